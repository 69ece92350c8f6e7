"""The sample tables and their gold documents."""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint.document import Document

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
GOLD = ROOT / "tests" / "gold"
NAMES = (
    "baiyun-projects",
    "guangzhou-department",
    "guangzhou-projects-2024",
    "liwan-projects",
    "zengcheng-projects-2024",
)
TABLES = tuple(n for n in NAMES if n != "guangzhou-department")
WITH_GOLD = ("baiyun-projects", "guangzhou-projects-2024")


def text(name: str) -> str:
    """The text of a sample."""
    return (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def gold(name: str) -> Document:
    """The right document of a sample, made by careful readers."""
    made: Document = msgspec.json.decode((GOLD / f"{name}.document.json").read_bytes(), type=Document)
    return made

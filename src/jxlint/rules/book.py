"""The rule book: all that a folder of rules holds, as types. `loading` reads one, `cache` keeps it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Layer
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy


class RuleBook(msgspec.Struct, frozen=True):
    """All that the folder of rules holds; `folder` is where it was read, `profiles` are the built-in ones by name."""

    rules: tuple[Rule, ...]
    lexicons: dict[str, Lexicon]
    taxonomies: dict[str, Taxonomy]
    suggestions: dict[str, Suggestions] = {}
    profiles: dict[str, Layer] = {}
    folder: str = ""


def home() -> Path:
    """The folder that holds `lint_rules/` and `rules.yaml`: in the package, or beside it in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "data"
    return inside if (inside / "rules.yaml").is_file() else Path(__file__).resolve().parents[3]


def files(folder: Path) -> list[Path]:
    """Every YAML file of a rule folder that is not hidden, in a stable order; of a file, itself. Raises BrokenRule when
    there is none."""
    found = [folder] if folder.is_file() else sorted(_below(folder))
    if not found:
        raise BrokenRule(
            "没有规则文件",
            "there are no rule files",
            remedy_zh="请检查路径；规则文件的后缀是 .yaml",
            remedy_en="check the path; rule files end in .yaml",
            where=str(folder),
        )
    return found


def _below(folder: Path) -> Iterator[Path]:
    for within, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(within, name)  # noqa: PTH118 - looked at in every run, and Path is slow
            if name.endswith((".yaml", ".yml")) and not name.startswith(".") and os.path.isfile(path):  # noqa: PTH113
                yield Path(path)

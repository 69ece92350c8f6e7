"""A comparison as JSON: the contract `jxlint.compare/1`."""

from __future__ import annotations

from typing import Literal

import msgspec

from jxlint import __version__
from jxlint.comparing.model import SCHEMA, Comparison, Counts, FindingChange, ItemChange, Version
from jxlint.reports.json import Tool, document


class Findings(msgspec.Struct, frozen=True):
    """The findings that only the old version has (`fixed`), and those that only the new one has."""

    fixed: tuple[FindingChange, ...]
    new: tuple[FindingChange, ...]


class Output(msgspec.Struct, frozen=True):
    """The whole output."""

    schema: Literal["jxlint.compare/1"]
    tool: Tool
    profile: str
    old: Version
    new: Version
    summary: Counts
    items: tuple[ItemChange, ...]
    findings: Findings


def render(comparison: Comparison, _lang: str = "zh") -> bytes:
    """`comparison` as indented JSON in UTF-8."""
    old, new = (
        # A lone surrogate of a file name cannot be UTF-8; it is shown by its code.
        msgspec.structs.replace(v, path=v.path.encode(errors="backslashreplace").decode())
        for v in (comparison.old, comparison.new)
    )
    findings = Findings(comparison.fixed, comparison.appeared)
    tool, counts = Tool("jxlint", __version__), comparison.counts
    return document(Output(SCHEMA, tool, comparison.profile, old, new, counts, comparison.items, findings))

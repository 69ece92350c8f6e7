"""A finding: what is wrong, where, and what to write instead. `reports.json` gives it the contract's form."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from jxlint.digest import blake2b
from jxlint.document import Path, Span
from jxlint.reading import Location

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_CALLED = {"error": "错误", "warning": "警告", "info": "提示"}


def severity_name(severity: Severity, lang: str) -> str:
    """What a severity is called in `lang`."""
    return _CALLED[severity] if lang == "zh" else severity


class Fix(msgspec.Struct, frozen=True, gc=False):
    """A replacement for the finding's text; `safe` when it cannot change the meaning."""

    safe: bool
    replacement: str


class Suppression(msgspec.Struct, frozen=True, gc=False):
    """Why a finding does not count: an `exempt` entry of the profile, or the baseline. It is marked, never deleted."""

    by: Literal["exemption", "baseline"]
    reason: str


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One finding.

    `indicator` is the number as printed, None for one about a project, unit or document; `field` is one of level1,
    level2, name, period, annual, objective, amounts, number, project, unit, document; `text` the offending words.
    `path` and `span` are the rule's answer, from which `location` is found; they stay out of the reports.
    """

    code: str
    name: str
    severity: Severity
    message: str
    unit: str | None = None
    project: str | None = None
    indicator: int | None = None
    field: str
    text: str = ""
    location: Location = Location()
    fix: Fix | None = None
    fingerprint: str = ""
    suppressed: Suppression | None = None
    path: Path = ()
    span: Span | None = None


_CLOSING = ".。；;，,"


@lru_cache(maxsize=16_384)
def normalised(text: str) -> str:
    """Text as a fingerprint sees it: NFKC, no white space, no closing mark."""
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return text
    return "".join(unicodedata.normalize("NFKC", text).split()).rstrip(_CLOSING)


def all_normalised(texts: Sequence[str]) -> list[str]:
    """What `normalised` gives for each of `texts`: many are looked at in one pass."""
    joined = "\0".join(texts)
    if joined.count("\0") >= len(texts) > 0:  # the sign between them stands in one of them
        return [normalised(text) for text in texts]
    solid = "".join(unicodedata.normalize("NFKC", joined).split())
    return [text.rstrip(_CLOSING) for text in solid.split("\0")] if texts else []


def fingerprint(identity: str, ordinal: int) -> str:
    """32 hex digits that stay the same when rows move or lines are wrapped elsewhere.

    `identity` is code, unit, project, name of the indicator, field and words, each normalised, joined by U+001F;
    `ordinal` counts, from 0, the findings that are equal in all of it.
    """
    return blake2b(f"{identity}\x1f{ordinal}".encode(), digest_size=16).hexdigest()

"""What a note beside the offending words says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.findings import SEVERITIES, Finding, Severity, severity_name
from jxlint.reports.fields import field_name
from jxlint.reports.text import visible

AUTHOR = "jxlint"
# The ink and the wash of each severity, the same in every format.
INKS: dict[Severity, str] = {"error": "B3261E", "warning": "7A4A00", "info": "1A5FB4"}
WASHES: dict[Severity, str] = {"error": "FBD5D1", "warning": "FFE3B0", "info": "D3E4FA"}
_MOST = 4000  # characters of words or of a message; a table's own words may be of any length
_UNWRITABLE = compiled("[\ufffe\uffff]")  # the only ones that XML cannot hold and `visible` lets through


class Note(msgspec.Struct, frozen=True):
    """A finding with its number in the list, from 1, and what its rule is called."""

    number: int
    finding: Finding
    title: str
    lang: str

    @property
    def head(self) -> str:
        """Severity, code and rule."""
        f = self.finding
        return safe(f"{severity_name(f.severity, self.lang)} {f.code} {self.title}".rstrip())

    @property
    def body(self) -> str:
        """What it is about, what is wrong, and what to write instead."""
        f, zh = self.finding, self.lang == "zh"
        number = "" if f.indicator is None else f"指标{f.indicator}" if zh else f"indicator {f.indicator}"
        about = " ".join(part for part in (number, field_name(f.field, self.lang)) if part)
        joint = "：" if zh else ": "
        said = safe((f"{about}{joint}" if about else "") + f.message)
        if f.fix is not None and f.fix.replacement and f.fix.replacement not in f.message:
            said += safe(f"\n可改为：{f.fix.replacement}" if zh else f"\nWrite instead: {f.fix.replacement}")
        return said


def notes(findings: Sequence[Finding], titles: Mapping[str, str], lang: str) -> list[Note]:
    """The notes of the findings that count, in their order."""
    active = [f for f in findings if f.suppressed is None]
    return [Note(i, f, titles.get(f.code, f.name), lang) for i, f in enumerate(active, 1)]


def gravest(group: Sequence[Note]) -> Severity:
    """The highest severity of several."""
    return min((n.finding.severity for n in group), key=SEVERITIES.index)


def safe(text: str) -> str:
    """`text` with line breaks kept and every other control character shown by its code, not too long."""
    if len(text) > _MOST:
        text = text[:_MOST] + "…"
    return "\n".join(_UNWRITABLE.sub("\ufffd", visible(line)) for line in text.split("\n"))

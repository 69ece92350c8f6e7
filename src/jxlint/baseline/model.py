"""What a baseline holds: an entry for each known finding, told from others by its fingerprint alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from jxlint.findings import Finding

SCHEMA: Literal["jxlint.baseline/1"] = "jxlint.baseline/1"
# The engine's own failure: to know it is no reason to pass over what was not judged.
NEVER = frozenset({"JX001"})
_LONGEST = 60

Print = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Code = Annotated[str, msgspec.Meta(pattern="^JX[0-9]{3,4}$")]
Times = Annotated[int, msgspec.Meta(ge=1)]
# The findings of files: a name as the baseline writes it, and what was found there.
Found = Sequence[tuple[str, Sequence[Finding]]]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A known finding: `files` says how often it stands in which. All but it and `fingerprint` is for people."""

    code: Code
    unit: str | None = None
    project: str | None = None
    indicator: int | None = None
    field: str
    text: str = ""
    files: Annotated[dict[str, Times], msgspec.Meta(min_length=1)]
    fingerprint: Print

    @property
    def times(self) -> int:
        """How many findings it stands for."""
        return sum(self.files.values())

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands in the file: beside those of its project, whatever file they are in."""
        return self.unit or "", self.project or "", self.code, self.field, self.text, self.fingerprint

    @classmethod
    def of(cls, finding: Finding, files: Mapping[str, int]) -> Entry:
        """The entry for `finding`."""
        text = finding.text if len(finding.text) <= _LONGEST else finding.text[: _LONGEST - 1] + "…"
        return cls(
            code=finding.code, unit=finding.unit, project=finding.project, indicator=finding.indicator,
            field=finding.field, text=text, files=dict(sorted(files.items())), fingerprint=finding.fingerprint,
        )  # fmt: skip


class Baseline(msgspec.Struct, frozen=True):
    """The known findings by fingerprint; `name` is the file as it was named."""

    name: str
    entries: dict[str, Entry]

    @property
    def times(self) -> int:
        """How many findings are known."""
        return sum(entry.times for entry in self.entries.values())


def eligible(finding: Finding) -> bool:
    """Whether a baseline may hold `finding`: it counts, and is no failure of a rule."""
    return finding.suppressed is None and finding.code not in NEVER

"""How the annual value of an indicator may disagree with its period value (group 4 of the catalogue)."""

from __future__ import annotations

from typing import Literal

import msgspec

from jxlint.findings import Severity

Name = Literal["kind", "deadline", "exceeds", "conflict", "comparator", "part"]


class Relation(msgspec.Struct, frozen=True):
    """A disagreement: which, the two things that disagree, how grave if not as the rule says, and which of the rule's
    messages speaks of it."""

    name: Name
    period: str
    annual: str
    severity: Severity | None = None
    variant: str = ""

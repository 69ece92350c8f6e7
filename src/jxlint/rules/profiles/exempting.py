"""Exemptions carried out: the findings of a document that they match are marked, never deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from jxlint.document import DepartmentForm, Document, Indicator, words
from jxlint.findings import Finding, Suppression
from jxlint.rules.profiles.model import Entry, Exemption, Key, Marks
from jxlint.rules.profiles.places import name_matcher

Test = Callable[[str], bool]


class _Matcher:
    """One exemption with its patterns compiled."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self.exemption = entry, entry.exemption
        self._unit, self._project = _test(self.exemption.unit), _test(self.exemption.project)
        self._indicator, self._number = _indicator(self.exemption)

    def home(self, unit: str | None, project: str | None) -> bool:
        """Whether it is for findings of this unit and project. What has none is not met by a pattern for one."""
        return _passes(self._unit, unit) and _passes(self._project, project)

    def row(self, indicator: Indicator | None) -> bool:
        """Whether it is for findings of this indicator (None: of none)."""
        if self._number is not None:
            return indicator is not None and indicator.number == self._number
        return _passes(self._indicator, words(indicator.name) if indicator else None)

    @property
    def of_rows(self) -> bool:
        return self._number is not None or self._indicator is not None


class Exempter:
    """The exemptions of one rule set. Those whose `until` is before `today` exempt nothing any more."""

    def __init__(self, entries: Iterable[Entry], today: date) -> None:
        matchers = [_Matcher(e) for e in entries]
        self._matchers = [m for m in matchers if not expired(m.exemption, today)]

    def __call__(self, findings: Sequence[Finding], document: Document) -> tuple[Sequence[Finding], Marks]:
        """`findings` of `document` with those exempted marked, and what became of the exemptions."""
        if not self._matchers:
            return findings, Marks()
        homes: dict[tuple[str | None, str | None], list[_Matcher]] = {}
        used: set[Key] = set()
        out: list[Finding] = []
        for finding in findings:
            home = finding.unit, finding.project
            if home not in homes:
                homes[home] = [m for m in self._matchers if m.home(*home)]
            indicator = _indicator_at(document, finding) if homes[home] else None
            hold = [m for m in homes[home] if finding.code in m.entry.covers and m.row(indicator)]
            used.update(m.exemption.key for m in hold)
            out.append(_marked(finding, hold))
        met = {m.exemption.key for m in self._matchers if m.exemption.key in used or _met(m, document)}
        return out, Marks(frozenset(met), frozenset(used))

    def alone(self, finding: Finding, indicator: Indicator | None) -> Finding:
        """`finding`, which is about `indicator` (None: about none), marked where it is exempted."""
        here = [m for m in self._matchers if m.home(finding.unit, finding.project) and m.row(indicator)]
        return _marked(finding, [m for m in here if finding.code in m.entry.covers])


def _marked(finding: Finding, hold: Sequence[_Matcher]) -> Finding:
    if not hold or finding.suppressed is not None:
        return finding
    suppressed = Suppression(by="exemption", reason=hold[0].exemption.reason)
    return msgspec.structs.replace(finding, suppressed=suppressed)


def expired(exemption: Exemption, today: date) -> bool:
    """Whether the last day of the exemption is past."""
    return exemption.until is not None and date.fromisoformat(exemption.until) < today


def _met(matcher: _Matcher, document: Document) -> bool:
    """Whether the document holds what the exemption is for, found fault with or not."""
    homes: list[tuple[str | None, str | None, Sequence[Indicator]]]
    if isinstance(document, DepartmentForm):
        homes = [(words(document.department), None, document.indicators)]
    else:
        homes = [
            (words(u.name), words(p.name) if p else None, p.indicators if p else ())
            for u in document.units
            for p in (*u.projects, None)
        ]
        homes += [(words(document.department), None, ()), (None, None, ())]
    return any(
        matcher.home(unit, project) and (not matcher.of_rows or any(map(matcher.row, indicators)))
        for unit, project, indicators in homes
    )


def _indicator_at(document: Document, finding: Finding) -> Indicator | None:
    """The indicator that the path of a finding leads through."""
    path, here = finding.path, document
    if "indicators" not in path or path[-1] == "indicators":
        return None
    for step in path[: path.index("indicators") + 2]:
        here = here[step] if isinstance(step, int) else getattr(here, step)  # type: ignore[index]
    return here if isinstance(here, Indicator) else None


def _test(pattern: str | None) -> Test | None:
    return None if pattern is None else name_matcher(pattern)


def _indicator(exemption: Exemption) -> tuple[Test | None, int | None]:
    wanted = exemption.indicator
    return (None, wanted) if isinstance(wanted, int) else (_test(wanted), None)


def _passes(test: Test | None, name: str | None) -> bool:
    return test is None or (name is not None and test(name))

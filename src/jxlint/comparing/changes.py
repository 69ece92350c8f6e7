"""Two judged versions of a table to a Comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from jxlint.comparing.matching import Pair, Thing, match
from jxlint.comparing.model import (
    Comparison,
    Counts,
    ItemChange,
    Kind,
    Match,
    Version,
)
from jxlint.comparing.pairing import Sides, matched
from jxlint.comparing.sides import Item, items, shown
from jxlint.comparing.standing import standing
from jxlint.document import DepartmentForm, Path, words
from jxlint.findings import Finding
from jxlint.reading import Reading
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.years import budget_year

_ORDER: tuple[Kind, ...] = ("table", "department", "unit", "project", "task")


class Judged(msgspec.Struct, frozen=True):
    """A version: where it came from, what was read, and the findings that count."""

    path: str
    reading: Reading
    findings: Sequence[Finding] = ()


def compare(old: Judged, new: Judged, rules: RuleSet) -> Comparison:
    """What became of `old` in `new`. Both must hold the same kind of form; `rules` give the words that tell which way a
    target is better, and the categories."""
    versions = _version(old), _version(new)
    sides = Sides(old.reading, new.reading, rules, _shift(versions))
    olds, news = items(old.reading.document), items(new.reading.document)
    homes: dict[Path, Path] = {}
    counts: Counter[str] = Counter()
    changes = list(_changes(olds, news, sides, homes, counts))
    fixed, appeared, kept = standing(old.findings, new.findings, homes)
    counts.update(findings_fixed=len(fixed), findings_new=len(appeared), findings_kept=kept)
    return Comparison(*versions, rules.profile, tuple(changes), fixed, appeared, _counted(changes, counts))


def _changes(
    olds: list[Item], news: list[Item], sides: Sides, homes: dict[Path, Path], counts: Counter[str]
) -> Iterator[ItemChange]:
    """What there is to say of each item: in the order of the new version, what vanished at the end of its kind."""
    units: dict[tuple[str, Path], int] = {}
    for kind in _ORDER:
        some, others = ([i for i in several if i.kind == kind] for several in (olds, news))
        pairs = _pairs(kind, some, others, units)
        by_new = {pair.new: pair for pair in pairs}
        if kind == "unit":
            for k, pair in enumerate(pairs):
                units["old", some[pair.old].path] = units["new", others[pair.new].path] = k
        for j, item in enumerate(others):
            found = by_new.get(j)
            if found is None:
                counts[f"{kind}_new"] += 1
                counts["rows_new"] += len(item.indicators)
                yield ItemChange(kind=kind, status="new", old=None, new=shown(item, sides.new))
                continue
            counts[f"{kind}_matched"] += 1
            homes[some[found.old].path] = item.path
            change = matched(some[found.old], item, _why(found), sides, homes, counts)
            if change is not None:
                yield change
        for i in sorted(set(range(len(some))) - {pair.old for pair in pairs}):
            counts[f"{kind}_vanished"] += 1
            counts["rows_vanished"] += len(some[i].indicators)
            yield ItemChange(kind=kind, status="vanished", old=shown(some[i], sides.old), new=None)


def _pairs(kind: Kind, olds: list[Item], news: list[Item], units: dict[tuple[str, Path], int]) -> list[Pair]:
    """The items of one kind that are one. There is one table or department in each version."""
    if kind in ("table", "department"):
        return [Pair(0, 0, "name", 1.0, moved=False)] if olds and news else []

    def things(side: str, several: list[Item]) -> list[Thing]:
        # A unit that is in one version alone is a group of its own.
        return [Thing(i.name, units.get((side, i.path[:2]), (side, i.path[:2])), i.content) for i in several]

    if kind == "project":
        return match(things("old", olds), things("new", news))
    return match([Thing(i.name, "", i.content) for i in olds], [Thing(i.name, "", i.content) for i in news])


def _why(pair: Pair) -> Match:
    return Match(pair.by, pair.score, pair.moved)


def _version(judged: Judged) -> Version:
    document = judged.reading.document
    every = items(document)
    return Version(
        path=judged.path,
        kind="department-form" if isinstance(document, DepartmentForm) else "project-table",
        department=words(document.department),
        budget_year=budget_year(document),
        money_unit=words(document.money_unit),
        projects=sum(i.kind == "project" for i in every),
        indicators=sum(len(i.indicators) for i in every),
        findings=len(judged.findings),
    )


def _shift(versions: tuple[Version, Version]) -> int:
    """By how many years the versions are apart, 0 where that is not known."""
    one, two = (v.budget_year for v in versions)
    return two - one if one is not None and two is not None else 0


def _counted(changes: list[ItemChange], seen: Counter[str]) -> Counts:
    rows = [row for change in changes for row in change.indicators]
    moves = Counter(target.move for row in rows for target in row.targets)
    boilerplate = [c.boilerplate for c in changes if c.boilerplate]
    return Counts(
        lowered=moves["lowered"],
        raised=moves["raised"],
        changed=moves["changed"],
        indicators_matched=seen["rows_matched"],
        indicators_vanished=seen["rows_vanished"],
        indicators_new=seen["rows_new"],
        projects_matched=seen["project_matched"],
        projects_vanished=seen["project_vanished"],
        projects_new=seen["project_new"],
        texts=sum(len(c.texts) for c in changes) + sum(len(r.texts) for r in rows),
        money=sum(len(c.money) for c in changes),
        taken_over=sum(len(b.indicators) for b in boilerplate),
        objectives_kept=sum(int(b.objective) for b in boilerplate),
        findings_fixed=seen["findings_fixed"],
        findings_new=seen["findings_new"],
        findings_kept=seen["findings_kept"],
    )

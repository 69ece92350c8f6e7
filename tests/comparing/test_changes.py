"""Two versions of a table: what was matched, which targets went down, and what holds of any two tables."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.comparing import amounts
from jxlint.comparing.changes import Judged, compare
from jxlint.comparing.model import Comparison, ItemChange, RowChange, TargetChange
from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules import RuleSet
from jxlint.sheet import sheet
from tests.samples import NAMES, TABLES, text


def row(name: str, annual: str, level2: str = "11-数量指标", period: str | None = None) -> Indicator:
    level1 = {"1": "1-产出指标", "2": "2-效益指标", "3": "3-满意度指标"}[level2[0]]
    return Indicator(number=1, level1=level1, level2=level2, name=name, period=period or annual, annual=annual)


def project(name: str, *rows: Indicator, total: str = "10.00", objective: str = "组织培训") -> Project:
    return Project(name=name, amounts=Amounts(total=Decimal(total)), objective=objective, indicators=rows)


def table(*projects: Project, unit: str = "某局", year: int | None = 2025) -> ProjectTable:
    return ProjectTable(
        department=unit, money_unit="万元", budget_year=year, units=(Unit(name=unit, projects=projects),)
    )


def of(old: ProjectTable, new: ProjectTable, rules: RuleSet, *, findings: bool = False) -> Comparison:
    sides = []
    for name, document in (("old", old), ("new", new)):
        reading = Reading(document, JsonPlaces(msgspec.json.encode(document).decode()))
        sides.append(Judged(name, reading, check(reading, rules) if findings else ()))
    return compare(sides[0], sides[1], rules)


def rows_of(comparison: Comparison) -> list[RowChange]:
    return [change for item in comparison.items for change in item.indicators]


def target(old: str, new: str, rules: RuleSet, name: str = "培训人次", level2: str = "11-数量指标") -> TargetChange:
    made = of(table(project("培训", row(name, old, level2))), table(project("培训", row(name, new, level2))), rules)
    (change,) = rows_of(made)
    (moved,) = change.targets
    return moved


@pytest.mark.parametrize(
    ("name", "old", "new", "move", "why"),
    [
        ("培训人次", "≥100人次", "≥80人次", "lowered", "number"),
        ("培训人次", "≥100人次", "≥120人次", "raised", "number"),
        ("培训人次", "≥1万人次", "≥8000人次", "lowered", "number"),
        ("投诉次数", "≤5次", "≤8次", "lowered", "number"),
        ("投诉次数", "≤5次", "≤3次", "raised", "number"),
        ("群众满意度", "≥95%", "≥九成", "lowered", "number"),
        ("培训人次", "100人次", "有所提高", "lowered", "unquantified"),
        ("培训人次", "有所提高", "≥100人次", "raised", "quantified"),
        ("项目完成时间", "2025年6月底前", "2025年12月底前", "lowered", "deadline"),
        ("项目完成时间", "2025年12月底前", "2025年9月底前", "raised", "deadline"),
    ],
)
def test_a_target_goes_down_or_up(name: str, old: str, new: str, move: str, why: str, rules: RuleSet) -> None:
    changed = target(old, new, rules, name)
    assert (changed.move, changed.parts[0].why) == (move, why)
    assert (changed.old, changed.new) == (old, new)


@pytest.mark.parametrize(("old", "new"), [("≥100人次", "不少于100人次"), ("≥95％", "≥95%"), ("1万人次", "10000人次")])
def test_another_spelling_is_no_change(old: str, new: str, rules: RuleSet) -> None:
    made = of(table(project("甲", row("培训", old))), table(project("甲", row("培训", new))), rules)
    assert [t for c in rows_of(made) for t in c.targets if t.move != "changed"] == []


def test_projects_are_matched_by_name_year_and_likeness(rules: RuleSet) -> None:
    old = table(
        project("培训经费", row("培训人次", "100人次")),
        project("2024年系统运维项目", row("运维次数", "12次")),
        project("社会治理平台建设", row("平台数", "1个"), row("覆盖率", "100%", "12-质量指标"), objective="建设平台"),
        project("公务用车购置", row("购置数", "2辆"), objective="购置车辆"),
    )
    new = table(
        project(
            "社会治理综合平台建设", row("平台数", "1个"), row("覆盖率", "100%", "12-质量指标"), objective="建设平台"
        ),
        project("2025年系统运维项目", row("运维次数", "12次")),
        project("培训经费", row("培训人次", "100人次")),
        project("应急物资储备", row("储备种类", "30种"), objective="储备物资"),
    )
    made = of(old, new, rules)
    names = {
        (i.old.name if i.old else None, i.new.name if i.new else None): i for i in made.items if i.kind == "project"
    }
    assert names[("社会治理平台建设", "社会治理综合平台建设")].match is not None
    assert names[("公务用车购置", None)].status == "vanished"
    assert names[(None, "应急物资储备")].status == "new"
    assert (made.counts.projects_matched, made.counts.projects_vanished, made.counts.projects_new) == (3, 1, 1)


def test_indicators_vanish_come_and_are_taken_over(rules: RuleSet) -> None:
    old = table(
        project("培训", row("培训人次", "100人次"), row("办班期数", "4期"), row("满意度", "≥90%", "31-服务对象满意度"))
    )
    more = (row("培训人次", "100人次"), row("教材册数", "300册"), row("满意度", "≥90%", "31-服务对象满意度"))
    new = table(project("培训", *more, total="20.00"), year=2026)
    made = of(old, new, rules)
    statuses = {(c.status, c.side.name) for c in rows_of(made)}
    assert {("vanished", "办班期数"), ("new", "教材册数")} <= statuses
    (item,) = [i for i in made.items if i.kind == "project"]
    assert item.boilerplate is not None
    assert item.boilerplate.objective
    assert item.boilerplate.indicators == ("培训人次", "满意度")
    (money,) = item.money
    assert (money.difference, money.percent) == (Decimal(100_000), Decimal(100))


@pytest.mark.parametrize(
    ("old", "new", "percent"),
    [
        ("1997.76", "0.199776", "-99.99"), ("1000", "1000.4", "0.04"), ("200", "0", "-100.0"), ("10", "20", "100.0"),
        ("3", "4", "33.3"),
    ],
)  # fmt: skip
def test_a_change_never_looks_like_none_or_all_where_it_is_not(old: str, new: str, percent: str) -> None:
    (change,) = amounts.money({"total": Decimal(old)}, {"total": Decimal(new)}, ("万元", "万元"))
    assert str(change.percent) == percent


def test_findings_are_fixed_and_new(rules: RuleSet) -> None:
    old, new = (table(project("培训", row("提高培训效果", v, "22-社会效益"))) for v in ("有所提高", "≥90%"))
    made = of(old, new, rules, findings=True)
    assert "JX301" in {f.code for f in made.fixed}
    assert "JX301" not in {f.code for f in made.appeared}
    assert "JX301" in {f.code for f in of(new, old, rules, findings=True).appeared}


@pytest.mark.parametrize("name", NAMES)
def test_a_table_differs_in_nothing_from_itself(name: str, rules: RuleSet) -> None:
    reading = recognise(sheet(text(name)))
    judged = Judged(name, reading, check(reading, rules))
    made = compare(judged, judged, rules)
    assert made.empty
    assert made.counts.findings_kept == len(judged.findings)


@settings(max_examples=8)
@given(st.sampled_from(TABLES), st.integers(0, 10**6))
def test_the_order_of_rows_and_projects_makes_no_difference(rules: RuleSet, name: str, seed: int) -> None:
    document = recognise(sheet(text(name))).document
    assert isinstance(document, ProjectTable)
    draw = random.Random(seed)

    def mixed(things: Sequence[object]) -> tuple[object, ...]:
        return tuple(draw.sample(list(things), len(things)))

    units = tuple(
        msgspec.structs.replace(
            unit,
            projects=mixed([msgspec.structs.replace(p, indicators=mixed(p.indicators)) for p in unit.projects]),
        )
        for unit in document.units
    )
    made = of(document, msgspec.structs.replace(document, units=units), rules)
    assert (made.counts.lowered, made.counts.projects_vanished, made.counts.indicators_vanished) == (0, 0, 0)
    assert made.items == ()


@settings(max_examples=10)
@given(st.sampled_from(TABLES), st.integers(0, 10**6))
def test_what_vanishes_one_way_is_new_the_other_way(rules: RuleSet, name: str, seed: int) -> None:
    document = recognise(sheet(text(name))).document
    assert isinstance(document, ProjectTable)
    draw = random.Random(seed)
    units = tuple(
        msgspec.structs.replace(u, projects=tuple(p for p in u.projects if draw.random() > 0.3)) for u in document.units
    )
    less = msgspec.structs.replace(document, units=units)
    there, back = of(document, less, rules), of(less, document, rules)

    def sides(items: Sequence[ItemChange], status: str) -> list[str]:
        return sorted(i.side.name for i in items if i.kind == "project" and i.status == status)

    assert sides(there.items, "vanished") == sides(back.items, "new")
    assert there.counts.lowered == back.counts.raised
    assert there.counts.projects_vanished == back.counts.projects_new

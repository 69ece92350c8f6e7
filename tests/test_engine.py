"""The engine: what it adds to the rules' answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from jxlint.document import Document, Path, Span
from jxlint.engine import Engine, check
from jxlint.findings import Finding
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules import RuleSet, load
from jxlint.rules.checkers import Checker


class Pointers:
    """Places that answer with the path itself."""

    def locate(self, path: Path, span: Span | None) -> Location:
        tail = f"@{span.start}-{span.end}" if span else ""
        return Location(pointer="/" + "/".join(map(str, path)) + tail)

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        return [self.locate(*one) for one in wanted]

    def excerpt(self, _location: Location) -> str | None:
        return None


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """The rules about values and secrets: small tables say nothing of coverage or categories."""
    return load(ignore=("JX2", "JX5"))


def table(*indicators: dict[str, Any], objective: str = "组织业务培训。", name: str = "培训") -> Reading:
    rows = [
        {
            "number": i,
            "level1": "1-产出指标",
            "level2": "12-质量指标",
            "name": "合格率",
            "period": "≥95%",
            "annual": "≥95%",
        }
        | r
        for i, r in enumerate(indicators, 1)
    ]
    amounts = {"total": "10.00", "fiscal": "10.00"}
    project = {"name": name, "amounts": amounts, "objective": objective, "indicators": rows}
    unit = {"name": "某局", "amounts": amounts, "projects": [project]}
    document = {"kind": "project-table", "money_unit": "万元", "total": amounts, "units": [unit]}
    return Reading(msgspec.convert(document, Document), Pointers())


def codes(findings: list[Finding]) -> list[str]:
    return [f.code for f in findings]


def test_a_finding_names_unit_project_indicator_and_place(rules: RuleSet) -> None:
    reading = table({}, {"name": "法律水平", "period": "有所提高", "annual": "有所提高"})
    (finding,) = check(reading, rules)
    assert (finding.code, finding.unit, finding.project, finding.indicator) == ("JX301", "某局", "培训", 2)
    assert (finding.field, finding.text) == ("annual", "有所提高")
    assert finding.location.pointer == "/units/0/projects/0/indicators/1/annual@0-4"
    assert "法律水平" in finding.message


def test_messages_come_in_the_language_asked_for(rules: RuleSet) -> None:
    reading = table({"period": "有所提高", "annual": "有所提高"})
    (zh,), (en,) = check(reading, rules, "zh"), check(reading, rules, "en")
    assert zh.message != en.message
    assert zh.fingerprint == en.fingerprint


def test_equal_meaning_is_reported_once_and_different_meaning_twice(rules: RuleSet) -> None:
    once = table({"name": "车辆数", "period": "约60个", "annual": "约60个。"})
    twice = table({"name": "车辆数", "period": "有所提高", "annual": "平稳有序"})
    assert codes(check(once, rules)) == ["JX307"]
    assert sorted(codes(check(twice, rules))) == ["JX301", "JX302", "JX401"]


def test_a_secret_project_is_left_in_peace(rules: RuleSet) -> None:
    reading = table({"period": "及时完成", "annual": "及时完成"}, objective="涉密项目，不予公开。")
    assert codes(check(reading, rules)) == ["JX901"]
    silent = table({"period": "涉密项目", "annual": "涉密项目"}, objective="涉密项目，不予公开。")
    assert codes(check(silent, load())) == []


def test_a_rule_that_fails_is_one_finding_and_the_run_goes_on() -> None:
    rules = load(ignore=("JX2", "JX5"))

    def broken(_thing: object) -> list[Any]:
        raise ZeroDivisionError("by nothing")

    rules.by_scope["value"] = tuple(
        Checker(c.rule, c.scope, broken) if c.rule.code == "JX304" else c for c in rules.by_scope["value"]
    )
    findings = check(table({"period": "有所提高", "annual": "有所提高"}), rules, "en")
    assert sorted(set(codes(findings))) == ["JX001", "JX301"]
    failed = next(f for f in findings if f.code == "JX001")
    assert "JX304" in failed.message
    assert "by nothing" in failed.message
    assert (failed.name, failed.severity, failed.indicator) == ("internal-error", "error", 1)


def test_a_leftover_keeps_its_place_and_project(rules: RuleSet) -> None:
    reading = table({})
    place = Location(line=3, column=1, end_line=3, end_column=3)
    reading = msgspec.structs.replace(reading, leftovers=(Leftover("乱码", place, ("units", 0, "projects", 0)),))
    (finding,) = check(reading, rules)
    assert (finding.code, finding.project, finding.location) == ("JX101", "培训", place)


def test_a_long_leftover_is_quoted_by_both_ends(rules: RuleSet) -> None:
    words = "甲" * 150 + "乙" * 10_000 + "丙" * 40
    reading = msgspec.structs.replace(table({}), leftovers=(Leftover(words, Location(line=3)),))
    (finding,) = check(reading, rules)
    assert finding.text == words
    assert len(finding.message) < 300
    assert "甲……丙" in finding.message.replace("乙", "")


def test_fingerprints_survive_moved_rows_and_tell_equals_apart(rules: RuleSet) -> None:
    vague = {"name": "法律水平", "period": "有所提高", "annual": "有所提高"}
    one = {f.fingerprint for f in check(table(vague, {}), rules)}
    two = {f.fingerprint for f in check(table({}, vague), rules)}
    assert one == two
    both = check(table(vague, vague), rules)
    assert len({f.fingerprint for f in both if f.code == "JX301"}) == 2


def test_rows_with_the_same_words_are_judged_once(rules: RuleSet) -> None:
    engine = Engine(rules)
    reading = table(*[{"period": "有所提高", "annual": "有所提高"}] * 50)
    assert codes(engine.judge(reading)).count("JX301") == 50
    assert len(engine._rows._rows) == 1


@pytest.mark.parametrize("annual", ["{text}", "{name}{", "{0}", "%s", "\x1b[31m", "<script>"])
def test_words_of_the_document_are_no_template(rules: RuleSet, annual: str) -> None:
    for finding in check(table({"name": annual, "period": "有所提高", "annual": "有所提高"}), rules):
        assert finding.message


def test_a_department_form_names_the_department_as_its_unit(rules: RuleSet) -> None:
    indicator = {
        "number": 1, "level1": "产出指标", "level2": "质量指标", "name": "水平", "period": "提升", "annual": "提升",
    }  # fmt: skip
    document = {"kind": "department-form", "department": "某局", "objective": "做好工作。", "indicators": [indicator]}
    (finding,) = check(Reading(msgspec.convert(document, Document), Pointers()), rules)
    assert (finding.unit, finding.project, finding.indicator, finding.code) == ("某局", None, 1, "JX301")


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "1e999999"])
def test_an_amount_that_is_no_number_is_one_finding(rules: RuleSet, amount: str) -> None:
    line = {"total": amount, "fiscal": "1.00"}
    document = {"kind": "project-table", "total": line, "units": [{"name": "某局", "amounts": {"total": "1.00"}}]}
    assert codes(check(Reading(msgspec.convert(document, Document), Pointers()), rules)) == ["JX604"]
    form = {
        "kind": "department-form",
        "objective": "做好工作。",
        "income": {"fiscal": amount},
        "by_level": {"own": "1.00"},
    }
    assert "JX604" in codes(check(Reading(msgspec.convert(form, Document), Pointers()), rules))


@pytest.mark.parametrize(("level", "said"), [("", set()), ("产出指标", {"JX102", "JX502", "JX503", "JX504"})])
def test_a_form_without_columns_of_levels_lacks_none(level: str, said: set[str]) -> None:
    rows = [{"level1": level, "level2": ""}, {"level1": "", "level2": "", "name": "师生满意度"}]
    document = table(*rows).document
    reading = Reading(msgspec.structs.replace(document, form="single-project"), Pointers())
    found = check(reading, load(select=("JX102", "JX501", "JX502", "JX503", "JX504")))
    assert {f.code for f in found} == said

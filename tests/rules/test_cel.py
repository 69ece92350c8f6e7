"""Conditions in CEL: what is wrong with one is said when it is loaded, with its place and the remedy; what is right
answers by what it is asked about."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit
from jxlint.engine import Engine
from jxlint.errors import BrokenRule
from jxlint.reading import Reading
from jxlint.rules import load
from jxlint.rules.cel import Cel, Program
from jxlint.rules.lexicon import Lexicon, Phrases
from jxlint.rules.variables import VARIABLES, Thing
from jxlint.trials import examples
from jxlint.trials.nowhere import Nowhere
from tests.rules.book import book

CEL = Cel(Phrases({"own": Lexicon("own", ("稳妥", "培训"))}), "own.yaml:3:5")


def program(source: str, thing: Thing = "value") -> Program:
    return CEL.program(source, thing, "own.yaml:3:5")


@pytest.mark.parametrize(
    ("source", "says", "remedy"),
    [
        ('nane == "x"', "column 1: unknown name “nane”", "“name”"),
        ('name.contians("x")', "column 14: unknown name “contians”", "“contains”"),
        ("name > 3", "does not take (string, int)", "compare like with like"),
        ("name", "must be true or false, not string", "comparison"),
        ("numbers[0] > 100", "does not take (double, int)", "100.0"),
        ('name.matches("(")', "bad pattern", "RE2"),
        ('name.matches("(?=a)")', "bad pattern", "look-around"),
        ("name.matches(annual)", "written out", 'matches("…")'),
        ('in_lexicon(name, "onw")', "no lexicon “onw”", "“own”"),
        ("name == “x”", "token recognition", "half-width"),
        ('name == "x" and annual == "y"', "mismatched input", "&& ||"),
        ("", "1 to 4000", "rewrite"),
        ("quantified" + " || quantified" * 400, "1 to 4000", "rewrite"),
        # Of sound types, and without an answer for some tables.
        ("numbers[0] > 100.0", "no answer for numbers = []", "ask first"),
        ("int(name) > 3", 'no answer for name = ""', "ask first"),
        ("100 / indicators > 1", "no answer for indicators = 0", "ask first"),
        ("size(units) > 0 && units[1] == '%'", 'no answer for units = ["%"]', "ask first"),
        ("numbers.all(a, numbers.all(b, numbers.all(c, a + b + c > -9.0)))", "Iteration budget", "ask first"),
        ("quantified && secret && multi_year && 1 / indicators > 0", "indicators = 0", "ask first"),
    ],
)
def test_what_is_wrong_is_said_at_load(source: str, says: str, remedy: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        program(source)
    assert says in caught.value.en
    assert remedy in caught.value.remedy_en
    assert caught.value.where == "own.yaml:3:5"
    assert caught.value.zh != caught.value.en
    assert "\n" not in caught.value.text("zh")


def test_the_line_in_a_text_of_several_lines_is_counted() -> None:
    with pytest.raises(BrokenRule) as caught:
        program('name == "a" ||\n  nmae == "b"')
    assert caught.value.where == "own.yaml:5"


@pytest.mark.parametrize("thing", ["row", "value", "project"])
def test_every_variable_can_be_asked(thing: Thing) -> None:
    literal = {"string": '"x"', "bool": "true", "int": "1", "double": "1.0", "strings": '["x"]', "doubles": "[1.0]"}
    for name, variable in VARIABLES[thing].items():
        assert program(f"{name} == {literal[variable.type]}", thing).variables == {name: variable}


def test_a_guard_makes_it_sound() -> None:
    assert program("size(numbers) > 0 && numbers[0] > 100.0")
    assert program("indicators > 0 && 100 / indicators > 1", "project")


def judged(
    tmp_path: Path, *, amount: str | None = "12.5", project: str = "培训", annual: str = "95%", **rule: str
) -> Any:
    found = load(folder=book(tmp_path, **rule))
    amounts = Amounts(total=None if amount is None else Decimal(amount))
    indicators = (
        Indicator(level2="12-质量指标", name="培训合格率", annual=annual),
        Indicator(name="人数", annual="20人"),
    )
    unit = Unit(name="甲", projects=(Project(name=project, amounts=amounts, indicators=indicators),))
    table = ProjectTable(units=(unit,), money_unit="万元")
    reading = Reading(table, Nowhere())
    return [(f.code, f.field, f.text) for f in Engine(found).judge(reading)]


def expression(expr: str, scope: str = "row", **more: str) -> dict[str, str]:
    options = f"{{expr: '{expr}', scope: {scope}{''.join(f', {k}: {v}' for k, v in more.items())}}}"
    return {"kind": "expression", "options": options}


def test_the_kind_expression_reports_where_it_does_not_hold(tmp_path: Path) -> None:
    rule = expression('units.all(u, u != "%") || name.endsWith("合格率")', "value")
    assert judged(tmp_path / "a", **rule) == []
    rule = expression('units.all(u, u == "%")', "value")
    assert judged(tmp_path / "b", **rule) == [("JX9501", "annual", "20人")]
    rule = expression('category == "质量指标"', field="name")
    assert judged(tmp_path / "c", **rule) == [("JX9501", "name", "人数")]
    rule = expression('amount < 10.0 || money_unit != "万元"', "project")
    assert judged(tmp_path / "d", **rule) == [("JX9501", "project", "培训")]
    assert judged(tmp_path / "e", amount=None, **rule) == []


def test_conditions_of_rules_for_indicators(tmp_path: Path) -> None:
    always = {"kind": "pattern", "options": "{pattern: '.', fields: [name]}"}
    when = "  when: 'in_lexicon(name, \"own\") && numbers(1)'\n"
    with pytest.raises(BrokenRule):
        judged(tmp_path / "a", more=when, **always, lexicon="name: own\nwords: [培训]\n")
    when = "  when: 'in_lexicon(name, \"own\") && indicators == 2'\n"
    assert [f[2] for f in judged(tmp_path / "b", more=when, **always, lexicon="name: own\nwords: [培训]\n")] == ["培"]
    unless = "  unless: 'project.startsWith(\"培\")'\n"
    assert judged(tmp_path / "c", more=unless, **always) == []
    assert len(judged(tmp_path / "d", more=unless, project="会议", **always)) == 2


def test_conditions_of_rules_for_projects_are_asked_of_the_project(tmp_path: Path) -> None:
    rule = {"kind": "number_of", "options": "{least: 3, most: 9}"}
    assert [f[0] for f in judged(tmp_path / "a", **rule)] == ["JX9501"]
    assert judged(tmp_path / "b", more="  when: amount > 100.0\n", **rule) == []
    assert judged(tmp_path / "c", more="  unless: {project: [培训]}\n", **rule) == []
    with pytest.raises(BrokenRule, match="category"):
        judged(tmp_path / "d", more="  when: {category: [成本指标]}\n", **rule)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"kind": "sums", "options": "{of: units}", "more": "  when: indicators > 1\n"}, "takes no when"),
        ({"options": "{lexicon: own, fields: [objective]}", "more": "  unless: quantified\n"}, "objective"),
        ({"more": "  when: 7\n"}, "condition"),
        ({"more": "  when: {}\n"}, "condition"),
        ({"more": "  when: value == 'x'\n"}, "value"),
    ],
)
def test_a_condition_that_could_never_be_asked_is_an_error(tmp_path: Path, rule: dict[str, str], says: str) -> None:
    with pytest.raises(BrokenRule, match=says) as caught:
        load(folder=book(tmp_path, **rule))
    assert "9-own.yaml:" in caught.value.where


def test_equal_indicators_of_two_projects_are_told_apart(tmp_path: Path) -> None:
    found = load(folder=book(tmp_path, **expression('project != "会议"')))
    rows = (Indicator(name="人数", annual="20人"),)
    projects = tuple(Project(name=name, indicators=rows) for name in ("培训", "会议"))
    table = ProjectTable(units=(Unit(name="甲", projects=projects),))
    findings = Engine(found).judge(Reading(table, Nowhere()))
    assert [f.project for f in findings] == ["会议"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_written_is_compiled_or_refused(source: str) -> None:
    try:
        assert program(source).source == source
    except BrokenRule as e:
        assert e.en


def test_a_value_of_many_numbers_stays_within_the_budget(tmp_path: Path) -> None:
    rule = expression("numbers.all(a, numbers.all(b, a + b > -9.0)) && size(units) <= 50", "value")
    assert judged(tmp_path, annual="、".join(f"{n}次" for n in range(1, 2000)), **rule) == []


def test_half_of_a_surrogate_pair_is_no_crash() -> None:
    assert program('name.contains("a")').evaluate(("\ud800a",)) is True


def test_without_the_library_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = book(tmp_path, more="  when: quantified\n")
    monkeypatch.setitem(sys.modules, "cel_expr_python", None)
    with pytest.raises(BrokenRule) as caught:
        load(folder=folder)
    assert "jxlint[cel]" in caught.value.remedy_en
    assert "jxlint[cel]" in caught.value.remedy_zh


def test_the_library_is_not_loaded_for_the_shipped_rules() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, jxlint.rules as r; r.load(); print('cel_expr_python' in sys.modules)"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False"


def test_examples_run_with_conditions(tmp_path: Path) -> None:
    given_ = "{bad: [{name: 培训, annual: 稳妥, project: 甲}], good: [{name: 培训, annual: 稳妥, project: 乙}]}"
    found = load(folder=book(tmp_path, examples=given_, more="  when: 'project == \"甲\"'\n"))
    assert examples.run(found) == []

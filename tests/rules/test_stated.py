"""Values that a form parts into 指标性质, 指标值 and 度量单位 are judged whole, and placed in their own cell."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from jxlint.document import Indicator, ProjectTable, Span
from jxlint.engine import check
from jxlint.findings import Finding
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.rules.profiles.shelf import Shelf
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.stated import sign, stated_values
from tests.forms import grid
from tests.layouts.form_tables import EVALUATION, GRID, SINGLE

GRADES = ("优", "良", "中", "差", "低")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return Shelf(isolated=True).rules("-")


def found(table: Any, rules: RuleSet) -> list[Finding]:
    return check(recognise(grid(table)), rules)


def whole(value: str, nature: str = "", unit: str = "") -> tuple[str, int]:
    indicator = Indicator(annual=value, nature=nature, unit=unit)
    [texts], [how] = stated_values([indicator], [("", "", "", "", value)], GRADES, alone=True)
    return texts[4], how.before["annual"] if how else 0


@pytest.mark.parametrize(
    ("value", "nature", "unit", "said", "before"),
    [
        ("95", "≥", "%", "≥95%", 1),
        ("95", ">=", "百分比", "≥95%", 1),
        ("12", "大于等于", "次", "≥12次", 1),
        ("30", "≤", "万元", "≤30万元", 1),
        ("100", "＝", "%", "=100%", 1),
        ("95%", "≥", "%", "≥95%", 1),
        ("≥95%", "≥", "%", "≥95%", 0),
        ("不超过30万元", "≤", "万元", "不超过30万元", 0),
        ("300", "定量", "人次", "300人次", 0),
        ("300", "", "人次", "300人次", 0),
        ("优良中低差", "定性", "", "优良中低差", 0),
        ("5", "≥", "/", "≥5", 1),
        ("≥100百分比", "", "", "≥100%", 0),
        ("", "≥", "%", "", 0),
    ],
)
def test_a_value_is_put_together(value: str, nature: str, unit: str, said: str, before: int) -> None:
    assert whole(value, nature, unit) == (said, before)


def test_spans_lead_back_to_the_cell() -> None:
    indicator = Indicator(annual="95", nature="≥", unit="%")
    _, [how] = stated_values([indicator], [("", "", "", "", "95")], GRADES, alone=True)
    assert how is not None
    assert how.span("annual", Span(0, 4)) == Span(0, 2)
    assert how.span("annual", Span(0, 1)) is None


def test_signs() -> None:
    assert [sign(s) for s in ("≧", " 不低于 ", "小于", "定性", "")] == ["≥", "≥", "<", "", ""]


def test_a_unit_in_a_column_of_its_own_is_no_missing_unit(rules: RuleSet) -> None:
    codes = {f.code for f in found(GRID, rules)}
    assert not codes & {"JX102", "JX103", "JX201", "JX202", "JX203", "JX204", "JX304", "JX308", "JX312", "JX314"}


def test_names_of_levels_without_codes_are_right(rules: RuleSet) -> None:
    for table in (SINGLE, EVALUATION):
        assert not [f for f in found(table, rules) if f.code.startswith("JX20") and f.code != "JX206" != f.code[:5]]


def test_a_finding_stands_in_the_cell_of_the_value(rules: RuleSet) -> None:
    table = [[c if c != "99" else "290" for c in row] for row in GRID]
    [finding] = [f for f in found(table, rules) if f.code == "JX305"]
    assert finding.text == "≥290%"
    assert finding.location.cell == "I6"
    assert finding.indicator == 2
    assert finding.fix is None


def test_wrong_weights_directions_and_natures_are_said(rules: RuleSet) -> None:
    table = [list(row) for row in GRID]
    table[5][-1], table[6][4], table[6][3] = "反向指标", "98", "定性"
    table[7][-2] = "35"
    said = {f.code: f for f in found(table, rules)}
    assert said["JX312"].message.startswith("读到的 4 个指标权重（分值）合计 105，应为 100")
    assert said["JX313"].location.cell == "I6"
    assert said["JX314"].indicator == 3


def test_scores_that_do_not_add_up_are_said(rules: RuleSet) -> None:
    table = [list(row) for row in EVALUATION]
    assert "JX608" not in {f.code for f in found(table, rules)}
    table[-1][2] = "99"
    [finding] = [f for f in found(table, rules) if f.code == "JX608"]
    assert "97.17" in finding.message


def test_what_a_file_that_breaks_off_lacks_is_not_judged(rules: RuleSet) -> None:
    reading = recognise(grid(SINGLE[:11]))
    whole_one = {f.code for f in check(reading, rules)}
    assert "JX503" in whole_one
    cut = msgspec.structs.replace(reading, partial=(("units", 0, "projects", 0),))
    assert not {f.code for f in check(cut, rules)} & {"JX502", "JX503", "JX504", "JX505"}


def test_where_a_file_breaks_off_the_last_value_is_not_called_cut_by_its_cell(rules: RuleSet) -> None:
    table = [*SINGLE[:10], [*SINGLE[10][:-1], "完成3个（其中"]]
    reading = recognise(grid(table))
    assert "JX105" in {f.code for f in check(reading, rules)}
    cut = msgspec.structs.replace(reading, partial=(("units", 0, "projects", 0),))
    assert "JX105" not in {f.code for f in check(cut, rules)}


def test_documents_of_today_have_no_new_keys() -> None:
    table = ProjectTable(department="某局")
    assert set(msgspec.to_builtins(table)) == {
        "kind", "schema", "department", "money_unit", "budget_year", "total", "units",
    }  # fmt: skip
    assert "actual" not in msgspec.to_builtins(Indicator(name="x"))
    assert Reading(table, recognise(grid(GRID)).places).partial == ()


def test_points_of_execution_printed_beside_the_money_count(rules: RuleSet) -> None:
    rows = [
        ["项目支出绩效目标表", "", "", "", "", ""],
        ["项目名称", "甲项目", "", "", "主管部门", "甲局"],
        ["项目资金（万元）", "年度资金总额", "10", "", "执行率分值（10）", ""],
        ["年度绩效目标", "办好培训。", "", "", "", ""],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "权重"],
        ["", "产出指标", "数量指标", "培训次数", "≥4次", "50"],
        ["", "满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "40"],
    ]
    assert "JX312" not in {f.code for f in found(rows, rules)}
    rows[-1][-1] = "50"
    [finding] = [f for f in found(rows, rules) if f.code == "JX312"]
    assert finding.message.startswith("读到的 2 个指标权重（分值）合计 100，应为 90")


def test_a_submitted_document_need_not_name_a_form_for_its_values_to_be_whole(rules: RuleSet) -> None:
    reading = recognise(grid(GRID))
    table = msgspec.structs.replace(reading.document, form=msgspec.UNSET)
    codes = {f.code for f in check(Reading(table, reading.places), rules)}
    assert not codes & {"JX304", "JX308"}

"""What is suggested: for a bare number the unit of what is counted, whatever else the name holds; for a value that
cannot be judged what suits the name."""

from __future__ import annotations

import pytest

from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit
from jxlint.engine import check
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules.profiles.shelf import Shelf
from jxlint.rules.ruleset import RuleSet


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return Shelf(isolated=True).rules()


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("覆盖嘎查村数", "“个”"),
        ("服务覆盖面", "“%”"),
        ("参训人数占比", "“%”"),
        ("低收入家庭数", "“户”"),
        ("制定标准数量", "“个”"),
        ("投资项目数", "“个”"),
        ("投资金额", "“元”"),
        ("挽回基金损失", "“元”"),
    ],
)
def test_the_unit_is_that_of_what_is_counted(name: str, unit: str, rules: RuleSet) -> None:
    row = Indicator(level1="1-产出指标", level2="11-数量指标", name=name, period="90", annual="90")
    table = ProjectTable(units=(Unit("甲局", Amounts(), (Project("培训", indicators=(row,)),)),))
    [said] = [f.message for f in check(Reading(table, JsonPlaces("{}")), rules) if f.code == "JX304"]
    assert f"多用{unit}" in said


def test_what_costs_is_counted_in_money_whatever_it_is_called(rules: RuleSet) -> None:
    row = Indicator(level1="1-产出指标", level2="14-成本指标", name="以低价采购为原则", period="5万", annual="5万")
    table = ProjectTable(units=(Unit("甲局", Amounts(), (Project("培训", indicators=(row,)),)),))
    [said] = [f.message for f in check(Reading(table, JsonPlaces("{}")), rules) if f.code == "JX304"]
    assert "多用“元”" in said


@pytest.mark.parametrize(
    ("name", "value", "suggested"),
    [
        ("演练方案", "完备", "印发（提交）X份"),
        ("护理人才队伍稳定性", "长期", "在岗（留任）率"),
        ("年检设备", "若干", "≥X台"),
        ("采购程序合规性", "合规", "违规（审计、检查发现）问题0起"),
        ("演练次数", "若干", "≥X次"),
    ],
)
def test_what_to_write_instead_suits_the_name(name: str, value: str, suggested: str, rules: RuleSet) -> None:
    row = Indicator(level1="1-产出指标", level2="12-质量指标", name=name, period=value, annual=value)
    table = ProjectTable(units=(Unit("甲局", Amounts(), (Project("培训", indicators=(row,)),)),))
    [said] = [f.message for f in check(Reading(table, JsonPlaces("{}")), rules) if f.code in ("JX302", "JX306")]
    assert suggested in said

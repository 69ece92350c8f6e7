"""How grave it is that a project has no cost indicator: what is built, bought or leased should have one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from jxlint.engine import Engine
from jxlint.readers import read_file
from jxlint.rules import RuleSet


def _severity(name: str, folder: Path, rules: RuleSet) -> list[str]:
    row = {
        "number": 1,
        "level1": "1-产出指标",
        "level2": "11-数量指标",
        "name": "次数",
        "period": "5次",
        "annual": "5次",
    }
    project = {"name": name, "amounts": {"total": "5"}, "objective": "做好工作。", "indicators": [row]}
    units = [{"name": "甲单位", "amounts": {"total": "5"}, "projects": [project]}]
    table = folder / "table.json"
    table.write_bytes(msgspec.json.encode({"kind": "project-table", "money_unit": "万元", "units": units}))
    return [f.severity for f in Engine(rules).judge(read_file(table)) if f.code == "JX504"]


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("办公设备购置", "warning"),
        ("车辆租用经费", "warning"),
        ("培训基地建设", "warning"),
        ("执法车辆采购项目", "warning"),
        ("设备采购及培训", "warning"),
        ("学校维修改造（含监督检查）", "warning"),
        ("办公用房租赁费", "warning"),
        # These words only say what is overseen or taught.
        ("采购人培训", "info"),
        ("装修噪声执法", "info"),
        ("建设工程质量监督业务费", "info"),
        ("房屋租赁市场监管专项经费", "info"),
        ("政府采购评审专家劳务费", "info"),
        ("农机购置补贴", "info"),
    ],
)
def test_only_works_and_purchases_should_have_a_cost(name: str, severity: str, tmp_path: Path, rules: RuleSet) -> None:
    assert _severity(name, tmp_path, rules) == [severity]

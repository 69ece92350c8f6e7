"""Projects without money in running text."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.grids import HEADS

TOP = "项目支出绩效目标表\n部门名称：甲市乙局 单位：万元\n" + " ".join(HEADS) + "\n合计 6.00 6.00\n甲市乙局 6.00 6.00\n"
COUNT = "1、1-产出指标；11-数量指标；培训期数；实施周期指标值:5期；年度指标值:5期。"
RATE = "2、1-产出指标；12-质量指标；合格率；实施周期指标值:≥95%；年度指标值:≥95%"


def project(name: str, listed: str, gap: str = "\n") -> str:
    return f"{name}{gap}保障各项工作开展，\n完成年度任务。\n\n{listed}\n"


def read(*projects: str) -> list[tuple[object, object, object, list[object]]]:
    reading = recognise(sheet(TOP + "".join(projects)))
    assert isinstance(reading.document, ProjectTable)
    assert reading.leftovers == ()
    [unit] = reading.document.units
    return [(p.name, p.amounts.total is None, p.objective, [i.annual for i in p.indicators]) for p in unit.projects]


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("closed", ["。", ""])
def test_numbers_that_begin_anew_below_a_name_are_another_projects(indent: str, gap: str, closed: str) -> None:
    made = read(
        project(f"{indent}业务培训 1.00 1.00", COUNT + RATE + closed),
        project(f"{indent}设备维护 2.00 2.00", COUNT),
        project(f"{indent}校企合作活动", COUNT + RATE + closed, gap),
        project(f"{indent}日常巡查活动", COUNT, gap),
        project(f"{indent}日常运行 3.00 3.00", COUNT),
    )
    said = "保障各项工作开展，完成年度任务。"
    assert made == [
        ("业务培训", False, said, ["5期", "≥95%"]),
        ("设备维护", False, said, ["5期"]),
        ("校企合作活动", True, said, ["5期", "≥95%"]),
        ("日常巡查活动", True, said, ["5期"]),
        ("日常运行", False, said, ["5期"]),
    ]


def test_it_may_be_the_first_below_its_unit() -> None:
    made = read(
        project("    校企合作活动", COUNT + RATE, "\n\n"),
        *(project(f"    {name} 2.00 2.00", COUNT) for name in ("业务培训", "设备维护", "日常运行")),
    )
    assert [(name, lacks) for name, lacks, _, _ in made] == [
        ("校企合作活动", True),
        ("业务培训", False),
        ("设备维护", False),
        ("日常运行", False),
    ]
    assert made[0][2:] == ("保障各项工作开展，完成年度任务。", ["5期", "≥95%"])


@pytest.mark.parametrize("between", ["", "\n", "另行安排，\n"])
def test_numbers_alone_that_begin_anew_are_none(between: str) -> None:
    [made] = read(project("业务培训 6.00 6.00", COUNT + RATE + "。" + between + COUNT))
    assert len(made[3]) == 3

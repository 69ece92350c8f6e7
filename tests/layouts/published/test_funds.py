"""The columns of money in running text that has lost the empty ones."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.engine import Engine
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.rules import load
from jxlint.sheet import sheet
from tests.grids import HEADS

LISTED = "1、1-产出指标；11-数量指标；培训期数；实施周期指标值:5期；年度指标值:5期。"
TOP = "项目支出绩效目标表\n部门名称：甲市乙局 单位：万元\n" + " ".join(HEADS) + "\n"


def read(total: str, unit: str, *projects: str) -> Reading:
    lines = [
        f"    项目{n} {figures}\n保障工作开展。\n{LISTED}\n" for n, figures in zip("甲乙丙丁", projects, strict=False)
    ]
    return recognise(sheet(f"{TOP}合计 {total}\n甲市乙局{unit}\n{''.join(lines)}"))


def sources(reading: Reading) -> list[tuple[str | None, str | None]]:
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    return [tuple(str(v) if v else None for v in (p.amounts.fiscal, p.amounts.other)) for p in unit.projects]  # type: ignore[misc]


def sums(reading: Reading) -> list[tuple[str, str]]:
    return [(f.code, f.message[:10]) for f in Engine(load()).judge(reading) if f.code in ("JX601", "JX602")]


PROJECTS = "9.00 3.00 6.00", "2.00 2.00", "4.00 4.00"


@pytest.mark.parametrize("unit", [" 15.00 5.00 10.00", ""])
def test_the_sums_tell_them_where_a_unit_states_its_money_and_where_none_does(unit: str) -> None:
    reading = read("15.00 5.00 10.00", unit, *PROJECTS)
    assert sources(reading) == [("3.00", "6.00"), ("2.00", None), (None, "4.00")]
    assert sums(reading) == []


def test_a_guess_that_does_not_balance_is_no_fault_of_the_columns() -> None:
    # Either of the last two may be the other source.
    reading = read("17.00 7.00 10.00", "", *PROJECTS[:2], "2.00 2.00", "4.00 4.00")
    assert len(sources(reading)) == 4
    assert sums(reading) == []


def test_a_total_that_is_wrong_is() -> None:
    wrong = sums(read("16.00 6.00 10.00", "", *PROJECTS))
    assert [code for code, _ in wrong] == ["JX602"]
    assert "总计" in wrong[0][1]
    assert [code for code, _ in sums(read("9.00 9.00", "", "2.00 2.00", "4.00 4.00"))] == ["JX602", "JX602"]

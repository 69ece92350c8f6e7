"""Units whose lines state no money: a name above the rows of projects."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location, Reading
from jxlint.sheet import sheet
from tests.grids import HEADS
from tests.layouts.published.test_ruled import grid

LISTED = "1、1-产出指标；11-数量指标；培训期数；实施周期指标值:5期；年度指标值:5期。"
TOTAL = ("合计", "6.00", "6.00", "", "", "", "")
A, B = ("甲市乙局", *[""] * 6), ("甲市乙局服务中心", *[""] * 6)
EXPECTED = [("甲市乙局", ["业务培训", "设备维护"]), ("甲市乙局服务中心", ["日常运行"])]


def row(name: str, amount: str) -> tuple[str, ...]:
    return name, amount, amount, "", "", "保障工作开展。", LISTED


def units_of(reading: Reading) -> list[tuple[object, list[object]]]:
    assert isinstance(reading.document, ProjectTable)
    return [(unit.name, [p.name for p in unit.projects]) for unit in reading.document.units]


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("below", [True, False])
def test_a_name_alone_above_projects_is_the_units(indent: str, below: bool) -> None:
    rows = [A, row(indent + "业务培训", "1.00"), row(indent + "设备维护", "2.00"), B, row(indent + "日常运行", "3.00")]
    reading = recognise(grid(HEADS, *rows, TOTAL) if below else grid(HEADS, TOTAL, *rows))
    assert units_of(reading) == EXPECTED
    assert reading.leftovers == ()


def test_it_may_be_merged_over_all_columns() -> None:
    page, boxes = Page(DEFAULT), list[Box]()
    rows = [HEADS, TOTAL, A[:1], row("业务培训", "1.00"), row("设备维护", "2.00"), B[:1], row("日常运行", "3.00")]
    page.flow([Words("项目支出绩效目标表\n", Location(sheet="表", cell="A1"))])
    for r, cells in enumerate(rows):
        wide = 1 if len(cells) > 1 else len(HEADS)
        boxes += [Box(r, c, 1, wide, [Words(words, Location(cell=f"{r}/{c}"))]) for c, words in enumerate(cells)]
    page.grid(Grid(boxes))
    reading = recognise(page.sheet())
    assert units_of(reading) == EXPECTED
    assert reading.leftovers == ()


def test_beside_units_that_state_money() -> None:
    whole = ("甲市丙院", "3.00", "3.00", "", "", "", "")
    rows = [A, row("业务培训", "1.00"), row("设备维护", "2.00"), whole, row("日常运行", "1.00"), row("调研", "2.00")]
    assert units_of(recognise(grid(HEADS, TOTAL, *rows))) == [
        ("甲市乙局", ["业务培训", "设备维护"]),
        ("甲市丙院", ["日常运行", "调研"]),
    ]


@pytest.mark.parametrize("words", ["一、特定目标类项目", "以下项目由各单位自行组织实施"])
def test_other_words_above_projects_are_left_over(words: str) -> None:
    reading = recognise(grid(HEADS, TOTAL, (words, *[""] * 6), row("业务培训", "6.00")))
    assert units_of(reading) == [(None, ["业务培训"])]
    assert [left.text for left in reading.leftovers] == [words]


def test_any_name_that_is_not_set_in_where_those_of_projects_are() -> None:
    rows = [("甲市第一幼儿苑", *[""] * 6), *(row(f"    {name}", "2.00") for name in ("培训", "维护", "调研"))]
    assert units_of(recognise(grid(HEADS, TOTAL, *rows))) == [("甲市第一幼儿苑", ["培训", "维护", "调研"])]


def text_of(*projects: str) -> str:
    heads = "项目支出绩效目标表\n部门名称：甲市乙局 单位：万元\n" + " ".join(HEADS) + "\n"
    return heads + "合计 6.00 6.00\n" + "".join(f"{p}\n保障工作开展。\n{LISTED}\n" for p in projects)


def test_in_text_the_indent_tells_the_unit_from_its_project() -> None:
    reading = recognise(
        sheet(
            text_of(
                "甲市乙局\n\n    业务培\n训\n1.00 1.00",
                "    设备维护 2.00 2.00",
                "甲市乙局服务中心\n    日常运行 3.00 3.00",
            )
        )
    )
    assert units_of(reading) == EXPECTED
    assert reading.leftovers == ()


def test_in_text_a_name_that_wraps_is_one() -> None:
    projects = ["甲市乙局服务\n    平台运行 1.00 1.00", "设备维护 2.00 2.00", "日常运行 3.00 3.00"]
    assert units_of(recognise(sheet(text_of(*projects)))) == [(None, ["甲市乙局服务平台运行", "设备维护", "日常运行"])]


def test_in_text_a_figure_alone_names_no_unit() -> None:
    names = ["业务培训", "设备维护", "日常运行", "调研", "宣传"]
    text = text_of(*(f"    {name} 2.00 2.00" for name in names)).replace("    宣传", "0\n    宣传")
    assert units_of(recognise(sheet(text))) == [(None, [*names[:-1], "0宣传"])]

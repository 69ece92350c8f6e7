"""White space that somebody typed into names and values of indicators."""

from __future__ import annotations

import pytest

from jxlint.document import Indicator, ProjectTable, Span
from jxlint.layouts import recognise
from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location, Reading
from jxlint.sheet import sheet
from tests.grids import HEADS


def read(name: str, value: str) -> Reading:
    """The reading of a table in cells, as a workbook has them, with an indicator in a list."""
    listed = f"1、1-产出指标；11-数量指标；{name}；实施周期指标值:4次；年度指标值:{value}。"
    rows = (HEADS, ("培训经费", "9.00", "9.00", "", "", "组织 培训。", listed))
    boxes = [
        Box(r, c, content=[Words(w, Location(cell=f"{r}/{c}"))])
        for r, row in enumerate(rows)
        for c, w in enumerate(row)
    ]
    page = Page(DEFAULT)
    page.flow([Words("项目支出绩效目标表\n", Location(sheet="表", cell="A1"))])
    page.grid(Grid(boxes))
    return recognise(page.sheet())


def indicator_of(reading: Reading) -> Indicator:
    assert isinstance(reading.document, ProjectTable)
    (project,) = reading.document.units[0].projects
    assert project.objective == "组织培训。"
    return project.indicators[0]


@pytest.mark.parametrize("name", ["服务窗口 数量", "工程　合格率", "培训  次数"])
def test_between_words_of_a_name_it_stays(name: str) -> None:
    assert indicator_of(read(name, "4次")).name == name


@pytest.mark.parametrize("value", ["≤ 10分钟", "10 间", "≥ 95 %", "≤20 万元", "不低于90 %", "12月底前 完成"])
def test_in_a_value_it_stays(value: str) -> None:
    assert indicator_of(read("培训次数", value)).annual == value


@pytest.mark.parametrize(
    ("name", "value"),
    [("群众满 意度", "2025 年12 月底前"), ("培训\n次数", "≥\n95%"), ("培 训次数", "共10 间"), ("培训\t次数", "4 \n次")],
)
def test_what_a_line_s_end_may_have_left_does_not(name: str, value: str) -> None:
    indicator = indicator_of(read(name, value))
    assert (indicator.name, indicator.annual) == ("".join(name.split()), "".join(value.split()))


def test_in_text_it_may_have_been_left_by_a_page() -> None:
    listed = "1、1-产出指标；11-数量指标；培训 次数；实施周期指标值:≥ 4次；年度指标值:10 间。"
    heads = f"2025年项目支出绩效目标表\n部门名称：某局 单位：万元\n{' '.join(HEADS)}\n"
    document = recognise(sheet(f"{heads}培训经费 9.00 9.00\n组织 培训。\n{listed}\n")).document
    assert isinstance(document, ProjectTable)
    (indicator,) = document.units[0].projects[0].indicators
    assert (indicator.name, indicator.period, indicator.annual) == ("培训次数", "≥4次", "10间")


def test_every_character_has_its_place() -> None:
    reading = read("培训  次数", "≥ 95%")
    path = ("units", 0, "projects", 0, "indicators", 0, "name")
    assert reading.places.locate(path, Span(2, 4)) == reading.places.locate(path, Span(5, 6)) == Location(cell="1/6")

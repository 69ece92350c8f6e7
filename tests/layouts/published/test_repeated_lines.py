"""Lines of a page's heading that nobody knows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location, Reading
from jxlint.sheet import sheet
from tests.grids import HEADS

TOP = ["2025年项目支出绩效目标表", "部门名称：某局 单位：万元", " ".join(HEADS)]
LISTED = (
    "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"
    "2、1-产出指标；12-质量指标；培训合格率；实施周期指标值:95%；年度指标值:95%。"
)


def read(heads: list[str], cuts: list[int], above: str = "合计 9.00 9.00\n培训经费 9.00 9.00") -> Reading:
    """The reading of one project whose list goes over pages, of which all begin with `heads`; `cuts` are where in the
    list they end."""
    bounds = [0, *cuts, len(LISTED)]
    pieces = [LISTED[a:b] for a, b in pairwise(bounds)]
    pieces[0] = f"{above}\n组织培训。\n{pieces[0]}"
    return recognise(sheet("\n".join(line for piece in pieces for line in (*heads, piece)) + "\n"))


def values(reading: Reading) -> list[object]:
    assert isinstance(reading.document, ProjectTable)
    return [i.annual for u in reading.document.units for p in u.projects for i in p.indicators]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("2025年1月版", 1),
        *(
            (line, at)
            for line in ("（表内数据由各科室提供）", "预算安排情况及绩效目标", "2025年1月版")
            for at in (2, 3)
        ),
    ],
)
def test_they_are_told_of_once_and_end_up_in_no_value(line: str, at: int) -> None:
    reading = read([*TOP[:at], line, *TOP[at:]], [30, 60])
    assert values(reading) == ["4次", "95%"]
    assert [left.text for left in reading.leftovers] == [line]


def test_heads_in_other_words_are_known() -> None:
    reading = read(
        [*TOP[:2], "项目名称（用款单位） 预算总额 财政拨款 财政专户管理资金 其他资金 年度目标 绩效指标"], [30, 60]
    )
    assert values(reading) == ["4次", "95%"]
    assert not reading.leftovers


def test_heads_that_nobody_knows_are_told_of_once() -> None:
    reading = read([*TOP[:2], "事项 甲类款 乙类款 丙类款 目标 指标"], [60])
    assert values(reading) == ["4次", "95%"]
    assert len(reading.leftovers) == 1


def test_a_name_said_again_on_every_page_is_the_table_s() -> None:
    reading = read(TOP, [60], above="农村实用人才\n培训经费 9.00 9.00")
    again = LISTED[60:]
    text = "\n".join([*TOP, "农村实用人才\n培训经费 9.00 9.00\n组织培训。", LISTED[:60], *TOP, "农村实用人才", again])
    assert isinstance(reading.document, ProjectTable)
    assert [p.name for u in reading.document.units for p in u.projects] == ["农村实用人才培训经费"]
    twice = recognise(sheet(text + "\n")).document
    assert isinstance(twice, ProjectTable)
    assert [p.name for u in twice.units for p in u.projects] == ["农村实用人才培训经费"]


@pytest.mark.parametrize("line", ["续表", "（续表）", "续上表", "接上页", "附表1（续）", "表2-1续", "续表2 单位：万元"])
def test_that_the_table_goes_on_is_known(line: str) -> None:
    lines = [*TOP, "培训经费 9.00 9.00", "组织培训。", LISTED[:60], line, TOP[2], LISTED[60:], ""]
    reading = recognise(sheet("\n".join(lines)))
    assert values(reading) == ["4次", "95%"]
    assert isinstance(reading.document, ProjectTable)
    assert [i.name for i in reading.document.units[0].projects[0].indicators] == ["培训次数", "培训合格率"]
    assert not reading.leftovers
    page = Page(DEFAULT)
    page.flow([Words("项目支出绩效目标表\n部门名称：某局 单位：万元\n", Location(line=1))])
    for n in (1, 2):
        rows = (HEADS, (f"培训经费{n}", "9.00", "9.00", "", "", "组织培训。", LISTED))
        boxes = [
            Box(r, c, content=[Words(w, Location(line=2))]) for r, row in enumerate(rows) for c, w in enumerate(row)
        ]
        page.grid(Grid(boxes))
        page.flow([Words(f"{line}\n", Location(line=3))] if n == 1 else [])
    reading = recognise(page.sheet())
    assert values(reading) == ["4次", "95%"] * 2
    assert not reading.leftovers


@pytest.mark.parametrize("line", ["续", "续表"])
def test_what_the_end_of_a_line_has_cut_off_is_none(line: str) -> None:
    text = "\n".join([*TOP, "培训经费 9.00 9.00", "开展培训并持", f"{line}", "改进。", LISTED, ""])
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    assert document.units[0].projects[0].objective == f"开展培训并持{line}改进。"

"""Text whose columns were copied line by line is refused, and nothing else is."""

from __future__ import annotations

import pytest

from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.layouts.published.mixed_columns import refuse_mixed
from jxlint.sheet import sheet
from tests.grids import HEADS
from tests.samples import TABLES, text

OBJECTIVE = [
    "组织全市基层人员开展业务培训，提高",
    "履职能力，保障各项工作顺利开展，完",
    "成全年各项任务并做好年度考核的准备",
    "工作。",
]
LISTED = [
    "1、1-产出指标；11-数量指标；培训期数；",
    "实施周期指标值:举办培训班不少于5期；",
    "年度指标值:全年举办培训班不少于5期",
    "。",
]


def table(rows: list[str]) -> str:
    heads = "项目支出绩效目标表\n部门名称：甲市乙局 单位：万元\n" + " ".join(HEADS)
    return "\n".join([heads, "合计 6.00 6.00", "业务培训 6.00 6.00", *rows, ""])


def test_columns_mixed_line_by_line_are_refused() -> None:
    mixed = [f"{a} {b}" for a, b in zip(OBJECTIVE, LISTED, strict=True)]
    with pytest.raises(UnrecognisedTable) as told:
        recognise(sheet(table(mixed)))
    assert "pdftotext -layout" in told.value.remedy_zh
    recognise(sheet(table([*OBJECTIVE, *LISTED])))


def test_two_such_lines_may_be_chance_and_so_is_prose_without_indicators() -> None:
    refuse_mixed(table([f"{a} {b}" for a, b in zip(OBJECTIVE[:2], LISTED[:2], strict=True)]))
    refuse_mixed(table([f"{a} {b}" for a, b in zip(OBJECTIVE[:3], OBJECTIVE[:3], strict=True)]))


@pytest.mark.parametrize("name", TABLES)
def test_published_texts_are_not(name: str) -> None:
    refuse_mixed(text(name))

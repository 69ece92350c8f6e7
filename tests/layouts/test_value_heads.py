"""The heads of values and of their signs: which is the year's, and which column holds the sign."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jxlint.document import Indicator, ProjectTable
from jxlint.layouts import recognise
from tests.forms import Cell, Rows, grid

_TITLE = "2024年项目支出绩效目标表"


def _read(heads: Sequence[Sequence[Cell]], cells: Sequence[str], wide: int) -> Indicator:
    """The one indicator of a form of one project, `wide` columns wide, with these heads and these cells."""
    rows: Rows = [
        [(_TITLE, 1, wide)],
        ["项目名称", ("村级公共服务", 1, wide - 1)],
        ["资金总额（万元）", ("85", 1, wide - 1)],
        ["年度绩效目标", ("保障17个村运行。", 1, wide - 1)],
        *(list(row) for row in heads),
        list(cells),
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert not reading.leftovers
    [one] = reading.document.units[0].projects[0].indicators
    return one


@pytest.mark.parametrize(
    ("kind", "sign", "kept"),
    [
        ("指标类型", "指标性质", "定量指标"),
        ("指标性质", "计算符号", "定量"),
        ("指标属性", "符号", "定量"),
        ("指标性质", "指标方向", "定量"),
    ],
)
def test_a_sign_is_the_nature_and_what_only_says_that_there_is_a_figure_is_not(kind: str, sign: str, kept: str) -> None:
    heads = [["一级指标", "二级指标", "三级指标", kind, sign, "指标值", "计量单位"]]
    one = _read(heads, ["产出指标", "数量指标", "覆盖村数", kept, "≥", "17", "个"], 7)
    assert (one.nature, one.annual, one.unit) == ("≥", "17", "个")
    assert one.details == {kind: kept}


def test_what_is_told_in_words_stays_so_beside_a_sign() -> None:
    heads = [["一级指标", "二级指标", "三级指标", "指标性质", "计算符号", "指标值", "计量单位"]]
    one = _read(heads, ["产出指标", "质量指标", "服务质量", "定性", "=", "优", ""], 7)
    assert (one.nature, one.annual) == ("定性", "优")


def test_signs_of_the_year_and_of_the_whole_term_are_of_their_values() -> None:
    heads = [
        ["一级指标", "二级指标", "三级指标", "实施期指标性质", "实施期指标值", "年度指标性质", "年度指标值", "计量单位"]
    ]
    one = _read(heads, ["产出指标", "数量指标", "覆盖村数", "≥", "51", "＝", "17", "个"], 8)
    assert (one.period, one.nature, one.annual, one.unit) == ("≥51", "＝", "17", "个")

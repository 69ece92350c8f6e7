"""The heads of values and of their signs: which is the year's, and which column holds the sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from jxlint.document import Indicator, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Cell, Rows, grid, pasted

_TITLE = "2024年项目支出绩效目标表"


def _pasted(rows: Rows) -> Sheet:
    return sheet(pasted(rows))


def _read(
    heads: Sequence[Sequence[Cell]], cells: Sequence[str], wide: int, way: Callable[[Rows], Sheet] = grid
) -> Indicator:
    """The one indicator of a form of one project, `wide` columns wide, with these heads and these cells."""
    rows: Rows = [
        [(_TITLE, 1, wide)],
        ["项目名称", ("村级公共服务", 1, wide - 1)],
        ["资金总额（万元）", ("85", 1, wide - 1)],
        ["年度绩效目标", ("保障17个村运行。", 1, wide - 1)],
        *(list(row) for row in heads),
        list(cells),
    ]
    reading = recognise(way(rows))
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


def _two(first: Cell, second: Cell, under: Sequence[str]) -> list[list[Cell]]:
    return [[("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), first, second], list(under)]


@pytest.mark.parametrize("of_term", ["实施期目标", "中期目标", "实施期", "总体目标", "2024-2026年"])
@pytest.mark.parametrize("of_year", ["年度目标", "年度", "当年目标"])
@pytest.mark.parametrize("term_first", [True, False])
def test_a_head_of_a_time_over_a_plain_one_says_of_what_time_the_value_is(
    of_term: str, of_year: str, *, term_first: bool
) -> None:
    heads = _two(*((of_term, of_year) if term_first else (of_year, of_term)), ["指标值", "指标值"])
    values = ["≥51个", "≥17个"] if term_first else ["≥17个", "≥51个"]
    one = _read(heads, ["产出指标", "数量指标", "覆盖村数", *values], 5)
    assert (one.period, one.annual, one.details or {}) == ("≥51个", "≥17个", {})


def test_signs_below_a_head_of_a_time_are_of_its_values() -> None:
    heads = _two(("实施期目标", 1, 2), ("年度目标", 1, 2), ["符号", "指标值"] * 2)
    one = _read(heads, ["产出指标", "数量指标", "覆盖村数", "≥", "51", "＝", "17"], 7)
    assert (one.period, one.nature, one.annual) == ("≥51", "＝", "17")


@pytest.mark.parametrize(("past", "year"), [("上年", "本年"), ("2023年", "2024年"), ("上年度", "2024年度")])
@pytest.mark.parametrize("way", [grid, _pasted])
def test_the_value_of_the_year_before_is_not_the_years(way: Callable[[Rows], Sheet], past: str, year: str) -> None:
    one = _read(_two(past, year, ["指标值", "指标值"]), ["产出指标", "数量指标", "覆盖村数", "≥15个", "≥17个"], 5, way)
    assert (one.period, one.annual, one.details) == (None, "≥17个", {f"{past}·指标值": "≥15个"})


def test_what_was_reached_the_year_before_is_not_what_was_reached() -> None:
    heads = _two(("2023年", 1, 2), ("2024年", 1, 2), ["目标值", "完成值", "目标值", "权重"])
    one = _read(heads, ["产出指标", "数量指标", "覆盖村数", "≥15个", "16个", "≥17个", "10"], 7)
    assert (one.annual, one.weight) == ("≥17个", "10")
    assert one.details == {"2023年·目标值": "≥15个", "2023年·完成值": "16个"}


@pytest.mark.parametrize("way", [grid, _pasted])
@pytest.mark.parametrize("words", ["产出指标-数量指标", "产出-数量"])
def test_a_category_of_both_levels_is_parted(way: Callable[[Rows], Sheet], words: str) -> None:
    heads = [["指标类别", "指标名称", "指标解释", "目标值", "权重"]]
    one = _read(heads, [words, "覆盖村数", "按年度考核", "≥17个", "10"], 5, way)
    assert (one.level1, one.level2) == tuple(words.split("-"))
    assert (one.name, one.annual) == ("覆盖村数", "≥17个")


@pytest.mark.parametrize("way", [grid, _pasted])
@pytest.mark.parametrize("code", ["三级指标编码", "指标编码", "指标代码"])
def test_a_column_of_codes_is_a_detail_before_the_names_too(way: Callable[[Rows], Sheet], code: str) -> None:
    heads = [["一级指标", "二级指标", code, "三级指标", "指标值"]]
    one = _read(heads, ["产出指标", "数量指标", "ZB01", "覆盖村数", "≥17个"], 5, way)
    assert (one.level1, one.level2, one.name, one.annual) == ("产出指标", "数量指标", "覆盖村数", "≥17个")
    assert one.details == {code: "ZB01"}


def test_every_level_may_have_a_column_of_codes_before_it() -> None:
    heads = [["一级指标编码", "一级指标名称", "二级指标编码", "二级指标名称", "三级指标编码", "三级指标名称", "指标值"]]
    one = _read(heads, ["01", "产出指标", "0101", "数量指标", "010101", "覆盖村数", "≥17个"], 7)
    assert (one.level1, one.level2, one.name, one.annual) == ("产出指标", "数量指标", "覆盖村数", "≥17个")
    assert one.details == {"一级指标编码": "01", "二级指标编码": "0101", "三级指标编码": "010101"}


def test_a_table_of_nothing_but_half_years_is_read_all_the_same() -> None:
    heads = _two("上半年", "下半年", ["指标值", "指标值"])
    one = _read(heads, ["产出指标", "数量指标", "覆盖村数", "≥8个", "≥17个"], 5)
    assert (one.annual, one.details) == ("≥8个", {"下半年·指标值": "≥17个"})

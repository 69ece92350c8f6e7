"""Tables over several pages: which rows a page break cuts in two, and which words two pages bear."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from jxlint.document import ProjectTable
from jxlint.readers import read_bytes, read_file
from jxlint.readers.limits import DEFAULT
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.joining import append
from jxlint.readers.pdf.repeated import unite
from jxlint.readers.tables import Words
from tests.readers.pdf.laid_out import FONT, laid_out
from tests.samples import ROOT

OFFICE = ROOT / "tests" / "data" / "office"


def cell(row: int, column: int, *lines: str, rows: int = 1, slack: float | None = None) -> Drawn:
    content: list[Any] = [Words(line + "\n" * (i < len(lines) - 1), 0) for i, line in enumerate(lines) if line]
    return Drawn(row, column, rows, 1, content, slack)


def text_of(box: Drawn) -> str:
    return "".join(w.text for w in box.content if isinstance(w, Words)).replace("\n", "")


def said(boxes: list[Drawn]) -> list[list[str]]:
    rows = sorted({b.row for b in boxes})
    return [[text_of(b) for b in boxes if b.row == r] for r in rows]


def joined(above: list[Drawn], below: list[Drawn]) -> list[list[str]]:
    append(above, below, cut=True)
    return said(above)


def test_short_values_with_room_behind_them_are_whole() -> None:
    above = [cell(0, 0, "数量指标"), cell(0, 1, "投诉率", slack=4.0), cell(0, 2, "≤1%", slack=5.0)]
    assert joined(above, [cell(0, 0), cell(0, 1, "知晓率"), cell(0, 2, "≥5%")])[1:] == [["", "知晓率", "≥5%"]]


def test_full_lines_go_on_in_every_column() -> None:
    above = [cell(0, 0, "采购成本控", slack=0.0), cell(0, 1, "市级以上媒", slack=0.2), cell(0, 2, "10")]
    assert joined(above, [cell(0, 0, "制率"), cell(0, 1, "体报道")]) == [["采购成本控制率", "市级以上媒体报道", "10"]]


@pytest.mark.parametrize(("below", "whole"), [("GB50300规范", True), ("（一）标准", True), ("工程规范", False)])
def test_what_does_not_fit_leaves_room_behind_it(below: str, whole: bool) -> None:
    above = [cell(0, 0, "培训"), cell(0, 1, "验收按", slack=1.7), cell(0, 2)]
    assert (len(joined(above, [cell(0, 0), cell(0, 1, below), cell(0, 2)])) == 1) is whole


def test_an_amount_may_be_cut_by_a_page_break() -> None:
    above = [cell(0, 0, "人才队伍建", slack=0.0), cell(0, 1, "993,569.7", slack=0.0), cell(0, 2, "培训")]
    assert joined(above, [cell(0, 0, "设"), cell(0, 1, "0")]) == [["人才队伍建设", "993,569.70", "培训"]]
    other = [cell(0, 0, "人才队伍建", slack=0.0), cell(0, 1, "993.70", slack=0.0), cell(0, 2, "培训")]
    assert len(joined(other, [cell(0, 0, "宣传工作"), cell(0, 1, "5.00")])) == 2


def test_a_cut_amount_outweighs_a_cell_with_room() -> None:
    above = [cell(0, 0, "人才队伍建", slack=2.5), cell(0, 1, "1,010.8", slack=0.0), cell(0, 2, "培训")]
    assert joined(above, [cell(0, 0, "设"), cell(0, 1, "4")]) == [["人才队伍建设", "1,010.84", "培训"]]


@pytest.mark.parametrize(("amount", "whole"), [("12.00", True), ("", False)])
def test_one_cell_with_room_is_not_enough_where_the_row_lacks_what_all_others_have(amount: str, whole: bool) -> None:
    above = [cell(row, c, words) for row in range(3) for c, words in enumerate(("培训", amount, "指标一。"))]
    above += [cell(3, 0, "开展", slack=3.9), cell(3, 1, "9.00", slack=2.0), cell(3, 2, "应急响", slack=0.2)]
    assert (len(joined(above, [cell(0, 0, "2025年度"), cell(0, 1), cell(0, 2, "应时间")])) == 4) is whole


@pytest.mark.parametrize(("column", "whole"), [(1, True), (0, False)])
def test_one_cell_behind_an_empty_one_that_all_rows_fill_is_a_rest(column: int, whole: bool) -> None:
    above = [cell(row, c, words) for row in range(3) for c, words in enumerate(("产出指标", "培训班次", "≥5次"))]
    above += [cell(3, c, words, slack=4.0) for c, words in enumerate(("产出指标", "设备购置数量", "≥9台"))]
    rest = [cell(0, c, "（台）" if c == column else "") for c in range(3)]
    assert (len(joined(above, rest)) == 4) is whole


def test_what_says_the_same_again_is_a_row_of_its_own() -> None:
    above = [cell(0, 0, "产出指标", slack=0.6), cell(0, 1, "培训班", slack=0.0), cell(0, 2, "5次")]
    assert len(joined(above, [cell(0, 0, "产出指标"), cell(0, 1, "次"), cell(0, 2)])) == 2


def test_a_numbered_name_below_another_is_a_row_of_its_own() -> None:
    above = [cell(0, 0, "质量指标", slack=0.6, rows=2), cell(0, 1, "指标1：合格率", slack=0.0), cell(0, 2, "≥95%")]
    assert len(joined(above, [cell(0, 1, "指标2："), cell(0, 2)])) == 2


@pytest.mark.parametrize(
    ("level", "value", "below", "whole"),
    [
        ("质量指标", "95", ("生态效益指标", "9"), False),
        ("质量", "≥95%", ("效益", "100%"), False),
        ("社会效益", "≥9", ("指标", "5%"), True),
    ],
)
def test_a_level_or_rate_below_another_begins_a_row(
    level: str, value: str, below: tuple[str, str], whole: bool
) -> None:
    above = [cell(0, 0, level, slack=0.0), cell(0, 1, "保洁达标率", slack=0.0), cell(0, 2, value, slack=0.0)]
    rest = [cell(0, 0, below[0]), cell(0, 1, "处理率"), cell(0, 2, below[1])]
    assert (len(joined([*above, cell(0, 3, "甲", slack=0.0)], [*rest, cell(0, 3)])) == 1) is whole


def test_a_number_below_words_may_be_the_end_of_a_name() -> None:
    above = [cell(0, 0, "设备购置项目", slack=0.0), cell(0, 1, "9.00"), cell(0, 2, "培训")]
    assert joined(above, [cell(0, 0, "7"), cell(0, 1)]) == [["设备购置项目7", "9.00", "培训"]]


@pytest.mark.parametrize(
    ("name", "amount", "objective", "whole"),
    [("建设项目", "", "度，组织培训。", True), ("宣传项目", "5.00", "开展宣传。", False)],
)
def test_merged_cells_go_on_beside_a_row_of_its_own(name: str, amount: str, objective: str, whole: bool) -> None:
    above = [cell(0, 0, "人才队伍", slack=0.0), cell(0, 1, "94.08", slack=4.6), cell(0, 2, "提高满意", slack=0.9)]
    above += [cell(0, 3, "数量指标", slack=2.2), cell(0, 4, "≥12场", slack=3.4)]
    below = [cell(0, 0, name, rows=9), cell(0, 1, amount, rows=9), cell(0, 2, objective, rows=9)]
    rows = joined(above, [*below, cell(0, 3, "数量指标"), cell(0, 4, "100%")])
    first = ["人才队伍建设项目", "94.08", "提高满意度，组织培训。"] if whole else ["人才队伍", "94.08", "提高满意"]
    assert rows[0] == [*first, "数量指标", "≥12场"]
    assert rows[1] == [*(["", "", ""] if whole else [name, amount, objective]), "数量指标", "100%"]


@pytest.mark.parametrize(
    ("one", "two", "whole"),
    [
        (("信息化建", "设与运维"), ("信息化建", "设与运维"), "信息化建设与运维"),
        (("信息化建",), ("信息化建", "设与运维"), "信息化建设与运维"),
        (("信息化建", "设与运维"), ("设与运维",), "信息化建设与运维"),
        (("信息化建", "设与运维", "（二期）"), ("、", "（二期）"), None),
        (("保障、运", "行正常"), ("、", "行正常"), "保障、运行正常"),
        (("信息化建",), ("设与运维",), None),
    ],
)
def test_words_that_both_pages_bear_are_said_once(
    one: tuple[str, ...], two: tuple[str, ...], whole: str | None
) -> None:
    above, below = [cell(0, 0, *one, rows=4)], [cell(0, 0, *two, rows=2)]
    unite(above, below)
    assert said(above + below) == [[whole, ""]] if whole else below[0].content


def test_cells_of_one_row_that_say_the_same_are_two() -> None:
    above, below = [cell(0, 0, "数量指标")], [cell(0, 0, "数量指标")]
    unite(above, below)
    assert said(above + below) == [["数量指标", "数量指标"]]


def test_a_project_of_the_same_unit_begins_on_its_page() -> None:
    above = [cell(0, 0, "某中心", rows=3), cell(0, 1, "培训", rows=3), cell(0, 2, "产出指标", rows=2)]
    below = [cell(0, 0, "某中心", rows=3), cell(0, 1, "宣传", rows=3), cell(0, 2, "产出指标", rows=2)]
    unite(above, below)
    assert said(below) == [["", "宣传", "产出指标"]]


def test_merged_cells_below_titles_of_every_page_are_those_of_the_workbook() -> None:
    shown, book = (read_file(OFFICE / f"merged-below-titles{suffix}") for suffix in (".pdf", ".xlsx"))
    assert isinstance(shown.document, ProjectTable)
    assert shown.document == book.document
    assert shown.leftovers == book.leftovers == ()


def test_words_that_a_cell_clips_are_its_own() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(FONT, 10)
    for x in (100, 200, 300):
        canvas.line(x, 700, x, 760)
    for y in (700, 730, 760):
        canvas.line(100, y, 300, y)
    canvas.drawString(105, 740, "左上")
    canvas.drawString(205, 740, "右上")
    canvas.drawString(205, 710, "右下")
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(100, 700, 100, 30)
    canvas.clipPath(path, stroke=0)
    for y, line in ((748, "第一行"), (720, "第二行"), (706, "第三行")):
        canvas.drawString(105, y, line)
    canvas.restoreState()
    canvas.save()
    from jxlint.readers.pdf import read

    sheet = read(out.getvalue(), DEFAULT)
    words = [sheet.text[c.start : c.end].replace("\n", "") for c in sheet.cells]
    assert words == ["左上", "右上", "第一行第二行第三行", "右下"]


def test_every_row_of_a_long_form_is_read() -> None:
    heads = [("一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值")]
    names = [f"抽检批次{'甲乙丙丁戊己庚辛壬癸'[n % 10]}" for n in range(90)]
    rows = [("产出指标", "数量指标", name, "≥5批", "≥5批") for name in names]
    reading = read_bytes(laid_out([(["项目名称：抽检"], [*heads, *rows], (90, 90, 200, 200, 200))]), "x.pdf")
    assert isinstance(reading.document, ProjectTable)
    assert [i.name for u in reading.document.units for p in u.projects for i in p.indicators] == names


def test_a_value_below_another_that_is_whole_begins_a_row() -> None:
    above = [
        cell(0, 0, "质量指标", slack=0.0),
        cell(0, 1, "造林绿化完", "成情况第3项", slack=0.0),
        cell(0, 2, "≥82%", slack=0.1),
    ]
    below = [cell(0, 0, "社会效益"), cell(0, 1, "造林绿化完", "成情况第4项"), cell(0, 2, "≥83%")]
    assert joined(above, below)[1] == ["社会效益", "造林绿化完成情况第4项", "≥83%"]
    above = [cell(0, 0, "质量指标"), cell(0, 1, "造林绿化完", slack=0.0), cell(0, 2, "≥82", slack=0.1)]
    assert joined(above, [cell(0, 0), cell(0, 1, "成情况"), cell(0, 2, "%")]) == [
        ["质量指标", "造林绿化完成情况", "≥82%"]
    ]


def test_a_label_drawn_on_three_pages_stands_once() -> None:
    rows = [cell(0, 0, "产出指标", rows=2), cell(0, 1, "甲"), cell(1, 1, "乙")]
    for names in (("丙", "丁"), ("戊", "己")):
        append(rows, [cell(0, 0, "产出指标", rows=2), cell(0, 1, names[0]), cell(1, 1, names[1])], cut=True)
    assert [text_of(b) for b in rows if b.column == 0] == ["产出指标", "", ""]


LIST = "1、1-产出指标；11-数量指标；检查次数。2、1-产出指标；12-质量指标；合格率。3、"


@pytest.mark.parametrize(
    ("one", "two", "whole"),
    [
        (LIST, "1-产出指标；13-时效指标；完成时间。4、满意度。", True),
        (LIST[:-2], "3、1-产出指标；13-时效指标；完成时间。", True),
        (LIST, "1、1-产出指标；13-时效指标；完成时间。", False),
        (LIST[2:], "1-产出指标；13-时效指标；完成时间。4、满意度。", False),
    ],
)
def test_words_centred_in_a_row_may_stand_below_the_break(one: str, two: str, whole: bool) -> None:
    rows = [c for n in range(3) for c in (cell(n, 0, f"项目{n}"), cell(n, 1, "1.00"), cell(n, 2, f"1、指标{n}。"))]
    made = joined(
        [*rows, cell(3, 0), cell(3, 1), cell(3, 2, one)], [cell(0, 0, "培训"), cell(0, 1, "2.00"), cell(0, 2, two)]
    )
    assert made[3:] == ([["培训", "2.00", one + two]] if whole else [["", "", one], ["培训", "2.00", two]])

"""Workbooks: what their cells show, and what is said of them."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Alignment

from jxlint.errors import InputError
from jxlint.readers import read_bytes, zipped
from jxlint.readers.limits import DEFAULT
from jxlint.readers.number_formats import BUILT_IN, shown, shown_text
from jxlint.readers.xls import read as read_xls
from jxlint.sheet import Sheet
from tests.grids import cells_of
from tests.readers.containers import as_xlsx, converted
from tests.readers.office import xlsx
from tests.samples import gold


def sheet_of(data: bytes) -> Sheet:
    return zipped.read(data, DEFAULT)


def cells(sheet: Sheet) -> dict[str, str]:
    """What every cell shows, by its place."""
    out = {}
    for cell in sheet.cells:
        at = sheet.location(cell.start, cell.end)
        out[f"{at.sheet}!{at.cell}"] = sheet.text[cell.start : cell.end]
    return out


ROW = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="str"><v>乙</v></c></row>'


def data(*rows: str) -> str:
    return "<sheetData>" + "".join(rows) + "</sheetData>"


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("0.9", "0%", "90%"),
        ("0.905", "0.0%", "90.5%"),
        ("0.95", '"≥"0%', "≥95%"),
        ("1997.7600000000002", "General", "1997.76"),
        ("7", "#,##0.00", "7.00"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("-3.5", "#,##0.00;-#,##0.00", "-3.50"),
        ("-3.5", "#,##0.00;(#,##0.00)", "(3.50)"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("5", '0"人"', "5人"),
        ("12", "000-00", "000-12"),
        ("12600000", "0!.0000", "1260.0000"),
        ("35000", "0!.0000", "3.5000"),
        ("0", "0!.0000", "0.0000"),
        ("12650000", "0!.0,", "1265.0"),
        ("5", '0!"', '5"'),
        ("5", "0!d", "5d"),
        ("1234567.891", "#,##0,.0", "1,234.6"),
        ("2.5", "0", "3"),
        ("3", "[>=2]0.0;0", "3.0"),
        ("1", "[>=2]0.0;0", "1"),
        ("3", ";;;", ""),
        ("5", "[Red][$¥-804]#,##0", "¥5"),
        ("1E-3", "General", "0.001"),
        ("0.5", "# ?/?", "0.5"),
        ("45292", "yyyy-mm-dd", "2024-01-01"),
        ("45292", BUILT_IN[31], "2024年1月1日"),
        ("45292", '[$-804]yyyy"年"m"月";@', "2024年1月"),
        ("45292.75", "yyyy/m/d h:mm", "2024/1/1 18:00"),
        ("0.5", "[h]:mm:ss", "12:00:00"),
        ("0.75", "上午/下午h时mm分", "下午6时00分"),
        ("45292", "aaaa", "星期一"),
        ("59", "yyyy-m-d", "1900-2-28"),
        ("-1", "yyyy-m-d", "-1"),
        ("abc", "0.00", "abc"),
        ("9" * 5000, "0.00", "9" * 5000),
        ("NaN", "0", "NaN"),
        ("1", "0" * 5000, "1"),
    ],
)
def test_a_number_is_what_its_format_shows(value: str, code: str, words: str) -> None:
    assert shown(value, code) == words


def test_dates_counted_from_1904_and_formats_of_text() -> None:
    assert shown("43830", "yyyy-mm-dd", from_1904=True) == "2024-01-01"
    assert shown_text("好", '"约"@') == "约好"
    assert shown_text("好", '0;-0;0;"很"@') == "很好"
    assert shown_text("好", "0.00") == "好"


def test_every_kind_of_cell() -> None:
    strings = "<si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>ping</t></rPh></si><si><t>一_x000A_二_x005F_</t></si>"
    row = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>内</t></is></c><c t="b"><v>1</v></c>'
        '<c t="e"><v>#REF!</v></c><c t="d"><v>2024-03-01T00:00:00</v></c><c s="1"><v>0.9</v></c>'
        '<c t="str"><f>A1</f><v>公式</v></c><c t="str"><v> 12 </v></c><c s="99"><v>3</v></c></row>'
    )
    made = cells(sheet_of(xlsx(data(row, ROW.format(9)), formats=("0%",), strings=strings)))
    values = ["甲乙", "一\n二_", "内", "TRUE", "#REF!", "2024-03-01", "90%", "公式", " 12 ", "3"]
    assert made == {
        **{f"表1!{c}1": v for c, v in zip("ABCDEFGHIJ", values, strict=True)},
        "表1!A9": "9",
        "表1!B9": "乙",
    }


def test_merged_cells_cover_their_places() -> None:
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:$D$1"/></mergeCells>'
    made = sheet_of(xlsx(data(ROW.format(1), ROW.format(2)) + merged))
    assert [(c.rows, c.columns) for c in made.cells] == [(2, 1), (1, 3), (1, 1), (1, 1)]


def test_what_is_hidden_is_read_and_said() -> None:
    first = (
        '<cols><col min="2" max="2" hidden="1"/></cols>'
        '<sheetData><row r="3" hidden="1"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>' + ROW.format(5)
    )
    made = sheet_of(xlsx(first + "</sheetData>", data(ROW.format(1), ROW.format(2)), states=("visible", "veryHidden")))
    assert len(made.cells) == 8
    assert [n.en for n in made.notices] == [
        "1 row is hidden in the worksheet “表1” and read: 3",
        "1 column is hidden in the worksheet “表1” and read: B; what is none of the table there is not reported",
        "the worksheet “表2” is hidden; it was read",
    ]
    assert made.notices[0].location.cell == "A3"
    assert all(n.zh for n in made.notices)


def test_a_formula_without_a_value_is_said() -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>2</f><v>2</v></c></row>'
    )
    made = sheet_of(xlsx(data(row, ROW.format(2))))
    assert [n.location.cell for n in made.notices] == ["A1"]
    assert "A1" in made.notices[0].zh


def test_words_of_shapes_are_read() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col>'
        "<xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>项目支出</a:t></a:r><a:r><a:t>绩效目标表</a:t></a:r>"
        "</a:p></xdr:txBody></xdr:sp><Fallback><a:t>旧</a:t></Fallback></xdr:twoCellAnchor></xdr:wsDr>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    rels = f'<Relationships><Relationship Id="d" Type="{kind}" Target="../drawings/d.xml"/></Relationships>'
    more = {"xl/worksheets/_rels/s1.xml.rels": rels, "xl/drawings/d.xml": drawing}
    made = sheet_of(xlsx(data(ROW.format(1), ROW.format(2)), more=more))
    assert made.text.startswith("项目支出绩效目标表\n")
    assert made.location(0, 9).cell == "B5"


def test_sheets_without_a_table_are_left_over() -> None:
    book = as_xlsx(cells_of(gold("baiyun-projects")))
    opened = openpyxl.load_workbook(io.BytesIO(book))
    notes = opened.create_sheet("说明", 0)
    notes.append(["本表按批复填列"])
    out = io.BytesIO()
    opened.save(out)
    reading = read_bytes(out.getvalue(), "表.xlsx")
    assert reading.document == gold("baiyun-projects")
    assert [(left.text, left.location.sheet, left.location.cell) for left in reading.leftovers] == [
        ("本表按批复填列", "说明", "A1")
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        data('<row r="1"><c r="1A"><v>1</v></c></row>'),
        data('<row r="0"><c><v>1</v></c></row>'),
        data('<row r="x"/>'),
        data('<row><c t="s"><v>7</v></c></row>'),
        data(f'<row><c t="s"><v>{"9" * 5000}</v></c></row>'),
        data() + '<mergeCells><mergeCell ref="A1:B"/></mergeCells>',
        "<sheetData>",
    ],
)
def test_what_makes_no_sense_is_damaged(sheet: str) -> None:
    with pytest.raises(InputError, match="damaged"):
        read_bytes(xlsx(sheet), "x.xlsx")


@pytest.mark.usefixtures("libreoffice")
def test_old_workbooks_show_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "表1"
    values = (("A1", 0.9, "0.0%"), ("B1", 45292, "yyyy\\-mm\\-dd"), ("C1", True, "General"), ("B2", 1234.5, "#,##0.00"))
    for place, value, code in values:
        page[place].value, page[place].number_format = value, code
    page["A2"].value = "藏"
    page.merge_cells("A2:A3")
    page.row_dimensions[2].hidden = True
    out = io.BytesIO()
    book.save(out)
    made = read_xls(converted(out.getvalue(), ".xlsx", "xls", tmp_path), DEFAULT)
    assert cells(made) == {
        "表1!A1": "90.0%",
        "表1!B1": "2024-01-01",
        "表1!C1": "TRUE",
        "表1!A2": "藏",
        "表1!B2": "1,234.50",
    }
    assert [c.rows for c in made.cells] == [1, 1, 1, 2, 1]
    assert ["hidden" in n.en for n in made.notices] == [True]


def test_text_that_a_format_sets_in_is_set_in() -> None:
    book, old = openpyxl.Workbook(), xlwt.Workbook()
    page, old_page = book.active, old.add_sheet("表1")
    assert page is not None
    page.title = "表1"
    formats = ("indent 2, horizontal left", "horizontal left", "indent 2, horizontal right", "indent 1")
    for row, form in enumerate(formats):
        words = dict(part.split() for part in form.split(", "))
        page.cell(row + 1, 1, "培训").alignment = Alignment(
            indent=int(words.get("indent", 0)), horizontal=words.get("horizontal")
        )
        page.cell(row + 1, 2, 9).alignment = Alignment(indent=1)
        old_page.write(row, 0, "培训", xlwt.easyxf(f"alignment: {form}"))
        old_page.write(row, 1, 9, xlwt.easyxf("alignment: indent 1"))
    for save, read in ((book.save, sheet_of), (old.save, lambda made: read_xls(made, DEFAULT))):
        out = io.BytesIO()
        save(out)
        shows = cells(read(out.getvalue()))
        assert [shows[f"表1!A{n}"] for n in (1, 2, 3, 4)] == ["    培训", "培训", "培训", "  培训"]
        assert [shows[f"表1!B{n}"] for n in (1, 2, 3, 4)] == ["9"] * 4

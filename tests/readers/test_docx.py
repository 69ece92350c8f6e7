"""Word documents: what stands on their pages."""

from __future__ import annotations

import pytest

from jxlint.errors import InputError
from jxlint.readers import read_bytes, zipped
from jxlint.readers.docx_numbers import written
from jxlint.readers.docx_runs import symbol
from jxlint.readers.limits import DEFAULT, Limits
from jxlint.sheet import Sheet
from tests.readers.office import cell, docx, paragraph


def sheet_of(data: bytes) -> Sheet:
    return zipped.read(data, DEFAULT)


def cells(sheet: Sheet) -> list[tuple[str, str]]:
    """The place and words of every cell."""
    out = []
    for c in sheet.cells:
        at = sheet.location(c.start, c.end)
        out.append((f"{at.sheet}!{at.cell}", sheet.text[c.start : c.end]))
    return out


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def p(words: str) -> str:
    return cell(paragraph(words))


def test_merged_cells() -> None:
    tall, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell(paragraph("高"), tall), cell(paragraph("宽"), '<w:gridSpan w:val="2"/>')),
        row(cell(paragraph(""), more), p("乙"), p("丙")),
        row(cell(paragraph("续"), '<w:vMerge w:val="continue"/>'), p("丁"), p("戊")),
    )
    made = sheet_of(docx(body))
    assert cells(made) == [
        ("表1!A1", "高续"),
        ("表1!B1", "宽"),
        ("表1!B2", "乙"),
        ("表1!C2", "丙"),
        ("表1!B3", "丁"),
        ("表1!C3", "戊"),
    ]
    assert [(c.rows, c.columns) for c in made.cells] == [(3, 1), (1, 2), (1, 1), (1, 1), (1, 1), (1, 1)]


def test_paragraphs_of_a_cell_are_its_lines_and_nested_tables_stand_below() -> None:
    inner = table(row(p("子1"), p("子2")), row(p("子3"), p("子4")))
    body = table(row(cell(paragraph("一") + paragraph("二")), p("右")), row(cell(paragraph("外") + inner), p("下")))
    made = cells(sheet_of(docx(body)))
    assert ("表1!A1", "一\n二") in made
    assert ("表2!A1", "子1") in made
    assert ("表1!B2", "下") in made


def test_tracked_changes_are_accepted() -> None:
    old = '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    new = '<w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t>移</w:t></w:r></w:moveFrom>'
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{old}{new}</w:p><w:p>{mark}<w:r><w:t>合</w:t></w:r></w:p>" + paragraph("并")
    body += table(row(p("留"), p("下")), row(p("删"), p("去"), properties="<w:del/>"), row(p("又"), p("留")))
    made = sheet_of(docx(body))
    assert made.text.splitlines()[:2] == ["新", "合并"]
    assert [words for _, words in cells(made)] == ["留", "下", "又", "留"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('项目支出绩效目标表')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent><w:t>正文</w:t></w:r></w:p>"
    )
    assert sheet_of(docx(body)).text == "项目支出绩效目标表\n正文\n"


def test_headers_footers_and_notes() -> None:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    page = f"<w:p><w:r><w:t>第</w:t></w:r>{field}<w:r><w:t>页</w:t></w:r></w:p>"
    note = f'<w:footnote w:id="1">{paragraph("按批复填列")}</w:footnote>'
    made = sheet_of(
        docx(paragraph("正文"), footer=page + paragraph("内部资料"), header=paragraph("标题"), footnotes=note)
    )
    assert made.text.split() == ["标题", "正文", "内部资料", "按批复填列"]


def test_numbers_that_word_puts_are_read() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="5">'
        + level.format(0, "chineseCounting", "%1、")
        + level.format(1, "decimal", "（%2）")
        + '</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    )
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    body = (
        item.format(0, "甲") + item.format(1, "子") + item.format(1, "丑") + item.format(0, "乙") + item.format(1, "寅")
    )
    made = sheet_of(docx(body, numbering=numbering))
    assert made.text.split() == ["一、甲", "（1）子", "（2）丑", "二、乙", "（1）寅"]


def test_how_numbers_are_written() -> None:
    assert [written(n, "chineseCountingThousand") for n in (1, 10, 11, 20, 35)] == [
        "一",
        "十",
        "十一",
        "二十",
        "三十五",
    ]
    forms = ("lowerRoman", "upperLetter", "decimalEnclosedCircle", "decimalZero", "decimal")
    assert [written(4, form) for form in forms] == ["iv", "D", "④", "04", "4"]


def test_characters_that_are_elements() -> None:
    words = '<w:sym w:font="Symbol" w:char="F0B3"/><w:t>90</w:t><w:noBreakHyphen/><w:br/><w:tab/><w:t>%</w:t>'
    assert sheet_of(docx(f"<w:p><w:r>{words}</w:r></w:p>")).text == "≥90-\n\t%\n"
    assert symbol("Wingdings", "F0FE") == "☑"
    assert symbol("Symbol", "zz") == ""
    assert symbol("Arial", "D800") == "\ufffd"


def test_hidden_text_is_said_and_tab_stops_are_no_tabs() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>现</w:t></w:r></w:p>"
    )
    made = sheet_of(docx(body))
    assert made.text == "现\n"
    assert [n.en for n in made.notices] == ["1 hidden pieces of text of the document were not read"]


def test_a_place_outside_of_tables_is_a_paragraph() -> None:
    made = sheet_of(docx(paragraph("一") + paragraph("二三四")))
    at = made.location(3, 4)
    assert (at.line, at.column, at.end_column) == (2, 2, 3)
    assert made.origin is not None
    assert made.origin.excerpt(at) == "二三四"


def test_what_is_nested_too_deeply_is_refused() -> None:
    body = paragraph("内")
    for _ in range(40):
        body = table(row(cell(body)))
    with pytest.raises(InputError, match="nested too deeply") as caught:
        read_bytes(docx(body), "x.docx")
    assert "tables=N" in caught.value.remedy_en


def test_limits_may_be_raised() -> None:
    body = table(*(row(p("甲"), p("乙")) for _ in range(30)))
    with pytest.raises(InputError, match="too many cells"):
        zipped.read(docx(body), Limits(cells=50))
    assert len(zipped.read(docx(body), Limits(cells=100)).cells) == 60

"""Web pages: their tables and the words around them."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import InputError
from jxlint.layouts import recognise
from jxlint.layouts.text.stream import Stream
from jxlint.readers import detect, html, read_bytes
from jxlint.readers.html_tokens import tokens
from jxlint.readers.limits import DEFAULT
from jxlint.sheet import Sheet


def sheet_of(source: str) -> Sheet:
    return html.of_source(source, DEFAULT)


def cells(sheet: Sheet) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, sheet.text[c.start : c.end]) for c in sheet.cells]


def test_spans_and_tags_left_out() -> None:
    made = sheet_of("<table><tr><td rowspan=2>高<td colspan=2>宽<tr><td>乙<td>丙</table>")
    assert cells(made) == [(0, 0, "高"), (0, 1, "宽"), (1, 1, "乙"), (1, 2, "丙")]
    assert [(c.rows, c.columns) for c in made.cells] == [(2, 1), (1, 2), (1, 1), (1, 1)]


def test_tables_in_tables() -> None:
    inner = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    made = sheet_of(f"<table><tr><td>左</td><td>右{inner}</td></tr><tr><td>下</td><td>角</td></tr></table>")
    assert [(c.table, made.text[c.start : c.end]) for c in made.cells] == [
        (0, "左"), (0, "右"), (1, "1"), (1, "2"), (1, "3"), (1, "4"), (0, "下"), (0, "角"),
    ]  # fmt: skip


def test_a_table_that_only_arranges_is_words() -> None:
    made = sheet_of(
        "<table><tr><td><p>标题</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></table>"
    )
    assert made.text == "标题\na\tb\nc\td\n"


def test_entities_white_space_and_line_breaks_keep_their_places() -> None:
    source = (
        "<table>\n<tr><td>≥&nbsp;90&#37;<br>\n   完&lt;成</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>\n</table>"
    )
    made = sheet_of(source)
    assert cells(made)[0] == (0, 0, "≥\xa090%\n 完<成")
    at = made.location(made.text.index("%"), made.text.index("%") + 1)
    assert (at.line, source.splitlines()[1][(at.column or 0) - 1 :][:5]) == (2, "&#37;")
    at = made.location(made.text.index("完"), made.text.index("成") + 1)
    assert (at.line, at.column) == (3, 4)
    assert made.origin is not None
    assert made.origin.excerpt(at) == "   完&lt;成</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"


def test_scripts_styles_and_comments_are_no_text() -> None:
    source = (
        "<html><head><title>t</title><style>td{}</style></head><body><!-- <td>c</td> -->"
        "<script>if(a<b){'</td>'}</script>"
        "<![if !x]>见<![endif]><?php x ?><input type=hidden value=h><input value=填><textarea>多<b>行</textarea>"
        "<select><option>甲<option selected>乙</select><a title='>'>链</a>"
    )
    assert sheet_of(source).text.split() == ["见填多<b>行", "乙链"]


def test_what_is_hidden_is_not_read_and_said() -> None:
    rows = "<table><tr style='display:none'><td>x<td>y<tr><td>a</table>"
    made = sheet_of(f"<div style='display: none'>藏<p>起</div><p hidden>来</p><p>现</p>{rows}")
    assert made.text.split() == ["现", "a"]
    assert [n.en for n in made.notices] == ["5 hidden pieces of text of the page were not read"]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("gb2312", "gb18030"), ("GBK", "gbk"), ("utf-8", "utf-8"), ("utf-8", "gb18030")]
)
def test_encodings(charset: str, encoding: str) -> None:
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>绩效目标镕</p>'
    assert html.decode(page.encode(encoding)).endswith("<p>绩效目标镕</p>")


def test_a_byte_order_mark_is_stronger_than_the_page() -> None:
    page = "<html><meta charset=gb2312><p>绩效</p>"
    assert html.decode(page.encode("utf-16")) == page
    assert html.decode(b"\xef\xbb\xbf" + page.encode()) == page


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a<b", [""]),
        ("a < b", [""]),
        ("<a href='x>y'>t</a>", ["a", "", "/a"]),
        ('<a "><b>', ["a", "b"]),
        ("<!-- x", []),
        ("<script>a</b>", ["script", ""]),
        ("<td", []),
        ("</>x", [""]),
    ],
)
def test_broken_markup(source: str, names: list[str]) -> None:
    assert [t.name for t in tokens(source)] == names


@pytest.mark.parametrize(
    ("head", "name", "is_page"),
    [
        (b"<!DOCTYPE html><p>", "a.txt", True),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><html>", "a.xls", True),
        (b"<p>x", "a.html", True),
        ("<html>".encode("utf-16"), "a", True),
        (b"<p>x", "a.txt", False),
        (b"a <html>", "a.txt", False),
    ],
)
def test_pages_are_told_by_what_they_begin_with(head: bytes, name: str, is_page: bool) -> None:
    assert (detect.reader(head, name) is html.read) == is_page


def test_an_mhtml_without_a_page_is_named() -> None:
    with pytest.raises(InputError, match="no page"):
        read_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n", "x.mht")


def test_cells_of_paragraphs_lose_no_first_character() -> None:
    row = "<tr><td><p>产出指标</p></td><td><p>数量</p><p>指标</p></td><td><p>办件数</p></td><td><p>12件</p></td></tr>"
    heads = "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
    spare = "<tr><td><p>项目名称</p></td><td><p>某项目</p></td><td><p>另一栏</p></td><td><p>另一句</p></td></tr>"
    reading = recognise(sheet_of(f"<table>{spare}{heads}{row}</table>"))
    assert isinstance(reading.document, ProjectTable)
    assert [i.level2 for i in reading.document.units[0].projects[0].indicators] == ["数量指标"]
    text = sheet_of(f"<table>{spare}{heads}{row}</table>")
    left = Stream(text, ())
    assert [words for _, words in left.untaken()][:4] == ["项目名称", "某项目", "另一栏", "另一句"]

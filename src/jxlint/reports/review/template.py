"""Word templates: the words of a .docx may hold Jinja expressions and statements.

`{{ field }}` is replaced; `{% for … %}`, `{% if … %}` govern what stands between them and their end. A paragraph, or a
table row, that holds nothing but statements vanishes itself, so that whole paragraphs or rows are repeated. Templates
are data, not programs: only a few statements and filters are known (`sandbox`), nothing can be called, and values can
never become markup.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jxlint.compiled import compiled
from jxlint.errors import BrokenTemplate, InputError
from jxlint.readers.archive import Archive
from jxlint.readers.limits import Limits
from jxlint.reports.review.sandbox import BEGIN, END, Place, Program
from jxlint.reports.review.scanning import Paragraph, Row, Scan, Words, mended

_PARTS = compiled(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_NAMES = {"document": ("正文", "text"), "header": ("页眉", "header"), "footer": ("页脚", "footer"),
          "footnotes": ("脚注", "footnotes"), "endnotes": ("尾注", "endnotes")}  # fmt: skip
_TAG = compiled(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_HALF = compiled(r"\{[{%#]|[}%#]\}")
# Word turns straight quotes into typographic ones while a person types; Jinja knows the straight ones only.
_STRAIGHT = str.maketrans("“”‘’\xa0", "\"\"'' ")
# Identities of paragraphs, which would be there twice where one is repeated.
_IDS = re.compile(rb' w14:(?:paraId|textId)="[0-9A-Fa-f]*"')
_MAIN = "word/document.xml"


class Template:
    """A template that was read and compiled. Raises BrokenTemplate."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        self._parts: list[tuple[str, bytes]] = []
        self._programs: dict[str, Program] = {}
        try:
            archive = Archive(data, Limits())
            names = archive.names
            if _MAIN not in archive:
                raise _broken(where, "不是 .docx 文件", "it is no .docx file")
            self._parts = [(name, archive.read(name)) for name in names if not name.endswith("/")]
        except InputError as e:
            raise _broken(where, e.zh, e.en) from e
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise _broken(where, "模板里有宏", "it holds macros")
        self._fills = False
        for name, content in self._parts:
            if match := _PARTS.fullmatch(name):
                self._programs[name] = self._compiled(match[1].rstrip("0123456789"), content)

        if not self._fills:
            raise BrokenTemplate(
                "模板里没有要填的栏目，填出来总是它自己",
                "the template has nothing to fill in, and would come out as it is",
                remedy_zh="在要填的地方写 {{ … }}（见 docs/review-report.md）",
                remedy_en="write {{ … }} where something is to be filled in (see docs/review-report.md)", where=where,
            )  # fmt: skip

    def _compiled(self, kind: str, content: bytes) -> Program:
        zh, en = _NAMES[kind]
        try:
            # Every paragraph begins a line of the program, so that its errors can tell the paragraph.
            content = _IDS.sub(b"", content).replace(b"\r", b" ").replace(b"\n", b" ")
            scan = Scan(content)
        except InputError as e:
            raise _broken(f"{self._where} {zh}", e.zh, e.en) from e
        self._fills = self._fills or any(_TAG.search(_words(content, p)) for p in scan.paragraphs)
        source, places = _source(content, scan, Place(self._where, zh, en))
        return Program(source, places)

    def render(self, fields: Mapping[str, object]) -> bytes:
        """The .docx with `fields` filled in; the same bytes for the same fields. Raises BrokenTemplate,
        TooCostly."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as made:
            for name, content in self._parts:
                program = self._programs.get(name)
                if program is not None:
                    content = self._filled(program, fields)
                elif name == "[Content_Types].xml":  # a .dotx becomes a document
                    content = content.replace(b"wordprocessingml.template.main", b"wordprocessingml.document.main")
                info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = ZIP_DEFLATED
                made.writestr(info, content)
        return out.getvalue()

    def _filled(self, program: Program, fields: Mapping[str, object]) -> bytes:
        made = program.run(fields)
        try:
            return mended(made.encode("utf-8", "backslashreplace"))
        except InputError as e:
            raise BrokenTemplate(
                "循环或条件的开头和结尾不在同一层（例如一个在表格里，一个在表格外）",
                "a loop or condition begins and ends on different levels, such as inside and outside of a table",
                remedy_zh="把 {% … %} 和它的 {% end… %} 各放在单独的段落，或同一表格各自单独的行里",
                remedy_en="put {% … %} and its {% end… %} into paragraphs, or into rows of one table, of their own",
                where=program.places[0].where if program.places else self._where,
            ) from e


def _source(content: bytes, scan: Scan, part: Place) -> tuple[str, list[Place]]:
    """The program of a part: its XML with the statements in the places of their paragraphs or rows. The places are of
    its lines."""
    edits: list[tuple[int, int, str]] = []
    gone: list[tuple[int, int]] = []
    joined = {id(p): _words(content, p) for p in scan.paragraphs}
    for row in sorted(scan.rows, key=lambda r: r.start):
        if row.nested or any(a <= row.start < b for a, b in gone):
            continue
        statements = [_statements(joined[id(p)], p) for p in row.paragraphs if joined[id(p)].strip() or p.solid]
        if statements and all(statements):
            edits.append((row.start, row.end, "\n" + "".join(s or "" for s in statements)))
            gone.append((row.start, row.end))
    for paragraph in scan.paragraphs:
        if any(a <= paragraph.start < b for a, b in gone):
            continue
        statements_of = _statements(joined[id(paragraph)], paragraph)
        if statements_of:
            edits.append((paragraph.start, paragraph.end, "\n" + statements_of))
            continue
        edits.append((paragraph.start, paragraph.start, "\n"))
        edits += _edits(content, paragraph, joined[id(paragraph)])
    edits.sort(key=lambda e: (e[0], e[1]))
    out, at, places = [], 0, [part]
    order = {p.start: i for i, p in enumerate(sorted(scan.paragraphs, key=lambda p: p.start), 1)}
    texts = {p.start: joined[id(p)] for p in scan.paragraphs} | {r.start: _of_row(r, joined) for r in scan.rows}
    for start, end, text in edits:
        out += [_plain(content[at:start]), text]
        at = end
        if text.startswith("\n"):
            number = order.get(start) or min((order[p.start] for r in scan.rows if r.start == start
                                              for p in r.paragraphs), default=0)  # fmt: skip
            places.append(part.at(number, texts.get(start, "")))
    out.append(_plain(content[at:]))
    source = "".join(out)
    _whole(joined, scan, part, order)
    return source, places


def _of_row(row: Row, joined: Mapping[int, str]) -> str:
    return " ".join(joined[id(p)] for p in row.paragraphs)


def _plain(content: bytes) -> str:
    """XML outside of expressions, in which nothing begins one."""
    text = content.decode("utf-8", "replace")
    return text.replace(BEGIN, "").replace(END, "")


def _words(content: bytes, paragraph: Paragraph) -> str:
    return "".join(_text(content, t) for t in paragraph.texts)


def _text(content: bytes, words: Words) -> str:
    return html.unescape(content[words.start : words.end].decode("utf-8", "replace")).replace("\n", " ")


def _statements(text: str, paragraph: Paragraph) -> str:
    """What a paragraph says that holds nothing but statements; "" for any other."""
    tags = _TAG.findall(text)
    if paragraph.solid or not tags or _TAG.sub("", text).strip() or any(t.startswith("{{") for t in tags):
        return ""
    return "".join(map(_program, tags)) or BEGIN + "##" + END


def _program(tag: str) -> str:
    """An expression or statement with the delimiters that Program knows."""
    if tag.startswith("{#"):
        return ""
    inside = tag[2:-2].translate(_STRAIGHT).replace(BEGIN, "").replace(END, "").replace("\n", " ")
    mark = "=" if tag.startswith("{{") else "%"
    return f"{BEGIN}{mark} {inside.strip('-+')} {mark}{END}"


def _edits(content: bytes, paragraph: Paragraph, joined: str) -> list[tuple[int, int, str]]:
    """Each expression put whole into the text in which it begins: Word cuts the words of a paragraph as it likes."""
    tags = list(_TAG.finditer(joined))
    if not tags:
        return []
    edits, begin = [], 0
    for words in paragraph.texts:
        text = _text(content, words)
        end, at, made = begin + len(text), begin, []
        for tag in tags:
            if tag.end() <= begin or tag.start() >= end:
                continue
            if tag.start() >= begin:
                made += [html.escape(joined[at : tag.start()], quote=False), _program(tag[0])]
            at = min(end, tag.end())
        if made or at > begin:
            made.append(html.escape(joined[at:end], quote=False))
            # A value may begin or end with a space.
            head = content[words.tag : words.start].decode()
            kept = head if "xml:space" in head else head[:-1] + ' xml:space="preserve">'
            edits.append((words.tag, words.end, kept + "".join(made)))
        begin = end
    return edits


def _whole(joined: Mapping[int, str], scan: Scan, part: Place, order: Mapping[int, int]) -> None:
    """Raises BrokenTemplate for an expression that is not closed."""
    for paragraph in scan.paragraphs:
        text = joined[id(paragraph)]
        if half := _HALF.search(_TAG.sub("", text)):
            raise BrokenTemplate(
                f"“{half[0]}”没有成对", f"“{half[0]}” does not pair",
                remedy_zh="字段写作 {{ 字段 }}，语句写作 {% … %}，都要在同一段里写完",
                remedy_en="write fields {{ field }} and statements {% … %}, each whole within one paragraph",
                where=part.at(order[paragraph.start], text).where,
            )  # fmt: skip


def _broken(where: str, zh: str, en: str) -> BrokenTemplate:
    return BrokenTemplate(
        f"模板用不了：{zh}", f"the template cannot be used: {en}",
        remedy_zh="请用 Word 或 WPS 打开模板，另存为 .docx",
        remedy_en="open the template in Word or WPS and save it as .docx",
        where=where,
    )  # fmt: skip

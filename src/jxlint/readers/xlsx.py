"""Excel .xlsx and .xlsm (and .et that is one): what the cells show. Macros are never looked at."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.errors import InputError
from jxlint.readers.archive import Archive
from jxlint.readers.limits import Limits
from jxlint.readers.markup import Attributes, parse, pieces
from jxlint.readers.number_formats import BUILT_IN, GENERAL
from jxlint.readers.ooxml import Relation, relations
from jxlint.readers.spreadsheet import Worksheet, build
from jxlint.readers.xlsx_cells import Cells, Styles
from jxlint.readers.xlsx_text import Shapes, Strings
from jxlint.sheet import Sheet

_INDENT = compiled(r"[1-9]\d{0,2}")


def read(archive: Archive, part: str, limits: Limits) -> Sheet:
    """The sheet that the workbook `part` of `archive` shows. Raises InputError."""
    if part.endswith(".bin"):
        raise InputError(
            "是 .xlsb（二进制工作簿），读不了",
            "an .xlsb workbook, which is not read",
            remedy_zh="请用 Excel 或 WPS 另存为 .xlsx",
            remedy_en="save it as .xlsx in Excel or WPS",
        )
    return build(_Workbook(archive, part, limits).worksheets(), limits)


class _Workbook:
    """The parts that worksheets share."""

    def __init__(self, archive: Archive, part: str, limits: Limits) -> None:
        self._archive, self._limits = archive, limits
        self._listed: list[tuple[str, bool, str]] = []
        self._from_1904 = False
        pieces(archive.chunks(part), limits, part, self._start)
        named = relations(archive, part, limits)
        self._sheets = [(name, hidden, named[i]) for name, hidden, i in self._listed if i in named]
        self._styles = self._read_styles(named)
        self._strings = self._read_strings(named)

    def worksheets(self) -> Iterator[Worksheet]:
        """The worksheets in the order of their tabs; charts and macro sheets are none."""
        for name, hidden, (kind, part) in self._sheets:
            if kind != "worksheet":
                continue
            made = Worksheet(name, hidden)
            cells = Cells(made, self._strings, self._styles, self._limits)
            parse(self._archive.chunks(part), cells, self._limits, part)
            for relation in relations(self._archive, part, self._limits).values():
                if relation.kind == "drawing" and relation.part in self._archive:
                    shapes = Shapes(made)
                    parse(self._archive.chunks(relation.part), shapes, self._limits, relation.part)
            yield made

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self._listed.append((attributes.get("name", ""), hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            self._from_1904 = attributes.get("date1904") in ("1", "true")

    def _read_strings(self, named: dict[str, Relation]) -> list[str]:
        found = Strings(self._limits)
        for kind, part in named.values():
            if kind == "sharedStrings" and part in self._archive:
                parse(self._archive.chunks(part), found, self._limits, part)
        return found.strings

    def _read_styles(self, named: dict[str, Relation]) -> Styles:
        codes: dict[int, str] = dict(BUILT_IN)
        used: list[int] = []
        indents: dict[str, int] = {}
        within = ""

        def start(name: str, attributes: Attributes) -> None:
            nonlocal within
            number = attributes.get("numFmtId", "")
            if not number.isdecimal() or len(number) > 9:
                number = "0"
            if name == "numFmt":
                codes[int(number)] = attributes.get("formatCode", GENERAL)
            elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
                within = name
            elif name == "xf" and within == "cellXfs":
                used.append(int(number))
            elif name == "alignment" and within == "cellXfs" and attributes.get("horizontal") != "right":
                indent = attributes.get("indent", "")
                if _INDENT.fullmatch(indent):
                    indents[str(len(used) - 1)] = int(indent)

        for kind, part in named.values():
            if kind == "styles" and part in self._archive:
                pieces(self._archive.chunks(part), self._limits, part, start)
        return Styles([codes.get(number, GENERAL) for number in used], self._from_1904, indents)

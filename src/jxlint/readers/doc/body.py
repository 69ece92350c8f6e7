"""The paragraphs and tables of one part of a .doc file's text."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.readers.doc.fields import Fields
from jxlint.readers.doc.formatting import DELETED, HIDDEN, Formatting
from jxlint.readers.doc.streams import Part, Streams
from jxlint.readers.doc.table import Table
from jxlint.readers.docx_body import PAGE_NUMBER
from jxlint.readers.limits import Limits
from jxlint.readers.tables import Grid, Words
from jxlint.reading import Location

# What ends a paragraph: its mark, that of a cell or row, a page or section.
_PARAGRAPH, _CELL, _SECTION = 0x0D, 0x07, 0x0C
_MARKS = (_PARAGRAPH, _CELL, _SECTION)
# A field: what it is told to show, what it shows.
_FIELD, _SHOWN, _FIELD_END = 0x13, 0x14, 0x15
_WRITTEN = {0x09: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "-"}
_BLANK = 0x20


class Body:
    """What stands in the parts of `streams`; tables and paragraphs are counted through all of them, and `concealed` are
    the pieces of hidden text."""

    def __init__(self, streams: Streams, formatting: Formatting, limits: Limits) -> None:
        self._streams, self._formatting, self._limits = streams, formatting, limits
        self._tables = self._paragraphs = self._cells = self.concealed = 0
        self._fields = Fields()

    def content(self, part: Part) -> list[Words | Grid]:
        """What stands in `part`, in its order."""
        out: list[Words | Grid] = []
        tables: list[Table] = []  # that are open, one in another
        joined = ""
        for start, end in self._paragraphs_of(part):
            # The last one of a file that is not whole has no mark.
            last = min(end, part.end - 1)
            mark, said = self._streams.units[last], self._formatting.of_paragraph(last)
            words, numbered = self._words(start, end)
            words, joined = joined + words, ""
            if self._formatting.unseen[last] == DELETED and mark == _PARAGRAPH:
                joined = words  # a tracked change has removed its mark
                continue
            self._paragraphs += 1
            self._nest(tables, said.depth, out)
            if not tables:
                empty = not words.strip() or (numbered and PAGE_NUMBER.fullmatch(words))
                if not (part.margin and empty):
                    out.append(Words(words + "\n", Location(line=self._paragraphs)))
            elif said.row is not None:
                tables[-1].end_row(said.row)
            else:
                tables[-1].cell.append(words)
                if said.cell or (mark == _CELL and said.depth == 1):
                    self._cells += 1
                    self._limits.check_cells(self._cells)
                    tables[-1].end_cell()
        self._nest(tables, 0, out)
        return out

    def _nest(self, tables: list[Table], depth: int, out: list[Words | Grid]) -> None:
        """Begin or end tables, so that `depth` of them are open; the outermost go to `out`."""
        self._limits.check("tables", depth, "表格嵌套太深", "tables are nested too deeply")
        while len(tables) < depth:
            self._tables += 1
            tables.append(Table(self._tables))
        while len(tables) > depth:
            table = tables.pop()
            found = [table.grid(self._limits), *table.left()]
            if tables:
                tables[-1].cell += found
                continue
            place = Location(line=self._paragraphs)
            out += [part if isinstance(part, Grid) else Words(part + "\n", place) for part in found]

    def _paragraphs_of(self, part: Part) -> Iterator[tuple[int, int]]:
        """Where each paragraph begins, and where its mark stands."""
        units, start = self._streams.units, part.start
        for at in range(part.start, part.end):
            if units[at] in _MARKS:
                yield start, at
                start = at + 1
        if start < part.end:
            yield start, part.end

    def _words(self, start: int, end: int) -> tuple[str, bool]:
        """The words of a paragraph, and whether a field in it shows the number of a page."""
        formatting, fields, numbered, concealing = self._formatting, self._fields, False, False
        out: list[str] = []
        for at in range(start, end):
            unit = self._streams.units[at]
            if unit == _FIELD:
                fields.begin()
            elif unit == _SHOWN:
                numbered = fields.shows() or numbered
            elif unit == _FIELD_END:
                fields.end()
            elif fields.takes(chr(unit)):
                continue
            elif formatting.unseen[at]:
                if formatting.unseen[at] == HIDDEN and unit > _BLANK and not concealing:
                    self.concealed += 1
                    concealing = True
            else:
                concealing = False
                out.append(formatting.symbols.get(at) or _WRITTEN.get(unit) or (chr(unit) if unit >= _BLANK else ""))
        # Characters beyond the first 65,536 are two code units each.
        return "".join(out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), numbered

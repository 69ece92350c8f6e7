"""One part of a Word document: its paragraphs, tables and text boxes."""

from __future__ import annotations

import re

import msgspec

from jxlint.compiled import compiled
from jxlint.readers.docx_numbers import Numbering
from jxlint.readers.docx_runs import GAPS, Run, symbol
from jxlint.readers.docx_tables import Table
from jxlint.readers.limits import Limits
from jxlint.readers.markup import Attributes, Handler
from jxlint.readers.tables import Grid, Words
from jxlint.reading import Location

# What tracked changes have taken away, and what only older programs show.
_REMOVED = ("del", "moveFrom")
_SKIPPED = frozenset(
    "Fallback delText delInstrText rt rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange"
    " numberingChange tblPrExChange tblGridChange".split()
)
PAGE_NUMBER = compiled(r"[\s\-—–·/第共页Page of|]*", re.I)


class _Story(msgspec.Struct, gc=False):
    """Text that flows on its own: the part, a text box. `place` is where its paragraphs stand."""

    content: list[Words | Grid]
    tables: list[Table]
    place: Location | None = None


class Body(Handler):
    """Collects `content`; `tables` and `paragraphs` go on counting from those of earlier parts.

    In a `margin` (headers, footers, notes) a line that is nothing but the page's number is left out.
    """

    def __init__(
        self, numbering: Numbering, limits: Limits, tables: int, paragraphs: int, *, margin: bool = False
    ) -> None:
        self.content: list[Words | Grid] = []
        self.tables, self.paragraphs, self.concealed = tables, paragraphs, 0
        self._numbering, self._limits, self._margin = numbering, limits, margin
        self._stories = [_Story(self.content, [])]
        self._skipped = 0
        self._run = Run()
        self._words: list[str] = []
        self._saved: list[tuple[list[str], Run]] = []
        self._reading, self._joined, self._cells = "", False, 0
        self._begins = {"p": self._start_paragraph, "tbl": self._start_table, "tr": self._start_row,
                        "tc": self._start_cell, "txbxContent": self._start_box}  # fmt: skip
        self._ends = {"p": self._end_paragraph, "tbl": self._end_table, "tr": self._end_row, "tc": self._end_cell,
                      "txbxContent": self._end_box}  # fmt: skip

    def start(self, name: str, attributes: Attributes) -> None:
        """See Handler."""
        within = self._run.properties
        if self._skipped or name in _SKIPPED or (name in _REMOVED and not within):
            self._skipped += 1
        elif within or name in ("r", "rPr", "pPr", "trPr", "tcPr", "fldSimple", "fldChar"):
            self._run.begin(name, attributes)
            if within and self._tables:
                self._tables[-1].shape(name, attributes)
        elif name in ("t", "instrText"):
            self._reading = name
        elif name in GAPS:
            self._say(GAPS[name])
        elif name == "sym":
            self._say(symbol(attributes.get("font", ""), attributes.get("char", "")))
        elif name in self._begins:
            self._begins[name]()

    def end(self, name: str) -> None:
        """See Handler."""
        if self._skipped:
            self._skipped -= 1
        elif name in ("t", "instrText"):
            self._reading = ""
        elif name in self._ends:
            self._ends[name]()
        else:
            self._run.end(name)

    def text(self, words: str) -> None:
        """See Handler."""
        if self._skipped:
            return
        if self._reading == "t":
            self._say(words)
        elif self._reading:
            self._run.instruction(words)

    @property
    def _tables(self) -> list[Table]:
        return self._stories[-1].tables

    def _into(self) -> list[Words | Grid]:
        tables = self._tables
        if tables and tables[-1].box is not None:
            return tables[-1].box.content
        return self._stories[-1].content

    def _say(self, words: str) -> None:
        if self._run.unseen:
            self.concealed += bool(words.strip())
        elif not self._run.page_number:
            self._words.append(words)

    def _start_paragraph(self) -> None:
        if not self._joined:
            self._words = []
        self._run, self._joined = Run(), False

    def _end_paragraph(self) -> None:
        run = self._run
        self._run = Run()
        label = self._numbering.label(run.style, run.number, run.level)
        if run.joined:
            self._joined = True
            self._words.insert(0, label)
            return
        words = "".join(self._words)
        words = label + words if words.strip() else words
        self._words = []
        self.paragraphs += 1
        if self._margin and run.paged and PAGE_NUMBER.fullmatch(words):
            return
        story = self._stories[-1]
        table = story.tables[-1] if story.tables and story.tables[-1].box is not None else None
        place = table.place() if table else story.place or Location(line=self.paragraphs)
        into = self._into()
        if table and into and isinstance(into[-1], Words):
            into.append(Words("\n", place))
        into.append(Words(words if table else words + "\n", place))

    def _start_table(self) -> None:
        depth = sum(len(story.tables) for story in self._stories) + 1
        self._limits.check("tables", depth, "表格嵌套太深", "tables are nested too deeply")
        self.tables += 1
        self._tables.append(Table(self.tables, self._limits))

    def _end_table(self) -> None:
        if self._tables:
            grid = self._tables.pop().grid()
            self._into().append(grid)

    def _start_row(self) -> None:
        if self._tables:
            self._tables[-1].start_row()

    def _end_row(self) -> None:
        if self._tables:
            self._tables[-1].end_row()

    def _start_cell(self) -> None:
        if self._tables:
            self._cells += 1
            self._limits.check_cells(self._cells)
            self._tables[-1].start_cell()

    def _end_cell(self) -> None:
        if self._tables:
            self._tables[-1].end_cell()

    def _start_box(self) -> None:
        """A text box: its paragraphs stand before that which holds it."""
        self._limits.check("tables", len(self._stories), "文本框嵌套太深", "text boxes are nested too deeply")
        self._saved.append((self._words, self._run))
        table = self._tables[-1] if self._tables and self._tables[-1].box is not None else None
        self._stories.append(_Story([], [], table.place() if table else self._stories[-1].place))
        self._words, self._run = [], Run()

    def _end_box(self) -> None:
        if len(self._stories) > 1:
            story = self._stories.pop()
            self._into().extend(story.content)
            self._words, self._run = self._saved.pop()

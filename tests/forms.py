"""Forms of a project as sheets with cells, and as the texts that web pages leave of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location
from jxlint.sheet import Sheet

DATA = Path(__file__).parent / "data" / "forms"
# A cell: its words, or its words, rows and columns.
Cell = str | tuple[str, int, int]
Rows = Sequence[Sequence[Cell]]


def grid(*tables: Rows, above: str = "") -> Sheet:
    """A sheet with these tables below each other; cells as in HTML, those that others cover left out."""
    page = Page(DEFAULT)
    if above:
        page.flow([Words(above + "\n", Location(sheet="表", cell="A1"))])
    for number, rows in enumerate(tables):
        page.grid(Grid(list(_boxes(rows, number))))
        page.end_line()
    return page.sheet()


def _boxes(rows: Rows, table: int) -> list[Box]:
    taken: set[tuple[int, int]] = set()
    out = []
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            words, down, across = (cell, 1, 1) if isinstance(cell, str) else cell
            while (r, c) in taken:
                c += 1
            taken |= {(r + i, c + j) for i in range(down) for j in range(across)}
            place = Location(sheet=f"表{table + 1}", cell=f"{'ABCDEFGHIJKLMNOP'[c]}{r + 1}")
            out.append(Box(r, c, down, across, [Words(words, place)] if words else []))
            c += across
    return out


def pasted(rows: Rows) -> str:
    """The rows as Excel pastes them: tabs, an empty place for all that a merged cell covers."""
    cells = {(b.row, b.column): b.content[0].text for b in _boxes(rows, 0) if b.content}  # type: ignore[union-attr]
    width = max(b.column + b.columns for b in _boxes(rows, 0))
    return "\n".join("\t".join(cells.get((r, c), "") for c in range(width)) for r in range(len(rows))) + "\n"


def barred(rows: Rows) -> str:
    """The rows as a web page's text gives them: bars between the cells, nothing for what a merged cell covers."""
    lines = []
    for row in rows:
        words = [cell if isinstance(cell, str) else cell[0] for cell in row]
        lines.append(" | ".join(words) + " |")
    return "\n".join(lines) + "\n"


def a_cell_a_line(rows: Rows, between: str = "\n") -> str:
    """The cells below each other, empty ones as a bar alone."""
    words = [cell if isinstance(cell, str) else cell[0] for row in rows for cell in row]
    return between.join(f"{w} |" if w else "|" for w in words) + "\n"

"""What the page shows of a checked table, worked out before its template."""

from __future__ import annotations

from typing import Literal

import msgspec

from jxlint.document import Path
from jxlint.findings import Severity

# What may be typed into a cell: any words, an amount of money, or a whole number.
Sort = Literal["text", "amount", "number"]


class Mark(msgspec.Struct, frozen=True):
    """Words of a cell, and the findings (by their index) that mark them; none for words that are in order."""

    text: str
    severity: str = ""
    findings: tuple[int, ...] = ()


class Cell(msgspec.Struct, frozen=True):
    """A value of the document: `path` is its JSON pointer, `called` what a screen reader calls it where no heads do,
    `place` where it stands in the file, `findings` all that is said of it, `severity` the gravest of them. Its words
    are `text`, or `marks` where there are findings; `doubt` says that they may be misread."""

    path: str
    sort: Sort
    called: str
    text: str = ""
    place: str = ""
    marks: tuple[Mark, ...] = ()
    findings: tuple[int, ...] = ()
    severity: str = ""
    doubt: str = ""


class Field(msgspec.Struct, frozen=True):
    """A value with its label, outside of a table."""

    label: str
    cell: Cell
    wide: bool = False


class Row(msgspec.Struct, frozen=True):
    """A row of a table."""

    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """A table under its heads; `widths` say what kind of column each is."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[str, ...]
    rows: tuple[Row, ...]


class Section(msgspec.Struct, frozen=True):
    """The head of a document, a unit, a project, or a part of a department's form. `key` tells it from the others."""

    key: str
    level: int
    kind: str
    title: Cell | None
    heading: str
    fields: tuple[Field, ...]
    tables: tuple[Table, ...] = ()


class Said(msgspec.Struct, frozen=True):
    """A finding as shown. `target` is the pointer of the cell to go to, "" where it is about no cell; `mended` the
    whole value with the fix in it, where there is one, `safe` when that cannot change the meaning."""

    index: int
    code: str
    severity: Severity
    title: str
    message: str
    about: str
    place: str
    words: str
    target: str
    suppressed: str = ""
    mended: str | None = None
    safe: bool = False


class Group(msgspec.Struct, frozen=True):
    """The findings of one project, unit, or of the whole table."""

    key: str
    title: str
    said: tuple[Said, ...]


class Entry(msgspec.Struct, frozen=True):
    """What is to be known of a rule."""

    code: str
    title: str
    why: str
    source: str
    dimension: str


# Where each value of a document stands in its file, as a person would say it, and whether it may be misread there.
Spots = dict[Path, tuple[str, str]]

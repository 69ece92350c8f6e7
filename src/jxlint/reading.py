"""A document together with where each of its fields stood in the file, and what became part of no field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

from jxlint.document import Document, Path, Span

# Words of a picture of which the recognition is less sure than this are doubtful.
DOUBTFUL = 0.8


class PageBox(msgspec.Struct, frozen=True, gc=False):
    """A rectangle on a page (from 1) that encloses words of one line: `box` is (x0, top, x1, bottom) in points of 1/72
    inch from the top left corner of the page as it is displayed, turned and cropped; y grows downward."""

    page: int
    box: tuple[float, float, float, float]


class Location(msgspec.Struct, frozen=True, gc=False):
    """A place in a file. Lines and columns count from 1, columns in code points; the end is exclusive.

    `boxes` is there only where the file has pages that are drawn (PDF): what encloses the words, a box a line they
    stand on, in reading order; `page` is that of the first. `confidence` is there only for words of a picture: how
    sure (0 to 1) the recognition is of the least sure of them.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    pointer: str | None = None
    boxes: tuple[PageBox, ...] | msgspec.UnsetType = msgspec.UNSET
    confidence: float | msgspec.UnsetType = msgspec.UNSET

    def grid_point(self) -> tuple[int, int]:
        """Row and column of the cell (A1 is 1, 1), to order places by; zeros for a place that is no cell."""
        letters = (self.cell or "").rstrip("0123456789")
        row = (self.cell or "")[len(letters) :]
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        return int(row) if row else 0, column


# What a piece of text is that became part of no field: a note or signature below a table, a table of no known form
# beside one that is, a known form that cannot be read as one with it, or (empty) something within a table.
LeftoverRole = Literal["", "note", "table", "form"]


class Leftover(msgspec.Struct, frozen=True):
    """Visible text of the file that is in no field and no known heading (JX101), with its place.

    `project` is the path of the unit or project it stood in, where that is known.
    """

    text: str
    location: Location
    project: Path | None = None
    role: LeftoverRole = ""


class Notice(msgspec.Struct, frozen=True, gc=False):
    """What a reader has to say of a file that is no error: hidden rows that were read, a formula without a value."""

    zh: str
    en: str
    location: Location = Location()

    def text(self, lang: str) -> str:
        """What it says in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en


class Places(Protocol):
    """Turns answers of rules (paths and spans) into places in the file."""

    def locate(self, path: Path, span: Span | None) -> Location:
        """The place of `span` (code points of the field's text; None: the whole field) of the field at `path`.

        A path without a place of its own answers with that of its nearest ancestor or first part.
        """
        ...

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        """The places of several fields in one go, in their order; see `locate`."""
        ...

    def excerpt(self, location: Location) -> str | None:
        """The source line on which `location` begins, None where the format has no lines."""
        ...


def of_own_text(places: Places | None) -> bool:
    """Whether `places` are those of the file's own text, into which fixes can be written; they say so themselves."""
    return bool(getattr(places, "written", False))


class Reading(msgspec.Struct, frozen=True):
    """What reading one file gave. `partial` are the paths of projects in the middle of which the file breaks off: what
    they lack may only not have been read. `guessed` are those of amounts of which the file does not show the columns
    they stand in: they may be those of another source of money."""

    document: Document
    places: Places
    leftovers: tuple[Leftover, ...] = ()
    notices: tuple[Notice, ...] = ()
    partial: tuple[Path, ...] = ()
    guessed: tuple[Path, ...] = ()

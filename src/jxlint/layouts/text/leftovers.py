"""What of a sheet nobody took, as it is reported: whose it is, and what is one note of several lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from jxlint.document import Path
from jxlint.layouts.words.marks import marks
from jxlint.layouts.words.notes import is_item, is_note
from jxlint.patterns import later
from jxlint.reading import Leftover, LeftoverRole
from jxlint.sheet import Sheet

_GAP = later(r"\s+")
# Where a piece begins and ends in the sheet.
Piece = tuple[int, int]


def leftovers(
    sheet: Sheet, pieces: Iterable[Piece], remarks: Sequence[Piece], owners: Sequence[tuple[int, Path]], above: int
) -> Iterator[Leftover]:
    """The `pieces` of a sheet as they are left over, see `Stream.leftovers`; each of `remarks` is one note."""
    starts = [start for start, _ in owners]
    for note, lines in _by_note(sheet, pieces, remarks):
        start, end = lines[0][0], lines[-1][1]
        words = " ".join(_GAP.sub(" ", sheet.text[slice(*line)]) for line in lines)
        # A note is of the table as a whole.
        owner = 0 if note else bisect_right(starts, start)
        other = end <= above and len(marks(words)) < 2
        role: LeftoverRole = "note" if note else "table" if other else ""
        yield Leftover(words, sheet.location(start, end), owners[owner - 1][1] if owner else None, role)


def nothing_between(sheet: Sheet, start: int, end: int) -> bool:
    """Whether nothing visible stands between these offsets: what does was taken, since it is not left over."""
    return not sheet.text[start:end].strip()


def _by_note(sheet: Sheet, pieces: Iterable[Piece], remarks: Sequence[Piece]) -> Iterator[tuple[bool, Sequence[Piece]]]:
    """The lines of each note together, any other piece alone; and whether it is a note. An item of a list right behind
    a note is its next line."""
    note, lines = False, list[Piece]()
    for start, end in pieces:
        words = sheet.text[start:end]
        if note and (
            any(low <= lines[0][0] and end <= high for low, high in remarks)
            or (is_item(words) and nothing_between(sheet, lines[-1][1], start))
        ):
            lines.append((start, end))
            continue
        if lines:
            yield note, lines
        note, lines = is_note(words) or any(low <= start < high for low, high in remarks), [(start, end)]
    if lines:
        yield note, lines

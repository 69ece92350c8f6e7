"""Which of a file's tables are to be read: a workbook or a report holds others beside them.

A part is a table with the lines above it. Those that a layout knows are read together as one; each stretch of others
is left over as one piece.
"""

from __future__ import annotations

import re

import msgspec

from jxlint import stamp
from jxlint.compiled import compiled
from jxlint.layouts.beside import one_below_the_other
from jxlint.layouts.choice import THRESHOLD, read_whole, surest
from jxlint.layouts.marks import marks
from jxlint.layouts.notes import is_note
from jxlint.reading import Leftover, LeftoverRole, Reading
from jxlint.sheet import Sheet

# How many lines above a table are its title, its department and their kin.
_ABOVE = 12
_TITLE_ROWS = 3
_GAP = compiled(r"\s+")
# What only stands in a performance table: such a stretch was not read, whatever it lacks.
_TARGET = compiled(r"[≥≤]\s*\d")
# The form of which the tables behind the first say nothing of what they are of.
_DEPARTMENT = "department-form"
_TITLE = compiled(r"[^\n|]{0,60}(?:绩效目标|绩效自评|绩效)[^\n|。]{0,12}表")
_NAME = compiled(r"项目名称|部门(?:[（(]单位[)）])?名称|单位名称")
_PAGE_NUMBER = compiled(r"[\s\d第共页/／-]*")


class Part(msgspec.Struct):
    """A table: `start` is where the lines above it begin, `table` where it does itself."""

    start: int
    table: int
    end: int
    columns: int
    rows: int


def read(sheet: Sheet, layout: str | None = None) -> Reading:
    """The document in `sheet`, which has cells; `layout` reads all of it where one is named. Raises as
    layouts.recognise."""
    sheet = one_below_the_other(sheet)
    if layout is not None:
        return read_whole(sheet, layout)
    chosen = _chosen(sheet, _parts(sheet))
    if not chosen:
        return read_whole(sheet)
    ranges = [(p.start, p.end) for p in chosen]
    reading = read_whole(sheet.cut(ranges))
    around = [end for pair in ranges for end in pair]
    others = zip([0, *around[1::2]], [*around[0::2], len(sheet.text)], strict=True)
    left = [piece for start, end in others for piece in _left(sheet, start, end)]
    return msgspec.structs.replace(reading, leftovers=(*reading.leftovers, *left))


def _parts(sheet: Sheet) -> list[Part]:
    """The tables of `sheet` in their order, with the lines above each."""
    out: list[Part] = []
    columns: set[int] = set()
    rows: set[int] = set()
    of = -1
    for cell in sheet.cells:
        if cell.table != of or not out:
            free = out[-1].end if out else 0
            start = sheet.text.rfind("\n", 0, cell.start) + 1
            out.append(Part(_above(sheet.text, free, start), start, cell.end, 0, 0))
            of, columns, rows = cell.table, set(), set()
        columns.add(cell.column)
        rows.add(cell.row)
        out[-1].end, out[-1].columns, out[-1].rows = cell.end, len(columns), len(rows)
    return out


def _above(text: str, free: int, table: int) -> int:
    """Where the lines begin that belong to the table at `table`; before `free` stands another."""
    start = max(free, text.rfind("\f", free, table) + 1)
    at = table
    for _ in range(_ABOVE):
        before = text.rfind("\n", start, max(start, at - 1))
        if before < 0:
            return start
        at = before + 1
    return at


def _chosen(sheet: Sheet, parts: list[Part]) -> list[Part]:
    """The parts that the surest layout knows, and those that go on with one."""
    known: list[tuple[Part, str, float]] = []
    for part in parts:
        own = sheet.cut([(part.start, part.end)])
        of, sure = surest(own)
        if known and known[-1][1] == _DEPARTMENT and _is_below(sheet.text, known[-1][0], part) and not _names(own):
            of, sure = known[-1][1:]
        known.append((part, of, sure))
    name, best = max(((name, sure) for _, name, sure in known), key=lambda k: k[1])
    if best < THRESHOLD:
        return []
    out: list[Part] = []
    above: Part | None = None
    for part, of, sure in known:
        if of == name and sure >= THRESHOLD:
            if above is not None and _is_above(sheet, above, part):
                part.start = above.start
            out.append(part)
        elif out and _goes_on(sheet.text, out[-1], part):
            out.append(part)
        # A title and its kin may stand in a small table of their own.
        above = part if part not in out else None
    return out


def _is_above(sheet: Sheet, above: Part, part: Part) -> bool:
    """Whether `above` is of the same table as `part`: its title, or its fields where a page breaks before the heads of
    the indicators, which say nothing of what they are of."""
    if above.rows <= _TITLE_ROWS:
        return "\f" not in sheet.text[above.start : part.start]
    if not _goes_on(sheet.text, above, part):
        return False
    return _names(sheet.cut([(above.start, above.end)])) and not _names(sheet.cut([(part.table, part.end)]))


def _names(own: Sheet) -> bool:
    """Whether a part says what it is of: it has a title, or names a project or a department."""
    return bool(_TITLE.search(own.text) or _NAME.search(own.solid))


def _goes_on(text: str, before: Part, part: Part) -> bool:
    """Whether `part` is the same table behind a page break: as many columns and no words between them."""
    return part.columns == before.columns and _is_below(text, before, part)


def _is_below(text: str, before: Part, part: Part) -> bool:
    """Whether no words stand between the two, but a page may end there."""
    between = text[before.end : part.table]
    return "\f" not in between and bool(_PAGE_NUMBER.fullmatch(between))


def _left(sheet: Sheet, start: int, end: int) -> list[Leftover]:
    """What stands between `start` and `end`, a piece for each sheet of a workbook."""
    out = []
    for piece in re.finditer(r"[^\f]+", sheet.text[start:end]):
        words = piece[0].strip()
        # The list that an annotated workbook has of ours is no part of the table.
        if words and not stamp.on_sheet(words):
            begin = start + piece.start() + piece[0].index(words)
            out.append(Leftover(_GAP.sub(" ", words), sheet.location(begin, begin + len(words)), role=_role(words)))
    return out


def _role(words: str) -> LeftoverRole:
    """A note, a table of another kind or a report's text; empty for what bears marks of a performance table."""
    if is_note(words):
        return "note"
    return "" if len(marks(words)) > 1 or _TARGET.search(words) else "table"

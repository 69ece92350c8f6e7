"""Which of a file's tables are to be read: a workbook or a report holds others beside them.

A part is a table with the lines above it, or a form of those that stand below each other in one. Those that a layout
knows are read together as one; each stretch of others is left over as one piece.
"""

from __future__ import annotations

import re

import msgspec

from jxlint import stamp
from jxlint.compiled import compiled
from jxlint.layouts.choice import THRESHOLD, read_whole, surest
from jxlint.layouts.tables import Part, split, tables
from jxlint.layouts.words.marks import marks
from jxlint.layouts.words.notes import is_note
from jxlint.reading import Leftover, LeftoverRole, Reading
from jxlint.sheet import Cell, Sheet

_TITLE_ROWS = 3
_GAP = compiled(r"\s+")
# What only stands in a performance table: such a stretch was not read, whatever it lacks.
_TARGET = compiled(r"[≥≤]\s*\d")
# The form of which the tables behind the first say nothing of what they are of.
_DEPARTMENT = "department-form"
_TITLE = compiled(r"[^\n|]{0,60}(?:绩效目标|绩效自评|绩效)[^\n|。]{0,12}表")
_NAME = compiled(r"项目名称|部门(?:[（(]单位[)）])?名称|单位名称")
# Those that stand in one file are read as one: what was planned, and what came of it.
_TOGETHER = {"self-evaluation": "single-project"}
# What stands above the indicators of every form; forms side by side have it twice.
_FIRST = "一级"
_PAGE_NUMBER = compiled(r"[\s\d第共页/／-]*")


def read(sheet: Sheet, layout: str | None = None) -> Reading:
    """The document in `sheet`; `layout` reads all of it where one is named. Raises as layouts.recognise."""
    if sheet.solid.count(_FIRST) > 1:
        from jxlint.layouts.beside import one_below_the_other

        sheet = one_below_the_other(sheet)
    if sheet.cells and _FIRST in sheet.solid and layout is None:
        from jxlint.layouts.hints import hints

        if notes := hints(sheet):
            return _beside_notes(sheet, notes)
    parts = [] if layout is not None else split(sheet, tables(sheet) or [Part(0, 0, len(sheet.text), 0, 0)])
    if layout is not None or not (sheet.cells or len(parts) > 1):
        return read_whole(sheet, layout)
    chosen, others = _chosen(sheet, parts)
    if not chosen:
        return read_whole(sheet)
    ranges = [(p.start, p.end) for p in chosen]
    reading = read_whole(sheet.cut(ranges))
    around = [end for pair in ranges for end in pair]
    between = zip([0, *around[1::2]], [*around[0::2], len(sheet.text)], strict=True)
    left = [piece for start, end in between for piece in _left(sheet, start, end, others)]
    return msgspec.structs.replace(reading, leftovers=(*reading.leftovers, *left))


def _beside_notes(sheet: Sheet, notes: list[Cell]) -> Reading:
    """The document in `sheet` without the cells `notes`, which are left over."""
    around = [at for cell in notes for at in (cell.start, cell.end)]
    ranges = list(zip([0, *around[1::2]], [*around[0::2], len(sheet.text)], strict=True))
    reading = read(sheet.cut([(start, end) for start, end in ranges if start < end]))
    told = [(_GAP.sub(" ", sheet.text[c.start : c.end].strip()), sheet.location(c.start, c.end)) for c in notes]
    left = [Leftover(words, place, role="note") for words, place in told]
    return msgspec.structs.replace(reading, leftovers=(*reading.leftovers, *left))


def _chosen(sheet: Sheet, parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """The parts that the surest layout knows, and those that go on with one; and those of other known forms."""
    known: list[tuple[Part, str, float]] = []
    for part in parts:
        own = sheet.cut([(part.start, part.end)])
        of, sure = surest(own)
        if known and known[-1][1] == _DEPARTMENT and _is_below(sheet.text, known[-1][0], part) and not _names(own):
            of, sure = known[-1][1:]
        known.append((part, of, sure))
    name, best = max(((name, sure) for _, name, sure in known), key=lambda k: k[1])
    if best < THRESHOLD:
        return [], []
    if any(part.within for part in parts):
        name = next(name for _, name, sure in known if sure >= THRESHOLD)
    out: list[Part] = []
    others: list[Part] = []
    above: Part | None = None
    for part, of, sure in known:
        if sure >= THRESHOLD and _TOGETHER.get(of, of) == _TOGETHER.get(name, name):
            if out and part.apart and of == _DEPARTMENT:
                others.append(part)  # of another department
                continue
            if above is not None and not part.apart and _is_above(sheet, above, part):
                part.start = above.start
            out.append(part)
        elif out and not part.apart and _goes_on(sheet.text, out[-1], part):
            out.append(part)
        elif sure >= THRESHOLD:
            others.append(part)
        # A title and its kin may stand in a small table of their own.
        above = part if part not in out else None
    return out, others


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


def _left(sheet: Sheet, start: int, end: int, others: list[Part]) -> list[Leftover]:
    """What stands between `start` and `end`, a piece for each sheet of a workbook; `others` are forms of their own."""
    out = []
    for piece in re.finditer(r"[^\f]+", sheet.text[start:end]):
        words = piece[0].strip()
        # The list that an annotated workbook has of ours is no part of the table.
        if words and not stamp.on_sheet(words):
            begin = start + piece.start() + piece[0].index(words)
            stop = begin + len(words)
            form = any(begin <= part.table < stop for part in others)
            role: LeftoverRole = "form" if form else _role(words)
            out.append(Leftover(_GAP.sub(" ", words), sheet.location(begin, stop), role=role))
    return out


def _role(words: str) -> LeftoverRole:
    """A note, a table of another kind or a report's text; empty for what bears marks of a performance table."""
    if is_note(words):
        return "note"
    return "" if len(marks(words)) > 1 or _TARGET.search(words) else "table"

"""Rows of cells out of text whose cells end with bars, as web pages' text gives them: a line a row, `甲 | 乙 |`.

What a merged cell covers leaves nothing there: rows are shorter than others, and their last cells stand below each
other, or else empty cells fill them up. A line without a bar at its end goes on in the next.
"""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.department.heads import begins, is_part
from jxlint.layouts.department.words import TASKS
from jxlint.layouts.text.grid import COVERED, Cell
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import head, label, level
from jxlint.sheet import Sheet

_AMOUNT, _TASK = compiled(r"[\d,.]+"), "任务名称"
# In which column the first cell of a row stands whose words may be those of a first level, a second one, either, none.
_ROLES = ("name", "level1", "level2", "level1")


def is_barred(sheet: Sheet) -> bool:
    """Whether the cells of a text end with bars: most of its lines do."""
    if sheet.cells or "\t" in sheet.text or sheet.text.count("|") < 3:
        return False
    lines = [line.rstrip() for line in sheet.text.split("\n") if line.strip()]
    parted = [line for line in lines if line.count("|") > 1]
    return 2 * sum(line.endswith("|") for line in lines) > len(lines) and len(parted) > 2 and _in_columns(lines)


def _in_columns(lines: list[str]) -> bool:
    """Whether the rows below the heads of indicators have no more cells than these, which do not stand in two rows."""
    widest = 0
    for line in lines:
        words = ["".join(piece.split()) for piece in line.strip("|").split("|")]
        if begins(words):
            widest = len(words)
        elif widest and (len(words) > widest or (len(words) > 1 and all(map(is_part, words)))):
            return False
    return True


def bars(sheet: Sheet) -> list[tuple[int, int]]:
    """The bars as ranges of the solid text."""
    return [(i, i + 1) for i, sign in enumerate(sheet.solid) if sign == "|"] if is_barred(sheet) else []


def rows(stream: Stream) -> list[list[Cell]]:
    """The rows, short ones with empty cells before their own, which are told apart by what they are and not by what
    they hold."""
    found = [row for row in _lines(stream) if any(c.text for c in row)]
    if (heads := _padded(found)) is not None:
        columns = _columns(found[heads])
        pairs = zip([[], *found], found[: heads + 1], strict=False)
        fields = [_below(over, row) for over, row in pairs if not _lost_amounts(over, row)]
        return [*fields, *(_in_its_columns(row, columns) for row in found[heads + 1 :])]
    widest = max(map(len, found), default=0)
    return [[*_covered(row[0], widest - len(row)), *row] for row in found]


def _padded(found: list[list[Cell]]) -> int | None:
    """The number of the row of heads below which empty cells fill up the rows of indicators at their end, so that they
    stand too far left; None where they do not, where empty ones are missing, or where tasks may stand so, too."""
    heads = next((n for n, row in enumerate(found) if begins([c.text for c in row])), None)
    if heads is None or any(c.text == _TASK or TASKS.fullmatch(c.text) for row in found[:heads] for c in row):
        return None
    columns = _columns(found[heads])
    below = [row for row in found[heads + 1 :] if _is_indicator(row)]
    astray = any(columns[role] > 0 for row in below if (role := _ROLES[level(row[0].text)]) != "name")
    whole = all(len(row) == len(found[heads]) for row in below)
    if not astray or not whole or "annual" not in columns:
        return None
    filled = (_in_its_columns(row, columns)[columns["annual"]].text for row in below)
    return heads if all(filled) else None


def _lost_amounts(above: list[Cell], row: list[Cell]) -> bool:
    """Whether `row` holds amounts, fewer than the heads in the row `above`: nothing tells which of them are empty."""
    filled = [c.text for c in row if c.text]
    return 1 < len(filled) < sum(bool(c.text) for c in above) and all(map(_AMOUNT.fullmatch, filled))


def _below(above: list[Cell], row: list[Cell]) -> list[Cell]:
    """`row`, moved to where it stands if the row `above` has a label, which reaches down to it, and a head for each of
    its cells."""
    heads, filled = [c for c in above if c.text], [c for c in row if c.text]
    headed = len(filled) > 1 and len(heads) == len(filled) + 1 and all(label(c.text) for c in heads)
    return _moved(row, 1) if headed and not any(label(c.text) for c in filled) else row


def _moved(row: list[Cell], by: int) -> list[Cell]:
    """`row` with so many covered cells before its own, as far as empty ones behind leave room."""
    by = min(by, len(row) - max(n for n, c in enumerate(row, 1) if c.text))
    return [*_covered(row[0], by), *row[: len(row) - by]]


def _covered(first: Cell, count: int) -> list[Cell]:
    """So many cells before `first` of which a text shows nothing."""
    return [Cell("", first.start, first.start, COVERED) for _ in range(count)]


def _columns(heads: list[Cell]) -> dict[str, int]:
    """Where what the heads are of stands, levels and names at the beginning where no head says so."""
    return dict.fromkeys(_ROLES, 0) | {head(c.text): n for n, c in reversed([*enumerate(heads)])}


def _is_indicator(row: list[Cell]) -> bool:
    """Whether a row below the heads is one of indicators: several cells, no label and its words."""
    return sum(bool(c.text) for c in row) > 1 and not label(row[0].text)


def _in_its_columns(row: list[Cell], columns: dict[str, int]) -> list[Cell]:
    """A row of indicators, which empty cells fill up, moved to the columns that its first cell is of."""
    return _moved(row, columns[_ROLES[level(row[0].text)]]) if _is_indicator(row) else row


def _lines(stream: Stream) -> list[list[Cell]]:
    """The cells of every row; lines without bars above and below the table as they are."""
    sheet, out, row = stream.sheet, [], list[Cell]()
    held = [n for n in range(1, len(sheet.starts) + 1) if "|" in sheet.line(n)]
    led = 2 * sum(sheet.line(n).startswith("|") for n in held) > len(held)
    begin = 0
    for number, at in enumerate(sheet.starts, 1):
        line = sheet.line(number)
        inside = held[0] <= number <= held[-1]
        begin = begin if inside and sheet.text[begin:at].strip() else at
        for piece in line.split("|")[: -1 if inside else None]:
            row.append(_cell(stream, begin, at + len(piece)))
            at += len(piece) + 1
            begin = at
        if row and (not inside or line.rstrip().endswith("|")):
            out.append(row[1:] if led and inside and not row[0].text else row)
            row = []
    return out


def _cell(stream: Stream, start: int, end: int) -> Cell:
    low, high = stream.index(start), stream.index(end)
    return Cell(stream.text[low:high], low, high)

"""Rows of a table that goes on behind a page break: which of them is the rest of the row that the page cuts in two."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.readers.pdf.begun import begun, lacking
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.grids import Cell
from jxlint.readers.pdf.lines import Line
from jxlint.readers.pdf.repeated import unite
from jxlint.readers.pdf.wraps import room
from jxlint.readers.tables import Box, Words

# So many characters and no mark at their end are a text that goes on.
_LONG, _STOPS, _ENDS = 20, "。！!？?", "。；;！!？?"
# In characters: what parts the words of a cell from the lines around them at most.
_MARGIN = 2.5
_AMOUNT = compiled(r"-?\d{1,3}(?:,?\d{3})*\.\d\d")
# A target value that is whole.
_VALUE = compiled(
    r"(?:[≥≤<>=＜＞＝≧≦]+|大于(?:等于)?|小于(?:等于)?|等于|不低于|不少于|不超过|不高于)\d[\d,]*(?:\.\d+)?[%％‰‱]?[一-鿿]{0,3}"
)
# A rate, of which each stands in a row of its own.
_RATE = compiled(r"(?:[≥≤<>=＜＞＝≧≦]+|不低于|不超过|不高于)?\d[\d.]*[%％‰]")
# What a level of indicators is called.
_LEVEL = compiled(r"[（）()\d一-鿿-]{2,14}指标")
# The name of an indicator with its number, as forms print it in every row.
_NUMBERED = compiled(r"指标\d{1,2}[:：]")


def measure(boxes: Sequence[Drawn], cells: Sequence[Cell], made: Sequence[Sequence[Line]]) -> None:
    """Set the slack of `boxes` and the room beside their words; these are their cells and lines. A line of a column is
    full that is as wide as the widest of its column, or as its cell where no line comes near to that."""
    widest: dict[tuple[int, int], float] = {}
    for cell, lines in zip(cells, made, strict=True):
        own = max((_width(line) for line in lines), default=0.0)
        widest[cell.column, cell.columns] = max(own, widest.get((cell.column, cell.columns), 0.0))
    for box, cell, lines in zip(boxes, cells, made, strict=True):
        if lines:
            height = max(1.0, lines[-1].bottom - lines[-1].top)
            near = cell.right - cell.left - _MARGIN * height
            box.slack = (max(near, widest[cell.column, cell.columns]) - _width(lines[-1])) / height
            first = lines[0].spans
            box.beside = (first[0][0] - cell.left) / height, (cell.right - first[-1][1]) / height


def _width(line: Line) -> float:
    return line.spans[-1][1] - line.spans[0][0]


def row_words(boxes: Sequence[Box], row: int) -> list[str]:
    """The words of the cells of a row."""
    return ["".join(_said(b).split()) for b in boxes if b.row == row]


def first_row(boxes: Sequence[Box]) -> int:
    """The number of the first row."""
    return min((b.row for b in boxes), default=0)


def append(rows: list[Drawn], boxes: list[Drawn], *, cut: bool) -> None:
    """Add the rows of `boxes` below `rows`. `cut`: the first may be the rest of the last row there."""
    if not boxes:
        return
    last = max((b.row + b.rows - 1 for b in rows), default=-1)
    first = first_row(boxes)
    rest = [b for b in boxes if b.row == first]
    over = [b for b in rows if b.row <= last < b.row + b.rows]
    if cut:
        unite(over, rest)
    if cut and last >= 0 and rest and (_is_rest(rest, over, rows) or begun(rest, over, rows)):
        above = {b.column: b for b in over}
        for box in rest:
            if box.content and box.column in above:
                _go_on(above[box.column], box)
        boxes = [b for b in boxes if b.row != first]
        last -= 1
    elif cut:
        for cell, box in _merged_on(over, rest):
            _go_on(cell, box)
            box.content = []
    for box in boxes:
        box.row += last + 1 - first
    rows += boxes
    rows.sort(key=lambda b: (b.row, b.column))


def _go_on(cell: Drawn, rest: Drawn) -> None:
    """Add the words of `rest` to those of `cell`."""
    cell.content += [Words("\n", rest.content[0].at)] if cell.content and isinstance(rest.content[0], Words) else []
    cell.content += rest.content
    cell.slack = rest.slack


def _merged_on(above: Sequence[Drawn], below: Sequence[Drawn]) -> list[tuple[Drawn, Drawn]]:
    """The merged cells that go on beside a row that begins below the page break, with the rest of each: of those that
    are merged over the same rows one ends above, and none of the others does."""
    over = {(b.column, b.columns): b for b in above}
    groups: dict[tuple[int, int, int], list[tuple[Drawn, Drawn]]] = {}
    for box in below:
        cell = over.get((box.column, box.columns))
        if cell is not None and cell.content and max(cell.rows, box.rows) > 1:
            groups.setdefault((cell.row, cell.rows, box.rows), []).append((cell, box))
    found = []
    for group in groups.values():
        rest = [(cell, box) for cell, box in group if box.content]
        said = [(_said(cell).rstrip(), _said(box), cell.slack) for cell, box in rest]
        if len(rest) == len(group) or any(_over(*s) or _again(*s) or s[0][-1:] in _STOPS for s in said):
            continue
        if any(lacks is not None and words[-1:] not in _ENDS for words, _, lacks in said):
            found += rest
    return found


def _said(box: Box) -> str:
    return "".join(w.text for w in box.content if isinstance(w, Words))


def _is_rest(rest: Sequence[Drawn], above: Sequence[Drawn], rows: Sequence[Drawn]) -> bool:
    """Whether the first row of a page goes on with the row above, the last of `rows`: it has no figures of its own, and
    what it has stands below words that do not end there."""
    filled = [b for b in rest if b.content]
    if not filled:
        return True
    own = {b.column: b for b in above if b.content}
    if len(filled) >= len(above):
        return False
    pairs = [(_said(own[b.column]).rstrip(), _said(b), own[b.column].slack) for b in filled if b.column in own]
    cut = [_cut_figure(words, below) for words, below, _ in pairs]
    if any(_again(*pair) and not part for pair, part in zip(pairs, cut, strict=True)):
        return False
    over = [_over(words, below, lacks) for words, below, lacks in pairs]
    if any(over) and not any(cut):
        # What says no more than one thing may be a row of its own if it begins where rows do.
        beside = rest if not all(over) else [b for b in rest if len(filled) == 1 and b.column < filled[0].column]
        if not lacking(beside, rows):
            return False
    shared = [words for words, _, _ in pairs]
    # A word that does not fit on the last line of a page may leave its cell empty there.
    broken = any(words and words[-1] not in _ENDS for words in shared)
    if len(filled) - len(shared) > int(broken):
        return False
    if pairs and all(lacks is not None and words[-1:] not in _ENDS for words, _, lacks in pairs):
        return True
    # Some cell of a row ends where it begins; what has all of them, but for labels of several rows, is a row of its
    # own, unless a long text goes on.
    long = any(len(words) >= _LONG and words[-1] not in _STOPS for words in shared)
    return long or not {b.column for b in above if b.content and b.rows == 1} <= {b.column for b in filled}


def _over(words: str, below: str, lacks: float | None) -> bool:
    """Whether `words` end above the page break, and `below` begin another cell: there was room for more of them."""
    return lacks is not None and bool(words) and words[-1] not in _ENDS and room(words, below, lacks)


def _again(words: str, below: str, lacks: float | None) -> bool:
    """Whether `below` stand in a row of their own: they are a figure, a value, a level or a numbered name below
    another, or say what stands above again."""
    solid = "".join(words.split()), "".join(below.split())
    if any(all(map(kind.fullmatch, solid)) for kind in (_RATE, _LEVEL)):
        return True
    if _VALUE.fullmatch(words) and _VALUE.match(below.strip()):
        return True
    if _NUMBERED.match(words) and _NUMBERED.match(below.strip()):
        return True
    return below.strip() == words or (_figure(below) and (lacks is None or _figure(words)))


def _cut_figure(words: str, below: str) -> bool:
    """Whether an amount is whole only with the digits below the page break."""
    return not _AMOUNT.fullmatch(words) and bool(_AMOUNT.fullmatch(words + below.strip()))


def _figure(words: str) -> bool:
    return "".join(c for c in words if c not in ",.-，． \n").isdigit()

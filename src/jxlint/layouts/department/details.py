"""Fields of a department's form that the document has none for, kept by their labels: 联系人, 编制数."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, zip_longest

from jxlint.compiled import compiled
from jxlint.layouts.department.words import DEPARTMENT, OBJECTIVE, SUM, TASKS, figure_of
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import head, label

_KEPT = ("detail", "end")
# What a part of the money is called: 人员经费, 其中：上级财政拨款.
_PART = compiled(r"其中.*|[一-鿿、]{2,14}(?:经费|支出|收入|拨款)(?:[（(].{0,8}[)）])?[:：]?")


def details(stream: Stream, rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """What stands beside labels that are known in `rows` above the tasks and indicators, and that nobody took."""
    out: dict[str, str] = {}
    for row in rows:
        if len(row) == 1 or any(_of_table(cell.text) for cell in row):
            continue  # heads of a table of its own
        filled = [c for c in row if c.text]
        for cell, value in _beside(row):
            if value is not None and len(filled) == 2 and TASKS.fullmatch(cell.text) and stream.free(value.start):
                out[cell.text] = stream.field(("details", cell.text), value.start, value.end)
            if not stream.free(cell.start):
                continue
            role = label(cell.text)
            if role == "side":
                stream.take(cell.start, cell.end)
            part = value is not None and amount(value.text) is not None and _PART.fullmatch(cell.text)
            if role not in _KEPT and not part:
                continue
            key = cell.text.rstrip(":：")
            if value is None:
                stream.take(cell.start, cell.end)  # nobody has filled it in
            elif key not in out and stream.free(value.start) and not label(value.text):
                stream.take(cell.start, cell.end)
                out[key] = stream.field(("details", key), value.start, value.end)
    return out


def figures_below(stream: Stream, rows: Sequence[list[Cell]]) -> Iterator[tuple[Cell, Cell]]:
    """Heads of money in `rows`, each with the figure below it that nobody took; what the others come to is one of
    them where they do."""
    for above, below in pairwise(rows):
        heads = {place(above, c): c for c in above if c.text and (stream.free(c.start) or figure_of(c.text))}
        values = {place(below, c): c for c in below if c.text}
        if len(values) < 2 or any(amount(c.text) is not None or label(c.text) in _KEPT for c in above if c.text):
            continue
        own = [(named, values[at]) for at, named in heads.items() if at in values and stream.free(values[at].start)]
        figures = [amount(c.text) for c in values.values()]
        if len(own) < 2 or None in figures:
            continue
        whole = sum((f for f in figures if f is not None), Decimal(0))
        yield from (
            (named, value)
            for named, value in own
            if not SUM.fullmatch(named.text) or whole == 2 * (amount(value.text) or Decimal(0))
        )


def _beside(row: Sequence[Cell]) -> Iterator[tuple[Cell, Cell | None]]:
    """The cells of a row, each with what is filled in beside it. Where a merged cell has left empty places behind it,
    that is the next one, if labels and what they are filled with take turns."""
    filled = [c for c in row if c.text]
    if len(filled) % 2 and (label(filled[0].text) == "side" or OBJECTIVE.fullmatch(filled[0].text)):
        yield filled[0], None  # what the fields beside it are of
        filled = filled[1:]
    if len(filled) % 2 == 0 and all(map(_labels, filled[::2])) and not any(map(_labels, filled[1::2])):
        yield from zip(filled[::2], filled[1::2], strict=True)
        return
    for cell, beside in zip_longest(row, row[1:]):
        if cell.text:
            yield cell, beside if beside is not None and beside.text else None


def _of_table(words: str) -> bool:
    """Whether `words` are the head of a column in a table of its own."""
    return (words.endswith("名称") and not DEPARTMENT.fullmatch(words)) or head(words) in ("name", "annual", "period")


def _labels(cell: Cell) -> bool:
    return bool(label(cell.text) or TASKS.fullmatch(cell.text))

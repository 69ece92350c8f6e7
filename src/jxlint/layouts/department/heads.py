"""Heads of the indicators of a department's form that stand in two rows, as one row of heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.department.words import LABEL
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.term_words import TERM
from jxlint.layouts.words.vocabulary import head, label

_YEAR = compiled(r"(?:20\d\d|[本当上前])年度?")
_OF_YEARS = compiled(rf"{TERM}|年度|当年|(?:近|前|上)[一二两三]年(?:度)?(?:的)?(?:指标|目标|实现|完成)?值?")
_LEVELS = ("level1", "level2", "name")
_VALUES = ("annual", "period", "actual")
# 前年 and 上年 below 近两年指标值, beside 预期当年实现值, below 指标值.
_ROWS_OF_PARTS = 2
_BESIDE_VALUES = ("unit", "nature", "weight")


def begins(row: Sequence[str]) -> bool:
    """Whether the words of a row are heads of the indicators: 三级指标, by whatever name behind the heads of its
    levels; those of names and of values without levels, where what stands beside them is a head of indicators, too."""
    if any(words.startswith("三级指标") for words in row):
        return True
    roles = [head(words) for words in row if words]
    if "name" not in roles or set(roles).isdisjoint(_VALUES):
        return False
    return "level1" in roles or (all(roles) and not set(roles).isdisjoint(_BESIDE_VALUES))


def headed(stream: Stream, rows: Sequence[list[Cell]]) -> Iterator[list[Cell]]:
    """`rows`, those with heads of indicators joined by the heads above that reach down to them, and by the parts of
    heads that stand below; the heads of which these are parts are taken."""
    whole: dict[int, list[Cell]] = {}
    for i, cells in enumerate(rows):
        if not begins([c.text for c in cells]):
            continue
        above = _reaching(rows[i - 1], cells) if i else {}
        if above:
            whole[i - 1] = _with(rows[i - 1], dict.fromkeys(above))
        whole[i] = _with(cells, above)
        for n in range(i + 1, min(i + 1 + _ROWS_OF_PARTS, len(rows))):
            parts, over = _parts(whole[i], rows[n])
            if not parts:
                break
            for cell in over:
                stream.take(cell.start, cell.end)
            whole[i] = _with(whole[i], parts)
            whole[n] = []
    for i, cells in enumerate(rows):
        row = whole.get(i, cells)
        if row:
            yield row


def _turned(cell: Cell, top: Cell) -> bool:
    """Whether `cell` says before the head `top` of which values it is: 长期 below 绩效指标值."""
    return not _YEAR.fullmatch(cell.text) and head(cell.text + top.text) in _VALUES


def is_part(words: str) -> bool:
    """Whether `words` may be a part of a head of values: 2023年, 预期当年实现值."""
    return bool(_YEAR.fullmatch(words) or _OF_YEARS.fullmatch(words) or head(words) in _VALUES)


def _with(cells: list[Cell], others: dict[int, Cell | None]) -> list[Cell]:
    """The row `cells` with `others` in these places, or with nothing there."""
    at = {place(cells, c): c for c in cells}
    nothing = cells[0].start
    at |= {n: c or Cell("", nothing, nothing, n if cells[0].column >= 0 else -1) for n, c in others.items()}
    return [at[n] for n in sorted(at)]


def _reaching(above: list[Cell], cells: list[Cell]) -> dict[int, Cell | None]:
    """The heads in the row `above` that reach down beside those of `cells`, behind the first, by their places."""
    named = [c for c in above if c.text]
    if len(named) < 2 or not all(head(c.text) or label(c.text) == "side" or LABEL.fullmatch(c.text) for c in named):
        return {}
    own = {place(cells, c) for c in cells if c.text}
    found = {place(above, c): c for c in named}
    return {n: c for n, c in found.items() if n not in own and n > min(own) and head(c.text)}


def _parts(cells: list[Cell], below: list[Cell]) -> tuple[dict[int, Cell | None], list[Cell]]:
    """The cells of the row `below` by their places, where all are parts of heads of `cells` (2023年 and 实现值 below
    指标值), and those heads; nothing of another row."""
    heads = {place(cells, c): c for c in cells if c.text}
    parts: dict[int, Cell | None] = {}
    over: list[Cell] = []
    known = False
    for cell in below:
        if not cell.text:
            continue
        at = place(below, cell)
        top = heads[max((n for n in heads if n <= at), default=min(heads))]
        role, turned = head(cell.text) or head(top.text + cell.text), _turned(cell, top)
        if head(top.text) in _LEVELS or "值" not in top.text or not (role or turned or is_part(cell.text)):
            return {}, []
        known = known or head(cell.text) in _VALUES or turned
        parts[at] = msgspec.structs.replace(cell, text=cell.text + top.text) if turned and not role else cell
        over += [top] if top not in over else []
    known = known or any(head(c.text) == "annual" for c in heads.values() if c not in over)
    return (parts, over) if known else ({}, [])

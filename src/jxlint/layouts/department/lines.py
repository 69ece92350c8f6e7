"""A department's form of which a text shows a cell a line, as web pages are copied: its cells in rows again.

A label has what stands below it up to the next label. The heads of the tasks and of the indicators tell how many cells
a row has. Where that does not come out even, nothing is grouped.
"""

from __future__ import annotations

from collections.abc import Callable

from jxlint.layouts.department.heads import begins
from jxlint.layouts.department.line_cells import line_cells
from jxlint.layouts.department.line_indicators import heads_of_indicators, take_indicators
from jxlint.layouts.department.line_tasks import heads_of_tasks, take_tasks
from jxlint.layouts.department.line_walk import Unsure, Walk, is_label
from jxlint.layouts.department.words import CONTENT, DEPARTMENT, GOAL, OBJECTIVE, SUM, figure_of
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import TITLE

_SEVERAL = 2


def rows_of_lines(stream: Stream, begin: int, own: Callable[[Walk], bool] | None = None) -> list[list[Cell]]:
    """The rows of the form whose title ends at `begin` of `stream`, none where a text shows them otherwise, or where
    the order of its cells does not tell them surely. `own` takes what only such a form has."""
    cells, parted = line_cells(stream, is_label)
    above = [c for c in cells if c.start < begin]
    walk = Walk(cells[len(above) :], parted=parted)
    try:
        _walk(walk, own)
    except Unsure:
        return []
    return [*([c] for c in above), *walk.rows]


def _walk(walk: Walk, own: Callable[[Walk], bool] | None) -> None:
    """Take all cells. Raises Unsure where that cannot be done, or there are no indicators."""
    if any(TITLE.fullmatch(c.text) for c in walk.cells):
        raise Unsure  # another table stands below
    listed = False
    while not walk.over:
        rows = len(walk.rows)
        if own and own(walk):
            listed = listed or any(begins([c.text for c in row]) for row in walk.rows[rows:])
        elif heads := heads_of_indicators(walk):
            take_indicators(walk, heads)
            listed = True
        elif heads := heads_of_tasks(walk):
            take_tasks(walk, heads)
        else:
            _take_field(walk)
    if not listed:
        raise Unsure


def _take_field(walk: Walk) -> None:
    """Take a label and what stands below it, or a cell of which nothing tells what it is."""
    if CONTENT.match(walk.words):
        raise Unsure  # a head of tasks without the others
    if _is_goal(walk.words):
        _take_goals(walk)
        return
    if _take_figures(walk):
        return
    [cell] = walk.take(1)
    told = walk.take_run(_is_content) if is_label(cell.text) else []
    # Of several figures behind a label nothing tells which is its own; the only one ends where words begin.
    figures = [amount(c.text) is not None for c in told[:2]]
    alone = figures in ([True], [False], [True, False]) or DEPARTMENT.fullmatch(cell.text)
    own = told[:1] if alone else []
    walk.rows += [[cell, *own], *([c] for c in told[len(own) :])]


def _take_figures(walk: Walk) -> bool:
    """Take labels of figures that follow each other; as many figures below them are theirs, where one is what the
    others come to. False elsewhere."""
    labels = walk.run(lambda words: bool(figure_of(words) or SUM.fullmatch(words)))
    if len(labels) < _SEVERAL:
        return False
    walk.take(len(labels))
    below = walk.run(_is_content)
    figures = [figure for c in below if (figure := amount(c.text)) is not None]
    if len(below) == len(figures) == len(labels) and 2 * max(figures) == sum(figures):
        walk.rows += [labels, walk.take(len(below))]
    else:
        walk.rows += [[c] for c in labels]
    return True


def _take_goals(walk: Walk) -> None:
    """Take labels of objectives that follow each other, and what stands below them."""
    labels, told = walk.take_run(_is_goal), walk.take_run(_is_content)
    if any(amount(c.text) is not None for c in told):
        raise Unsure
    if len(labels) > 1 and len(told) > 1:
        if len(labels) == len(told) + 1 and OBJECTIVE.fullmatch(labels[0].text):
            walk.rows.append([labels.pop(0)])  # that of the part of the form
        if not walk.parted or len(labels) != len(told):
            raise Unsure
        walk.rows += [labels, told]
        return
    words = [Cell("".join(c.text for c in told), told[0].start, told[-1].end)] if told else []
    walk.rows += [*([c] for c in labels[:-1]), [labels[-1], *words]]


def _is_goal(words: str) -> bool:
    return bool(OBJECTIVE.fullmatch(words) or GOAL.fullmatch(words))


def _is_content(words: str) -> bool:
    return not is_label(words)

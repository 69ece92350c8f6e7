"""What only self-evaluations of departments have, where a text shows a cell a line: in rows again where the cells come
out even, and left over where they do not."""

from __future__ import annotations

from collections.abc import Callable

from jxlint.compiled import compiled
from jxlint.layouts.department.done import is_content, is_money, is_name, is_part_of_money
from jxlint.layouts.department.evaluation import is_told
from jxlint.layouts.department.execution import VALUE, is_column, is_spent
from jxlint.layouts.department.line_scores import heads_of_scores, take_scores
from jxlint.layouts.department.line_walk import Unsure, Walk, is_label, nothing
from jxlint.layouts.department.reached import is_goal, is_one, is_reached
from jxlint.layouts.department.words import TASKS, figure_of
from jxlint.layouts.text.grid import COVERED, Cell
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import TOTAL_ROW, filler, label, ordinal

# How many labels there are before the figures of a row, and before heads side by side.
_LABELS = 2
_NUMBER = compiled(r"(?:目标)?[(（]?\d{1,2}[)）]?[.、．:：]")
# Other heads of tasks: points and rates, numbers.
_HEADS = ("fund", "ordinal")
_SUM_OF_TASKS = compiled(r"金额合计(?:[（(].{0,8}[)）])?[:：]?")


def take_evaluated(walk: Walk) -> bool:
    """Take what comes next of a self-evaluation; False where it is nothing of the kind. Raises Unsure where cells of
    indicators do not come out even."""
    if heads := heads_of_scores(walk):
        take_scores(walk, heads)
        return True
    steps = (_take_office, _take_total, _take_told, _take_tasks, _take_goals, _take_money)
    return any(step(walk) for step in steps)


def _take_office(walk: Walk) -> bool:
    """Take the label of the department and its name, or that of a figure and the figure."""
    first, second, third = [*(c.text for c in walk.cells[walk.at : walk.at + 3]), "", ""][:3]
    named = label(first) in ("department", "unit") and second and _is_content(second)
    # Of several figures nothing tells which is its own.
    if not named and not (figure_of(first) and amount(second) is not None and not _is_value(third)):
        return False
    walk.rows.append(walk.take(2))
    return True


def _take_total(walk: Walk) -> bool:
    """Take the line of all points."""
    if not TOTAL_ROW.fullmatch(walk.words):
        return False
    walk.rows.append([*walk.take(1), *walk.take_run(_is_value)])
    return True


def _take_told(walk: Walk) -> bool:
    """Take one of several objectives, or what is told of the evaluation, with its words."""
    if not is_one(walk.words) and not is_told(walk.words):
        return False
    name, told = walk.take(1), walk.take_run(_is_content)
    walk.rows += [[*name, *told]] if len(told) == 1 else [[c] for c in (*name, *told)]
    return True


def _take_goals(walk: Walk) -> bool:
    """Take heads of an objective and of what became of it, and their words: a cell each, or lines of which the numbers
    begin anew; other words are left over."""
    led = _led(walk, is_goal, is_reached)
    if led < 0:
        return False
    heads = walk.take(led + 2)
    walk.rows.append([*[nothing(heads[0])] * (1 - led), *heads])
    told = walk.take_run(_is_content)
    if told and len(told) % 3 == 0 and all(ordinal(c.text) for c in told[::3]):
        walk.rows += [told[n : n + 3] for n in range(0, len(told), 3)]
        return True
    first = _NUMBER.match(told[0].text) if told else None
    again = [n for n, c in enumerate(told) if n and first and c.text.startswith(first[0])]
    if len(told) == 2:
        again = [1]
    if len(again) != 1:
        walk.rows += [[c] for c in told]
        return True
    parts = [told[: again[0]], told[again[0] :]]
    words = [Cell("".join(c.text for c in part), part[0].start, part[-1].end) for part in parts]
    walk.rows.append([nothing(words[0]), *words])
    return True


def _led(walk: Walk, *heads: Callable[[str], bool]) -> int:
    """Before how many labels of parts heads of these kinds come next, one after the other; -1 where they do not."""
    words = [c.text for c in walk.cells[walk.at : walk.at + _LABELS + len(heads)]]
    for led in range(_LABELS):
        own = words[led : led + len(heads)]
        if len(own) == len(heads) and all(of(w) for of, w in zip(heads, own, strict=True)):
            return led if all(map(is_label, words[:led])) else -1
    return -1


def _take_money(walk: Walk) -> bool:
    """Take the heads of budget and execution, and the rows that have a figure for each; others are left over."""
    led = 0 if is_column(walk.words) else 1
    heads = walk.cells[walk.at + led :]
    count = next((n for n, c in enumerate(heads) if not is_column(c.text)), len(heads))
    if count < 2 or not any(is_spent(c.text) for c in heads[:count]):
        return False
    names = walk.take(led)
    walk.rows.append([*[nothing(heads[0])] * (_LABELS - led), *names, *walk.take(count)])
    while not walk.over and (labels := _labels(walk)):
        row, values = walk.take(labels), walk.take_run(_is_value)
        if len(values) == count:
            walk.rows.append([*[nothing(row[0])] * (_LABELS - labels), *row, *values])
        else:
            walk.rows += [[c] for c in (*row, *values)]
    return True


def _labels(walk: Walk) -> int:
    """How many labels come before the next figures, 0 where none do."""
    words = [c.text for c in walk.cells[walk.at : walk.at + _LABELS + 1]]
    at = next((n for n, w in enumerate(words) if _is_value(w)), 0)
    return 0 if any(TASKS.fullmatch(w) or is_goal(w) or is_reached(w) for w in words[:at]) else at


def _take_tasks(walk: Walk) -> bool:
    """Take the heads of tasks with what was done and spent, the parts of these, and the tasks. Raises Unsure where the
    figures do not stand where the heads say; where there are none, numbers or marks tell the tasks apart."""
    led = int(bool(TASKS.fullmatch(walk.words)))
    begin, at = walk.at, walk.at + led
    if at >= len(walk.cells) or not is_name(walk.cells[at].text):
        return False
    part, heads, parts = walk.take(led), walk.take_run(_is_head_of_task), walk.take_run(is_part_of_money)
    if not any(is_reached(c.text) or is_spent(c.text) for c in heads):
        walk.at = begin
        return False
    money = [c for c in heads if is_money(c.text)]
    each = len(parts) // len(money) if money else 0
    if [c.text for c in parts] != [c.text for c in parts[:each]] * len(money):
        raise Unsure
    columns = [c for c in heads for _ in range(each if c in money and parts else 1)]
    pad = Cell("", heads[0].start, heads[0].start, COVERED)
    walk.rows += [[c] for c in part]
    walk.rows += [[*[pad] * (len(columns) + 1 - len(row)), *row] for row in (heads, parts) if row]
    while not walk.over and not _sums(walk, columns) and not is_label(walk.words):
        _take_task(walk, columns)
    return True


def _take_task(walk: Walk, columns: list[Cell]) -> None:
    """Take a task with a cell below each of the heads `columns`, and its number before it, if any."""
    number = walk.take(int(ordinal(walk.words)))
    row = walk.take(len(columns))
    figures = [is_money(c.text) or label(c.text) == "fund" for c in columns]
    if not all(_is_value(c.text) == figure or (figure and not c.text) for c, figure in zip(row, figures, strict=True)):
        raise Unsure
    if any(is_label(c.text) for c in row) or not (any(figures) or number or walk.parted):
        raise Unsure
    walk.rows.append([*(number or [nothing(row[0])]), *row])


def _sums(walk: Walk, columns: list[Cell]) -> bool:
    """Take the line of what the tasks come to, where it has a figure for each column from the money on."""
    if not (_SUM_OF_TASKS.fullmatch(walk.words) or TOTAL_ROW.fullmatch(walk.words)):
        return False
    name, values = walk.take(1), walk.take_run(_is_value)
    first = next((n for n, c in enumerate(columns) if is_money(c.text)), len(columns))
    if len(values) == len(columns) - first:
        walk.rows.append([*name, *[nothing(name[0])] * first, *values])
    else:
        walk.rows += [[c] for c in (*name, *values)]
    return True


def _is_head_of_task(words: str) -> bool:
    return is_name(words) or is_content(words) or is_reached(words) or is_money(words) or label(words) in _HEADS


def _is_content(words: str) -> bool:
    return not (is_label(words) or is_one(words) or is_told(words) or is_column(words) or is_reached(words))


def _is_value(words: str) -> bool:
    return bool(VALUE.fullmatch(words) or filler(words))

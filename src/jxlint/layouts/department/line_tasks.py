"""The tasks of a department's form that a text shows a cell a line: their heads tell how many cells a task has."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.department.line_walk import Unsure, Walk, is_label, nothing
from jxlint.layouts.department.tasks import BESIDE
from jxlint.layouts.department.words import CONTENT, MONEY_OF_TASK, OF_TASK, SUM, figure_of
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import TOTAL_ROW, filler

_NAME = compiled(r"(?:任务)?名称")
OTHER_TASKS = compiled(r"其他需完成的任务(?:[（(].{0,8}[)）])?[:：]?")
_SUM_OF_TASKS = compiled(r"金额合计(?:[（(].{0,8}[)）])?[:：]?")


def heads_of_tasks(walk: Walk) -> list[Cell]:
    """The heads of tasks that come next, none where others or no heads do."""
    heads = walk.run(_heads)
    return heads if any(CONTENT.match(c.text) for c in heads) else []


def take_tasks(walk: Walk, heads: list[Cell]) -> None:
    """Take `heads`, those of the sources of the money that follow them, and the tasks below. Raises Unsure where the
    amounts of a task do not stand where its heads say; without any only marks tell where a cell ends."""
    walk.take(len(heads))
    sources = walk.take_run(_sources)
    money = [n for n, c in enumerate(heads) if MONEY_OF_TASK.fullmatch(c.text)]
    if len(money) > 1 or len(sources) == 1 or (not money and (sources or not walk.parted)):
        raise Unsure
    columns, at = list(heads), money[0] if money else len(heads)
    columns[at + 1 : at + 1] = [nothing(heads[-1])] * (len(sources) - 1)
    walk.rows.append(columns)
    figures = range(at, at + max(len(sources), len(money)))
    if sources:
        behind = len(columns) - figures.stop
        walk.rows.append([*[nothing(sources[0])] * at, *sources, *[nothing(sources[-1])] * behind])
    while not walk.over:
        if OTHER_TASKS.fullmatch(walk.words):
            walk.rows.append(walk.take(1))
        elif money and (_SUM_OF_TASKS.fullmatch(walk.words) or TOTAL_ROW.fullmatch(walk.words)):
            [name], sums = walk.take(1), walk.take(len(figures))
            if not all(map(_is_figure, sums)):
                raise Unsure
            walk.rows.append([name, *[nothing(name)] * (at - 1), *sums])
        elif is_label(walk.words):
            return
        else:
            _take_task(walk, columns, figures)


def _take_task(walk: Walk, columns: list[Cell], figures: range) -> None:
    """Take a task, of which `figures` are the places of amounts below the heads `columns`."""
    row = walk.take(len(columns))
    for n, (cell, above) in enumerate(zip(row, columns, strict=True)):
        if n in figures:
            sure = _is_figure(cell)
        else:
            sure = not is_label(cell.text) and (amount(cell.text) is None or bool(BESIDE.fullmatch(above.text)))
        if not sure:
            raise Unsure
    if not figures and len(row[0].text) >= len(row[-1].text):
        raise Unsure  # a task says more than its name
    walk.rows.append(row)


def _is_figure(cell: Cell) -> bool:
    """Whether `cell` is an amount, or says that there is none."""
    return amount(cell.text) is not None or filler(cell.text)


def _heads(words: str) -> bool:
    return bool(_NAME.fullmatch(words) or CONTENT.match(words) or OF_TASK.fullmatch(words) or BESIDE.fullmatch(words))


def _sources(words: str) -> bool:
    return bool(figure_of(words) or SUM.fullmatch(words) or words == "总额")

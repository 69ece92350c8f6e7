"""The objectives of a department's self-evaluation beside what became of them: 预期目标 and 实际完成情况, once, in
numbered rows, year by year, or each above its indicators. What became of the year's objective is a detail, as are the
objectives of other years."""

from __future__ import annotations

from array import array

from msgspec.structs import replace

from jxlint.compiled import compiled
from jxlint.document import Path
from jxlint.layouts.department.goals import DepartmentGoals
from jxlint.layouts.department.words import GOAL, GOAL_OF_YEAR
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import filler, label, ordinal

_BEFORE = compiled(r"财年|年度|年份|[一二三四五六七八九十]{1,2}[、.．].{0,10}")
_YEAR = compiled(r"(20\d\d)年?度?")
_PAIRS = 4
# One of several objectives of the year, each above its indicators, and the points it is worth.
_ONE = compiled(r"(?:年度|年度绩效)目标\d{1,2}[:：]?(?:[（(](?P<points>\d{1,3}(?:\.\d+)?分?)[)）])?[:：]?")


class Reached:
    """The heads met last by their places, and the words told below them. `goals` has the objectives of the form, `year`
    is the one it is of."""

    def __init__(self, stream: Stream, goals: DepartmentGoals, year: int | None) -> None:
        self.stream, self.goals, self.year = stream, goals, year
        self.waiting: dict[int, Cell] = {}
        self.told: dict[Path, list[Cell]] = {}
        self.fresh = False

    def heads(self, cells: list[Cell]) -> bool:
        """Take heads of objectives and of what became of them; or both with their words in one row."""
        filled = [c for c in cells if c.text]
        if len(filled) == 2 and (one := _ONE.fullmatch(filled[0].text)):
            self._one_of(filled[0], one.span("points"), filled[1])
            return True
        if len(filled) == _PAIRS and _is_goal(filled[0]) and _is_reached(filled[2]) and not _is_head(filled[1]):
            for cell in filled[::2]:
                self.stream.take(cell.start, cell.end)
            self.told = {}
            self._tell(filled[0], filled[1])
            self._tell(filled[2], filled[3])
            return True
        if len(filled) < 2 or not _is_reached(filled[-1]) or not _is_goal(filled[-2]):
            return False
        if not all(_is_head(c) for c in filled[:-2]):
            return False
        for cell in filled:
            self.stream.take(cell.start, cell.end)
        self.waiting = {place(cells, c): c for c in filled[-2:]}
        self.told, self.fresh = {}, True
        return True

    def _one_of(self, head: Cell, points: tuple[int, int], words: Cell) -> None:
        """Take one of several objectives of the year, which are one together."""
        self.stream.take(head.start, head.end)
        self.waiting = {}
        self._tell(head, words)
        if points[0] > 0:
            path: Path = ("details", f"{head.text[: points[0] - 1].rstrip(':：')}·分值")
            self._add(path, Cell(head.text[slice(*points)], head.start + points[0], head.start + points[1]))

    def row(self, cells: list[Cell]) -> bool:
        """Take a row below the heads; False for any other, which ends the table."""
        filled = [c for c in cells if c.text]
        told = {n: c for c in filled if (n := place(cells, c)) in self.waiting}
        others = [c for c in filled if place(cells, c) not in told]
        year = next((y[1] for c in others if (y := _YEAR.fullmatch(c.text))), "")
        if not told or not (self.fresh or len(filled) > 1) or not all(map(_numbers, others)):
            return False
        self.fresh = False
        for cell in others:
            self.stream.take(cell.start, cell.end)
        for at, cell in told.items():
            if filler(cell.text):
                self.stream.take(cell.start, cell.end)
            else:
                self._tell(self.waiting[at], cell, "" if year == str(self.year) else year)
        return True

    def _tell(self, head: Cell, words: Cell, year: str = "") -> None:
        """Take `words` below or beside `head`, of another `year` where one is named."""
        key = head.text.rstrip(":：")
        path: Path = ("details", f"{year}·{key}" if year else key)
        if year or _is_reached(head) or not self._is_first():
            self._add(path, words)
        elif ("objective",) in self.told:
            self._add(("objective",), words)
        else:
            self.told["objective",] = [words]
            self.goals.tell(replace(head, text="年度目标"), words)

    def _is_first(self) -> bool:
        """Whether the objective is that of this table, or none of the year is known before it."""
        known = self.goals.first
        return ("objective",) in self.told or known is None or not GOAL_OF_YEAR.fullmatch(known[0].text)

    def _add(self, path: Path, words: Cell) -> None:
        """Add `words` to the field at `path`; one that another table has told of is left as it is."""
        if path in self.stream.traces and path not in self.told:
            return
        self.told.setdefault(path, []).append(words)
        text, trace = "", array("I")
        for cell in self.told[path]:
            text += self.stream.field(path, cell.start, cell.end)
            trace += self.stream.traces[path]
        self.stream.traces[path] = trace
        if path == ("objective",):
            self.goals.objective = text
        else:
            self.goals.details[str(path[1])] = text


def is_reached(words: str) -> bool:
    """Whether `words` are the head of what became of an objective or a task."""
    return label(words) == "actual_objective"


def is_goal(words: str) -> bool:
    """Whether `words` are the head of an objective."""
    return label(words) == "objective" or bool(GOAL.fullmatch(words))


def is_one(words: str) -> bool:
    """Whether `words` are the label of one of several objectives of the year."""
    return _ONE.fullmatch(words) is not None


def _is_reached(cell: Cell) -> bool:
    return is_reached(cell.text)


def _is_goal(cell: Cell) -> bool:
    return is_goal(cell.text)


def _is_head(cell: Cell) -> bool:
    """Whether `cell` is a head, or names the part of the form that the heads beside it are of."""
    return _is_goal(cell) or label(cell.text) in ("side", "ordinal") or bool(_BEFORE.fullmatch(cell.text))


def _numbers(cell: Cell) -> bool:
    """Whether `cell` only numbers a row, or says of which year it is."""
    return ordinal(cell.text) or bool(_YEAR.fullmatch(cell.text) or GOAL.fullmatch(cell.text))

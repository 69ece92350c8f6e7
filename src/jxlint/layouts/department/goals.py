"""The objectives of a department's form: the year's is its own, those of the years around it are kept as details."""

from __future__ import annotations

from itertools import zip_longest

from jxlint.compiled import compiled
from jxlint.layouts.department.words import GOAL, GOAL_OF_YEAR, LABEL, OBJECTIVE, SECTION
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.term_words import TERM
from jxlint.layouts.words.vocabulary import label

# What an objective of other years is called, and one of several.
_OF_OTHERS = compiled(rf"(?:部门)?{TERM}.*|.*[（(].*(?:期间|20\d\d年?[-—－~～至到]+20\d\d).*|.*\d{{1,2}}[:：]?")


class DepartmentGoals:
    """The objectives in `stream`. `waiting` are heads of objectives by their places, the words of which stand in the
    row below; `first` is the head of the objective and its words."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.waiting: dict[int, Cell] = {}
        self.first: tuple[Cell, Cell] | None = None
        self.objective: str | None = None
        self.details: dict[str, str] = {}

    def row(self, cells: list[Cell]) -> bool:
        """Take heads of objectives that stand side by side, one of other years with its words, or what heads in the row
        above wait for."""
        filled = [c for c in cells if c.text]
        goals = [c for c in filled if GOAL.fullmatch(c.text)]
        above, self.waiting = self.waiting, {}
        if not goals:
            told = [c for c in filled if place(cells, c) in above]
            for cell in told:
                self.tell(above[place(cells, cell)], cell)
            return bool(told)
        if len(goals) == 1 and not self._alone(filled, goals[0]):
            return False
        for head, words in zip_longest(filled, filled[1:]):
            if head in goals or _names(head):
                self.stream.take(head.start, head.end)
                if words is not None and words not in goals and len(goals) < len(filled):
                    self.tell(head, words)
        if len(goals) == len(filled):
            self.waiting = {place(cells, c): c for c in goals}
        return True

    def tell(self, head: Cell, words: Cell) -> None:
        """Take `words` as the objective that `head` is the label of."""
        self.stream.take(head.start, head.end)
        if self.objective is not None and words.text == "".join(self.objective.split()):
            self.stream.take(words.start, words.end)
        elif _OF_OTHERS.fullmatch(head.text):
            self._keep(head, words)
        elif self.first is None:
            self.first = head, words
            self.objective = self.stream.field(("objective",), words.start, words.end)
        elif not _of_year(head):
            self._keep(head, words)
        elif not _of_year(self.first[0]):
            self._keep(*self.first)
            self.first = head, words
            self.objective = self.stream.field(("objective",), words.start, words.end)

    def _keep(self, head: Cell, words: Cell) -> None:
        """Keep `words` as a detail; what is told twice by one name is left over."""
        key = head.text.rstrip(":：")
        if key not in self.details:
            self.details[key] = self.stream.field(("details", key), words.start, words.end)

    def _alone(self, filled: list[Cell], goal: Cell) -> bool:
        """Whether `goal`, the only one of its row, stands there with nothing but its words, and is not one that other
        parts of the form have as well."""
        n = filled.index(goal)
        if n != len(filled) - 2 or not all(_names(c) for c in filled[:n]):
            return False
        words = filled[-1].text
        return bool(_of_year(goal) or _OF_OTHERS.fullmatch(goal.text)) and not (label(words) or LABEL.fullmatch(words))


def _names(cell: Cell) -> bool:
    """Whether `cell` is the label of the objective, or of the part of the form that holds it."""
    part = SECTION.match(cell.text)
    return OBJECTIVE.fullmatch(cell.text[part.end() :] if part else cell.text) is not None


def _of_year(head: Cell) -> bool:
    return GOAL_OF_YEAR.fullmatch(head.text) is not None

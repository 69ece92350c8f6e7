"""The indicators of a self-evaluation that a text shows a cell a line: the points stand at the end of each, so that its
cells can be counted back from there, whatever its levels are called; behind them the reason may be left out."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.department.evaluation import is_told
from jxlint.layouts.department.heads import begins
from jxlint.layouts.department.line_walk import Unsure, Walk, is_label, nothing
from jxlint.layouts.department.reached import is_one
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.words.notes import is_note
from jxlint.layouts.words.vocabulary import LEVELS, TOTAL_ROW, head, label, level

_POINTS = compiled(r"\d{1,3}(?:\.\d+)?分?")
_SENTENCE = compiled(r".*[，。；、,;].*|无")


def heads_of_scores(walk: Walk) -> list[Cell]:
    """The heads of indicators with points that come next, none where others do: behind that of the names, those of the
    points last, or before that of the reason."""
    heads = walk.run(lambda words: bool(head(words)))
    roles = [r for r in _roles(heads) if r]
    if roles[-1:] == ["reason"]:
        roles.pop()
    sure = begins([c.text for c in heads]) and "name" in roles and roles[-1] in ("weight", "score")
    return heads if sure and len(set(roles)) == len(roles) else []


def take_scores(walk: Walk, heads: list[Cell]) -> None:
    """Take `heads` and the indicators below. Raises Unsure where their cells do not come out even."""
    walk.take(len(heads))
    _Scores(walk, heads).read()


def _roles(heads: list[Cell]) -> list[str]:
    """The roles of heads, "" for the label of the part of the form before them."""
    return ["" if n == 0 and label(c.text) == "side" else head(c.text) for n, c in enumerate(heads)]


class _Scores:
    """The list below `heads`: how many levels it has, how many cells from the name to the points, and whether a reason
    may follow."""

    def __init__(self, walk: Walk, heads: list[Cell]) -> None:
        self.walk, self.heads = walk, heads
        roles = _roles(heads)
        self.reason = roles[-1] == "reason"
        self.levels = sum(role in LEVELS for role in roles[: roles.index("name")])
        self.before = roles.index("name")
        self.width = len(heads) - self.before - self.reason
        self.points = 1 + (roles[-1 - self.reason] == "score" and roles[-2 - self.reason] == "weight")

    def read(self) -> None:
        """Take all rows of the list."""
        walk = self.walk
        walk.rows.append(self.heads)
        begin = len(walk.rows)
        while not walk.over and not self._ends():
            count = self._count(walk.at)
            if not count:
                break
            row = walk.take(count)
            reason = walk.take(1) if self.reason and self._is_reason(walk.at) else []
            found = row[: count - self.width]
            pads = [nothing(row[0])] * (self.before - len(found))
            tail = reason or [Cell("", row[-1].end, row[-1].end)] * self.reason
            walk.rows.append([*pads, *found, *row[len(found) :], *tail])
        if len(walk.rows) == begin:
            raise Unsure

    def _ends(self) -> bool:
        """Whether the next cell is of no indicator."""
        words = self.walk.words
        if level(words):
            return False
        if TOTAL_ROW.fullmatch(words) or is_note(words) or is_one(words):
            return True
        return (is_label(words) or is_told(words)) and self._count(self.walk.at) != self.width

    def _count(self, at: int) -> int:
        """How many cells from `at` on the next indicator has without its reason, 0 where none follows. Raises Unsure
        where its points stand elsewhere."""
        cells = self.walk.cells
        for count in range(self.width, self.width + self.levels + 1):
            row = [c.text for c in cells[at : at + count]]
            behind = cells[at + count].text if at + count < len(cells) else ""
            if len(row) < count:
                return 0
            if all(map(_POINTS.fullmatch, row[-self.points :])) and not _POINTS.fullmatch(behind):
                if any(map(level, row[count - self.width :])) or _POINTS.fullmatch(row[count - self.width]):
                    raise Unsure
                return count
        return 0

    def _is_reason(self, at: int) -> bool:
        """Whether the cell at `at`, behind the points, is the reason why more was not reached, and does not begin the
        next row. Raises Unsure where it may be either."""
        cells = self.walk.cells
        if at >= len(cells):
            return False
        words = cells[at].text
        if level(words) or TOTAL_ROW.fullmatch(words) or is_note(words) or is_one(words):
            return False
        with_it, without = self._count(at), self._count(at + 1)
        if with_it and without:
            if _SENTENCE.fullmatch(words) or level(cells[at + 1].text):
                return True
            raise Unsure
        if with_it:
            return False
        return bool(without) or not is_label(words)

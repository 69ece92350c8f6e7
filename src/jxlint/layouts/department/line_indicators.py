"""The indicators of a department's form that a text shows a cell a line: their heads tell how many cells one has, and
before these stand the levels that begin with it."""

from __future__ import annotations

from itertools import takewhile

from jxlint.compiled import compiled
from jxlint.layouts.department.heads import begins, is_part
from jxlint.layouts.department.line_tasks import OTHER_TASKS
from jxlint.layouts.department.line_walk import Unsure, Walk, is_label, nothing
from jxlint.layouts.department.words import is_level
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.words.notes import is_note
from jxlint.layouts.words.vocabulary import LEVELS, head, level

# What is no name but a value, and what else no name is.
_MEASURED = compiled(
    r"[≥≤＞＜><=＝≧≦].*|-?\d[\d,.]*[^\d]{0,4}|20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?底?(?:之?前|以前|内)?(?:完成)?"
)
_SENTENCE = compiled(r".*[。；;：:].*")
_CODED = compiled(r"\d\d?[-－—]")
# What `level` gives, and how many levels there are.
_FIRST, _SECOND, _BOTH = 1, 2, 2
# What may be a value behind the last level, where other things may stand as well.
_VALUE = compiled(
    rf"{_MEASURED.pattern}|.{{0,6}}\d[\d.,]*[%％‰].{{0,4}}|(?:不[低少高多]于|不超过|大于|小于|达到?|超过|至少|提高|下降|增长).*\d.*"
    r"|.{0,6}(?:优|良|好|是|高|升|强|善|满意|及时|保障|有效|达标|合格|完成|优秀|优良)"
)


def heads_of_indicators(walk: Walk) -> list[Cell]:
    """The heads of indicators that come next, none where others or no heads do."""
    heads = walk.run(lambda words: bool(head(words)))
    return heads if begins([c.text for c in heads]) else []


def take_indicators(walk: Walk, heads: list[Cell]) -> None:
    """Take `heads` and the indicators below. Raises Unsure where these do not come out even, where there are none, and
    where heads in several rows leave it open which column is which."""
    walk.take(len(heads))
    _Indicators(walk, heads).read()


class _Indicators:
    """The list below `heads`: the place of its names, how many levels it has, and the last cell that is a level."""

    def __init__(self, walk: Walk, heads: list[Cell]) -> None:
        self.walk, self.heads = walk, heads
        roles = [head(c.text) for c in heads]
        self.name = max(n for n, role in enumerate(roles) if role == "name")
        self.levels = sum(role in LEVELS for role in roles[: self.name])
        self.last = max((n for n in range(len(walk.cells)) if self._is_level(n)), default=0)

    def read(self) -> None:
        """Take all rows of the list."""
        walk, words = self.walk, [c.text for c in self.heads]
        values = [w for w in words[self.name :] if head(w) in ("annual", "period")]
        in_rows = (not walk.over and is_part(walk.words)) or (len(values) > 1 and "指标值" in values)
        if in_rows or len(set(words)) < len(words):
            raise Unsure
        walk.rows.append(self.heads)
        begin = len(walk.rows)
        while not walk.over and self._row():
            pass
        if len(walk.rows) == begin:
            raise Unsure

    def _row(self) -> bool:
        """Take an indicator; False at the end of the list."""
        walk, begin, width = self.walk, self.walk.at, len(self.heads) - self.name
        found = [walk.cells[n] for n in takewhile(self._is_level, range(begin, begin + self.levels))]
        if not found and (is_label(walk.words) or is_note(walk.words) or OTHER_TASKS.fullmatch(walk.words)):
            return False
        row = walk.cells[begin + len(found) : begin + len(found) + width]
        sure = len(row) == width and _names(row[0]) and any(_VALUE.fullmatch(c.text) for c in row[1:])
        if begin > self.last and not sure:
            self._end()
            return False
        walk.take(len(found) + width)
        if not _names(row[0]) or any(level(c.text) for c in row[1:]) or not self._begin(found, row[0]):
            raise Unsure
        walk.rows.append([*[nothing(row[0])] * (self.name - len(found)), *found, *row])
        return True

    def _begin(self, found: list[Cell], name: Cell) -> bool:
        """Whether the levels `found` before `name` may begin together: where a first does, so does a second."""
        kinds = [level(c.text) for c in found]
        if len(found) == self.levels:
            return len(found) < _BOTH or (kinds[0] != _SECOND and kinds[1] != _FIRST)
        return not found or (kinds[0] != _FIRST and not is_level(name.text))

    def _is_level(self, at: int) -> bool:
        """Whether the cell at `at` is a level; what may be a name as well is none where a value follows."""
        cells = self.walk.cells
        words, behind = [*(c.text for c in cells[at : at + 2]), "", ""][:2]
        return bool(level(words) or (is_level(words) and (_CODED.match(words) or not _MEASURED.fullmatch(behind))))

    def _end(self) -> None:
        """Take what stands below the last indicator, of which nothing tells that it is one."""
        rest = self.walk.take(len(self.walk.cells) - self.walk.at)
        if any(_MEASURED.fullmatch(c.text) for c in rest):
            raise Unsure
        self.walk.rows += [[c] for c in rest]


def _names(cell: Cell) -> bool:
    """Whether `cell` may be the name of an indicator."""
    return not (_MEASURED.fullmatch(cell.text) or _SENTENCE.fullmatch(cell.text))

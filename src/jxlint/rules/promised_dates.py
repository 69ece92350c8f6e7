"""The day by which an objective promises something done, and whether a project has an indicator of time."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView
from jxlint.targets import Deadline

_CLAUSE = compiled(r"[^，,。；;！!？?（）()]+")
_LAST_MONTH = 12


def promised_dates(text: str, done: str, unless: str, tools: Tools) -> Iterator[tuple[Deadline, str]]:
    """The dates in `text` before the last month, by which the clause says that something is done (lexicon `done`) and
    not what it rests on (lexicon `unless`), each with its clause. At the end of the year everything is to be done."""
    deadlines = [d for d in tools.parse(text).deadlines if d.month and d.bound != "on" and d.last[1] < _LAST_MONTH]
    for clause in _CLAUSE.finditer(text) if deadlines else ():
        for d in deadlines:
            if clause.start() <= d.start and d.end <= clause.end():
                # 9月底前，完成验收: what is done may stand behind a comma.
                behind = _CLAUSE.match(text, clause.end() + 1) if d.end == clause.end() else None
                words = behind[0] if behind else text[d.end : clause.end()]
                if tools.has(words, done) and not tools.has(clause[0], unless):
                    yield d, clause[0]


def timed(view: ProjectView) -> bool:
    """Whether an indicator is of time: by its category, a word of its name or value (lexicon timely), or a date."""
    rows = (view.row(i) for i in range(len(view.project.indicators)))
    return any(
        plain(row.category) == "时效"
        or row.tools.has(row.name, "timely")
        or any(value.target.deadlines or row.tools.has(value.text, "timely") for value in row.values)
        for row in rows
    )

"""What the rules say of indicators, each of the same words judged once."""

from __future__ import annotations

from jxlint.engine.saying import Said, said_of, suggesting
from jxlint.rules.asking import yielding
from jxlint.rules.judging import Judge
from jxlint.rules.views import ProjectView, Row, RowTexts

RowKey = tuple[str, str, str, str, str, bool, bool, int | None, str, str]
"""All that rules can see of an indicator: its texts; whether its project is secret, and runs over years; the budget
year, what else is asked of the project, and the language of the messages."""


class RowMemory:
    """What was said of the indicators seen last, up to LIMIT."""

    LIMIT = 32_768

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._rows: dict[RowKey, tuple[Said, ...]] = {}

    def of(self, key: RowKey, view: ProjectView, i: int) -> tuple[Said, ...]:
        """What the rules say of row `i` of `view`; `key` holds all that they can see of it, and the language."""
        known = self._rows.get(key)
        if known is None:
            if len(self._rows) >= self.LIMIT:
                self._rows.clear()
            known = self._rows[key] = self._judged(key, view.row(i))
        return known

    def forget(self) -> None:
        """Drop them."""
        self._rows.clear()

    def of_texts(self, texts: RowTexts, view: ProjectView, i: int, secret: bool, lang: str) -> tuple[Said, ...]:
        """What the rules for texts alone say of row `i` of `view`, which has these."""
        answers = self._judge.texts(texts, secret, lambda: view.row(i))
        if any(checker.suggest for checker, _ in answers):
            answers = [suggesting(a, view.row(i), lang) for a in answers]
        return tuple([said_of(answer, texts[2], texts[2], lang) for answer in yielding(answers)])

    def _judged(self, key: RowKey, row: Row) -> tuple[Said, ...]:
        name, lang = key[2], key[-1]
        answers = self._judge.texts(key[:5], key[5], lambda: row) + self._judge.row(row)
        return tuple([said_of(suggesting(a, row, lang), name, name, lang) for a in yielding(answers)])

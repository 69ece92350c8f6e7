"""What the rules say of indicators, each of the same words judged once."""

from __future__ import annotations

from jxlint.engine.saying import Said, said_of, suggesting
from jxlint.engine.slots import Slots
from jxlint.rules.asking import yielding
from jxlint.rules.judging import Judge
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.views import ProjectView, RowTexts

RowKey = tuple[str, str, str, str, str, bool, bool, int | None, str, str]
"""All that rules can see of an indicator: its texts; whether its project is secret, and runs over years; the budget
year, what else is asked of the project, and the language of the messages."""


class RowMemory:
    """What was said of the indicators seen last, up to LIMIT."""

    LIMIT = 50_000

    def __init__(self, rules: RuleSet, judge: Judge) -> None:
        self.rules, self._judge = rules, judge
        self._rows: dict[RowKey, tuple[Said, ...]] = {}
        self._slots = Slots()

    def of(self, key: RowKey, view: ProjectView, i: int) -> tuple[Said, ...]:
        """What the rules say of row `i` of `view`; `key` holds all that they can see of it, and the language."""
        known = self._rows.get(key)
        if known is not None:
            return known
        if len(self._rows) >= self.LIMIT:
            self._rows.clear()
        shape, numbers = self._shape(key) if self._slots.worth else (None, ())
        if shape is not None:
            known = self._slots.told(shape, numbers)
        if known is None:
            known = self._judged(key, view, i)
            if shape is not None:
                self._slots.add(shape, numbers, known)
        self._rows[key] = known
        return known

    def of_texts(self, texts: RowTexts, view: ProjectView, i: int, secret: bool, lang: str) -> tuple[Said, ...]:
        """What the rules for texts alone say of row `i` of `view`, which has these."""
        answers = self._judge.texts(texts, secret, lambda: view.row(i))
        if any(checker.suggest for checker, _ in answers):
            answers = [suggesting(a, view.row(i), lang) for a in answers]
        return tuple([said_of(answer, texts[2], texts[2], lang) for answer in yielding(answers)])

    def _judged(self, key: RowKey, view: ProjectView, i: int) -> tuple[Said, ...]:
        row, name, lang = view.row(i), key[2], key[-1]
        answers = self._judge.texts(key[:5], key[5], lambda: row) + self._judge.row(row)
        return tuple([said_of(suggesting(a, row, lang), name, name, lang) for a in yielding(answers)])

    def _shape(self, key: RowKey) -> tuple[RowKey | None, tuple[str, ...]]:
        """What rows have in common that differ only in the numbers of their names and values, and the numbers of this
        one; None where it has none, or each is to be judged by itself."""
        one, two, name, period, annual, *rest = key
        (period, annual, order), numbers = self.rules.shapes.of_both(period, annual)
        if not self.rules.by_shape and numbers:
            return None, ()
        if self.rules.named_by_shape:
            # What rules for texts say of a name they say of that name alone.
            called = self.rules.shapes.of_one(name)
            if called and not self._judge.text("name", name):
                numbers = (*self.rules.shapes.of(name).numbers, *numbers)
                name = called
        return ((one, two, name, period, annual, order, *rest), numbers) if numbers else (None, ())  # type: ignore[return-value]

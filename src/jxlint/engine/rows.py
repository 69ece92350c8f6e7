"""What the rules say of indicators, each of the same words judged once."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

import msgspec

from jxlint.engine.saying import Said, said_of, suggesting
from jxlint.rules.asking import Answer, yielding
from jxlint.rules.judging import Judge
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.views import ProjectView, Row, RowTexts

if TYPE_CHECKING:
    from jxlint.engine.slots import Slots

RowKey = tuple[str, str, str, str, str, bool, bool, int | None, str, str]
"""All that rules can see of an indicator: its texts; whether its project is secret, and runs over years; the budget
year, what else is asked of the project, and the language of the messages."""
_Numbers = tuple[str, ...]


class RowMemory:
    """What was said of the indicators seen last, up to LIMIT."""

    LIMIT = 32_768
    LITTLE = 400  # rows of which to look for what they have in common brings nothing

    def __init__(self, rules: RuleSet, judge: Judge) -> None:
        self.rules, self._judge = rules, judge
        self._rows: dict[RowKey, tuple[Said, ...]] = {}
        self._slots: Slots | None = None
        self._new = 0
        self._yielded = frozenset(code for rule in rules.rules for code in rule.yields_to)

    def of(self, key: RowKey, view: ProjectView, i: int) -> tuple[Said, ...]:
        """What the rules say of row `i` of `view`; `key` holds all that they can see of it, and the language."""
        known = self._rows.get(key)
        if known is None:
            if len(self._rows) >= self.LIMIT:
                self._rows.clear()
            known = self._shared(key, view, i)
            if known is None:
                known = self._judged(key, view.row(i))
            self._rows[key] = known
        return known

    def of_texts(self, texts: RowTexts, view: ProjectView, i: int, secret: bool, lang: str) -> tuple[Said, ...]:
        """What the rules for texts alone say of row `i` of `view`, which has these."""
        answers = self._judge.texts(texts, secret, lambda: view.row(i))
        if any(checker.suggest for checker, _ in answers):
            answers = [suggesting(a, view.row(i), lang) for a in answers]
        return tuple([said_of(answer, texts[2], texts[2], lang) for answer in yielding(answers)])

    def _shared(self, key: RowKey, view: ProjectView, i: int) -> tuple[Said, ...] | None:
        """What a row is told that has a shape, None where it has none and is to be judged by itself.

        What rules for texts say of a name they say of that name alone, whatever else is in the row."""
        self._new += 1
        if self._new < self.LITTLE:
            return None
        if self._slots is None:
            from jxlint.engine.slots import Slots

            self._slots = Slots()
        if not self._slots.worth:
            return None
        shape, numbers = self._shape(key)
        of_name = self._judge.text("name", key[2])
        if shape is None or not all(map(self._by_itself, of_name)):
            return None
        told = self._slots.told(shape, numbers)
        if told is None:
            told = self._judged(key, view.row(i), named=False)
            self._slots.add(shape, numbers, told)
        if not of_name:
            return told
        name, secret, lang = key[2], key[5], key[-1]
        own = [(c, msgspec.structs.replace(hit, field="name")) for c, hit in of_name if c.rule.secret or not secret]
        return (*[said_of(answer, name, name, lang) for answer in own], *told)

    def _by_itself(self, answer: Answer) -> bool:
        """Whether the answer to a text has nothing to do with the others about its row."""
        checker = answer[0]
        if checker.conditional or checker.suggest is not None or checker.rule.yields_to:
            return False
        return checker.rule.code not in self._yielded

    def _judged(self, key: RowKey, row: Row, *, named: bool = True) -> tuple[Said, ...]:
        """What the rules say of `row`; without `named` nothing that those for texts say of its name."""
        name, lang = key[2], key[-1]
        texts = key[:5] if named else (key[0], key[1], "", key[3], key[4])
        answers = self._judge.texts(texts, key[5], lambda: row) + self._judge.row(row)
        return tuple([said_of(suggesting(a, row, lang), name, name, lang) for a in yielding(answers)])

    def _shape(self, key: RowKey) -> tuple[Hashable, _Numbers]:
        """What rows have in common that differ only in the numbers of their names and values, and the numbers of this
        one; None where it has none, or each is to be judged by itself."""
        one, two, name, period, annual, *rest = key
        values, numbers = self.rules.shapes.of_both(period, annual)
        if numbers and not self.rules.by_shape:
            return None, ()
        if self.rules.named_by_shape:
            called = self.rules.shapes.of_one(name)
            if called:
                name, numbers = called, (*self.rules.shapes.of(name).numbers, *numbers)
        return ((one, two, name, *values, *rest), numbers) if numbers else (None, ())

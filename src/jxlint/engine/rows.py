"""What the rules say of indicators, each of the same words judged once."""

from __future__ import annotations

from collections.abc import Iterable

from jxlint.engine.saying import Said, said_of, suggesting
from jxlint.rules.judging import Answer, Judge, RowTexts, yielding
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.shapes import Alike, named, unnamed
from jxlint.rules.views import ProjectView

RowKey = tuple[str, str, str, str, str, bool, bool, int | None, str, str]
"""All that rules can see of an indicator: its texts; whether its project is secret, and runs over years; the budget
year, what else is asked of the project, and the language of the messages."""


class RowMemory:
    """What was said of the indicators seen last, up to LIMIT."""

    LIMIT = 50_000

    def __init__(self, rules: RuleSet, judge: Judge) -> None:
        self.rules, self._judge = rules, judge
        self._rows: dict[RowKey, tuple[Said, ...]] = {}
        self._alike: Alike[tuple[Said, ...]] = Alike()
        self._named_alike: Alike[tuple[Answer, ...]] = Alike()

    def of(self, key: RowKey, view: ProjectView, i: int) -> tuple[Said, ...]:
        """What the rules say of row `i` of `view`; `key` holds all that they can see of it, and the language."""
        known = self._rows.get(key)
        if known is not None:
            return known
        shape = self._shape(key)
        known = self._alike.told(shape) if shape else None
        if known is None:
            if len(self._rows) >= self.LIMIT:
                self._rows.clear()
            name, lang = key[2], key[-1]
            answers = self._judge.texts(key[:5], key[5], lambda: view.row(i))
            if any(checker.suggest for checker, _ in answers):
                answers = [suggesting(a, view.row(i), lang) for a in answers]
            answers += self._of_row(key, view, i)
            known = self._rows[key] = tuple([said_of(answer, name, name, lang) for answer in yielding(answers)])
            if shape:
                self._alike.add(shape, key[4], known)
        return known

    def of_texts(self, texts: RowTexts, view: ProjectView, i: int, secret: bool, lang: str) -> tuple[Said, ...]:
        """What the rules for texts alone say of row `i` of `view`, which has these."""
        answers = self._judge.texts(texts, secret, lambda: view.row(i))
        if any(checker.suggest for checker, _ in answers):
            answers = [suggesting(a, view.row(i), lang) for a in answers]
        return tuple([said_of(answer, texts[2], texts[2], lang) for answer in yielding(answers)])

    def _of_row(self, key: RowKey, view: ProjectView, i: int) -> Iterable[Answer]:
        """What the rules for values and rows say of it."""
        shape = self._named_shape(key)
        told = self._named_alike.told(shape) if shape else None
        if told is not None:
            return [named(answer, key[2]) for answer in told]
        row, lang = view.row(i), key[-1]
        answers = [suggesting(answer, row, lang) for answer in self._judge.row(row)]
        if shape and not any(hit.field == "name" for _, hit in answers):
            self._named_alike.add(shape, key[2], tuple([unnamed(answer, key[2]) for answer in answers]))
        return answers

    def _named_shape(self, key: RowKey) -> RowKey | None:
        """What rows have in common that differ only in the number in their names."""
        if not self.rules.named_by_shape or not self._named_alike.worth:
            return None
        name = self.rules.shapes.of(key[2])
        return (*key[:2], name, *key[3:]) if name else None

    def _shape(self, key: RowKey) -> RowKey | None:
        """What rows have in common that differ only in the number of a value that is both their values."""
        if not self.rules.by_shape or key[3] != key[4] or not self._alike.worth:
            return None
        shape = self.rules.shapes.of(key[4])
        return (*key[:3], shape, shape, *key[5:]) if shape else None

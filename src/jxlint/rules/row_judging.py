"""What the rules for values and rows say of an indicator, only those asked that could say something of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from jxlint.memo import Memo
from jxlint.rules.asking import Answer, applies, hits
from jxlint.rules.checkers import Checker
from jxlint.rules.compare import same
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.signs import signs
from jxlint.rules.views import Row

_Plan = tuple[tuple[Checker, tuple[int, ...]], ...]
"""Checkers, each with the places in `Row.values` of the values to ask it about."""
Group = tuple[Callable[[Any], bool] | None, tuple[Checker, ...]]
"""Checkers whose kinds pass the same things over: the test for them is made once for all."""


class RowJudge:
    """The checkers of values and rows of a rule set; the codes of those that find something to judge join `met`."""

    def __init__(self, rules: RuleSet, met: set[str]) -> None:
        self._met = met
        self._values, self._rows = rules.by_scope.get("value", ()), rules.by_scope.get("row", ())
        self.asks = bool(self._values or self._rows)
        # What secret projects leave to ask.
        self._groups = {secret: by_relevance(left_to(self._rows, secret=secret)) for secret in (False, True)}
        self._signs: Memo[str, int] = Memo(lambda text: signs(rules.tools.parse(text)))
        self._plans: dict[tuple[bool, tuple[int, ...]], _Plan] = {}
        self._unmet = [*self._values, *self._rows]

    def answers(self, row: Row) -> list[Answer]:
        """What they say of `row`."""
        secret, values = row.facts.secret, row.values
        out: list[Answer] = []
        if self._unmet:
            self._meet(row, out)
        shown = tuple([self._signs[value.text] for value in values])
        plan = self._plans.get((secret, shown))
        if plan is None:
            plan = self._plan(secret, shown)
        for checker, places in plan:
            for place in places:
                found = hits(checker, values[place])
                # Most checks find nothing, so that a condition is asked last.
                if found and applies(checker, row, out):
                    out += [(checker, hit) for hit in found]
                    # The annual value speaks for both when they say the same.
                    if same(row):
                        break
        for relevant, checkers in self._groups[secret]:
            if relevant is None or relevant(row):
                for checker in checkers:
                    found = hits(checker, row)
                    if found and applies(checker, row, out):
                        out += [(checker, hit) for hit in found]
        return out

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        self._signs.clear()

    def _meet(self, row: Row, failed: list[Answer]) -> None:
        """Note which rules find in `row` something that they can judge."""
        for checker in self._unmet:
            if (checker.rule.secret or not row.facts.secret) and applies(checker, row, failed):
                self._met.add(checker.rule.code)
        self._unmet = [c for c in self._unmet if c.rule.code not in self._met]

    def _plan(self, secret: bool, shown: tuple[int, ...]) -> _Plan:
        """Whom to ask about values that show these signs."""
        asked = []
        for checker in left_to(self._values, secret=secret):
            places = tuple([i for i, s in enumerate(shown) if checker.signs is None or checker.signs & s])
            if places:
                asked.append((checker, places))
        self._plans[secret, shown] = plan = tuple(asked)
        return plan


def left_to(checkers: Sequence[Checker], *, secret: bool) -> list[Checker]:
    """The checkers that judge a project that is `secret`, or is not."""
    return [c for c in checkers if c.rule.secret or not secret]


def by_relevance(checkers: Sequence[Checker]) -> list[Group]:
    """`checkers` in their order, those that follow each other and pass the same things over in groups."""
    return [(relevant, tuple(group)) for relevant, group in groupby(checkers, lambda c: c.relevant)]

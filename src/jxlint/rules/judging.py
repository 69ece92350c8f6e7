"""What the rules in force say of a text, of an indicator and of anything larger, each text judged once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from jxlint.memo import Memo
from jxlint.rules.asking import Answer, applies, hits
from jxlint.rules.checkers import Checker
from jxlint.rules.compare import same
from jxlint.rules.model import Rule
from jxlint.rules.row_judging import Group, RowJudge, by_relevance, left_to
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.views import ProjectView, Row, RowTexts

# Kinds that ask whether something is there, or adds up.
_WHOLE = frozenset(("coverage", "number_of", "promise", "missing", "weights", "scores", "sums"))
# The fields of an indicator in the order in which a rule for texts looks at them, and where they stand in its texts.
_FIELDS = (("level1", 0), ("level2", 1), ("name", 2), ("annual", 4), ("period", 3))
_PERIOD, _ANNUAL = 3, 4


def asks_whole(rule: Rule) -> bool:
    """Whether `rule` can only be asked of what is there to its end: not of what breaks off in the middle. A line of
    money stands above the indicators, and is whole where they break off."""
    return rule.kind in _WHOLE and rule.options.get("of") != "columns"


class Judge:
    """The checkers of a rule set by what they look at. Answers about the texts seen last are remembered; `met` are the
    codes of the rules that found something they could judge."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.met: set[str] = set()
        self._of_rows = RowJudge(rules, self.met)
        self.row = self._of_rows.answers
        projects = rules.by_scope.get("project", ())
        # What secret projects leave to ask, and those of which the text breaks off.
        self._projects = {
            (secret, partial): by_relevance(
                [c for c in left_to(projects, secret=secret) if not (partial and asks_whole(c.rule))]
            )
            for secret in (False, True)
            for partial in (False, True)
        }
        self._unmet = list(projects)
        self._by_field: dict[str, tuple[Checker, ...]] = {}
        for checker in rules.by_scope.get("text", ()):
            for field in checker.fields:
                self._by_field[field] = (*self._by_field.get(field, ()), checker)
        # Fields that the same checkers look at share what is remembered, as the two values do.
        self._memos = {cs: Memo(self._asking(cs)) for cs in set(self._by_field.values())}
        self._memo = {f: self._memos[cs] for f, cs in self._by_field.items()}
        self._row_fields = [(f, place, self._memo[f]) for f, place in _FIELDS if f in self._by_field]
        # Where both values are one text, and whoever looks at the period value looks at the annual one too, which
        # speaks for both, nothing is left to say of the period value.
        period, annual = self._by_field.get("period", ()), self._by_field.get("annual", ())
        self._once = [f for f in self._row_fields if f[0] != "period" or not set(period) <= set(annual)]
        # Nothing but texts is judged: a row of which they say nothing needs not be made.
        self.texts_alone = not self._of_rows.asks

    def text(self, field: str, text: str) -> tuple[Answer, ...]:
        """What the rules for texts say of `text` in `field`; the hits name no field."""
        memo = self._memo.get(field)
        return memo[text] if memo is not None else ()

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        self._of_rows.forget()
        for memo in self._memos.values():
            memo.clear()

    def _asking(self, checkers: tuple[Checker, ...]) -> Callable[[str], tuple[Answer, ...]]:
        """What `checkers` say of a text, which meets them all unless it is empty."""
        codes, met = frozenset(c.rule.code for c in checkers), self.met

        def ask(text: str) -> tuple[Answer, ...]:
            if not text:
                return ()
            if not codes <= met:
                met.update(codes)
            asked = [c for c in checkers if c.screen is None or c.screen(text)]
            return tuple([(c, hit) for c in asked for hit in hits(c, text)])

        return ask

    def field(self, field: str, text: str, *, secret: bool) -> Iterator[Answer]:
        """`text` for a field outside of the indicators, such as the objective: the hits name the field."""
        for checker, hit in self.text(field, text):
            if checker.rule.secret or not secret:
                yield checker, msgspec.structs.replace(hit, field=field)

    def silent(self, texts: RowTexts) -> bool:
        """Whether no rule for texts has anything to say of an indicator with these."""
        fields = self._once if texts[_PERIOD] == texts[_ANNUAL] else self._row_fields
        # all() of a generator takes twice as long, and every row comes by here.
        for _, place, memo in fields:  # noqa: SIM110
            if memo[texts[place]]:
                return False
        return True

    def texts(self, texts: RowTexts, secret: bool, made: Callable[[], Row]) -> list[Answer]:
        """What the rules for texts say of an indicator with these. `secret`: its project is; `made` gives its row,
        which is made when a rule asks for more than texts."""
        failed: list[Answer] = []
        return [*self._texts(texts, secret, made, failed), *failed]

    def project(self, view: ProjectView, *, partial: bool) -> list[Answer]:
        """What the rules for projects say of `view`. `partial`: its text breaks off in the middle."""
        secret = view.facts.secret
        out: list[Answer] = []
        groups = self._projects[secret, partial]
        if self._unmet:
            self._meet(view, groups, out)
        for relevant, checkers in groups:
            if relevant is None or relevant(view):
                for checker in checkers:
                    found = hits(checker, view)
                    # Most checks find nothing, so that a condition is asked last.
                    if found and applies(checker, view, out):
                        out += [(checker, hit) for hit in found]
        return out

    def _meet(self, view: ProjectView, groups: list[Group], failed: list[Answer]) -> None:
        """Note which rules find in `view` something that they can judge."""
        met = self.met
        for _, checkers in groups:
            for checker in checkers:
                if checker.rule.code not in met and applies(checker, view, failed):
                    met.add(checker.rule.code)
        self._unmet = [c for c in self._unmet if c.rule.code not in met]

    def _texts(self, texts: RowTexts, secret: bool, made: Callable[[], Row], failed: list[Answer]) -> list[Answer]:
        """The rules for texts, in the fields of an indicator: at most one finding a rule for its values, and for all
        its fields of one that speaks `once`. Conditions that fail go to `failed`."""
        out: list[Answer] = []
        spoken: set[str] = set()
        for field, place, memo in self._once if texts[_PERIOD] == texts[_ANNUAL] else self._row_fields:
            for checker, hit in memo[texts[place]]:
                if secret and not checker.rule.secret:
                    continue
                if checker.conditional and not applies(checker, made(), failed):
                    continue
                if checker.once and checker.rule.code in spoken:
                    continue
                both = field == "period" and checker.rule.code in spoken
                if both and (texts[_PERIOD] == texts[_ANNUAL] or same(made())):
                    continue
                if checker.once or field == "annual":
                    spoken.add(checker.rule.code)
                out.append((checker, msgspec.structs.replace(hit, field=field)))
        return out

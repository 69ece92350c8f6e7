"""What the rules in force say of a text, of an indicator and of anything larger, each text judged once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from jxlint.errors import JxlintError
from jxlint.rules.model import Hit
from jxlint.rules.ruleset import Checker, RuleSet
from jxlint.rules.shapes import Alike
from jxlint.rules.views import ProjectView, Row

Answer = tuple[Checker, Hit]
RowTexts = tuple[str, str, str, str, str]
"""Of an indicator: first level, second level, name, period value, annual value."""
_Relevant = Callable[[Any], bool] | None


# Kinds that ask whether something is there, or adds up: not of what breaks off in the middle.
WHOLE = frozenset(("coverage", "number_of", "promise", "missing", "weights", "scores", "sums"))
# The fields of an indicator in the order in which a rule for texts looks at them, and where they stand in its texts.
_FIELDS = (("level1", 0), ("level2", 1), ("name", 2), ("annual", 4), ("period", 3))
_PERIOD, _ANNUAL = 3, 4
# To find the shape of a text takes as long as two or three rules that find nothing in it.
_WORTH_SHAPES = 4


class Judge:
    """The checkers of a rule set by what they look at. Answers about the texts seen last are remembered."""

    LIMIT = 65_536

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._values = _by_relevance(rules.by_scope.get("value", ()))
        self._rows = _by_relevance(rules.by_scope.get("row", ()))
        self._projects = _by_relevance(rules.by_scope.get("project", ()))
        self._by_field: dict[str, tuple[Checker, ...]] = {}
        for checker in rules.by_scope.get("text", ()):
            for field in checker.fields:
                self._by_field[field] = (*self._by_field.get(field, ()), checker)
        # Fields that the same checkers look at share what is remembered, as the two values do.
        self._memos: dict[tuple[Checker, ...], dict[str, tuple[Answer, ...]]] = {}
        self._memo = {f: self._memos.setdefault(c, {}) for f, c in self._by_field.items()}
        # Of the fields that enough rules by shape look at: what those said, and the checkers of the others.
        self._alike: dict[str, Alike[tuple[Answer, ...]]] = {
            f: Alike() for f, cs in self._by_field.items() if sum(c.by_shape for c in cs) >= _WORTH_SHAPES
        }
        self._codes = {f: frozenset(c.rule.code for c in cs) for f, cs in self._by_field.items()}
        self._by_themselves = {f: tuple(c for c in self._by_field[f] if not c.by_shape) for f in self._alike}
        self._row_fields = [(f, place, self._memo[f]) for f, place in _FIELDS if f in self._by_field]
        # Nothing but texts is judged: a row of which they say nothing needs not be made.
        self.texts_alone = not self._values and not self._rows

    def text(self, field: str, text: str) -> tuple[Answer, ...]:
        """What the rules for texts say of `text` in `field`; the hits name no field."""
        memo = self._memo.get(field)
        if memo is None or not text:
            return ()
        known = memo.get(text)
        if known is not None:
            return known
        if len(memo) >= self.LIMIT:
            memo.clear()
        checkers, told = self._by_field[field], None
        alike = self._alike.get(field)
        shape = self.rules.shapes.of(text) if alike is not None and alike.worth else ""
        if alike is not None and shape:
            told = alike.told(shape)
        if told is not None:
            own = [(c, hit) for c in self._by_themselves[field] for hit in hits(c, text)]
            known = tuple(sorted((*told, *own), key=lambda a: checkers.index(a[0]))) if own else told
        else:
            codes, met = self._codes[field], self.rules.met
            if not codes <= met:
                met |= codes
            known = tuple([(c, hit) for c in checkers for hit in hits(c, text)])
            if alike is not None and shape:
                alike.add(shape, text, tuple([a for a in known if a[0].by_shape]))
        memo[text] = known
        return known

    def field(self, field: str, text: str, *, secret: bool) -> Iterator[Answer]:
        """`text` for a field outside of the indicators, such as the objective: the hits name the field."""
        for checker, hit in self.text(field, text):
            if checker.rule.secret or not secret:
                yield checker, msgspec.structs.replace(hit, field=field)

    def silent(self, texts: RowTexts) -> bool:
        """Whether no rule for texts has anything to say of an indicator with these."""
        for field, place, memo in self._row_fields:
            text = texts[place]
            if text:
                known = memo.get(text)
                if known is None:
                    known = self.text(field, text)
                if known:
                    return False
        return True

    def texts(self, texts: RowTexts, secret: bool, made: Callable[[], Row]) -> list[Answer]:
        """What the rules for texts say of an indicator with these. `secret`: its project is; `made` gives its row,
        which is made when a rule asks for more than texts."""
        failed: list[Answer] = []
        return [*self._texts(texts, secret, made, failed), *failed]

    def row(self, row: Row) -> list[Answer]:
        """What the rules for values and rows say of the indicator `row`."""
        met, secret, out = self.rules.met, row.facts.secret, list[Answer]()
        for relevant, checkers, codes in self._values:
            values = row.values if relevant is None else [v for v in row.values if relevant(v)]
            if not values and codes <= met:
                continue
            for checker in checkers:
                if secret and not checker.rule.secret:
                    continue
                if checker.rule.code not in met and _applies(checker, row, out):
                    met.add(checker.rule.code)
                for value in values:
                    found = hits(checker, value)
                    # Most checks find nothing, so that a condition is asked last.
                    if found and _applies(checker, row, out):
                        out += [(checker, hit) for hit in found]
                        # The annual value speaks for both when they say the same.
                        if row.same:
                            break
        for relevant, checkers, codes in self._rows:
            passed = relevant is not None and not relevant(row)
            if passed and codes <= met:
                continue
            for checker in checkers:
                if (secret and not checker.rule.secret) or not _applies(checker, row, out):
                    continue
                met.add(checker.rule.code)
                if not passed:
                    out += [(checker, hit) for hit in hits(checker, row)]
        return out

    def project(self, view: ProjectView, *, partial: bool) -> list[Answer]:
        """What the rules for projects say of `view`. `partial`: its text breaks off in the middle."""
        met, secret, out = self.rules.met, view.facts.secret, list[Answer]()
        for relevant, checkers, codes in self._projects:
            passed = relevant is not None and not relevant(view)
            if passed and codes <= met:
                continue
            for checker in checkers:
                if (secret and not checker.rule.secret) or (partial and checker.rule.kind in WHOLE):
                    continue
                if checker.conditional and not _applies(checker, view, out):
                    continue
                met.add(checker.rule.code)
                if not passed:
                    found = hits(checker, view)
                    if found:
                        out += [(checker, hit) for hit in found]
        return out

    def _texts(self, texts: RowTexts, secret: bool, made: Callable[[], Row], failed: list[Answer]) -> list[Answer]:
        """The rules for texts, in the fields of an indicator: at most one finding a rule for its values. Conditions
        that fail go to `failed`."""
        out: list[Answer] = []
        spoken: set[str] = set()
        for field, place, memo in self._row_fields:
            text = texts[place]
            known = memo.get(text)
            for checker, hit in known if known is not None else self.text(field, text):
                if secret and not checker.rule.secret:
                    continue
                if checker.conditional and not _applies(checker, made(), failed):
                    continue
                both = field == "period" and checker.rule.code in spoken
                if both and (texts[_PERIOD] == texts[_ANNUAL] or made().same):
                    continue
                if field == "annual":
                    spoken.add(checker.rule.code)
                out.append((checker, msgspec.structs.replace(hit, field=field)))
        return out


def hits(checker: Checker, thing: object) -> list[Hit]:
    """The hits of `checker` on `thing`; a rule that fails costs one JX001 hit and the run goes on. A rule that says
    what is wrong with itself (a JxlintError, such as a pattern that takes too long) ends the run."""
    try:
        found = checker.check(thing)
        return list(found) if found else []
    except JxlintError as e:
        e.where = checker.rule.at(f"options.{e.where}")
        raise
    except Exception as e:  # noqa: BLE001 - whatever a rule does must not lose the findings of the others
        return [_failure(e)]


def _applies(checker: Checker, thing: Row | ProjectView, failed: list[Answer]) -> bool:
    """Whether the rule's conditions let it judge `thing`; a condition that fails joins `failed` once."""
    if not checker.conditional:
        return True
    try:
        return checker.applies(thing)
    except Exception as e:  # noqa: BLE001 - as above
        answer = checker, _failure(e)
        if answer not in failed:
            failed.append(answer)
        return False


def _failure(error: Exception) -> Hit:
    return Hit("document", "", variant="JX001", args={"error": f"{type(error).__name__}: {error}"})


def _by_relevance(checkers: Iterable[Checker]) -> list[tuple[_Relevant, list[Checker], frozenset[str]]]:
    """Checkers whose kinds pass the same things over, together, so that the test is made once for all of them; with
    the codes that must have been met before nothing need be asked of what they pass over ("" never is: a condition may
    fail)."""
    groups: list[tuple[_Relevant, list[Checker]]] = []
    for checker in checkers:
        for relevant, group in groups:
            if checker.relevant is relevant:
                group.append(checker)
                break
        else:
            groups.append((checker.relevant, [checker]))
    return [
        (relevant, group, frozenset("" if c.conditional else c.rule.code for c in group)) for relevant, group in groups
    ]


def yielding(answers: list[Answer]) -> list[Answer]:
    """`answers` without those silenced by others (`yields_to`)."""
    if len(answers) < 2:
        return answers
    spoken = {checker.rule.code for checker, _ in answers}
    return [a for a in answers if not spoken.intersection(a[0].rule.yields_to)]


__all__ = ["WHOLE", "Answer", "Judge", "RowTexts", "hits", "yielding"]

"""The rules over the whole corpus: their hits as findings, with both places."""

from __future__ import annotations

import os
from collections.abc import Iterator

from jxlint.errors import JxlintError
from jxlint.findings import Finding, Fix, fingerprint, normalised
from jxlint.rules.across import CorpusView, Pair
from jxlint.rules.checkers import Checker
from jxlint.rules.messages import message
from jxlint.rules.ruleset import RuleSet


def findings(rules: RuleSet, view: CorpusView, lang: str) -> Iterator[tuple[Finding, Pair | None]]:
    """Every finding of the rules over a corpus in `view`, with the two filings that it is about (None: the rule
    failed). Raises JxlintError where a rule says what is wrong with itself."""
    for checker in (c for c in rules.beyond if c.scope == "corpus"):
        for pair in _pairs(checker, view):
            yield (_finding(checker, pair, lang), pair) if isinstance(pair, Pair) else (_broken(checker, pair), None)


def _pairs(checker: Checker, view: CorpusView) -> Iterator[Pair | Exception]:
    try:
        yield from checker.check(view)  # type: ignore[misc]
    except JxlintError:
        raise
    except Exception as e:  # a rule that fails must not lose what the others found
        if os.environ.get("JXLINT_TRACEBACK"):
            raise
        yield e


def _finding(checker: Checker, pair: Pair, lang: str) -> Finding:
    rule, hit, of, other = checker.rule, pair.hit, pair.of, pair.other
    name = str(hit.args.get("name", of.project))
    # Both places are part of it: the same words may be found beside several others.
    identity = "\x1f".join((rule.code, *map(normalised, (of.unit, of.project, name, hit.field, hit.text)), other.id))
    number = pair.row.indicator.number if pair.row else None
    return Finding(
        code=rule.code, name=rule.name, severity=hit.severity or rule.severity,
        message=message(rule, hit, lang, name), unit=of.unit or None,
        project=of.project if of.kind == "project" else None, indicator=number, field=hit.field, text=hit.text,
        fix=Fix(hit.safe, hit.replacement) if rule.fixable and hit.replacement is not None else None,
        location=of.location, fingerprint=fingerprint(identity, 0), path=hit.path,
    )  # fmt: skip


def _broken(checker: Checker, error: Exception) -> Finding:
    said = f"{type(error).__name__}: {error}"
    code = checker.rule.code
    return Finding(
        code="JX001", name="internal-error", severity="error", field="document", message=f"{code}: {said}",
        fingerprint=fingerprint(f"JX001\x1f{code}", 0),
    )  # fmt: skip

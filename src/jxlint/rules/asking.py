"""Asking one checker about one thing: what it answers, whether its conditions let it, what becomes of its failure."""

from __future__ import annotations

from typing import Any

from jxlint.errors import JxlintError, SlowRule
from jxlint.rules.checkers import Checker
from jxlint.rules.model import Hit
from jxlint.rules.views import ProjectView, Row

Answer = tuple[Checker, Hit]


def hits(checker: Checker, thing: Any) -> list[Hit] | tuple[Hit, ...]:
    """The hits of `checker` on `thing`; a rule that fails, or takes too long, costs one JX001 hit and the run goes on.
    A rule that says what is wrong with itself (any other JxlintError) ends the run."""
    try:
        found = checker.check(thing)
        # Most checks find nothing and say so at once; others are generators, and fail as they go.
        return list(found) if found else ()
    except SlowRule as e:
        return () if e.again else [_slow(e, checker)]
    except JxlintError as e:
        e.where = checker.rule.at(f"options.{e.where}")
        raise
    except Exception as e:  # noqa: BLE001 - whatever a rule does must not lose the findings of the others
        return [_failure(e)]


def applies(checker: Checker, thing: Row | ProjectView, failed: list[Answer]) -> bool:
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


def yielding(answers: list[Answer]) -> list[Answer]:
    """`answers` without those silenced by others (`yields_to`)."""
    if len(answers) < 2:
        return answers
    spoken = {checker.rule.code for checker, _ in answers}
    return [a for a in answers if not spoken.intersection(a[0].rule.yields_to)]


def _failure(error: Exception) -> Hit:
    return Hit("document", "", variant="JX001", args={"error": f"{type(error).__name__}: {error}"})


def _slow(error: SlowRule, checker: Checker) -> Hit:
    place = checker.rule.at(f"options.{error.where}")
    zh = f"{error.code} {error.zh}；{error.remedy_zh}（{place}）"
    en = f"{error.code} {error.en}; {error.remedy_en} ({place})"
    # The same text may stand in several places, and this is told of the first.
    return Hit("document", "", variant="JX001", args={"error": en, "zh": zh}, identity=f"E205 {checker.rule.code}")

"""How near what was read comes to the gold: characters, fields and findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from rapidfuzz.distance import Levenshtein

from jxlint.document import Amounts, Document, Project, ProjectTable, words
from jxlint.findings import Finding

GOLD = Path(__file__).parents[1] / "tests" / "gold"
_MONEY = ("total", "fiscal", "special_account", "other")
_Key = tuple[str, str, int | None, str]


class Score(msgspec.Struct, frozen=True):
    """Shares from 0 to 1: of the characters of all fields, of the fields, and F1 of the findings."""

    characters: float
    fields: float
    f1: float


def score(name: str, document: Document, findings: Sequence[Finding]) -> Score:
    """What was read of the sample `name`, beside its gold document and findings."""
    right = msgspec.json.decode((GOLD / f"{name}.document.json").read_bytes(), type=Document)
    want, have = dict(_fields(right)), dict(_fields(document))
    places = want.keys() | have.keys()
    same = sum(want.get(p, "") == have.get(p, "") for p in places)
    text, got = "\n".join(want.values()), "\n".join(have.values())
    return Score(1 - Levenshtein.distance(text, got) / len(text), same / len(places), _f1(name, findings))


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    """Every field as (place, text), white space and the mark at the end of a value aside."""
    assert isinstance(document, ProjectTable)
    yield "department", _squashed(words(document.department))
    yield "money_unit", _squashed(words(document.money_unit))
    yield from _money("total", document.total)
    for u, unit in enumerate(document.units):
        yield f"{u}", _squashed(words(unit.name))
        yield from _money(f"{u}", unit.amounts)
        for p, project in enumerate(unit.projects):
            yield from _project(f"{u}.{p}", project)


def _project(at: str, project: Project) -> Iterator[tuple[str, str]]:
    yield f"{at}.name", _squashed(words(project.name))
    yield f"{at}.objective", _squashed(words(project.objective))
    yield from _money(at, project.amounts)
    for i, indicator in enumerate(project.indicators):
        for key in ("number", "level1", "level2", "name", "period", "annual"):
            yield f"{at}.{i}.{key}", re.sub("[。；]$", "", _squashed(words(getattr(indicator, key))))


def _money(at: str, amounts: Amounts) -> Iterator[tuple[str, str]]:
    for key in _MONEY:
        value = getattr(amounts, key)
        yield f"{at}.{key}", "" if value is None else f"{value:.2f}"


def _squashed(text: str) -> str:
    return "".join(text.split())


def _f1(name: str, findings: Sequence[Finding]) -> float:
    """By unit, project, indicator and code; what careful readers did not agree on counts neither way."""
    gold = json.loads((GOLD / f"{name}.findings.json").read_text(encoding="utf-8"))
    optional = {_key(g["unit"], g["project"], g["indicator"], g["code"]) for g in gold if g.get("optional")}
    want = {_key(g["unit"], g["project"], g["indicator"], g["code"]) for g in gold if not g.get("optional")}
    have = {_key(f.unit, f.project, f.indicator, f.code) for f in findings} - optional
    return 2 * len(want & have) / max(1, len(want) + len(have))


def _key(unit: str | None, project: str | None, indicator: int | None, code: str) -> _Key:
    # Which of these two fits is often a matter of taste.
    return _squashed(unit or ""), _squashed(project or ""), indicator, "JX302" if code == "JX306" else code

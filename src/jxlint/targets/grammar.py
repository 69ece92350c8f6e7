"""Text of a target value in, Target out. Total (never raises) and linear in the length of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import TypeVar

import msgspec

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.clean import Clean, clean, of_each
from jxlint.targets.deadlines import deadlines
from jxlint.targets.joining import joined
from jxlint.targets.measures import measures
from jxlint.targets.model import Comparator, Deadline, Fault, Kind, Measure, Target, Wording
from jxlint.targets.numerals import FORMAL

_RESIDUE = later(r"(?:参考值|例如?|示例)[:：]?(?=[≥≤<>=\d不])")
_RESIDUES = ("参考值", "例", "示例")
_BREAKS = frozenset("，,。；;、")
_MARKS = "。；;.，,“”\"' "
# Signs of the grammar; a text with none of them holds no number.
_ANY = compiled(rf"[\d零〇一二两三四五六七八九十百千万亿廿卅半俩仨{FORMAL}年月]")
# The commonest values of all: a comparator before or behind, a number, a unit, and nothing else.
_UNITS = "%|人次|批次|场次|万元|次|人|个|件|份|篇|支|台|套|册|条|项|户|辆|家|宗|场"
_PLAIN = compiled(
    r"(?:(?P<sign>[≥≤<>=]|不少于|不低于|不超过|不高于|大于|小于|超过|至少)?(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?)"
    rf"(?P<unit>{_UNITS})?|(?P<n>[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)(?P<u>{_UNITS})(?P<behind>及?以上|以下|以内))"
)
_SIGNS: dict[str | None, Comparator] = {
    "≥": ">=", "≤": "<=", "<": "<", ">": ">", "=": "=", None: "=", "不少于": ">=", "不低于": ">=", "至少": ">=",
    "不超过": "<=", "不高于": "<=", "大于": ">", "超过": ">", "小于": "<", "以上": ">=", "及以上": ">=", "以下": "<=",
    "以内": "<=",
}  # fmt: skip
NO_WORDING = Wording()
T = TypeVar("T", Measure, Deadline)


def holds_number(text: str) -> bool:
    """Whether `text` has a sign that a number or date could be written with; where it has none, it holds no measure."""
    return _ANY.search(text) is not None


def parse(text: str, wording: Wording = NO_WORDING) -> Target:
    """What `text` says as a target.

    Takes the text of a value (or a name) as in the table and the words that tell the kind of one without a number.
    Returns a Target whose spans are code points of `text`. Source: the conventions of the catalogue, and Civil Code
    art. 1259 for bounds.
    """
    plain = _PLAIN.fullmatch(text)
    return _plain(text, plain) if plain else _read(text, wording)


def _read(text: str, wording: Wording) -> Target:
    """Any text, read with care."""
    cleaned = clean(text)
    body = cleaned.text
    if not body.strip(_MARKS):
        return Target(text, "empty")
    faults: list[Fault] = []
    dates: list[Deadline] = []
    found: list[Measure] = []
    if _ANY.search(body):
        body = of_each(body) if "一" in body else body
        dates = list(deadlines(body))
        found = list(measures(body, dates, faults, wording.names))
        if len(found) > 1:
            found = joined(body, found, faults)
    residue = _RESIDUE.match(body) if body.startswith(_RESIDUES) else None
    if residue:
        faults.insert(0, Fault("residue", residue.start(), residue.end()))
    if dates and found:
        dates = _adverbial(body, dates, found)
    return Target(
        text,
        _kind(body, found, dates, wording),
        tuple(_placed(m, cleaned) for m in found),
        tuple(_placed(d, cleaned) for d in dates),
        tuple(Fault(f.name, cleaned.start(f.start), cleaned.end(f.end), f.replacement) for f in faults),
    )


def _plain(text: str, match: re.Match[str]) -> Target:
    """The target of a text that is _PLAIN, read without looking for anything else."""
    sign, number, unit, near, near_unit, behind = match.groups()
    measure = Measure(
        _SIGNS[sign or behind], Decimal(number or near), unit or near_unit or "",
        stated=bool(sign or behind), start=0, end=len(text),
    )  # fmt: skip
    return Target(text, "quantified", (measure,))


def _placed(thing: T, cleaned: Clean) -> T:
    if cleaned.places is None:
        return thing
    return msgspec.structs.replace(thing, start=cleaned.start(thing.start), end=cleaned.end(thing.end))


def _adverbial(text: str, dates: list[Deadline], found: list[Measure]) -> list[Deadline]:
    """Dates that only say when the measure in their clause is taken are marked so; 月底前 and the like stay dates."""
    breaks = [i for i, c in enumerate(text) if c in _BREAKS]
    clauses = {bisect_right(breaks, m.start) for m in found}
    return [
        msgspec.structs.replace(d, adverbial=True)
        if bisect_right(breaks, d.start) in clauses and text[d.end - 1] != "前"
        else d
        for d in dates
    ]


def _kind(text: str, found: list[Measure], dates: list[Deadline], wording: Wording) -> Kind:
    if found:
        return "quantified"
    bare = text.strip(_MARKS)
    for word in wording.secret:
        if word in bare and len(bare) <= len(word) + 4:
            return "secret"
    if dates:
        return "deadline"
    if _holds(text, wording.improvement):
        return "vague"
    return "circular" if _holds(text, wording.circular) else "qualitative"


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands in `text`; a loop, since there are many and most texts hold none."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False

"""The lines above a form's title that are of it: who fills it in, the year, the unit of its money, the title of the
page that it stands on."""

from __future__ import annotations

from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.filling import Filling
from jxlint.layouts.token import Token
from jxlint.layouts.vocabulary import MONEY_LINE, SEAL, TITLE, YEAR, label

# The budget that a paper or a page is of.
_BUDGET = compiled(r"(20\d\d)年度?(?:(?:部门|单位)(?:综合)?|绩效)?预算(?!执行|调整|绩效自评|绩效评价)")
_OFFICES = ("unit", "department")
# What says such a thing by itself.
_ALONE = (SEAL, MONEY_LINE, YEAR, TITLE)


def first_of_form(form: Filling, title: int) -> int:
    """Where the form begins whose title is the token at `title`: with the highest of the lines right above it that say
    such a thing, the numbers of annexes between them counted. A line that says anything else is of another paper."""
    first = at = title
    while at > 0:
        row = form.lines[form.tokens[at - 1].row]
        words = [t for t in row if t.text]
        if row[-1].end > form.tokens[title].start or not _of_form(words):
            break
        at -= len(row)
        if not all(SEAL.fullmatch(t.text) for t in words):
            first = at
    return first


def year_above(form: Filling) -> int | None:
    """The year of the budget that the paper above the form says it is of, None where it says none or several."""
    years = set(_BUDGET.findall(form.stream.text, 0, form.start))
    return int(years.pop()) if len(years) == 1 else None


def _of_form(words: list[Token]) -> bool:
    """Whether a row with these words in its cells says only such things."""
    offices = [t for t in words if label(t.text) in _OFFICES]
    named = {b.start for a, b in pairwise(words) if a in offices and not label(b.text)}
    others = (t for t in words if t not in offices and t.start not in named)
    return (bool(named) or not offices) and all(any(p.fullmatch(t.text) for p in _ALONE) for t in others)

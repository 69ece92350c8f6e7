"""The lines above a form's title that are of it: who fills it in, the year, the unit of its money, the title of the
page that it stands on."""

from __future__ import annotations

from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import MONEY_LINE, SEAL, TITLE, YEAR, label

# The budget that a paper or a page is of.
_BUDGET = compiled(r"(20\d\d)年度?(?:(?:部门|单位)(?:综合)?|绩效)?预算(?!执行|调整|绩效自评|绩效评价)")
# What heads a paper of several forms and is called no table: it says of what year their objectives are.
_YEAR, _OBJECTIVES = r"20\d\d年度?", r"[^\n|。:：]{0,40}绩效目标(?:情况|信息)?(?:公开|汇总|批复|申报)*"
_HEADING = compiled(rf"{_OBJECTIVES}[（(]{_YEAR}[)）]|[^\n|。:：]{{0,30}}{_YEAR}{_OBJECTIVES}")
_YEAR_IN = compiled(r"20\d\d")
_OFFICES = ("unit", "department")
# What says such a thing by itself.
_ALONE = (SEAL, MONEY_LINE, YEAR, TITLE)


def first_of_form(form: Filling, title: int) -> int:
    """Where the form begins whose title is the token at `title`: with the highest of the lines right above it that say
    such a thing, the numbers of annexes between them counted, or with the heading of several. A line that says anything
    else is of another paper."""
    first = at = title
    while at > 0:
        row = form.lines[form.tokens[at - 1].row]
        words = [t for t in row if t.text]
        if row[-1].end > form.tokens[title].start or not _of_form(words):
            return at - len(row) if len(words) == 1 and _HEADING.fullmatch(words[0].text) else first
        at -= len(row)
        if not all(SEAL.fullmatch(t.text) for t in words):
            first = at
    return first


def below_heading(form: Filling, i: int, title: int) -> int:
    """Read the heading of several forms at `i`, with its year; returns where it ends, `i` where there is none. What
    does not stand above the title, which is the token at `title`, may be the label of an objective."""
    text = form.tokens[i].text if i < len(form.tokens) else ""
    if not _HEADING.fullmatch(text) or (i >= title and label(text)):
        return i
    form.take(form.tokens[i])
    form.year = form.year or int(_YEAR_IN.findall(text)[0])
    return i + 1


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

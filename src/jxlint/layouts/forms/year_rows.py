"""The money of a project by years, a row or a column each: that of the budget year is the amount, the rest is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, takewhile

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import FUNDS, Filling
from jxlint.layouts.filling.money_words import OF_MONEY
from jxlint.layouts.filling.places_in_rows import placed
from jxlint.layouts.forms.goal_year import year_of_goal
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import TOTAL_ROW, label, money_unit

_YEAR = compiled(r"(20\d\d)(?:\.0{1,2})?(?:年度?)?(?:预算|资金|安排|金额)?(?:数|额)?")
# The head of the years.
_YEARS = compiled(r"(?:预算|资金|项目|分)?年[度份]")
_Cells = Sequence[tuple[int, Token]]


class _Figure(msgspec.Struct, frozen=True):
    """An amount with its year (or 合计) and the head that says what it is of."""

    year: Token
    head: Token | None
    value: Token

    @property
    def named(self) -> Token:
        """What the amount is told under."""
        words = [t.text.rstrip(":：") for t in (self.year, self.head) if t is not None]
        return Token("·".join(words), 0, 0, self.year.row)


def by_years(form: Filling, i: int) -> int:
    """Read the table of money by years that begins at the token `i`; returns where it ends, 0 where none begins or the
    budget year is not known."""
    token = form.tokens[i]
    behind = form.tokens[i + 1].text if i + 1 < len(form.tokens) else ""
    if form.mode not in ("grid", "rows") or not ("20" in (token.text[:2], behind[:2]) or (
        _YEARS.fullmatch(token.text)
    )):  # fmt: skip
        return 0
    budget = form.year or year_of_goal(form.tokens, i)
    if budget is None:
        return 0
    heads = [cell for cell in placed(form, token.row) if cell[1].start >= token.start]
    found = _across(form, heads) if len(heads) > 2 and _year(heads[1][1]) else _down(form, heads)
    if len({year for f in found if (year := _year(f.year))}) < 2 or not all(
        _YEARS.fullmatch(token.text) or "年" in f.year.text for f in found if _year(f.year)
    ):  # figures alone are years below the head of years
        return 0
    form.year, form.funds = budget, []
    used = {t.start: t for f in found for t in (f.year, f.head) if t is not None}
    form.take(token, *used.values())
    for words in (t.text for t in (token, *used.values())):
        form.draft.money_unit = form.draft.money_unit or money_unit(words)
    for figure in found:
        _told(form, figure)
    last = max(f.value.start for f in found)
    return next((n for n in range(i, len(form.tokens)) if form.tokens[n].start > last), len(form.tokens))


def _told(form: Filling, figure: _Figure) -> None:
    """Keep an amount: that of the budget year as the project's."""
    if figure.head is not None:
        role = label(figure.head.text)
    else:
        above = [figure.year.text, *(t.text for r, t in form.pending if r == "side")]
        role = "total" if any(OF_MONEY.search(words) for words in above) else ""
    if _year(figure.year) == form.year and role in FUNDS:
        form.of_budget_year(role, figure.named, figure.value)
    else:
        form.put("detail", figure.named, [figure.value])


def _down(form: Filling, heads: _Cells) -> list[_Figure]:
    """The amounts of rows that each begin with a year, below the row of `heads` or from it on."""
    at, first = heads[0]
    lines = _lines(form, first.row + (not _year(first)), at)
    rows = takewhile(lambda line: _year(line[0][1]) or TOTAL_ROW.fullmatch(line[0][1].text), lines)
    named = [] if _year(first) else heads[1:]
    return [_Figure(line[0][1], _over(named, place), t) for line in rows for place, t in line[1:]]


def _across(form: Filling, heads: _Cells) -> list[_Figure]:
    """The amounts of rows that each begin with a label of money, below a row of years."""
    years = heads[1:]
    if not all(_year(t) or TOTAL_ROW.fullmatch(t.text) for _, t in years):
        return []
    found: list[_Figure] = []
    for line in takewhile(lambda c: label(c[0][1].text) in FUNDS, _lines(form, heads[0][1].row + 1, heads[0][0])):
        for place, t in line[1:]:
            year = _over(years, place)
            if year is None:
                return []
            found.append(_Figure(year, line[0][1], t))
    return found


def _lines(form: Filling, row: int, at: int) -> Iterator[_Cells]:
    """The rows from `row` on that have words in the column `at` and behind them nothing but amounts."""
    for n in count(row):
        cells = [cell for cell in placed(form, n) if cell[0] >= at]
        if len(cells) < 2 or cells[0][0] != at or any(money(t.text, None) is None for _, t in cells[1:]):
            return
        yield cells


def _over(heads: _Cells, place: int) -> Token | None:
    """The head over the column `place`."""
    return next((t for at, t in heads if at <= place < at + t.columns), None)


def _year(token: Token) -> int:
    """The year that a cell is, 0 where it is none."""
    found = _YEAR.fullmatch(token.text)
    return int(found[1]) if found else 0

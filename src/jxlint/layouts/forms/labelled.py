"""The fields of a project's form by their labels, around its tables of indicators."""

from __future__ import annotations

from jxlint.layouts.filling.form import FUNDS, OBJECTIVES, Filling
from jxlint.layouts.filling.money_words import amounts_in_cells, says_figure, says_words, told, told_behind
from jxlint.layouts.filling.places_in_rows import (
    amounts_beside,
    fund_above,
    heads_fund,
    is_source,
    names_part,
    of_its_own,
    of_words_before,
    office_of_form,
    over_figure,
)
from jxlint.layouts.filling.several_years import YEAR_IN, among_years, is_undated, of_several
from jxlint.layouts.forms.below_label import below_label
from jxlint.layouts.forms.goals import (
    another_below,
    goes_on,
    heads_above,
    heads_before,
    heads_below,
    more_below,
    objectives,
    objectives_of,
    told_below,
)
from jxlint.layouts.forms.inner_lists import inner_list, is_part, lost_list
from jxlint.layouts.forms.label_values import values_behind
from jxlint.layouts.forms.lists_beside import listed_beside
from jxlint.layouts.forms.money_columns import by_columns
from jxlint.layouts.forms.money_heads import head_of_money, heads_money
from jxlint.layouts.forms.numbered_goals import numbered_goals
from jxlint.layouts.forms.roles import OTHER, role_of
from jxlint.layouts.forms.terms import names_list
from jxlint.layouts.forms.timed_amounts import timed_amount
from jxlint.layouts.forms.total_rows import total_row
from jxlint.layouts.forms.year_rows import by_years
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import (
    MONEY_LINE,
    SEAL,
    TITLE,
    TOTAL_ROW,
    YEAR,
    filler,
    head,
    label,
    money_unit,
    stands_in,
)


def field(form: Filling, i: int) -> int:
    """Read the token at `i`, with what belongs to it; returns where the next begins."""
    token = form.tokens[i]
    text = token.text
    if not text:
        return i + 1
    if (
        end := inner_list(form, i)
        or by_years(form, i)
        or by_columns(form, i)
        or timed_amount(form, i)
        or below_label(form, i)
    ):
        return end
    if _titled(form, i):
        return i + 1
    if another_below(form, i):
        return goes_on(form, i)
    if end := more_below(form, i) or numbered_goals(form, i):
        return end
    if SEAL.fullmatch(text) or (form.draft.filled and filler(text)):
        form.take(token)
        return i + 1
    if TOTAL_ROW.fullmatch(text) and form.draft.rows:
        return total_row(form, i)
    role = role_of(form, i)
    if role in ("total", "side") and i + 1 < len(form.tokens) and label(form.tokens[i + 1].text) == "fund":
        role = "fund" if over_figure(form, i) or heads_money(form, i) else "side"
    if role:
        return _labelled(form, i, role)
    if told_below(form, i):
        return heads_below(form, i) or objectives(form, i)
    return _by_its_place(form, i)


def _titled(form: Filling, i: int) -> bool:
    """Whether the token at `i` is a title, a year or the unit of money, which is then taken."""
    token = form.tokens[i]
    text = token.text
    year, line = YEAR.fullmatch(text), MONEY_LINE.fullmatch(text)
    if year and (amounts_beside(form, i) or of_words_before(form, i)):
        year = None
    if year and form.year is None and among_years(form, i):
        year = None
    if not year and (names_list(form, i) or (TITLE.fullmatch(text) and names_part(form, i))):
        form.take(token)
        return True
    if TITLE.fullmatch(text) or year:
        form.take(token)
        stated = YEAR_IN.search(text) or year
        form.year = form.year or (int(stated[1]) if stated else None)
        form.draft.money_unit = form.draft.money_unit or (None if year else money_unit(text))
        if not year and form.draft.filled:
            form.new(token.start)
        return True
    if line:
        form.take(token)
        form.draft.money_unit = form.draft.money_unit or line[1]
        return True
    return False


def _by_its_place(form: Filling, i: int) -> int:
    """Read the token at `i`, which no words say anything of, by where it stands."""
    token = form.tokens[i]
    if office_of_form(form, i):
        form.put("unit", token, [token])
    elif form.mode == "rows" and form.told and token.row == form.told[-1].row + 1 and not head(token.text):
        # The next line of the same cell.
        form.told.append(token)
        form.take(token)
    elif form.mode == "grid" and (above := fund_above(form, i)) is not None:
        form.put(*above, [token])
    elif heads_fund(form, i):
        form.take(token)
        form.pending.append(("other" if OTHER.fullmatch(token.text) else "more", token))
    elif form.mode == "grid" and is_source(form, i):
        form.take(token)
        form.put("more", token, [form.tokens[i + 1]])
        return i + 2
    elif form.mode in ("grid", "rows") and (values := of_its_own(form, i)):
        form.take(token)
        for value in values:
            form.put("detail", token, [value])
        return i + 1 + len(values)
    return i + 1


def _labelled(form: Filling, i: int, role: str) -> int:
    token = form.tokens[i]
    form.take(token)
    stated = YEAR_IN.match(token.text)
    if form.year is None and stated and not of_several(form, i):
        form.year = int(stated[1])
    if role == "total" or (role in FUNDS and token.text.startswith("其中")):
        form.draft.summed = True
    if role in ("side", "total", "fund", "fiscal"):
        form.draft.money_unit = form.draft.money_unit or money_unit(token.text)
    if role == "side":
        return _part(form, i)
    if role == "fund":
        return head_of_money(form, i)
    if role == "project" and is_part(form, token):
        if end := lost_list(form, i):
            return end
        role = "detail"
    if role == "project" and _begins(form, token):
        _begin(form, token)
    values, end = values_behind(form, i, role)
    if not any(v.text for v in values):
        form.pending.append((role, token))
        return end
    apart = role == "actual_objective" and bool(values) and values[0].row != token.row
    if role in OBJECTIVES and (heads := heads_above(form, values)):
        return objectives_of(form, values, heads, end)
    if role in OBJECTIVES and (len(values) > 1 or apart) and heads_before(form, i):
        return objectives_of(form, values, [*form.pending, (role, token)], end)
    if role in FUNDS and len(values) > 1 and is_undated(form, token):
        for value in (v for v in values if v.text):
            form.put("detail", token, [value])
    else:
        _filled(form, role, token, values)
    form.pending = []
    return end


def _filled(form: Filling, role: str, token: Token, values: list[Token]) -> None:
    """Keep what the label `token` of a field of this role is filled with, and amounts that are told behind it."""
    values, told_of = amounts_in_cells(form, values) if role in FUNDS else (values, [])
    if role in FUNDS and len(values) == 1 and (both := told_behind(values[0])):
        form.take(values[0])
        form.put(role, token, [both[0]])
        for kind, named, figure in both[1]:
            form.put(kind, named, [figure])
    else:
        form.put(role, token, values)
    for kind, named, figure in told_of:
        form.put(kind, named, [figure])


def _begins(form: Filling, named: Token) -> bool:
    """Whether the label of a project's name begins another project: the last has a name, and not by a label of other
    words of which one only stands in for the other."""
    draft = form.draft
    if draft.rows or not draft.fields.get("name"):
        return bool(draft.rows)
    lent = draft.lent.get("name")
    return lent.text == named.text if lent is not None else not stands_in(named.text)


def _begin(form: Filling, named: Token) -> None:
    """Begin another project at the label of its name. The offices that stand above the name of the one before hold for
    this one below the same title, too."""
    before, name = form.draft, form.draft.fields.get("name")
    offices = ((role, before.fields.get(role)) for role in ("unit", "department"))
    above = {role: words for role, words in offices if words and name and words[0].row < name[0].row}
    form.new(named.start)
    form.draft.fields |= above
    form.draft.lent |= {role: token for role, token in before.lent.items() if role in above}


def _part(form: Filling, i: int) -> int:
    """The name of a part of the form at `i`; some are labels of a field of their own."""
    token = form.tokens[i]
    if end := listed_beside(form, i):
        return end
    if says_figure(form, i):
        form.put("total", token, [form.tokens[i + 1]])
        return i + 2
    if not says_words(form, i):
        form.pending.append(("side", token))
        return i + 1
    words = form.tokens[i + 1]
    amounts = told(words)
    for kind, named, figure in amounts:
        form.put(kind, named, [figure])
    if amounts:
        form.take(words)
    else:
        form.put("detail", token, [words])
    return i + 2

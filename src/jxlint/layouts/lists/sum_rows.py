"""Rows of a grid that say what others add up to: the total, the sums of units, and their lines in a column of their
own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import AGAIN, FUNDS, Filling
from jxlint.layouts.published.blocks import SUBTOTAL, SUM_OF
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.tokens.drafts import Draft, UnitSum, Words
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import TOTAL_ROW, ordinal

# What a row of a sum may hold beside money.
_PLAIN = ("project", "unit", "department", "ordinal")
UNIT_CODE = compiled(r"(?:预算)?(?:单位|部门)(?:编码|代码)")


def sum_row(
    form: Filling, filled: Mapping[str, Token], rest: Sequence[Token], heads: Heads, inherited: dict[str, Words]
) -> bool:
    """Read a row with these cells of its own that says what others add up to; whether it is one. A unit's own line
    names the unit for the rows below it."""
    name, first = filled.get("project"), next(iter(filled.values()), None)
    if first is None:
        return False
    if name is None and TOTAL_ROW.fullmatch(first.text):
        _total(form, filled, _figures(filled, heads))
        return True
    if any(t.text for t in rest):
        return False
    if name is not None and filled.keys() == {"project"}:
        return _unit_alone(form, name, dict(heads.lead)["project"], inherited)
    if not _sum_of(form, filled, heads, inherited):
        return False
    if "department" in filled:
        known = inherited.setdefault("department", [filled["department"]])
        form.take(*(t for t in [filled["department"]] if t.text == known[0].text))
    form.take(*(t for r, t in filled.items() if r == "ordinal" and ordinal(t.text)))
    return True


def _sum_of(form: Filling, filled: Mapping[str, Token], heads: Heads, inherited: dict[str, Words]) -> bool:
    """Read the total, or the line or the sum of a unit; whether the row is one of them."""
    name, unit, named = filled.get("project"), filled.get("unit"), dict(heads.lead)
    summed = name is not None and SUBTOTAL.fullmatch(name.text) is not None
    # The unit's.
    codes = [r for r in filled if r.rstrip(AGAIN) == "detail" and (summed or UNIT_CODE.fullmatch(named[r].text))]
    if not all(r in _PLAIN or r in codes or r.rstrip(AGAIN) in FUNDS for r in filled):
        return False
    told = {named[r].text: [filled[r]] for r in codes}
    if unit is not None and filled.keys() <= {"unit", "ordinal", *codes}:
        inherited["unit"] = [unit]
        _of_unit(form, unit, Draft(details=told))
        return True
    if not any(r.rstrip(AGAIN) in FUNDS for r in filled):
        return False
    said = name or unit or next(iter(filled.values()))
    figures = _figures(filled, heads)
    figures.details = told
    if TOTAL_ROW.fullmatch(said.text) and (unit is None or unit is said):
        _total(form, filled, figures)
    elif SUBTOTAL.fullmatch(said.text) or (name is not None and TOTAL_ROW.fullmatch(name.text)):
        form.take(said)
        beside = [unit] if unit is not None and unit is not said else []
        owner = beside or form.draft.fields.get("unit", [])
        figures.fields["unit"] = beside
        form.unit_sums.append(UnitSum(tuple(t.text for t in owner), figures))
    elif sum_of := SUM_OF.fullmatch(said.text):
        whose = said.part(*sum_of.span("unit"))
        form.take(said.part(sum_of.end("unit")))
        _of_unit(form, whose, figures)
        if name is None:
            inherited["unit"] = [whose]
    elif name is None and unit is not None:
        inherited["unit"] = [unit]
        _of_unit(form, unit, figures)
    elif name is None and "department" in filled and (not form.total.money or _says_total(form, figures)):
        _total(form, filled, figures)
    else:
        return False
    return True


def _of_unit(form: Filling, unit: Token, figures: Draft) -> None:
    """Keep `figures` as those of a unit that its own row names."""
    figures.fields["unit"] = [unit]
    form.unit_sums.append(UnitSum((unit.text,), figures))


def _unit_alone(form: Filling, name: Token, head: Token, inherited: dict[str, Words]) -> bool:
    """Read a name alone above projects, below the head of a column that they share with their units
    (单位名称、项目名称); whether it is such a unit's."""
    if "单位" not in head.text:
        return False
    if "unit" in form.draft.fields and not form.draft.filled:
        form.draft.fields.setdefault("department", form.draft.fields.pop("unit"))
    inherited["unit"] = [name]
    return True


def _total(form: Filling, filled: Mapping[str, Token], figures: Draft) -> None:
    if _says_total(form, figures):
        form.take(*figures.money.values(), *figures.more.values())  # above the projects and again below them
    else:
        form.total = figures
    form.take(*(t for t in filled.values() if TOTAL_ROW.fullmatch(t.text)))


def _says_total(form: Filling, said: Draft) -> bool:
    """Whether a row says the total again that another has said."""
    known = form.total
    return bool(known.money) and all(
        {key: t.text for key, t in one.items()} == {key: t.text for key, t in other.items()}
        for one, other in ((known.money, said.money), (known.more, said.more))
    )


def _figures(filled: Mapping[str, Token], heads: Heads) -> Draft:
    """The money of a row."""
    named = dict(heads.lead)
    figures = Draft()
    for key, token in filled.items():
        role = key.rstrip(AGAIN)
        if role == "more" or (role in FUNDS and role in figures.money):
            figures.more[named[key].text] = token
        elif role in FUNDS:
            figures.money[role] = token
    return figures

"""Rows of a grid that are no projects: the total, the sums of units, and the lines of the units themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from jxlint.layouts.blocks import SUBTOTAL, SUM_OF
from jxlint.layouts.drafts import Draft, UnitSum, Words, money
from jxlint.layouts.filling import AGAIN, FUNDS, Filling
from jxlint.layouts.heads import Heads
from jxlint.layouts.stream import Stream
from jxlint.layouts.token import Token
from jxlint.layouts.vocabulary import TOTAL_ROW, ordinal

# So many of the projects' names, at least, are set in where those of units are not.
_MOST = 5, 4


def sum_row(
    form: Filling, filled: Mapping[str, Token], rest: Sequence[Token], heads: Heads, inherited: dict[str, Words]
) -> bool:
    """Read a row with these cells of its own that says what others add up to; whether it is one. A unit's own line
    names the unit for the rows below it."""
    name, unit = filled.get("project"), filled.get("unit")
    named = dict(heads.lead)
    first = next(iter(filled.values()), None)
    if first is None:
        return False
    if name is None and TOTAL_ROW.fullmatch(first.text):
        _total(form, filled, heads)
        return True
    if name is not None and filled.keys() == {"project"} and not any(t.text for t in rest):
        return _unit_alone(form, name, named["project"], inherited)
    summed = name is not None and SUBTOTAL.fullmatch(name.text) is not None
    beside_it = {r: t for r, t in filled.items() if summed and r.rstrip(AGAIN) == "detail"}  # the unit's code
    plain = all(
        r in ("project", "unit", "department", "ordinal", *beside_it) or r.rstrip(AGAIN) in FUNDS for r in filled
    )
    if plain and filled.keys() <= {"unit", "ordinal"} and unit is not None and not any(t.text for t in rest):
        inherited["unit"] = [unit]
        form.unit_sums.append(UnitSum((unit.text,), Draft(fields={"unit": [unit]})))
        form.take(*(t for r, t in filled.items() if r == "ordinal" and ordinal(t.text)))
        return True
    if not plain or any(t.text for t in rest) or not any(r.rstrip(AGAIN) in FUNDS for r in filled):
        return False
    said = name or unit or first
    if TOTAL_ROW.fullmatch(said.text) and (unit is None or unit is said):
        _total(form, filled, heads)
    elif SUBTOTAL.fullmatch(said.text) or (name is not None and TOTAL_ROW.fullmatch(name.text)):
        form.take(said)
        beside = [unit] if unit is not None and unit is not said else []
        owner = beside or form.draft.fields.get("unit", [])
        figures = _figures(filled, heads)
        figures.fields["unit"] = beside
        figures.details = {named[r].text: [t] for r, t in beside_it.items()}
        form.unit_sums.append(UnitSum(tuple(t.text for t in owner), figures))
    elif sum_of := SUM_OF.fullmatch(said.text):
        whose = said.part(*sum_of.span("unit"))
        form.take(said.part(sum_of.end("unit")))
        figures = _figures(filled, heads)
        figures.fields["unit"] = [whose]
        form.unit_sums.append(UnitSum((whose.text,), figures))
        if name is None:
            inherited["unit"] = [whose]
    elif name is None and unit is not None:
        inherited["unit"] = [unit]
        figures = _figures(filled, heads)
        figures.fields["unit"] = [unit]
        form.unit_sums.append(UnitSum((unit.text,), figures))
    elif name is None and "department" in filled and (not form.total.money or _says_total(form, filled, heads)):
        _total(form, filled, heads)
    else:
        return False
    if "department" in filled:
        known = inherited.setdefault("department", [filled["department"]])
        form.take(*(t for t in [filled["department"]] if t.text == known[0].text))
    form.take(*(t for r, t in filled.items() if r == "ordinal" and ordinal(t.text)))
    return True


def _unit_alone(form: Filling, name: Token, head: Token, inherited: dict[str, Words]) -> bool:
    """Read a name alone above projects, below the head of a column that they share with their units
    (单位名称、项目名称); whether it is such a unit's."""
    if "单位" not in head.text:
        return False
    if "unit" in form.draft.fields and not form.draft.filled:
        form.draft.fields.setdefault("department", form.draft.fields.pop("unit"))
    inherited["unit"] = [name]
    return True


def _total(form: Filling, filled: Mapping[str, Token], heads: Heads) -> None:
    figures = _figures(filled, heads)
    if _says_total(form, filled, heads):
        form.take(*figures.money.values(), *figures.more.values())  # above the projects and again below them
    else:
        form.total = figures
    form.take(*(t for t in filled.values() if TOTAL_ROW.fullmatch(t.text)))


def _says_total(form: Filling, filled: Mapping[str, Token], heads: Heads) -> bool:
    """Whether a row says the total again that another has said."""
    known, said = form.total, _figures(filled, heads)
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


def units_of(stream: Stream, form: Filling) -> None:
    """Take from the projects those that are lines of units: where a grid has no column for them, they stand among the
    projects, a name and money alone. They are the units of the projects below them."""
    _units_above(form)
    drafts = [draft for draft in form.drafts if draft.filled]
    bare = [n for n, draft in enumerate(drafts) if _is_bare(draft)]
    if not bare or len(bare) == len(drafts) or not all(draft.unitless for draft in drafts):
        return
    found = _outer(stream, drafts, bare)
    if not found and (_sums_up(drafts) or (bare[0] == 0 and _value(form.total) == _added(drafts[n] for n in bare))):
        found = bare
    unit: Words | None = None
    for n, draft in enumerate(drafts):
        if n in found:
            unit = draft.fields["name"]
            form.unit_sums.append(UnitSum(tuple(t.text for t in unit), draft))
        elif unit is not None:
            if "unit" in draft.fields:
                draft.fields.setdefault("department", draft.fields["unit"])
            draft.fields["unit"] = unit
    form.drafts = [draft for n, draft in enumerate(drafts) if n not in found]


def _units_above(form: Filling) -> None:
    """Take from the projects the lines of units, a name and money alone, that the projects right below them name as
    theirs in a column of its own."""
    found = []
    for draft, below in pairwise([draft for draft in form.drafts if draft.filled]):
        unit = below.fields.get("unit")
        if unit and _is_bare(draft) and not _is_bare(below) and _words(unit) == _words(draft.fields["name"]):
            draft.fields = {"name": draft.fields["name"]}
            form.unit_sums.append(UnitSum(_words(unit), draft))
            found.append(draft)
    if found:
        form.drafts = [draft for draft in form.drafts if not any(draft is other for other in found)]


def _words(words: Words) -> tuple[str, ...]:
    return tuple(t.text for t in words)


def _is_bare(draft: Draft) -> bool:
    """Whether a project is no more than a name and money."""
    held = draft.fields.keys() - {"unit", "department"}
    return held == {"name"} and bool(draft.money) and not draft.rows and not draft.details


def _outer(stream: Stream, drafts: list[Draft], bare: list[int]) -> list[int]:
    """Those of `bare` that are not set in, where the projects are."""
    projects = [_set_in(stream, draft) for n, draft in enumerate(drafts) if n not in bare]
    if sum(projects) * _MOST[0] < len(projects) * _MOST[1]:
        return []
    return [n for n in bare if not _set_in(stream, drafts[n])]


def _set_in(stream: Stream, draft: Draft) -> bool:
    """Whether the name begins with white space in its cell."""
    name = draft.fields.get("name")
    offset = stream.offsets[name[0].start] if name else 0
    before = stream.sheet.text[offset - 1 : offset]
    return before.isspace() and before not in "\t\r\n\f"


def _sums_up(drafts: list[Draft]) -> bool:
    """Whether `drafts` are lines of units, each with what those below it add up to, from the first to the last. Two
    lines of the same amount alone say nothing."""
    n = units = 0
    while n < len(drafts):
        if not _is_bare(drafts[n]):
            return False
        due, n = _value(drafts[n]), n + 1
        units, begun = units + 1, n
        while n < len(drafts) and due > 0:
            due, n = due - _value(drafts[n]), n + 1
        if due or n == begun:
            return False
    return units > 1 or len(drafts) > 2


def _added(drafts: Iterable[Draft]) -> Decimal:
    return sum(map(_value, drafts), Decimal(0))


def _value(draft: Draft) -> Decimal:
    """The first figure of a line."""
    figure = draft.money.get("total") or next(iter(draft.money.values()), None)
    return (money(figure.text, None) if figure else None) or Decimal(0)

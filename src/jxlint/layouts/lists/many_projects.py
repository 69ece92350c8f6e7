"""A grid of many projects: the cells of the project's own stand on the first row of its block of indicators."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.layouts.filling.columns import columned, number
from jxlint.layouts.filling.form import AGAIN, FUNDS, Filling
from jxlint.layouts.lists.own_cells import by_project, own_cells
from jxlint.layouts.lists.sum_rows import sum_row
from jxlint.layouts.rows.cell_lists import apart
from jxlint.layouts.rows.heads import Heads, by_row
from jxlint.layouts.rows.listed import Listed
from jxlint.layouts.tokens.drafts import Words, money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import level, money_unit, ordinal


def blocks(form: Filling, below: Sequence[Token], heads: Heads, positional: bool) -> None:
    """Rows of a grid in which the project's own cells stand on the first row of its block."""
    number(form, heads)
    listed = _resumed(form, heads)
    inherited: dict[str, Words] = {}
    if listed is not None:
        inherited = {r: form.draft.fields[r] for r in ("unit", "department") if r in form.draft.fields}
    rows = form.mode in ("grid", "rows")
    for line, told in ((row, None) for row in by_row(below)) if rows else by_project(below, heads):
        cells = columned(form, line) if positional else list(line)
        if not cells:
            continue
        own, rest = told or own_cells(cells, heads, positional)
        if listed is None and not positional and not own and not any(level(t.text) for t in cells):
            continue  # above the first project that can be told: left over
        filled = {r: t for r, t in own.items() if t.text}
        if sum_row(form, filled, rest, heads, inherited):
            continue
        if _begins(form, filled) or listed is None:
            if listed is not None:
                _closed(form, listed)
            if form.draft.filled:
                form.new(filled["project"].start if "project" in filled else cells[0].start)
            listed = Listed(heads, form.mode)
            form.draft.unitless = not any(r == "unit" for r, _ in heads.lead)
            _own_fields(form, filled, heads, inherited)
        else:
            again = {r for r, t in filled.items() if _repeats(form, r, t)}
            form.take(*(filled[r] for r in again))
            if positional and filled.keys() - again == {"objective"}:
                _objective_goes_on(form, filled["objective"])
        if positional:
            for row in apart(form.stream, heads, rest):
                listed.grid_row(row)
        else:
            listed.run(rest)
    if listed is not None:
        _closed(form, listed)
        form.block = listed, form.draft


def _resumed(form: Filling, heads: Heads) -> Listed | None:
    """The block of indicators that goes on below `heads`: they only say again, on the next page, what those above it
    said. What a title and a department above them began as another project is none."""
    if form.block is None:
        return None
    listed, draft = form.block
    if [(r, t.text) for r, t in listed.heads.lead] != [(r, t.text) for r, t in heads.lead]:
        return None
    if form.draft is not draft:
        known = {t.text for r in ("unit", "department") for t in draft.fields.get(r, ())}
        said = {t.text for words in form.draft.fields.values() for t in words}
        if form.drafts[-2] is not draft or form.draft.filled or form.draft.details or not said <= known:
            return None
        form.drafts.pop()
    return listed.below(heads)


def _closed(form: Filling, listed: Listed) -> None:
    form.draft.rows += listed.rows
    form.take(*listed.marks)


def _begins(form: Filling, filled: dict[str, Token]) -> bool:
    """Whether a row with these cells of its own begins a project: it names another, or the same anew."""
    name = filled.get("project")
    if name is None:
        return False
    before = form.draft.fields.get("name", [])
    if not before or before[0].text != name.text:
        return True
    return any(not _repeats(form, r, t) for r, t in filled.items() if r != "ordinal")


def _repeats(form: Filling, role: str, token: Token) -> bool:
    """Whether a cell only says again what the block's first row says: merged cells taken apart."""
    if role == "ordinal":
        return ordinal(token.text)
    key = {"project": "name"}.get(role, role)
    if role in FUNDS:
        known = form.draft.money.get(role)
        return known is not None and known.text == token.text
    return any(t.text == token.text for t in form.draft.fields.get(key, ())) or any(
        t.text == token.text for words in form.draft.details.values() for t in words
    )


def _objective_goes_on(form: Filling, token: Token) -> None:
    """More of the objective in a further row of its project: its cell is cut by a page, or there are several."""
    form.draft.fields.setdefault("objective", []).append(token)
    form.take(token)


def _own_fields(form: Filling, filled: dict[str, Token], heads: Heads, inherited: dict[str, Words]) -> None:
    named = dict(heads.lead)
    if "unit" in filled and "unit" in form.draft.fields:
        # What stands above a table whose rows name their units is the department's.
        form.draft.fields.setdefault("department", form.draft.fields.pop("unit"))
    for key, token in filled.items():
        role = key.rstrip(AGAIN)
        form.draft.money_unit = form.draft.money_unit or money_unit(named[key].text)
        if role == "more" and money(token.text, None) is None:
            role = "detail"
        form.put(role, named[key] if role != "project" else token, [token])
    for role in ("unit", "department"):
        if role in form.draft.fields:
            inherited[role] = form.draft.fields[role]
        elif role in inherited:
            form.draft.fields[role] = inherited[role]

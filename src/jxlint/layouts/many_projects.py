"""A grid of many projects: the cells of the project's own stand on the first row of its block of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.align import likely
from jxlint.layouts.blocks import SUBTOTAL
from jxlint.layouts.cell_lists import apart
from jxlint.layouts.columns import columned, number
from jxlint.layouts.drafts import Words, money
from jxlint.layouts.filling import AGAIN, FUNDS, Filling
from jxlint.layouts.heads import Heads, by_row
from jxlint.layouts.listed import Listed
from jxlint.layouts.sum_rows import sum_row
from jxlint.layouts.token import Token
from jxlint.layouts.vocabulary import LEVELS, TOTAL_ROW, level, money_unit, ordinal

# What a unit may be called whose name stands across the table.
_OFFICE = compiled(r"(?!续)[一-鿿][一-鿿（）()·]{3,40}")


def blocks(form: Filling, below: Sequence[Token], heads: Heads, positional: bool) -> None:
    """Rows of a grid in which the project's own cells stand on the first row of its block."""
    number(form, heads)
    listed = _resumed(form, heads)
    inherited: dict[str, Words] = {}
    if listed is not None:
        inherited = {r: form.draft.fields[r] for r in ("unit", "department") if r in form.draft.fields}
    lines = by_row(below) if form.mode in ("grid", "rows") else _parts(below, heads)
    for line in lines:
        cells = columned(form, line) if positional else list(line)
        if not cells:
            continue
        own, rest = _own_sum(cells, heads, positional) or _own(cells, heads, positional)
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


def _parts(below: Sequence[Token], heads: Heads) -> Iterator[list[Token]]:
    """The tokens of each project where nothing shows rows: its own cells stand before a first level, and the
    amount among them tells them from the end of the project before."""
    roles = [r for r, _ in heads.lead]
    first = (1, 3) if "level1" in heads.roles else (2, 3)
    starts = [0]
    for n, token in enumerate(below):
        if n == 0 or not token.text or level(token.text) not in first:
            continue
        for count in range(len(roles), 1, -1):
            own = dict(zip(roles[-count:], below[max(0, n - count) : n], strict=False))
            if len(own) == count and n - count >= starts[-1] and _are_own(own):
                # What stands before the first project's cells can only be more of them.
                begin = n - count
                due = str(len(starts) + (begin > 1))
                if roles[0] == "ordinal" and count < len(roles) and below[begin - 1].text == due:
                    begin -= 1
                starts += [begin] if n > (len(roles) if len(starts) == 1 else count) else []
                break
    for start, end in pairwise((*starts, len(below))):
        yield list(below[start:end])


def _closed(form: Filling, listed: Listed) -> None:
    form.draft.rows += listed.rows
    form.take(*listed.marks)


def _own_sum(cells: Sequence[Token], heads: Heads, positional: bool) -> tuple[dict[str, Token], list[Token]] | None:
    """The cells of a row of a text without columns that says what others add up to, by role, and no indicator; None for
    any other."""
    words, *figures = [t for t in cells if t.text] or [cells[0]]
    if positional or not figures or not (TOTAL_ROW.fullmatch(words.text) or SUBTOTAL.fullmatch(words.text)):
        return None
    roles = [r for r, _ in heads.lead if r.rstrip(AGAIN) in FUNDS]
    if len(figures) > len(roles) or any(money(t.text, None) is None for t in figures):
        return None
    return {"project": words, **dict(zip(roles, figures, strict=False))}, []


def _own(cells: Sequence[Token], heads: Heads, positional: bool) -> tuple[dict[str, Token], list[Token]]:
    """The project's own cells of a row by role, and those of its indicator."""
    if positional:
        if len(cells) == 1 and (unit := next((h for r, h in heads.lead if r == "unit"), None)) is not None:
            alone = cells[0]  # a unit above its projects, in one cell across their columns
            if alone.column < unit.column < alone.column + alone.columns and _OFFICE.fullmatch(alone.text):
                return {"unit": alone}, []
        own = {r[5:]: t for t in cells if (r := heads.role_at(t.column)).startswith("lead:")}
        return own, [t for t in cells if t not in own.values()]
    first = next((n for n, t in enumerate(cells) if level(t.text)), 0)
    if not {*LEVELS} & {*heads.roles}:
        first = max(0, len(cells) - len(heads.inner) - (not cells[-1].text))
    before = list(cells[:first])
    roles = [r for r, _ in heads.lead]
    while len(before) > len(roles) and not before[0].text:
        before = before[1:]
    if not before or len(before) > len(roles):
        return {}, list(cells)
    rest = list(cells[first:])
    if roles[0] == "ordinal" and 1 < len(before) < len(roles) and ordinal(before[0].text):
        # What stands in a merged cell above is left out between the number and the others.
        return {"ordinal": before[0], **dict(zip(roles[1 - len(before) :], before[1:], strict=True))}, rest
    return dict(zip(roles[-len(before) :], before, strict=True)), rest


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


def _are_own(own: dict[str, Token]) -> bool:
    """Whether these tokens are the cells of a project: an amount where one belongs, words in all other places."""
    sums = [t.text for r, t in own.items() if r in FUNDS]
    others = [t.text for r, t in own.items() if r not in FUNDS and r != "ordinal"]
    if "ordinal" in own and not ordinal(own["ordinal"].text):
        return False
    return (
        "project" in own
        and bool(sums)
        and all(money(s, None) is not None for s in sums)
        and all(len(o) > 2 and likely("name", o) and money(o, None) is None and not level(o) for o in others)
        and ("objective" not in own or len(own["objective"].text) > 5 or own["objective"].text.endswith("。"))
    )

"""Lists of projects with a column for each category: 项目名称 | 预算金额 | 绩效目标 | 产出指标 | 效益指标 | 满意度指标.

The indicators of a category stand in one cell, each with its value: 硬化里程≥3公里；合格率100%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jxlint.errors import BlankForm
from jxlint.layouts.filling.building import built
from jxlint.layouts.filling.category_lists import by_category
from jxlint.layouts.filling.form import FUNDS, Filling
from jxlint.layouts.forms.labelled import field
from jxlint.layouts.lists.unit_drafts import units_of
from jxlint.layouts.published.blocks import SUBTOTAL
from jxlint.layouts.rows.heads import by_row
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, UnitSum
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.tokens.tokenized import tokens
from jxlint.layouts.words.vocabulary import TOTAL_ROW, label, level, money_unit, ordinal
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_LEAST = 2  # categories of a table
_EITHER = 3  # of both levels (满意度指标)
_SURE = 0.6
_LONGEST = 7  # letters of a head that is not known


class _Column(NamedTuple):
    """A column of the table: what it is of, its head, and the categories that it stands for."""

    role: str
    head: Token
    levels: tuple[Token | None, Token | None] = (None, None)


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is such a list, 0 to 1."""
    if not sheet.cells or "指标" not in sheet.solid or "一级指标" in sheet.solid:
        return 0.0
    return _SURE if _heads(Filling(stream := Stream(sheet, []), tokens(stream))) else 0.0


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when no project is filled in."""
    stream = Stream(sheet, [])
    form = Filling(stream, tokens(stream))
    found = _heads(form)
    if found is None:
        raise BlankForm.made()
    first, columns, last = found
    i = 0
    while i < len(form.tokens) and form.tokens[i].row < first:
        i = field(form, i)
    heads = [t for row in range(first, last + 1) for t in form.lines.get(row, ())]
    form.take(*heads)
    units = (money_unit(t.text) for t in heads if label(t.text) in (*FUNDS, "side"))
    form.draft.money_unit = form.draft.money_unit or next((unit for unit in units if unit), None)
    form.pending = []
    rest = [t for t in form.tokens if t.row > last]
    for row in by_row(rest):
        _row(form, columns, row)
    unitless = not any(column.role == "unit" for column in columns)
    for draft in form.drafts:
        draft.unitless = unitless
    units_of(stream, form)
    drafts = [draft for draft in form.drafts if draft.filled]
    listed = [row for draft in drafts for row in draft.rows]
    if not listed:
        raise BlankForm.made()
    if any("level2" in row.fields for row in listed):
        for one in listed:
            if "level2" not in one.fields and level(one.fields["level1"][0].text) == _EITHER:
                one.fields["level2"] = one.fields["level1"]
    return built(stream, drafts, "indicator-grid", form, 0)


def _heads(form: Filling) -> tuple[int, list[_Column], int] | None:
    """The heads of the table, in one row or two: where they begin, what they say, and where they end."""
    for number, row in form.lines.items():
        if not any(label(t.text) == "project" for t in row):
            continue
        below = form.lines.get(number + 1, [])
        columns = list(_columns(row, below if _is_second(row, below) else []))
        if sum(any(c.levels) for c in columns) >= _LEAST and not any(not c.role for c in columns):
            second = any(c.head in below or any(t in below for t in c.levels if t) for c in columns)
            return number, columns, number + second
    return None


def _is_second(row: Sequence[Token], below: Sequence[Token]) -> bool:
    """Whether `below` has but heads that stand under others: categories, and under one of several columns any words."""
    return bool(below) and all(
        any(_covers(over, t) and (level(t.text) or (over.columns > 1 and len(t.text) < _LONGEST)) for over in row)
        for t in below
    )


def _columns(row: Sequence[Token], below: Sequence[Token]) -> Iterator[_Column]:
    for token in row:
        under = [t for t in below if _covers(token, t)]
        kind = level(token.text)
        for part in under or [token]:
            if kind or level(part.text):
                # Beside heads in two rows, one that is both levels names both.
                alone = kind == 2 or (kind == 3 and bool(below))
                two = part if part is not token else token if alone else None
                yield _Column("category", part, (token if kind in (1, 3) else None, two))
            elif under and label(token.text) in FUNDS and label(part.text) not in FUNDS:
                yield _Column("other" if part.text.startswith("其") else "total", part)
            else:
                yield _Column(label(part.text) or "detail", part)


def _covers(over: Token, token: Token) -> bool:
    return over.column <= token.column < over.column + over.columns


def _row(form: Filling, columns: Sequence[_Column], row: Sequence[Token]) -> None:
    """A project, more indicators of the one above, or the total."""
    cells = {id(c): t for c in columns for t in row if _covers(c.head, t)}
    named = next((cells[id(c)] for c in columns if c.role == "project" and id(c) in cells), None)
    first = min(row, key=lambda t: t.column)
    if TOTAL_ROW.fullmatch((named or first).text) or TOTAL_ROW.fullmatch(first.text):
        form.total = Draft(money={c.role: cells[id(c)] for c in columns if c.role in FUNDS and id(c) in cells})
        form.take(first, *([named] if named else []))
        return
    if _of_unit(form, {c.role: cells[id(c)] for c in columns if id(c) in cells}):
        return
    if named is not None and form.draft.filled:
        units = {key: words for key, words in form.draft.fields.items() if key in ("unit", "department")}
        form.new(named.start)
        form.draft.fields.update(units)
    elif named is None and not form.draft.filled:
        return  # left over
    for column in columns:
        token = cells.get(id(column))
        if token is None:
            continue
        if column.role == "category":
            form.draft.rows += by_category(form.stream, token, *column.levels)
        elif column.role == "ordinal" and ordinal(token.text):
            form.take(token)
        elif column.role == "unit":
            form.draft.fields["unit"] = [token]
        else:
            form.put(column.role, column.head if column.role != "project" else token, [token])


def _of_unit(form: Filling, told: dict[str, Token]) -> bool:
    """Read a row with these cells that says what the projects of a unit add up to; whether it is one."""
    unit, name = told.get("unit"), told.get("project")
    money = {role: token for role, token in told.items() if role in FUNDS}
    if unit is None or not money or not told.keys() <= {"unit", "project", "ordinal", *money}:
        return False
    if name is not None and SUBTOTAL.fullmatch(name.text) is None:
        return False
    form.take(*(told[role] for role in ("project", "ordinal") if role in told))
    form.unit_sums.append(UnitSum((unit.text,), Draft(fields={"unit": [unit]}, money=money)))
    return True

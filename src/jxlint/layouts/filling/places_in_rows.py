"""What a cell of a form is by its place in its row, where its own words do not say it."""

from __future__ import annotations

import itertools

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import FUNDS, OBJECTIVES, Filling
from jxlint.layouts.rows.heads import heads_at
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, MONEY_LINE, head, label

# What an office is called, its code before its name or none.
_OFFICE = compiled(
    r"(?:\d{3,12}[-－—_]?)?[一-鿿（）()·、]{2,36}(?:[局委办院所处站队厅部馆校园]|委员会|中心|学会|协会|大学|政府|公司|集团|联合会"
    r"|本级|机关)(?:[（(](?:本级|机关)[)）])?"
)
# A field's label stands so many cells before what it is filled with, empty ones between them.
_NEAR = 4
# So many cells has a row of heads at least.
_HEADS, _DIGIT = 3, compiled(r"\d")
# What a label looks like.
_SOURCE = compiled(r"(?:其中[:：])?[一-鿿、（）()]{1,16}[:：]?")
_LABEL = compiled(r"[*★▲]?[一-鿿、（）()/“”]{2,16}[:：]?")


def names_part(form: Filling, i: int) -> bool:
    """Whether the token at `i` only names a part of the form (年度绩效目标表): a label or head stands beside it."""
    row = form.lines[form.tokens[i].row]
    if form.mode != "grid" or not form.draft.filled or row[0] is not form.tokens[i] or len(row) < 2:
        return False
    return bool(label(row[1].text) or head(row[1].text))


def amounts_beside(form: Filling, i: int) -> bool:
    """Whether amounts stand behind the token at `i` in its row of a project's table: a year there is what they are of,
    and not that of the table."""
    token = form.tokens[i]
    if form.mode not in ("grid", "rows") or not form.draft.filled or token.text[-1:] not in "年度":
        return False
    return any(t.start > token.start and money(t.text, None) is not None for t in form.lines[token.row])


def of_words_before(form: Filling, i: int) -> bool:
    """Whether the token at `i` is what a field is filled with that nobody understood: its label is left over right
    before it, among other fields. A year in brackets is the table's."""
    before = next((t for t in reversed(form.tokens[max(0, i - _NEAR) : i]) if t.text), None)
    if before is None or form.tokens[i].text[:1] in "（(" or not form.draft.fields:
        return False
    return form.stream.free(before.start) and _LABEL.fullmatch(before.text) is not None


def fund_above(form: Filling, i: int) -> tuple[str, Token] | None:
    """The role and the label of the money that the token at `i` is, where labels stand in one row and amounts below."""
    token = form.tokens[i]
    if money(token.text, None) is None:
        return None
    found = (p for p in form.pending if p[0] in FUNDS and p[1].row == token.row - 1 and p[1].column == token.column)
    return next(found, None)


def heads_fund(form: Filling, i: int) -> bool:
    """Whether the token at `i` is the label of a source of money, in words that may be unknown, with its amount right
    below: so does the label of money before it stand in its row."""
    token, before = form.tokens[i], form.tokens[i - 1]
    if form.mode != "grid" or i == 0 or before.row != token.row:
        return False
    pending = bool(form.pending) and form.pending[-1][1] is before and form.pending[-1][0] in FUNDS
    return (
        (pending or label(before.text) in FUNDS)
        and _SOURCE.fullmatch(form.tokens[i].text) is not None
        and over_figure(form, i)
        and over_figure(form, i - 1)
    )


def among_heads(form: Filling, i: int) -> bool:
    """Whether the token at `i` of a project's form stands in a row of several cells without a figure, where rows but no
    columns are shown: they head amounts below."""
    words = [t.text for t in form.lines[form.tokens[i].row] if t.text] if form.mode == "rows" else []
    named = bool(form.draft.fields.get("name"))
    return named and len(words) >= _HEADS and not any(map(_DIGIT.search, words))


def is_source(form: Filling, i: int) -> bool:
    """Whether the token at `i` is the label of a source of money in words that are not known (省：): it stands right
    below the label of another one, and an amount alone beside it."""
    token, row = form.tokens[i], form.lines[form.tokens[i].row]
    above = form.money_label
    if above is None or (above.row, above.column) != (token.row - 1, token.column) or len(row) < 2:
        return False
    return row[-2] is token and _SOURCE.fullmatch(token.text) is not None and money(row[-1].text, None) is not None


def office_of_form(form: Filling, i: int) -> bool:
    """Whether the token at `i` is the office that fills in a form and has no label: it stands alone above its fields,
    with nothing beside it but the unit of money."""
    token = form.tokens[i]
    if form.draft.filled or form.draft.fields.get("unit") or not _OFFICE.fullmatch(token.text):
        return False
    if form.mode not in ("grid", "rows"):
        behind = next((t.text for t in form.tokens[i + 1 :] if t.text), "")
        return MONEY_LINE.fullmatch(behind) is not None
    row = [t for t in form.lines[token.row] if t.text]
    return row[0] is token and len(row) == 2 and MONEY_LINE.fullmatch(row[1].text) is not None


def of_its_own(form: Filling, i: int) -> list[Token]:
    """What stands beside the token at `i`, if it is the label of a field that only this form has: it is first in a row
    of the project's table, with one or two cells beside it, or a further one of labels with a cell beside each."""
    token, row = form.tokens[i], form.lines[form.tokens[i].row]
    if not form.draft.filled or _LABEL.fullmatch(token.text) is None:
        return []
    if form.mode == "rows":
        return _in_turn(form, i)
    beside = row[1:] if row[0] is token and len(row) <= 3 else []
    turns = token in row[2::2] and label(row[0].text)
    if len(row) % 2 == 0 and (turns or (len(row) > 2 and token in row[::2] and _takes_turns_above(form, row))):
        at = row.index(token) + 1
        beside = row[at : at + 1]
    if not beside or label(beside[0].text):
        return []
    return beside if not (heads_at(form.tokens, i + 1, form.mode) or _over_heads(form, i)) else []


def _in_turn(form: Filling, i: int) -> list[Token]:
    """The words beside the token at `i`, where it stands in the place of a further label in a row that begins with one:
    labels and words take turns there."""
    row = _up_to_its_last(form, i)
    if len(row) % 2 or form.tokens[i] not in row[2::2] or not label(row[0].text):
        return []
    beside = row[row.index(form.tokens[i]) + 1]
    return [beside] if beside.text and not label(beside.text) else []


def _up_to_its_last(form: Filling, i: int) -> list[Token]:
    """The row of the token at `i`, in a text without the empty cells that fill it up."""
    row = form.lines[form.tokens[i].row]
    last = max((n for n, t in enumerate(row, 1) if t.text), default=0)
    return row[:last] if form.mode == "rows" else row


def _takes_turns_above(form: Filling, row: list[Token]) -> bool:
    """Whether labels and words take turns in `row`, none of whose labels is known, as they do in the rows above it:
    the next one with labels that are known has its cells in the same columns. A row above one that begins with no label
    may be one of heads."""
    at, places = row[0].row - 1, [(t.column, t.columns) for t in row]
    below = form.lines.get(row[0].row + 1, [])
    if [(t.column, t.columns) for t in below] == places and _LABEL.fullmatch(below[0].text) is None:
        return False
    while [(t.column, t.columns) for t in form.lines.get(at, ())] == places:
        labels, words = form.lines[at][::2], form.lines[at][1::2]
        if any(label(t.text) for t in words):
            return False
        if all(label(t.text) for t in labels):
            return True
        at -= 1
    return False


def another_label(form: Filling, i: int, at: int, role: str) -> bool:
    """Whether the token at `at` is the label of another field, in words that are not known: in its row labels and
    words take turns."""
    row = _up_to_its_last(form, i)
    return (
        form.mode in ("grid", "rows")
        and role not in FUNDS
        and role not in OBJECTIVES
        and len(row) % 2 == 0
        and form.tokens[i] in row[::2]
        and form.tokens[at] in row[2::2]
        and _LABEL.fullmatch(form.tokens[at].text) is not None
    )


def of_heads(form: Filling, i: int) -> bool:
    """Whether the row of the label at `i` goes on with the heads of the indicators, or has one over them that stand in
    the row below: all of it are heads."""
    row = form.tokens[i].row
    ahead = itertools.takewhile(lambda n: form.tokens[n].row == row, range(i + 1, len(form.tokens)))
    return any(heads_at(form.tokens, n, form.mode) for n in ahead) or _over_heads(form, i)


def over_figure(form: Filling, i: int) -> bool:
    """Whether the label at `i`, behind others in its row, has a figure right below it, as the head of a column has."""
    token = form.tokens[i]
    if form.mode not in ("grid", "rows") or form.lines[token.row][0] is token:
        return False
    place = next(n for n, t in placed(form, token.row) if t is token)
    below = (t for n, t in placed(form, token.row + 1) if (n, t.columns) == (place, token.columns))
    return any(money(t.text, None) is not None for t in below)


def _over_heads(form: Filling, i: int) -> bool:
    """Whether a cell in the row of the token at `i` that names a part of the form covers the heads of the indicators in
    the row below."""
    row = form.tokens[i].row
    below = (c for c in placed(form, row + 1) if head(c[1].text) in LEVELS)
    column, first = next(below, (-1, None))
    if first is None or not any(
        place <= column < place + t.columns and label(t.text) == "side" for place, t in placed(form, row)
    ):
        return False
    at = next(n for n in range(i + 1, len(form.tokens)) if form.tokens[n] is first)
    return heads_at(form.tokens, at, form.mode) is not None


def placed(form: Filling, row: int) -> list[tuple[int, Token]]:
    """The cells of a row that hold words, each with its column: in a text the number of the cell on its line."""
    return [(n if t.column < 0 else t.column, t) for n, t in enumerate(form.lines.get(row, ())) if t.text]

"""A table of indicators below its heads: where it ends, whether its cells stand in columns, and its rows."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.layouts.filling.columns import columned, number, numbered
from jxlint.layouts.filling.form import OBJECTIVES, Filling
from jxlint.layouts.forms.goals import is_below
from jxlint.layouts.forms.remarks import begins_remarks
from jxlint.layouts.forms.signed import signed_from
from jxlint.layouts.forms.terms import of_term
from jxlint.layouts.lists.lead_heads import lead_of, parted
from jxlint.layouts.lists.many_projects import blocks
from jxlint.layouts.rows.align import exchanged
from jxlint.layouts.rows.cell_lists import apart
from jxlint.layouts.rows.heads import Heads, by_row, heads_at
from jxlint.layouts.rows.listed import Listed, is_sum
from jxlint.layouts.rows.lost_values import with_points
from jxlint.layouts.rows.moved_levels import centred_levels, moved_levels
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, MONEY_LINE, SEAL, TITLE, TOTAL_ROW, filler, head, label, level

_LONGEST_TITLE = 40
# What surely stands in another column than that of these levels, as `level` says it.
_OTHER = (("level1", 2), ("level2", 1))
# So many cells does the row of a field have: its label and its words.
_FIELD = 2


def indicators(form: Filling, i: int, heads: Heads, end: int) -> int:
    """Read the table whose heads stand from token `i` to before `end`; returns where it ends."""
    odd = _odd(form, heads)
    form.take(*(t for t in (*form.tokens[i:end], *heads.tokens, *heads.over) if t.text and t.text not in odd))
    form.heads, form.roles = heads, heads.roles
    lead = lead_of(form, i)
    if lead:
        lead, end = parted(form, lead, end)
        heads.lead = lead
        form.take(*(t for _, t in lead))
    form.pending = []
    end = numbered(form, end)
    stop = end
    while stop < len(form.tokens) and not _ends(form, stop, bool(lead)):
        stop += 1
    rest = stop if lead else signed_from(form, end, stop, heads)
    if rest < stop:
        form.stream.remark(form.tokens[rest].start, form.tokens[stop - 1].end)
    below = form.tokens[end:rest]
    heads.roles = exchanged(heads.roles, below)
    positional = form.mode == "grid" or (form.mode == "rows" and _in_columns(form, below, heads, i))
    if lead:
        blocks(form, below, heads, positional)
    else:
        _rows(form, Listed(heads, form.mode), below, positional, of_term(form, i))
    told = {key for draft in form.drafts for row in draft.rows for key in row.details} if odd else set()
    form.take(*(odd[words] for words in odd.keys() & told))
    return stop


def below_heads(form: Filling, i: int) -> tuple[Heads, int] | None:
    """The heads of the last table of indicators where they hold for the row that begins with token `i` as well: the
    project's own fields stand in rows across, between heads that all projects share and its first row."""
    token, heads = form.tokens[i], form.heads
    if form.mode != "grid" or heads is None or heads.lead or form.draft.rows or level(token.text) not in (1, 3):
        return None
    line, top = form.lines[token.row], heads.tokens[0]
    if line[0] is not token or heads.role_at(token.column) != "level1":
        return None
    if not {heads.role_at(t.column) for t in line if t.text} >= {"level1", "name"}:
        return None
    between = (t for t in form.tokens[:i] if t.row > top.row and t.start > top.start)
    return None if any(head(t.text) in LEVELS for t in between) else (heads, i)


def _odd(form: Filling, heads: Heads) -> dict[str, Token]:
    """The heads of a text in words that are not known: nothing but words below them tells that they are such."""
    if form.mode not in ("rows", "cells"):
        return {}
    return {
        t.text: t for r, t in zip(heads.roles, heads.tokens, strict=True) if r.startswith("detail") and not head(t.text)
    }


def _ends(form: Filling, at: int, grid: bool) -> bool:
    """Whether the table of indicators ends before token `at`."""
    token = form.tokens[at]
    text = token.text
    first = at == 0 or form.tokens[at - 1].row != token.row
    if not text or (form.mode in ("grid", "rows") and not first):
        return False
    if text.startswith(("注:", "注：")) or begins_remarks(form, at):
        return True
    if heads_at(form.tokens, at, form.mode) or _is_title(form, at):
        return True
    if form.mode == "grid" and _is_signed(form, token):
        return True
    if form.mode in ("grid", "rows") and (label(text) or head(text)) and _heads_again(form, at):
        return True
    if form.mode == "rows" and any(MONEY_LINE.fullmatch(t.text) for t in form.lines[token.row]):
        return True  # whose form begins, and its unit of money
    if TOTAL_ROW.fullmatch(text):
        return not grid
    role = label(text)
    following = form.tokens[at + 1 : at + 2]
    if role == "side" and form.mode == "cells" and following and heads_at(form.tokens, at + 1, form.mode):
        return True
    if role == "end" and form.mode == "grid" and form.heads and not form.heads.role_at(token.column):
        return True
    if role == "end" and first and form.mode != "cells" and len([t for t in form.lines[token.row] if t.text]) == _FIELD:
        return True
    if role in OBJECTIVES and is_below(form, at):
        return True
    if role == "side" or (head(text) and not text.endswith((":", "："))) or (role and _names(form, at, role)):
        return False
    if role in OBJECTIVES and form.mode == "grid" and any(level(t.text) for t in form.lines[token.row]):
        return False  # which of the objectives the indicators beside it are of
    return role in ("end", "project", "department", "unit", *OBJECTIVES, "detail") and not (
        grid and form.mode not in ("grid", "rows") and not text.endswith((":", "："))
    )


def _is_title(form: Filling, at: int) -> bool:
    """Whether the token at `at` is the title of the next form, or the number of an annex right above that."""
    text = form.tokens[at].text
    if SEAL.fullmatch(text):
        following = next((t.text for t in form.tokens[at + 1 :] if t.text), "")
        return TITLE.fullmatch(following) is not None
    return TITLE.fullmatch(text) is not None and len(text) < _LONGEST_TITLE


def _is_signed(form: Filling, token: Token) -> bool:
    """Whether the first cell of a row is that of a signature or of another field: its words end with a colon where a
    first level stands, or what it is a part of."""
    if form.heads is None or token.text[-1] not in ":：" or level(token.text) or filler(token.text):
        return False
    return form.heads.role_at(token.column) in ("", "level1")


def _heads_again(form: Filling, at: int) -> bool:
    """Whether behind the label at `at` the heads of the indicators stand in its row: all of it are heads."""
    for n in range(at + 1, len(form.tokens)):
        if form.tokens[n].row != form.tokens[at].row:
            return False
        if heads_at(form.tokens, n, form.mode):
            return True
    return False


def _names(form: Filling, at: int, role: str) -> bool:
    """Whether the token at `at`, which reads like a label, is the name of an indicator (完成时间): it stands in the
    column of names, or is one of the labels that names are like and no other label follows."""
    token = form.tokens[at]
    if token.text.endswith((":", "：")) or form.heads is None:
        return False
    if form.mode == "grid":
        roles = form.heads.roles
        name = form.heads.tokens[roles.index("mid" if "mid" in roles else "name")]
        return token.column >= name.column
    behind = [t.text for t in form.tokens[at + 1 : at + 8] if t.text]
    return role == "detail" and not any(
        label(t) in ("project", "unit", "department") or TITLE.fullmatch(t) for t in behind
    )


def _in_columns(form: Filling, below: Sequence[Token], heads: Heads, i: int) -> bool:
    """Whether the rows of a text have their cells where the heads are, empty ones included; gives them columns."""
    rows = {form.tokens[i].row, *(t.row for t in heads.tokens)}
    top = form.lines[form.tokens[i].row]
    lines = [line for line in by_row(below) if line[0].row not in rows]  # behind the heads stand empty cells
    if not lines or any(len(line) > len(top) for line in lines):
        return False
    at = {t.start: n for row in rows for n, t in enumerate(form.lines[row]) if t.text}
    columns = {role: at[t.start] for role, t in zip(heads.roles, heads.tokens, strict=True)}
    filled = [columns[r] for r in ("level1", "name", "annual") if r in columns]
    whole = all(len(line) == len(top) and all(line[at].text for at in filled) for line in lines)
    for line in lines:
        for role in LEVELS:
            if not whole and role in columns and columns[role] < len(line):
                words = line[columns[role]].text
                if words and not (level(words) or is_sum(line[columns[role]])):
                    return False
        if any(level(line[columns[r]].text) == other for r, other in _OTHER if columns.get(r, len(line)) < len(line)):
            return False  # the cells of merged levels are gone, and empty ones stand behind instead
        if len(line) > columns["name"] and level(line[columns["name"]].text):
            return False
    return sum(1 for line in lines if len(line) == len(top)) * 5 >= len(lines) * 4


def _rows(form: Filling, listed: Listed, below: Sequence[Token], positional: bool, term: str) -> None:
    if positional:
        number(form, listed.heads)
        for line in by_row(below):
            for cells in apart(form.stream, listed.heads, columned(form, line)):
                listed.grid_row(cells)
    else:
        listed.run(below)
        with_points(listed.rows)
    for row in listed.rows:
        row.term = term
    form.draft.rows += listed.rows
    moved = [] if positional else moved_levels(listed.rows, listed.marks)
    if not positional and not moved:
        centred_levels(listed.rows)
    form.moved = form.moved or bool(moved)
    form.take(*(t for t in listed.marks if t not in moved))

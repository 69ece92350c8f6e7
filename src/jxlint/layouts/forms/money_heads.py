"""Heads of a table of money (年初预算数, 全年执行数, 执行率), and such words as the label of an amount beside them."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.budgets import budget_of
from jxlint.layouts.filling.form import OBJECTIVES, Filling
from jxlint.layouts.filling.places_in_rows import of_heads
from jxlint.layouts.forms.roles import role_of
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import head, label

# What heads the column of what was planned, in an evaluation.
_BUDGETED = compiled(r"(?:年初|全年|年度)?预算(?:数|额|金额)(?:[（(]A[)）])?")
# What the label of an amount planned or spent is called, and not that of points.
_OF_TIME = compiled(r"预算|执行|支出|到位|年初|年中|调整")


def head_of_money(form: Filling, i: int) -> int:
    """Read the token at `i`, whose words head a column of money, with the amount beside it if there is one; returns
    where the next begins."""
    if _beside(form, i):
        form.beside(form.tokens[i], form.tokens[i + 1])
        return i + 2
    if form.mode in ("grid", "rows") and of_heads(form, i):
        form.pending.append((_of_grid(form, i), form.tokens[i]))
    elif not _alone(form, i):
        _head(form, i)
    return i + 1


def heads_money(form: Filling, i: int) -> bool:
    """Whether the label at `i`, which reads like a total and has another head of money behind it, is itself the first
    head of a table of money in a text without rows (预算数, 执行数, 执行率)."""
    return form.mode in ("cells", "loose") and _BUDGETED.fullmatch(form.tokens[i].text) is not None


def _of_grid(form: Filling, i: int) -> str:
    """What the head at `i`, of the money of a grid of projects, is of (年初预算数, 执行数): where no head of its row is
    that of a total, the budget is, and all else is kept under its head. One that reads like a total right before what
    came of it (预算数 | 执行数) is one of them."""
    line = [t.text for t in form.lines[form.tokens[i].row] if t.text]
    roles = ["" if head(words) else label(words) for words in line]
    sums = [n for n, role in enumerate(roles) if role == "total" and roles[n + 1 : n + 2] != ["fund"]]
    funds = [words for words, role in zip(line, roles, strict=True) if role in ("fund", "total")]
    return "detail" if sums or not funds or budget_of(funds, form.year) != form.tokens[i].text else "total"


def _head(form: Filling, i: int) -> None:
    """The token at `i` is a head of the table of money, and so are those before it in its row, behind the one read
    last, in words that are not known."""
    token, at = form.tokens[i], i - 1
    between: list[Token] = []
    while form.funds and form.tokens[at] is not form.funds[-1]:
        other = form.tokens[at]
        if form.mode != "grid" or other.row != token.row or role_of(form, at) or money(other.text, None) is not None:
            form.funds, between = [], []
        elif other.text:
            between.insert(0, other)
        at -= 1
    form.take(*between)
    form.funds += [*between, token]


def _alone(form: Filling, i: int) -> bool:
    """Whether in a text of a cell a line the label at `i` stands among those of other fields, and heads no money."""
    if form.mode != "cells" or (form.funds and form.funds[-1] is form.tokens[i - 1]):
        return False
    following = next((t.text for t in form.tokens[i + 1 :] if t.text), "")
    return label(following) in ("unit", "department", "detail", "project", *OBJECTIVES)


def _beside(form: Filling, i: int) -> bool:
    """Whether the amount of the label at `i` stands beside it, so that it is no head of a column; where a text shows a
    cell a line, a colon tells."""
    token = form.tokens[i]
    following = form.tokens[i + 1] if i + 1 < len(form.tokens) else token
    figure = following.text.rstrip("%％") if "率" in token.text else following.text
    if money(figure, None) is None:
        return False
    if form.mode in ("grid", "rows"):
        return following.row == token.row
    if (form.funds and form.funds[-1] is form.tokens[i - 1]) or not _OF_TIME.search(token.text):
        return False
    return following.row == token.row if form.mode == "loose" else token.text[-1] in ":："

"""Amounts of several times in a row, each in a cell with the time that it is for: 实施周期总额：30, 2024年度：10."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.filling.money_terms import of_whole, of_year
from jxlint.layouts.filling.money_words import OF_MONEY
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.term_words import SPAN, TERM

_TIME = rf"(?:20\d\d|[上去前本当])年度?|年度|全年|本次|{TERM}|{SPAN}"
_AMOUNT = compiled(
    rf"(?P<label>(?:其中[:：]?)?(?:项目)?(?:{_TIME})(?:资金|预算|投资|安排|总额|合计|金额)*)[:：](?P<figure>[￥¥]?\d[\d,.]*(?:[百千万亿]{{0,2}}元)?)"
)
_DATED = compiled(r"(?:其中[:：]?)?(20\d\d)年(?!度?[-—–~～至])")


def is_timed(words: str) -> bool:
    """Whether the words of a cell are an amount with the time that it is for before it."""
    return words[-1:] in "0123456789元" and _AMOUNT.fullmatch(words) is not None


def timed_amount(form: Filling, i: int) -> int:
    """Read the cell at `i` if it is such an amount, where the form tells of money; returns where the next begins, 0
    where it is none. The only year so named is that of the budget, if none is known."""
    token = form.tokens[i]
    found = _AMOUNT.fullmatch(token.text) if is_timed(token.text) else None
    if found is None or form.draft.rows or not _of_money(form, token):
        return 0
    named, value = (token.part(*found.span(group)) for group in ("label", "figure"))
    form.take(token)
    if form.year is None and (dated := _DATED.match(named.text)) and not _another(form, token):
        form.year = int(dated[1])
    budget = of_year(named.text, form.year) or named.text.startswith("本次")
    form.put("total" if budget or of_whole(named.text) else "detail", named, [value])
    return i + 1


def _of_money(form: Filling, token: Token) -> bool:
    """Whether the form tells of money in the row of `token`, or in a text of a cell a line right before it."""
    labels = [t for role, t in form.pending if role == "side" and OF_MONEY.search(t.text)]
    labels += [form.money_label] if form.money_label is not None else []
    if form.mode not in ("grid", "rows"):
        return bool(labels)
    return any(t.row == token.row for t in labels) or any(of_whole(t.text) for t in form.lines[token.row])


def _another(form: Filling, token: Token) -> bool:
    """Whether another cell of the row names a year of its own in the same way."""
    row = form.lines.get(token.row, ())
    return any(t is not token and is_timed(t.text) and _DATED.match(t.text) for t in row)

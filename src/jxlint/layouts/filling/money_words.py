"""Fields that are filled with words of money: 资金性质: 财政拨款, 资金来源: 一般公共预算."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import FUNDS, Filling
from jxlint.layouts.filling.money_terms import of_year
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import MONEY_LINE, filler, head, label, level

# What a part of the form that tells of money is called, and the roles of the sources that stand in it.
OF_MONEY = compiled(r"资金|预算|金额|来源")
_TOLD = compiled(
    r"(?:[，,、；;（(]|其中[:：]?)*(?P<label>[一-鿿]{2,12})[:：为]?(?P<figure>[\d,.]+(?:[百千万亿]{0,2}元)?)[，,、；;。）)]*"
)
_FIGURE = compiled(r"[\d,.]+(?:[百千万亿]{0,2}元)?")
_ALONE = {"总额": "total", "合计": "total", "共计": "total", "其他": "other"}
_SOURCES = ("fiscal", "special_account", "other", "more")


def says_source(form: Filling, i: int, at: int, role: str) -> bool:
    """Whether the token at `at` reads like a label of money, and is what the field at `i` of the form is filled with
    (资金性质: 财政拨款): it stands in the next cell, with neither an amount nor another such label behind it."""
    named, token = form.tokens[i], form.tokens[at]
    if form.mode != "grid" or role not in ("detail", "end") or token.column != named.column + named.columns:
        return False
    if label(token.text) not in (*FUNDS, "fund"):
        return False
    behind = form.tokens[at + 1] if at + 1 < len(form.tokens) else None
    if behind is None or behind.row != token.row or _total_beside(form.tokens[at : at + 3]):
        return True
    return money(behind.text, None) is None and label(behind.text) not in ("", *FUNDS, "fund")


def says_words(form: Filling, i: int) -> bool:
    """Whether the label at `i`, of a part of the form that tells of money, is that of a field of its own (资金来源:
    财政拨款): the cell beside it ends the row or has another field's label behind it, and is itself no figure; where
    it reads like a source of money, no other source stands below it, as in a table of money."""
    named, line = form.tokens[i], form.lines[form.tokens[i].row]
    if form.mode not in ("grid", "rows") or not OF_MONEY.search(named.text):
        return False
    at = next(n for n, t in enumerate(line) if t is named) + 1
    filled = [t for t in line[at:] if t.text]
    if (
        not filled
        or filled[0] is not line[at]
        or (form.mode == "grid" and filled[0].column != named.column + named.columns)
    ):
        return False
    words, role = filled[0].text, label(filled[0].text)
    if filler(words) or MONEY_LINE.fullmatch(words) or level(words):
        return False
    if len(filled) % 2 == 0 or money(words, None) is not None:
        return False
    if len(filled) > 1 and not _total_beside(filled) and (
        label(filled[1].text) in ("side", "fund", *FUNDS) or head(filled[1].text)
        or any(money(t.text, None) is not None for t in filled)
    ):  # fmt: skip
        return False
    if role not in _SOURCES:
        return not role and not head(words) and (len(filled) == 1 or bool(label(filled[1].text)))
    below = form.lines.get(named.row + 1, [])
    places = [(t.column if form.mode == "grid" else n, t) for n, t in enumerate(below) if t.text]
    if any(place <= (named.column if form.mode == "grid" else at - 1) for place, _ in places):
        return True
    return not any(label(t.text) in FUNDS for _, t in places)


def says_figure(form: Filling, i: int) -> bool:
    """Whether the label at `i`, of a part of the form that tells of money, has the amount itself in the cell beside it
    (项目资金: 60): it ends the row or has another field's label behind it, and no other amount is known, or only one
    that is not the year's as this is."""
    named = form.tokens[i]
    if form.mode == "loose" or not OF_MONEY.search(named.text):
        return False
    if "total" in form.draft.money and (
        not of_year(named.text, form.year) or of_year(form.sums["total"].text, form.year)
    ):
        return False
    if form.mode == "cells":
        line = [t for t in form.tokens[i + 1 : i + 3] if t.text]
    else:
        line = [t for t in form.lines[named.row] if t.start > named.start and (t.text or form.mode == "grid")]
    if not line or money(line[0].text, None) is None or not _is_next(form, i, line[0]):
        return False
    return len(line) == 1 or label(line[1].text) not in ("", "fund")


def _is_next(form: Filling, i: int, token: Token) -> bool:
    """Whether `token` stands in the next cell behind the one at `i`."""
    named = form.tokens[i]
    return token.column == named.column + named.columns if form.mode == "grid" else form.tokens[i + 1] is token


def told(words: Token) -> list[tuple[str, Token, Token]]:
    """The role, the label and the figure of each amount that one cell tells of (总额50万元，其中：财政拨款50万元);
    none where it says anything else."""
    found: list[tuple[str, Token, Token]] = []
    at = 0
    while at < len(words.text):
        part = _TOLD.match(words.text, at)
        role = label(part["label"]) or _ALONE.get(part["label"], "") if part else ""
        if part is None or role not in FUNDS:
            return []
        named, figure = (words.part(*part.span(group)) for group in ("label", "figure"))
        found.append((role, named, figure))
        at = part.end()
    return found


def told_behind(words: Token) -> tuple[Token, list[tuple[str, Token, Token]]] | None:
    """The figure that words behind a label of money begin with, and the amounts that they tell of behind it (项目总额:
    180万元 其中: 财政拨款180万元); None where they say anything else."""
    first = _FIGURE.match(words.text)
    if first is None or first.end() == len(words.text):
        return None
    behind = told(words.part(first.end()))
    return (words.part(0, first.end()), behind) if behind else None


def amounts_in_cells(form: Filling, values: list[Token]) -> tuple[list[Token], list[tuple[str, Token, Token]]]:
    """The `values` behind a label of money with a figure right beside it, without the cells behind that each tell of
    another amount with its own label (320 beside 其他资金100), and those amounts."""
    words = [v for v in values if v.text]
    if len(words) < 2 or form.funds or money(words[0].text, None) is None:
        return values, []
    amounts = {id(v): told(v) for v in words[1:] if v.text[-1:] in "0123456789元)）"}
    form.take(*(v for v in words if amounts.get(id(v))))
    return [v for v in values if not amounts.get(id(v))], [each for found in amounts.values() for each in found]


def _total_beside(cells: Sequence[Token]) -> bool:
    """Whether right behind the first of `cells` stands the label of a total with its figure: the first has none."""
    return (
        len(cells) > 2
        and cells[0].row == cells[2].row
        and cells[1].column in (-1, cells[0].column + cells[0].columns)
        and label(cells[1].text) == "total"
        and money(cells[2].text, None) is not None
    )

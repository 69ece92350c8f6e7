"""Columns of money for several times or stages (上年预算数 beside 本年预算数, 申报数 beside 批复数, 实施期总额 beside
其中：2024年): that of the budget is the project's, the others are told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jxlint.compiled import compiled
from jxlint.layouts.filling.budgets import aside, budget_of
from jxlint.layouts.filling.form import FUNDS, Filling
from jxlint.layouts.filling.money_terms import of_whole
from jxlint.layouts.forms.above_title import year_above
from jxlint.layouts.forms.goal_year import year_of_goal
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.term_words import SPAN, TERM
from jxlint.layouts.words.vocabulary import filler, label, money_unit

_TIME = rf"[上去前本当]年度?|年度|全年|20\d\d年度?|年初|年中|调整[前后]?|本次|{TERM}|{SPAN}"
_STAGE = r"(?:部门|单位|财政|主管部门)?(?:申请|申报|上报|建议|审核|审定|核定|批复|批准|下达)"
_SUM = r"总投资|合计|总[计额]"
_HEAD = compiled(
    rf"(?:其中[:：]?)?(?P<said>{_TIME}|{_STAGE}|{_SUM}|项目|资金|投资|预算|安排|实际|预计|计划|执行|支出|决算|完成|金额|[总额数拟已])+(?:[（(][^（()）]*[)）])?"
)
_SAID, _DATED = compiled(rf"{_TIME}|{_STAGE}"), compiled(r"20\d\d年")
# What may head the column of the labels.
_CORNER = compiled(r"(?:资金)?(?:来源|类别|名称|项目|内容|科目)|年[度份]")
_MOST = 12


def by_columns(form: Filling, i: int) -> int:
    """Read the heads of such columns from the token at `i` on, the name of their part of the form before them, and
    their figures where these stand right below; returns where they end, 0 where they are none."""
    if form.mode == "loose" or form.draft.rows or not _begins(form, i):
        return 0
    ahead = _ahead(form, i)
    first = next((n for n, t in enumerate(ahead) if _is_head(t.text) and (n or not _CORNER.fullmatch(t.text))), 0)
    heads = ahead[first:]
    if form.mode == "cells":
        # A sum behind the first of them is the label of the line below.
        ends = (n for n, t in enumerate(heads) if not _is_head(t.text) or (n and not _SAID.search(t.text)))
        end = next(ends, len(heads))
        heads = heads[: next((n for n in range(end, len(heads)) if not aside(heads[n].text)), len(heads))]
    stated = [t for t in heads if not aside(t.text)]
    if not _are_heads(form, i, ahead[:first], stated):
        return 0
    below = _below(form, heads)
    labelled = bool(below) and label(below[0].text) in FUNDS
    told = [t for t in below[labelled:] if not _is_aside(form, heads, below[labelled:], t)]
    figures = [t for t in told if money(t.text, None) is not None]
    if not figures or not all(t in figures or filler(t.text) for t in told):
        return 0
    if labelled:
        form.funds = list(heads)
        form.take(*heads)
    elif len(figures) != len(stated):
        return 0
    else:
        figures = below if len(below) == len(heads) else figures
        _put(form, heads if len(figures) == len(heads) else stated, figures)
        form.take(*heads)
        if form.mode == "cells" and _goes_on(form, figures[-1]):
            form.funds = list(heads)
    form.take(*ahead[:first])
    for token in (*ahead[:first], *heads):
        form.draft.money_unit = form.draft.money_unit or money_unit(token.text)
    last = heads[-1] if labelled else figures[-1]
    return next((n for n in range(i, len(form.tokens)) if form.tokens[n].start > last.start), len(form.tokens))


def _begins(form: Filling, i: int) -> bool:
    """Whether the token at `i` may begin such heads: it is one, or the name of a part of the form before one."""
    text = form.tokens[i].text
    behind = next((t.text for t in form.tokens[i + 1 : i + 4] if t.text), "")
    if _is_head(text) or (_CORNER.fullmatch(text) and _is_head(behind)):
        return True
    return bool(_is_head(behind) or _CORNER.fullmatch(behind)) and label(text) in ("side", "total")


def _ahead(form: Filling, i: int) -> list[Token]:
    """The tokens from `i` on that hold words: those of its row, or in a text of a cell a line the next ones."""
    if form.mode == "cells":
        return [t for t in form.tokens[i : i + _MOST] if t.text]
    return [t for t in form.lines[form.tokens[i].row] if t.text and t.start >= form.tokens[i].start]


@lru_cache(maxsize=2048)
def _is_head(words: str) -> bool:
    """Whether `words` may be one of such heads: they say no more than what time or stage money is of, or that it is a
    sum."""
    found = _HEAD.fullmatch(words) if 1 < len(words) < _MOST * 2 else None
    return found is not None and (_SAID.search(words) is not None or _sums(words))


def _sums(words: str) -> bool:
    return words.startswith(("总投资", "合计", "总计", "总额", "资金总额", "项目总"))


def _is_aside(form: Filling, heads: Sequence[Token], below: Sequence[Token], token: Token) -> bool:
    """Whether `token`, one of those `below` these heads, stands below that of remarks or of how two columns differ."""
    if form.mode == "grid":
        over = (h for h in heads if h.column <= token.column < h.column + h.columns)
        return aside(next((h.text for h in over), ""))
    if len(below) != len(heads):
        return False
    return aside(next(h.text for h, t in zip(heads, below, strict=True) if t is token))


def _are_heads(form: Filling, i: int, before: Sequence[Token], heads: Sequence[Token]) -> bool:
    """Whether these are heads of columns, behind the name of their part of the form, which begins with the token at
    `i`: each says what it is of, and they tell which is the budget."""
    words = [t.text for t in heads]
    if len(heads) < 2 or len(set(words)) < len(words) or not any(_SAID.search(w) for w in words):
        return False
    if not all(label(t.text) in ("side", "total", "fund") or _CORNER.fullmatch(t.text) for t in before):
        return False
    if all(label(w) == "fund" for w in words) or not all(_is_head(w) or label(w) == "fund" for w in words):
        return False  # the former are known without
    if form.year is None and any(_DATED.match(w) for w in words):
        form.year = year_of_goal(form.tokens, i) or year_above(form)
    return True


def _below(form: Filling, heads: Sequence[Token]) -> list[Token]:
    """What stands right below `heads`, or in a text of a cell a line behind them, as far as it may be of them."""
    if form.mode != "cells":
        below = [t for t in form.lines.get(heads[0].row + 1, ()) if t.text]
        figures = below[1:] if below and label(below[0].text) in FUNDS else below
        placed = all(any(h.column <= t.column < h.column + h.columns for h in heads) for t in figures)
        return below if placed or form.mode != "grid" else []
    at = next(n for n, t in enumerate(form.tokens) if t is heads[-1]) + 1
    count = len(heads) + (at < len(form.tokens) and label(form.tokens[at].text) in FUNDS)
    behind = form.tokens[at + count : at + count + 1]
    return [] if any(money(t.text, None) is not None for t in behind) else list(form.tokens[at : at + count])


def _goes_on(form: Filling, last: Token) -> bool:
    """Whether behind the figure `last` a label of money with several figures follows: then the last of the heads is
    that of a column together with the label of the first line, as a text of a cell a line joins them."""
    at = next(n for n, t in enumerate(form.tokens) if t is last) + 1
    following = [t.text for t in form.tokens[at : at + 3]]
    return (
        len(following) > 2 and label(following[0]) in FUNDS and all(money(w, None) is not None for w in following[1:])
    )


def _put(form: Filling, heads: Sequence[Token], figures: Sequence[Token]) -> None:
    """Fill in figures that stand right below their heads."""
    names = [t.text for t in heads]
    budget = "" if form.unsure_of(heads[0], names) else budget_of(names, form.year)
    for named, value in zip(heads, figures, strict=True):
        form.take(named)
        form.put("total" if named.text == budget else "more" if of_whole(named.text) else "detail", named, [value])

"""Money of several years: the years that head its columns, and forms that do not say which of them they are of."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import YEAR
from jxlint.reading import Notice

# A year, and not one that a span of several begins or ends with.
YEAR_IN = compiled(r"(?<![-—–~～至])(20\d\d)年(?!度?[-—–~～至]20)")


def among_years(form: Filling, i: int) -> bool:
    """Whether the year at `i` is one of several in its row, or in a text of a cell a line stands beside another: they
    head columns."""
    token = form.tokens[i]
    if form.mode in ("grid", "rows"):
        beside = [t.text for t in form.lines[token.row]]
    else:
        beside = [t.text for t in form.tokens[max(0, i - 1) : i + 2]]
    return len({words for words in beside if words and YEAR.fullmatch(words)}) > 1


def of_several(form: Filling, i: int) -> bool:
    """Whether the label at `i` names a year and another beside it another one, so that neither need be the budget's."""
    row = form.lines[form.tokens[i].row] if form.mode in ("grid", "rows") else form.tokens[max(0, i - 2) : i + 3]
    return len({found[1] for t in row if (found := YEAR_IN.match(t.text))}) > 1


def is_undated(form: Filling, named: Token) -> bool:
    """Whether the figures behind the label `named` are of several years, as the labels before it say that have none of
    their own, or did above another line, and nothing tells which is the budget's."""
    if form.mode == "grid" or form.funds:
        return False
    return form.unsure_of(named, [t.text for _, t in form.pending]) or form.undated is not None


def said(stream: Stream, undated: Token | None) -> tuple[Notice, ...]:
    """What is to be said of money of several years in a form that does not say which year it is of."""
    if undated is None:
        return ()
    at = stream.offsets[undated.start] if undated.end else 0
    return (
        Notice(
            "金额分几个年度各有一栏，而表上没有写明是哪一年的表，看不出哪一栏是本年预算，没有当作项目金额；"
            "请在标题或年度一栏写明年度",
            "there is money of several years, and the form does not say which year it is of: none was taken for the "
            "project's; state the year in its title",
            stream.sheet.location(at, at + len(undated.text)),
        ),
    )

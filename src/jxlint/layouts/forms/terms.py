"""Indicators of the whole term and of the year in tables of their own, 长期绩效指标 above 年度绩效指标: those of one
name are one indicator with both values."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.rows.heads import heads_at
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Row, Words
from jxlint.layouts.words.term_words import TERM

_SET = r"(?:总体)?(?:目标)?(?:绩效)?(?:指标|目标)表?(?:[（(][^（()）]{0,16}[)）])?[:：]?"
OF_TERM = compiled(rf"{TERM}{_SET}")
_BRACKET = compiled(r"[（(][^（()）]*[)）]$")
OF_YEAR = compiled(rf"(?:20\d\d|本|当)?年度{_SET}")


def names_list(form: Filling, i: int) -> bool:
    """Whether the token at `i`, alone in its row, only names the table of indicators whose heads stand below it."""
    token = form.tokens[i]
    if len(form.lines[token.row]) > 1 or not (OF_TERM.fullmatch(token.text) or OF_YEAR.fullmatch(token.text)):
        return False
    below = token.row + 1
    at = range(i + 1, i + 1 + len(form.lines.get(below, ())))
    return form.draft.filled and any(heads_at(form.tokens, n, form.mode) for n in at if form.tokens[n].row == below)


def of_term(form: Filling, i: int) -> str:
    """What the table of the whole term is called whose heads begin at token `i`: it says so beside them, or alone in
    the row above; "" for any other table."""
    token = form.tokens[i]
    above = form.lines.get(token.row - 1, [])
    beside = [t for t in form.lines[token.row] if t.start < token.start]
    named = [*beside, *(above if len(above) == 1 else ())]
    return next((t.text for t in named if OF_TERM.fullmatch(t.text)), "")


def together(stream: Stream, rows: Sequence[Row]) -> list[Row]:
    """`rows` with those of the term and of the year that have one name put together; those of the year come first."""
    term, year = [r for r in rows if r.term], [r for r in rows if not r.term]
    if not term or not year or any("period" in r.fields for r in rows):
        return list(rows)
    for row in year:
        other = next((t for t in term if _alike(t, row)), None)
        if other is not None:
            term.remove(other)
            _join(stream, row, other)
    for row in term:
        if "annual" in row.fields:
            row.fields["period"] = row.fields.pop("annual")
    return [*year, *term]


def _alike(one: Row, two: Row) -> bool:
    """Whether both are of one category and name, brackets behind it aside: what the years add up to (累计培训人次)
    is another thing than the year's."""
    names = [_BRACKET.sub("", _words(row.fields.get("name", []))) for row in (one, two)]
    same = _words(one.fields.get("level2", [])) == _words(two.fields.get("level2", []))
    return same and bool(names[0]) and names[0] == names[1]


def _join(stream: Stream, row: Row, other: Row) -> None:
    """Give the year's `row` the value of the whole term; what else is told of the term is kept beside it."""
    for key, words in other.fields.items():
        if key == "annual":
            row.fields["period"] = words
        elif _words(words) == _words(row.fields.get(key, [])):
            for token in words:
                stream.take(token.start, token.end)
        else:
            row.details[f"{other.term}·{key}"] = words
    for key, words in other.details.items():
        row.details[f"{other.term}·{key}"] = words


def _words(words: Words) -> str:
    return "".join(t.text for t in words)

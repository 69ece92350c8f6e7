"""Columns for the cells of a text whose rows are lines: the number of each cell on its line."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.layouts.filling.form import Filling
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.tokens.token import Token

# So many numbers count columns, and are no words of a row.
_FEWEST = 4


def columned(form: Filling, line: Sequence[Token]) -> list[Token]:
    """The cells of a line of text that are filled, with the number of each as its column."""
    if form.mode == "grid":
        return [t for t in line if t.text]
    return [Token(t.text, t.start, t.end, t.row, n) for n, t in enumerate(line) if t.text]


def number(form: Filling, heads: Heads) -> None:
    """Give the heads of a text the numbers of their cells as columns."""
    if form.mode == "grid":
        return
    rows = {t.row for t in (*heads.tokens, *(t for _, t in heads.lead))}
    at = {t.start: n for row in rows for n, t in enumerate(form.lines[row]) if t.text}

    def placed(token: Token) -> Token:
        return Token(token.text, token.start, token.end, token.row, at.get(token.start, -2))

    heads.tokens = tuple(map(placed, heads.tokens))
    heads.lead = tuple((r, placed(t)) for r, t in heads.lead)


def numbered(form: Filling, end: int) -> int:
    """Where the row ends that only numbers the columns (1, 2, 3), which published tables have below their heads that
    end at token `end`; `end` where there is none."""
    at = end
    while at < len(form.tokens) and not form.tokens[at].text:
        at += 1
    if at == len(form.tokens):
        return end
    line = [t for t in form.lines[form.tokens[at].row] if t.text]
    counted = line[1:] if line[0].text == "栏次" else line
    if len(counted) < _FEWEST or [t.text for t in counted] != [str(n) for n in range(1, len(counted) + 1)]:
        return end
    form.take(*line)
    while at < len(form.tokens) and form.tokens[at].row == line[0].row:
        at += 1
    return at

"""Fields that are filled with a word that is a label elsewhere: 联系人: 经办人, 资金用途: 工作内容."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jxlint.layouts.filling.form import Filling
from jxlint.layouts.filling.places_in_rows import placed
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import head, label, level

# The roles of fields of words, and of what such a field may be filled with.
_FIELDS = ("project", "department", "unit", "detail", "end")
_WORDS = _FIELDS[1:]


def says_label(form: Filling, i: int, at: int, role: str) -> bool:
    """Whether the token at `at` reads like a label, and is what the field at `i` is filled with. It stands behind the
    colon of that field's label; or it stands where words do: in its row labels and words take turns, or other rows have
    fields and their words in these columns. Behind it comes no words, of which it would be the label."""
    named, token = form.tokens[i], form.tokens[at]
    if role not in _FIELDS or named.row != token.row or token.text.endswith((":", "：")):
        return False
    if label(token.text) not in _WORDS:
        return False
    if named.text.endswith((":", "：")):
        return _behind_colon(form, named, token)
    line = placed(form, named.row)
    n = next(n for n, (_, t) in enumerate(line) if t is named)
    roles = [label(t.text) for _, t in line]
    if line[n + 1][1] is not token or not all(roles[n + 2 : n + 3]):
        return False
    if len(line) > 2 and set(roles) == {"end"}:
        return False  # places for signatures
    turns = n % 2 == 0 == len(line) % 2 and all(roles[::2]) and not all(roles[1::2])
    return (turns and form.mode == "grid" and _each_beside(line)) or _in_columns(form, line[n], line[n + 1])


def _behind_colon(form: Filling, named: Token, token: Token) -> bool:
    """Whether the words stand right behind the label, with a blank at most: behind a wide gap the next label may, and
    behind any where a text has lost what parts its cells."""
    offsets, text = form.stream.offsets, form.stream.sheet.text
    gap = text[offsets[named.end - 1] + 1 : offsets[token.start]]
    return not gap or (form.mode != "loose" and gap in (" ", "\u3000"))


def _each_beside(line: Sequence[tuple[int, Token]]) -> bool:
    """Whether the words of each field of the row stand in the next cell."""
    return all(b == a + t.columns for (a, t), (b, _) in list(pairwise(line))[::2])


def _in_columns(form: Filling, named: tuple[int, Token], token: tuple[int, Token]) -> bool:
    """Whether other rows have fields and their words in the columns of these two. What is no label below the first may
    be the words of a column that both are heads of. In a text only whole rows have columns."""
    if form.mode != "grid" and (form.mode != "rows" or len(form.lines[named[1].row]) < form.widest):
        return False
    below = next((t for n, t in placed(form, named[1].row + 1) if n == named[0]), None)
    if below is not None and not (label(below.text) or head(below.text) or level(below.text)):
        return False
    if form.columns is None:
        form.columns = set(_pairs(form))
    return (named[0], token[0]) in form.columns


def _pairs(form: Filling) -> Iterator[tuple[int, int]]:
    """The columns in which labels of fields stand with their words."""
    for row in form.lines:
        for (a, named), (b, words) in pairwise(placed(form, row)):
            if label(named.text) in _FIELDS and not label(words.text):
                yield a, b

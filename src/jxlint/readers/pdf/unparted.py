"""Heads that a page repeats without a line below them: then the grid shows them in one row with what follows."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.joining import first_row, row_words
from jxlint.readers.tables import Grid, Words

# Fewer heads than these may be words of the row that begin as a head does.
_LEAST = 3


def parted(boxes: list[Drawn], heads: Sequence[list[str]]) -> list[Drawn]:
    """`boxes` with the row in two whose every cell begins with the words of the head above it, and goes on below them;
    `heads` are the words of the first rows of the table."""
    for n, head in enumerate(heads):
        row = first_row(boxes) + n
        words = row_words(boxes, row)
        if not any(head) or len(words) != len(head):
            break
        if words == head:
            continue
        cuts = [_lines_of(box, said) for box, said in zip((b for b in boxes if b.row == row), head, strict=True)]
        if None in cuts or sum(map(bool, head)) < _LEAST:
            break
        return list(_cut(boxes, row, [cut or 0 for cut in cuts]))
    return boxes


def _lines_of(box: Drawn, head: str) -> int | None:
    """How many lines of a cell are its head's words, None where it does not begin with whole lines of them."""
    said = ""
    for n, part in enumerate(box.content):
        if said == head:
            return n
        if not isinstance(part, Words) or not head.startswith(said := said + "".join(part.text.split())):
            return None
    return len(box.content) if said == head else None


def _cut(boxes: Sequence[Drawn], row: int, cuts: Sequence[int]) -> list[Drawn]:
    """`boxes` with those of `row` in two, of which the first have so many lines as `cuts` say."""
    above = [b for b in boxes if b.row < row]
    for box in above:
        box.rows += box.row + box.rows > row
    own = [b for b in boxes if b.row == row]
    heads = [Drawn(b.row, b.column, 1, b.columns, _ended(b.content[:n])) for b, n in zip(own, cuts, strict=True)]
    for box, n in zip(own, cuts, strict=True):
        box.content = box.content[n:]
        box.slack, box.beside = (box.slack, None) if box.content else (None, None)
    below = [b for b in boxes if b.row >= row]
    for box in below:
        box.row += 1
    return [*above, *heads, *below]


def _ended(content: list[Words | Grid]) -> list[Words | Grid]:
    """`content` without the break behind its last line."""
    return [
        Words(part.text.rstrip("\n"), part.at) if part is content[-1] and isinstance(part, Words) else part
        for part in content
    ]

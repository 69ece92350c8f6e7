"""Merged cells that a page break cuts in two, and of which programs draw the words on both pages, as far as each page
shows them."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.tables import Grid, Words

Content = list[Words | Grid]


def unite(above: Sequence[Drawn], below: Sequence[Drawn]) -> None:
    """Give words that are drawn in the last row of one page and again in the first of the next to the cell above: in
    cells of several rows, from the left up to the first that says something else. A cell of three pages goes on with
    that of the first."""
    over = {(b.column, b.columns): b for b in above}
    for box in sorted(below, key=lambda b: b.column):
        cell = over.get((box.column, box.columns))
        if cell is None or not box.content or max(cell.rows, box.rows) < 2:
            continue
        first = cell if cell.content else cell.begun
        if first is None:
            continue
        whole = _united(first.content, box.content)
        if whole is None:
            return
        first.content, box.content, box.begun = whole, [], first


def _united(one: Content, two: Content) -> Content | None:
    """The lines of both parts of a cell, those that they share once; None when they share none."""
    first, second = _lines(one), _lines(two)
    for skip in range(len(first)):
        shared = list(zip(first[skip:], second, strict=False))
        # Of the last line above and the first below the page may show no more than some marks.
        if any(a == b for a, b in shared) and all(
            a == b or (i == 0 and _part(b, a)) or (skip + i == len(first) - 1 and _part(a, b))
            for i, (a, b) in enumerate(shared)
        ):
            rest = two[len(first) - skip :]
            kept = [b if len(_said(b)) > len(_said(a)) else a for a, b in zip(one[skip:], two, strict=False)]
            return _ended([*one[:skip], *kept, *one[skip + len(kept) :], *rest])
    return None


def _part(words: str, line: str) -> bool:
    """Whether `words` are some of the characters of `line`, in their order."""
    rest = iter(line)
    return len(words) < len(line) and all(c in rest for c in words)


def _ended(content: Content) -> Content:
    """`content` with a line break behind every line but the last."""
    out: Content = []
    for i, part in enumerate(content):
        last = i == len(content) - 1
        out.append(Words(part.text.rstrip("\n") + "\n" * (not last), part.at) if isinstance(part, Words) else part)
    return out


def _lines(content: Content) -> list[str]:
    return [_said(part) for part in content]


def _said(part: Words | Grid) -> str:
    return part.text.strip() if isinstance(part, Words) else ""

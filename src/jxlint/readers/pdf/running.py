"""What pages say around their tables beside the table: their numbers, and lines that all of them repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jxlint.compiled import compiled
from jxlint.readers.pdf.lines import middle
from jxlint.readers.pdf.view import Glyph

# The number of a page, dressed or bare, without white space.
_DRESS = r"[-—–－_~～·•]*"
_NUMBER = compiled(
    rf"第?{_DRESS}\d{{1,4}}{_DRESS}页?(?:[,，、/／|]?[(（]?(?:共|of)?\d{{1,4}}页?[)）]?)?"
    r"|[(（]?共\d{1,4}页[)）]?[,，、/／|]?第\d{1,4}页|page\d{1,4}(?:(?:of|/)\d{1,4})?"
)
# A bare number of so many digits is a year.
_YEAR = 4


def is_page_number(line: Iterable[Glyph]) -> bool:
    """Whether the glyphs of a line are the number of a page."""
    words = "".join(g.text for g in sorted(line, key=lambda g: g.left) if not g.text.isspace())
    return len(words) < 20 and bool(_NUMBER.fullmatch(words.lower()))


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The lines that glyphs make, without white space, from the top down."""
    shown = sorted((g for g in glyphs if not g.text.isspace()), key=middle)
    tallest = max((g.bottom - g.top for g in shown), default=0.0)
    out: list[list[Glyph]] = []
    for glyph in shown:
        # Marks are low or high in their line.
        if out and middle(glyph) - middle(out[-1][0]) < 0.7 * tallest:
            out[-1].append(glyph)
        else:
            out.append([glyph])
    return out


def unnumbered(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs of a page, in their order, but for a number that says what it is, in the first or last line: a cell
    that is higher than the page reaches over it."""
    if not any(g.text == "页" for g in glyphs):
        return glyphs
    lines = lines_of(glyphs)
    ends = (line for line in (lines[0], lines[-1]) if any(g.text == "页" for g in line) and is_page_number(line))
    out = {id(g) for line in ends for g in line}
    return [g for g in glyphs if id(g) not in out] if out else glyphs


def without_dressed(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs of a page, in their order, but for a number dressed on both sides in its last line: - 1 -."""
    lines = lines_of(glyphs)
    last = sorted(lines[-1], key=lambda g: g.left) if lines else []
    if not last or last[0].text.isdigit() or last[-1].text.isdigit() or not is_page_number(last):
        return glyphs
    out = {id(g) for g in last}
    return [g for g in glyphs if id(g) not in out]


def _key(line: Sequence[Glyph]) -> tuple[str, int]:
    """What a line says but for its digits, and at which height."""
    return "".join(g.text for g in line if not g.text.isdigit()), round(max(g.bottom for g in line) / 4)


class Running:
    """Lines that pages repeat above and below their tables, but for a number in them."""

    def __init__(self) -> None:
        self._known: set[tuple[str, int]] = set()

    def unknown(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """The glyphs of a page, in their order, but for the lines that stood around the tables before at the same
        height, and a number at its end."""
        lines = lines_of(glyphs)
        out = {id(g) for line in lines if _key(line) in self._known for g in line}
        out |= {id(g) for line in lines[-1:] if is_page_number(line) for g in line}
        return [g for g in glyphs if id(g) not in out]

    def without(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """`glyphs` without the numbers of pages and the lines that stood at the same height on an earlier page."""
        out = []
        lines = lines_of(glyphs)
        for n, line in enumerate(lines):
            key = _key(line)
            # Digits alone are the number of a page only at its end.
            number = is_page_number(line) and (bool(key[0]) or (n == len(lines) - 1 and len(line) < _YEAR))
            if number or key in self._known:
                continue
            out += line
            if key[0]:
                self._known.add(key)
        return out

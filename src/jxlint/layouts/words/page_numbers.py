"""Page numbers in the text of a table: where a page ends, whatever style they are printed in."""

from __future__ import annotations

import re
from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.patterns import later, matches_at

_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
# A line that says 页, or is dressed as a page number; none is both.
_SAYING = later(
    rf"^[^\S\n]*(?:第\s*{_COUNT}\s*页(?:\s*[,，/]?\s*[(（]?\s*共\s*{_COUNT}\s*页\s*[)）]?)?"
    rf"|共\s*{_COUNT}\s*页\s*[,，/]?\s*第\s*{_COUNT}\s*页)[^\S\n]*$",
    re.M,
)
# How each of the former ends, which is found sooner and in few texts.
_PAGE = compiled(r"页\s*[)）]?[^\S\n]*$", re.M)
_DRESSED = compiled(
    r"[^\S\n]*(?:(?P<dress>[_~～·•])\s*\d{1,4}\s*(?P=dress)|[-—–―－]{1,2}\s*\d{1,4}\s*[-—–―－]{1,2}"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp][Aa][Gg][Ee]\s*\d{1,4}(?:\s*(?:[Oo][Ff]|/)\s*\d{1,4})?)[^\S\n]*$",
    re.M,
)
# A line that may be one of these or a bare number: most are passed over by how they begin.
_LINE = compiled(r"\n[^\S\n]*[_~～·•—–―－Pp\d-]")
_DASHES = tuple("-—–―－")
_DASHED = later(r"[-—–―－]{1,2}\s*\d{1,4}\s*[-—–―－]{1,2}")
# A bare number is one at the end of a page: before a form feed, the end of the text or the next title, or where the
# blank line before it and the numbers of the pages around it say so.
_AT_END = compiled(
    r"[^\S\n]*\d{1,3}[^\S\n]*(?=\n?\f|\s*\Z|\s*\n[^\n。；;:：]{0,40}项目(?:支出)?(?:预算)?绩效目标[^\n。；;:：]{0,30}\n)"
)
_BARE = later(r"(?:\A|(?<=\n))[^\S\n]*\n[^\S\n]*(?P<number>\d{1,3})[^\S\n]*(?=\n)")
_ALONE = compiled(r"[^\S\n]*(?P<number>\d{1,3})[^\S\n]*(?=\n[^\S\n]*\n)")
# A page has at least so many lines; so many numbers in a row are no chance.
_SHORTEST, _MANY = 15, 5


def dressed(text: str) -> list[tuple[int, int]]:
    """Where in `text` page numbers stand that say what they are."""
    return _dressed(text, _lines(text))


def _lines(text: str) -> list[int]:
    """Where the lines of `text` begin that may be a page number without words."""
    return [0, *(found.start() + 1 for found in _LINE.finditer(text))]


def _dressed(text: str, lines: list[int]) -> list[tuple[int, int]]:
    saying = _SAYING.finditer(text) if _PAGE.search(text) else ()
    return sorted(found.span() for found in (*saying, *matches_at(_DRESSED, text, lines)))


def is_page_number(words: str) -> bool:
    """Whether the words of a cell or line only say which page ends there: 第2页，共3页, - 2 -."""
    if words[-1:] in _DASHES:
        return _DASHED.fullmatch(words) is not None
    return "页" in words and _SAYING.fullmatch(words) is not None


def page_numbers(text: str) -> list[tuple[int, int]]:
    """Where in `text` page numbers stand, bare ones too, in their order."""
    lines = _lines(text)
    ends = [m.span() for m in matches_at(_AT_END, text, lines)]
    return sorted({*_dressed(text, lines), *ends, *(_counted(text, ends) or _counting_up(text, lines))})


def _counting_up(text: str, lines: list[int]) -> list[tuple[int, int]]:
    """The bare numbers alone between blank lines, where all of them count up from 1, and a few stand about as far apart
    as pages are long: the last page has none."""
    alone = list(matches_at(_ALONE, text, (line for line in lines if _below_blank(text, line))))
    if len(alone) < 2 or [int(m["number"]) for m in alone] != list(range(1, len(alone) + 1)):
        return []
    ends = [0, *(m.end() for m in alone)]
    lengths = [text.count("\n", start, end) for start, end in pairwise(ends)]
    if len(alone) < _MANY and (min(lengths) < _SHORTEST or max(lengths) > 2 * min(lengths)):
        return []
    return [m.span("number") for m in alone]


def _below_blank(text: str, line: int) -> bool:
    """Whether the line above the one that begins at `line` is blank, and not the first."""
    above = text.rfind("\n", 0, max(line - 1, 0))
    return above >= 0 and not text[above:line].strip()


def _counted(text: str, ends: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The bare numbers that count up, one by one, to that at the end of the text."""
    if not ends or text[ends[-1][1] :].strip():
        return []
    due = int(text[slice(*ends[-1])].strip()) - 1  # `int` knows fewer kinds of white space
    out: list[tuple[int, int]] = []
    for match in reversed(list(_BARE.finditer(text, 0, ends[-1][0]))):
        if int(match["number"]) == due > 0:
            out.append(match.span("number"))
            due -= 1
    # Down to the first page, or the second behind a cover: else they are figures of the table.
    return out if due <= 1 else []

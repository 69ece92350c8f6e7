"""How the cells of a form are told apart in a text: that shows where the heads of the indicators stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from jxlint.compiled import compiled
from jxlint.layouts.words.category_words import BESIDE, lists_categories
from jxlint.layouts.words.flat import flat_line, parts_of
from jxlint.layouts.words.vocabulary import head
from jxlint.sheet import Sheet

_BESIDE = compiled(BESIDE)

# rows: a line is a row of the table; cells: a line is a cell; loose: blanks or labels part what stands on a line.
Mode = Literal["grid", "rows", "cells", "loose"]
_OPENERS = compiled(r"一\s*级\s*[指目]\s*标")
_NAMES = compiled(r"三\s*级\s*指标|(?:绩效)?指标(?:内容|名称)|具体指标|二\s*级\s*指标")
# As much of a text as heads stand in that wraps have parted, and no head of them is longer.
_FAR, _LONGEST = 120, 12
_HEADS = compiled(r"[一-鿿（()）/%％、A-Z]+")


def mode_of(sheet: Sheet) -> tuple[Mode, str]:
    """How the cells of a text are parted, and the mark between those of a row: told from the line with the heads
    of the indicators, or with the cell that lists them."""
    for match in _OPENERS.finditer(sheet.text):
        start = sheet.text.rfind("\n", 0, match.start()) + 1
        end = sheet.text.find("\n", match.end())
        line = sheet.text[start : end if end >= 0 else len(sheet.text)]
        if not _NAMES.search(line, match.end() - start):
            if _wrapped(sheet.text[match.start() : match.start() + _FAR].split("\n")):
                return "loose", ""
            continue
        for mark in ("\t", "|"):
            if sum(1 for piece in line.split(mark) if head("".join(piece.split()))) >= 3:
                return "rows", mark
        return "loose", ""
    lines = sheet.text.split("\n")
    for shows, sign in ((flat_line, "值"), (_lists, "绩效指标")):
        for mark in ("\t", "|"):
            if any(shows(parts_of(line, mark)) for line in lines if mark in line and sign in line):
                return "rows", mark
    return "cells", ""


def _lists(cells: Sequence[str]) -> bool:
    """Whether beside the label of the indicators a cell lists them by their categories."""
    return any(_BESIDE.fullmatch(word) and lists_categories(beside) for word, beside in pairwise(cells))


def _wrapped(lines: list[str]) -> bool:
    """Whether the heads of the indicators, with which these lines begin, are parted by wraps: no line of them holds
    all, and one of them several."""
    held, count = "", 0
    for line in lines:
        pieces = line.split()
        for piece in pieces:
            held += piece
            if len(held) > _LONGEST or not _HEADS.fullmatch(held):
                return False
            if head(held):
                held, count = "", count + 1
        if count >= 3 and len(pieces) > 1:
            return True
    return False

"""Texts of forms that keep the columns of a page by spaces, as `pdftotext -layout` writes them: cells of several lines
stand beside each other in them, and merged ones in the middle of their rows, so that a line is no row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.errors import UnrecognisedTable
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.words.vocabulary import head, label, level
from jxlint.sheet import Sheet

# What stands between two gaps of several blanks.
_PIECE = compiled(r"\S+(?:[ \u3000]\S+)*")
# So many heads stand on one line, parted by such gaps.
_HEADS = 3
# A letter or two of a heading that is written downwards, or of a level that is too long for its cell.
_FRAGMENT = compiled(r"[绩效指标年度总体目]{1,2}")
# So far from the margin, and it stands in a column of its own.
_FAR = 8


def refuse_pieces(form: Filling) -> None:
    """Raise UnrecognisedTable where the lines of such a text below the heads of its indicators hold pieces of cells."""
    if form.mode != "loose" or form.heads is None:
        return
    if any(map(_is_piece, _below_heads(form.stream.sheet, form.heads.tokens[0].row))):
        raise UnrecognisedTable(
            "文字是按版面用空格排成栏的（如 pdftotext -layout 的结果），一格分在几行上，栏目和内容分不开",
            "the text keeps the columns of a page by spaces (as pdftotext -layout does), and cells go over several "
            "lines: they cannot be told apart",
            remedy_zh="请直接检查原来的 PDF、Excel 或 Word 文件",
            remedy_en="check the PDF, Excel or Word file itself",
        )


def _below_heads(sheet: Sheet, number: int) -> Iterator[list[re.Match[str]]]:
    """The pieces of every line below the heads in line `number`, up to a label that ends the indicators; none where
    these are not parted by gaps."""
    if sum(bool(head("".join(p[0].split()))) for p in _pieces(sheet.line(number))) < _HEADS:
        return
    for n in range(number + 1, len(sheet.starts) + 1):
        pieces = _pieces(sheet.line(n))
        first = "".join(pieces[0][0].split()).partition("：")[0] if pieces else ""
        if label(first) in ("end", "project") and pieces[0].start() < _FAR:
            return
        if pieces:
            yield pieces


def _is_piece(pieces: list[re.Match[str]]) -> bool:
    """Whether a line holds pieces of cells: a letter or two before others, or words alone in a column of their own."""
    words = ["".join(p[0].split()) for p in pieces]
    if len(pieces) > 1:
        return _FRAGMENT.fullmatch(words[0]) is not None
    return pieces[0].start() >= _FAR and not level(words[0])


def _pieces(line: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(line))

"""Text of pages of which the columns were copied line by line: objective and indicators stand beside each other on
every line, and nothing parts the one from the other."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.errors import UnrecognisedTable

# A piece so long is no label and no amount, so many lines of two such in a row are no chance.
_PIECE, _LINES = 8, 3
# What stands in the list of indicators alone.
_LISTED = ("指标；", "指标;", "值:", "值：")


def refuse_mixed(text: str) -> None:
    """Raises UnrecognisedTable for a running `text` of mixed columns, which would be read astray."""
    if any(any(mark in piece for mark in _LISTED for piece in pieces) for pieces in _beside(text)):
        raise UnrecognisedTable(
            "认得出是项目支出绩效目标表，但各栏的文字逐行混在了一起，分不开",
            "a table of projects, but the text mixes its columns line by line, and they cannot be told apart",
            remedy_zh="请直接检查 PDF、Excel 或 Word 原件；一定要用文本时，用 pdftotext -layout 提取",
            remedy_en="check the PDF, Excel or Word file itself; where it must be text, take it with pdftotext -layout",
        )


def _beside(text: str) -> Iterator[list[str]]:
    """The pieces of lines in a row each of which has two."""
    run: list[str] = []
    for line in (*text.split("\n"), ""):
        pieces = line.split()
        if len(pieces) == 2 and min(map(len, pieces)) >= _PIECE:
            run += pieces
            continue
        if len(run) >= 2 * _LINES:
            yield run
        run = []

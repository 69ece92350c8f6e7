"""What to say of a file that was read by recognition: how sure it is, and which words are doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.reading import DOUBTFUL, Location, Notice

_MOST = 20  # places that are named
_SHOWN = 16  # characters of the words of one, around what is doubtful


class Text(msgspec.Struct, frozen=True):
    """The words of a cell (its row and column from 1) or around tables, with how sure each character is."""

    words: str
    sure: tuple[float, ...]
    row: int | None = None
    column: int | None = None


class Doubt(msgspec.Struct, frozen=True):
    """Doubtful words and where they stand."""

    page: int
    row: int | None
    column: int | None
    words: str
    sure: float


class Doubts:
    """What was recognised of one file."""

    def __init__(self) -> None:
        self._pages: list[int] = []
        self._count, self._sum = 0, 0.0
        self._found: list[Doubt] = []

    def add(self, page: int, texts: Sequence[Text]) -> None:
        """Page `page` holds `texts`."""
        self._pages.append(page)
        for text in texts:
            self._count += len(text.sure)
            self._sum += sum(text.sure)
            if min(text.sure) < DOUBTFUL:
                self._found.append(_doubt(page, text))

    def notices(self) -> list[Notice]:
        """A line on the whole, and one for each of the places that are least sure."""
        if not self._pages:
            return []
        pages, mean = len(self._pages), self._sum / self._count if self._count else 0.0
        least = sorted(self._found, key=lambda d: d.sure)[:_MOST]
        said_zh = f"；{len(self._found)} 处不到 {DOUBTFUL}，请对照原件" if self._found else ""
        said_en = f"; {len(self._found)} places below {DOUBTFUL}, compare them with the original" if self._found else ""
        out = [
            Notice(
                f"由文字识别（OCR）读出：{pages} 页，{self._count} 字，平均可信度 {mean:.3f}{said_zh}",
                f"read by OCR: {pages} page{'s' * (pages > 1)}, {self._count} characters, mean confidence {mean:.3f}"
                f"{said_en}",
                Location(page=self._pages[0]),
            )
        ]
        for doubt in sorted(least, key=lambda d: (d.page, d.row or 0, d.column or 0)):
            zh, en = _place(doubt)
            out.append(
                Notice(
                    f"识别存疑（{doubt.sure:.2f}）：{zh}“{doubt.words}”",
                    f"doubtful ({doubt.sure:.2f}): {en} “{doubt.words}”",
                    Location(page=doubt.page, confidence=round(doubt.sure, 2)),
                )
            )
        more = len(self._found) - len(least)
        if more:
            out.append(Notice(f"识别存疑的还有 {more} 处", f"{more} more places are doubtful"))
        return out


def _doubt(page: int, text: Text) -> Doubt:
    sure = min(text.sure)
    at = text.sure.index(sure)
    start = max(0, at - _SHOWN // 2)
    end = start + _SHOWN
    words = "…" * (start > 0) + text.words[start:end] + "…" * (end < len(text.words))
    return Doubt(page, text.row, text.column, words, sure)


def _place(doubt: Doubt) -> tuple[str, str]:
    if doubt.row is None:
        return f"第 {doubt.page} 页表外", f"page {doubt.page}, outside of tables"
    return (
        f"第 {doubt.page} 页第 {doubt.row} 行第 {doubt.column} 列",
        f"page {doubt.page}, row {doubt.row}, column {doubt.column}",
    )

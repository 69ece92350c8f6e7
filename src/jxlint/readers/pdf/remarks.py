"""What is to be said of words that a file holds and its pages do not show, or that a program made."""

from __future__ import annotations

from jxlint.readers.pdf.view import PageView, Unseen
from jxlint.reading import Location, Notice

_SAID: dict[Unseen, tuple[str, str]] = {
    "hidden": (
        "有看不见的文字（白字、隐藏字或页面以外的字），没有读：“{words}”",
        "words that cannot be seen (white, hidden or outside of the page) were not read: “{words}”",
    ),
    "watermark": ("的水印没有读：“{words}”", "a watermark was not read: “{words}”"),
    "recognised": (
        "的文字是扫描后由软件识别出来的，可能有错字，请对照原件",
        "the text was recognised from a scan by a program and may be wrong in places: compare the original",
    ),
    "garbled": (
        "的文字没有正确的编码（字体缺少 ToUnicode，或写错了），没有读；要按图片识别请运行 pip install 'jxlint[ocr]'",
        "the text has no right codes (fonts without ToUnicode, or a wrong one) and was not read; to read "
        "the pictures of such pages run pip install 'jxlint[ocr]'",
    ),
    "guessed": (
        "的表没有框线，合并的格子属于哪几行是按位置推的，可能对错了行；请对照原表，或直接检查原来的 Excel、Word 文件",
        "the table has no lines: to which rows its merged cells belong was told by where they stand and may be wrong; "
        "compare the original, or check the Excel or Word file it was made from",
    ),
}
_MOST = 60  # characters of the words
_PAGES = 20


class Remarks:
    """The unseen words of all pages, told together."""

    def __init__(self) -> None:
        self._pages: dict[Unseen, list[int]] = {}
        self._words: dict[Unseen, str] = {}

    def add(self, view: PageView) -> None:
        """Those of one page."""
        for why, words in view.unseen.items():
            self.say(why, view.number, words)

    def say(self, why: Unseen, page: int, words: str = "") -> None:
        """What is to be said of a page."""
        self._pages.setdefault(why, []).append(page)
        self._words.setdefault(why, words)

    def notices(self) -> list[Notice]:
        """One for each reason, with the pages and the words of the first."""
        out = []
        for why, pages in self._pages.items():
            zh, en = _SAID[why]
            words = self._words[why]
            shown = words[:_MOST] + "…" * (len(words) > _MOST)
            more = "…" * (len(pages) > _PAGES)
            listed = [str(page) for page in pages[:_PAGES]]
            out.append(
                Notice(
                    f"第 {'、'.join(listed)}{more} 页{zh.format(words=shown)}",
                    f"page {', '.join(listed)}{more}: {en.format(words=shown)}",
                    Location(page=pages[0]),
                )
            )
        return out

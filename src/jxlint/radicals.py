"""Radicals that stand for ordinary characters: ⼴ for 广, ⻔ for 门.

Text copied out of PDF files is full of them, because fonts draw both alike and the file says only which drawing it is.
The block U+2F00-2FDF is folded as Unicode's NFKC does; of the radicals' supplement (U+2E80-2EFF), which NFKC leaves
alone, those that are characters by themselves, as Unicode's EquivalentUnifiedIdeograph.txt has them. What NFKC makes
戶, 黃 and 靑 is drawn as, and stands for, 户, 黄 and 青 in simplified text.
"""

from __future__ import annotations

import re
import unicodedata

from jxlint.patterns import later

_ODD = later("[\u2e80-\u2fdf]")
# The same in UTF-8, of which the first byte is found in a twentieth of the time.
_ODD_BYTES = rb"\xe2[\xba-\xbf]"
_SUPPLEMENT = str.maketrans(
    "⺁⺇⺈⺊⺌⺍⺎⺒⺛⺜⺝⺠⺧⺩⺪⺫⺬⺮⺶⺷⺻⺼⺽⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰戶黃靑",
    "厂几刀卜小小兀巳旡日月民牛王疋目示竹羊羊聿肉臼虎西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙户黄青",
)
_MAY_ESCAPE = later(r"\\u2[ef]", re.I, needs=("\\u2",))
_ESCAPE = later(r"\\(?:u(?P<code>[0-9a-f]{4})|.)", re.I)


def folded(text: str) -> str:
    """`text` with ordinary characters for these, each in the place of one."""
    return _ODD.sub(_plain, text) if _ODD.search(text) else text


def folded_json(text: str, data: bytes | None = None) -> str:
    """The same for the text of JSON, of which `data` are the bytes in UTF-8, where they are at hand; a character may be
    written as an escape."""
    if data is None or re.search(_ODD_BYTES, data):
        text = folded(text)
    return _ESCAPE.sub(_escaped, text) if _MAY_ESCAPE.search(text) else text


def _plain(odd: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", odd[0]).translate(_SUPPLEMENT)


def _escaped(escape: re.Match[str]) -> str:
    code = escape["code"]
    if code is None:
        return escape[0]
    plain = folded(chr(int(code, 16)))
    return f"\\u{ord(plain):04x}" if ord(plain) != int(code, 16) else escape[0]

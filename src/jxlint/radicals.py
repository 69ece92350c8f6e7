"""Radicals and compatibility ideographs that stand for ordinary characters: ⼴ for 广, ⻔ for 门.

Text copied out of PDF files is full of them, because fonts draw both alike and the file says only which drawing it is.
The blocks U+2F00-2FDF and U+F900-FAFF are folded as Unicode's NFKC does; of the radicals' supplement (U+2E80-2EFF),
which NFKC leaves alone, those that are characters by themselves, as Unicode's EquivalentUnifiedIdeograph.txt has them.
Of what NFKC gives, 戶, 黃 and 靑 are drawn as, and stand for, the 户, 黄 and 青 of simplified text.
"""

from __future__ import annotations

import re
import unicodedata

from jxlint.patterns import later

_ODD = later("[\u2e80-\u2fdf\uf900-\ufaff]")
_SUPPLEMENT = str.maketrans(
    "⺁⺇⺈⺊⺌⺍⺎⺒⺛⺜⺝⺠⺧⺩⺪⺫⺬⺮⺶⺷⺻⺼⺽⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰戶黃靑",
    "厂几刀卜小小兀巳旡日月民牛王疋目示竹羊羊聿肉臼虎西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙户黄青",
)
_MAY_ESCAPE = later(r"\\u(?:2[ef]|f[9a])", re.I, needs=("\\u",))
_ESCAPE = later(r"\\(?:u(?P<code>[0-9a-f]{4})|.)", re.I)


def folded(text: str) -> str:
    """`text` with ordinary characters for these, each in the place of one."""
    return _ODD.sub(_plain, text) if _ODD.search(text) else text


def folded_json(text: str) -> str:
    """The same for the text of JSON, where a character may be written as an escape."""
    text = folded(text)
    return _ESCAPE.sub(_escaped, text) if _MAY_ESCAPE.search(text) else text


def _plain(odd: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", odd[0])
    # A few rare ones stand for characters that an escape of JSON has no room for.
    return plain.translate(_SUPPLEMENT) if plain <= "\uffff" else odd[0]


def _escaped(escape: re.Match[str]) -> str:
    code = escape["code"]
    if code is None:
        return escape[0]
    plain = folded(chr(int(code, 16)))
    return f"\\u{ord(plain):04x}" if ord(plain) != int(code, 16) else escape[0]

"""Text as the grammar reads it: half-width signs, no white space, and the way back to the original places."""

from __future__ import annotations

import msgspec

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.numerals import FORMAL

# One character for one, so that places stay: full-width ASCII, and the look-alikes of field's signs.
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_WIDTH |= {ord("﹪"): "%", ord("٪"): "%", ord("≧"): "≥", ord("≦"): "≤", ord("⩾"): "≥", ord("⩽"): "≤", ord("∼"): "~"}
_WIDTH |= {ord("〜"): "~", ord("－"): "-", ord("–"): "-", ord("—"): "-", ord("−"): "-", ord("﹤"): "<", ord("﹥"): ">"}
# A rule of a frame, which forms print for =.
_WIDTH[ord("═")] = "="
# Formal numerals, but for what are words with other signs: 队伍, 大陆, 放肆, 收拾; alone, they count: 伍套.
_FORMAL = later(
    r"[壹贰叁柒捌佰仟]|(?<!收)拾(?=[壹贰叁肆伍陆柒捌玖])|(?<!队)[肆伍陆玖](?=[拾佰仟万亿])|(?<=[拾佰仟])[肆伍陆玖]|(?<=[\d壹贰叁肆陆柒捌玖])拾|(?<=(?<!队)伍)拾"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[于过达少]))[肆伍陆玖拾](?=[台套件个份次名人辆项条部间家场])"
)
# 二〇二五年: a year of the calendar, digit for digit.
_YEAR = later(r"二[〇零○]二[〇零○一二三四五六七八九](?=年)")
_FORMAL_SIGNS = frozenset(FORMAL)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_PLAINLY = dict(zip(FORMAL, "一二三四五六七八九十百千", strict=True))
# What most texts have nothing of.
_ODD = compiled(
    rf"[\s\uff01-\uff5e﹪٪≧≦⩾⩽∼〜–—−﹤﹥═{FORMAL}二Oo]"
    r"(?:(?<![二Oo])|(?<=二)[〇零○]二|(?<=\d[Oo])(?=[\dOo%％分]))"
)
# The letter in place of the figure: 9O%; water and carbon monoxide have it of their own.
_LETTER = later(r"(?<=\d)(?<![A-Za-z]\d)[Oo]+(?=[\d%分])")
# 一村一年1场: each of the villages each year.
_OF_EACH = later(
    r"一((?:个)?[^\d一，,。；;、（()）]{1,4})一(年|季度?|个?月|周|天|学期)"
    r"(?=(?:不少于|不低于|至少|>=|≥|开展|举办)?[\d一二两三四五六七八九十]{1,4}[次场期])",
    needs=("一",),
)
_SPACE = compiled(r"\s")


class Clean(msgspec.Struct, frozen=True, gc=False):
    """`text` is cleaned; `places[i]` is where its character i stood, None when none was taken out."""

    text: str
    places: list[int] | None

    def start(self, i: int) -> int:
        """The original place of character `i`."""
        return i if self.places is None else self.places[i]

    def end(self, i: int) -> int:
        """The original place behind character `i - 1`."""
        return i if self.places is None else self.places[i - 1] + 1


def clean(text: str) -> Clean:
    """`text` without width and white space, its numerals the plain ones."""
    if not _ODD.search(text):
        return Clean(text, None)
    text, places = text.translate(_WIDTH), None
    if _SPACE.search(text):
        places = [i for i, c in enumerate(text) if not c.isspace()]
        text = "".join([text[i] for i in places])
    # What stands beside a numeral tells what it is, and white space stands for nothing.
    if not _FORMAL_SIGNS.isdisjoint(text):
        text = _FORMAL.sub(lambda m: _PLAINLY[m[0]], text)
    if "O" in text or "o" in text:
        text = _LETTER.sub(lambda m: "0" * len(m[0]), text)
    return Clean(_YEAR.sub(lambda m: m[0].translate(_DIGITS), text) if "二" in text else text, places)


def of_each(text: str) -> str:
    """Cleaned `text` in which 一 that means each is 每, in as many characters."""
    return _OF_EACH.sub(r"每\1每\2", text)

"""The numbers that Word puts before paragraphs: they are on the page and nowhere in the text."""

from __future__ import annotations

import msgspec

from jxlint.compiled import compiled
from jxlint.readers.markup import Attributes, Handler

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    "chineseCounting chineseCountingThousand taiwaneseCounting taiwaneseCountingThousand japaneseCounting"
    " ideographDigital chineseLegalSimplified".split()
)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9
_PLACE = compiled(r"%([1-9])")


class _Level(msgspec.Struct, gc=False):
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


class Numbering(Handler):
    """The lists that numbering.xml defines, and how far each has come."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._of: dict[str, str] = {}  # the list of every number that paragraphs name
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        self._list = self._number = ""
        self._at = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """See Handler."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._list = attributes.get("abstractNumId", "")
            self._lists[self._list] = {}
        elif name == "num":
            self._number, self._list = attributes.get("numId", ""), ""
        elif name == "abstractNumId" and self._number:
            self._of[self._number] = value
        elif name in ("lvl", "lvlOverride"):
            self._at = _whole(attributes.get("ilvl", "0"))
        elif name == "startOverride":
            self._restarts.setdefault(self._number, {})[self._at] = _whole(value)
        elif self._list in self._lists:
            level = self._lists[self._list].setdefault(self._at, _Level())
            if name == "start":
                level.start = _whole(value)
            elif name == "numFmt":
                level.form = value
            elif name == "lvlText":
                level.text = value
            elif name == "pStyle":
                self._styles[value] = self._list, self._at

    def label(self, style: str | None, number: str | None, level: str | None) -> str:
        """The number of the next paragraph of this style, list and level; "" for one without."""
        if number is None:
            if style not in self._styles:
                return ""
            name, at = self._styles[style]
        else:
            name, at = self._of.get(number, ""), _whole(level or "0")
        levels = self._lists.get(name)
        if not levels or at not in levels or at >= _LEVELS:
            return ""
        counts = self._counts.setdefault(name, [0] * _LEVELS)
        restart = self._restarts.get(number or "", {}).pop(at, None)
        counts[at] = restart if restart is not None else counts[at] + 1 if counts[at] else levels[at].start
        counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        own = levels[at]
        if own.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda m: self._shown(levels, counts, int(m[1]) - 1), own.text)

    def _shown(self, levels: dict[int, _Level], counts: list[int], at: int) -> str:
        level = levels.get(at, _Level())
        return written(counts[at] or level.start, level.form)


def written(number: int, form: str) -> str:
    """`number` as a list of this form shows it."""
    if form in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        out = ""
        for value, mark in _ROMAN:
            while number >= value:
                out, number = out + mark, number - value
        return out.upper() if form == "upperRoman" else out
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _whole(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 7 else 0

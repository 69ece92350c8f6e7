"""The cells of one worksheet of an .xlsx file, in one pass over its XML."""

from __future__ import annotations

from typing import NamedTuple

from jxlint.compiled import compiled
from jxlint.readers.archive import damaged
from jxlint.readers.limits import Limits
from jxlint.readers.markup import Attributes, Handler
from jxlint.readers.number_formats import GENERAL, shown, shown_text
from jxlint.readers.spreadsheet import Shown, Worksheet
from jxlint.readers.xlsx_text import unescaped

_PLACE = compiled(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_NUMBER = compiled(r"\d{1,7}")


class Styles(NamedTuple):
    """The number format of every style, how dates are counted, and by how many steps styles set text in."""

    codes: list[str]
    from_1904: bool
    indents: dict[str, int]

    def code(self, style: str) -> str:
        """The format of the style that a cell names."""
        number = _index(style, len(self.codes))
        return GENERAL if number is None else self.codes[number]


class Cells(Handler):
    """Fills `worksheet` with what its XML says."""

    def __init__(self, worksheet: Worksheet, strings: list[str], styles: Styles, limits: Limits) -> None:
        self._made, self._strings, self._styles, self._limits = worksheet, strings, styles, limits
        self._row, self._column = -1, -1
        self._kind = self._style = ""
        self._formula = self._phonetic = False
        self._words: list[str] | None = None  # while they are a cell's
        self._value: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """See Handler."""
        if name == "c":
            self._at(attributes.get("r"))
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._formula, self._value = False, []
        elif name in ("v", "t"):
            self._words = None if self._phonetic else self._value
        elif name == "row":
            number = attributes.get("r")
            self._row = _whole(number) - 1 if number else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true") or attributes.get("ht") == "0":
                self._made.hidden_rows.add(self._row)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merged(attributes.get("ref", ""))
        elif name == "col" and (attributes.get("hidden") in ("1", "true") or attributes.get("width") == "0"):
            first, last = _whole(attributes.get("min", "1")), _whole(attributes.get("max", "1"))
            self._made.hidden_columns.append((first - 1, last - 1))

    def end(self, name: str) -> None:
        """See Handler."""
        if name in ("v", "t"):
            self._words = None
        elif name == "c":
            text = self._shown("".join(self._value))
            if text:
                indent = 0 if self._kind == "n" else self._styles.indents.get(self._style, 0)
                self._made.cells.append(Shown(self._row, self._column, text, indent))
                self._limits.check_cells(len(self._made.cells))
            elif self._formula and not self._value and self._kind != "str":
                self._made.unvalued.append((self._row, self._column))
        elif name == "rPh":
            self._phonetic = False

    def text(self, words: str) -> None:
        """See Handler."""
        if self._words is not None:
            self._words.append(words)

    def _shown(self, value: str) -> str:
        """What a cell that holds `value` shows."""
        if not value:
            return ""
        kind = self._kind
        if kind == "n":
            return shown(value.strip(), self._styles.code(self._style), from_1904=self._styles.from_1904)
        if kind == "s":
            number = _index(value.strip(), len(self._strings))
            if number is None:
                raise damaged("sharedStrings.xml")
            return shown_text(self._strings[number], self._styles.code(self._style))
        if kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE"
        if kind == "d":
            return value.strip().removesuffix("T00:00:00")
        return value if kind == "e" else shown_text(unescaped(value), self._styles.code(self._style))

    def _at(self, place: str | None) -> None:
        """Cells may leave out where they are: then each is right of the last."""
        if not place:
            self._column += 1
            return
        found = _PLACE.fullmatch(place)
        if not found:
            raise damaged()
        self._row, self._column = int(found[2]) - 1, _column(found[1])

    def _merged(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
        if not begin or not end:
            raise damaged()
        self._made.merged.append((int(begin[2]) - 1, int(end[2]) - 1, _column(begin[1]), _column(end[1])))
        self._limits.check_cells(len(self._made.merged))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _index(number: str, count: int) -> int | None:
    """The index that `number` writes, None when it is none of `count`."""
    if not number.isdecimal() or len(number) > 9 or int(number) >= count:
        return None
    return int(number)


def _whole(number: str) -> int:
    if not _NUMBER.fullmatch(number) or not int(number):
        raise damaged()
    return int(number)

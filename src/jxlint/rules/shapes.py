"""Values that differ only in their numbers: judged alike, so that of a thousand ≥N% only a few are looked at.

Two texts are of one shape when they have numbers in the same places, each in as many digits and greater or less than
the others alike, and are the same around them. A number that rules compare with (0, and 1, 10, 100, …), or below 1,
stands for itself, and so does a text whose digits are more than numbers: a year, a month, a ratio, a telephone, a word
of a lexicon such as 12345热线.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jxlint.compiled import compiled
from jxlint.targets import TELLING
from jxlint.targets.numerals import FORMAL, HAN

CUTS = frozenset("0 1 10 100 1000 10000".split())
NUMBER = compiled(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_DIGITS = compiled(r"[0-9]")
_HIDDEN = str.maketrans("0123456789", "\0" * 10)
_ODD_DIGITS = "[²³¹¼-¾⁰-₉⅐-↉①-⓿❶-➓㈠-㊿]"
# Chinese numerals in every style.
_ANY_HAN = f"[{HAN[1:-1]}{FORMAL}半]"
_NUMERIC = compiled(rf"\d|{_ANY_HAN}|{_ODD_DIGITS}")
_HAN = compiled(_ANY_HAN)
# Signs of units that are so many of another (万元, 小时, km), and of Chinese numerals.
_SCALED = compiled(rf"{_ANY_HAN}|[A-Za-z元秒分时天日周月季年米里克斤吨顷亩升方‰]")
# Above 100 a share or score is out of range, and what it may be misread from depends on its digits.
_SHARES = compiled(r"[%％﹪٪‰分]|[百千]\s*分\s*之")
# Digits of other scripts and less than one: what they are beside a number does not show in its digits' count.
_OTHERS = compiled(rf"(?![0-9])\d|{_ODD_DIGITS}|(?<![\d.,])0+\.0*[1-9]")
# Where numbers of one text may be parts of a sum.
_SUMS = compiled(r"[(（+＋]|共|合计|总计")
_LONGEST = 9


class Shape(NamedTuple):
    """The shape of a text: `mask` is the text with a sign for each digit of its `numbers`, `ranks` their order; `alone`
    says that there is one, and no other digits. Without numbers it is the text itself; `fixed` says that it holds
    digits that are more than numbers."""

    mask: str
    numbers: tuple[str, ...] = ()
    ranks: tuple[int, ...] = ()
    fixed: bool = False
    alone: bool = False


_Pair = tuple[str, str | None, tuple[int, ...]]
"""The masks of both values, the second None where they are the same text, and the order of their numbers."""


class Shapes:
    """The shapes of texts, where `words` are those of all lexicons; remembers LIMIT of them."""

    LIMIT = 16_384

    def __init__(self, words: Iterable[str]) -> None:
        named = [re.escape(word) for word in words if _DIGITS.search(word)]
        self._telling = compiled("|".join(["20", TELLING.pattern, *named]))
        self._memo: dict[str, Shape] = {}

    def of(self, text: str) -> Shape:
        """The shape of `text`."""
        shape = self._memo.get(text)
        if shape is None:
            if len(self._memo) >= self.LIMIT:
                self._memo.clear()
            shape = self._memo[text] = self._find(text)
        return shape

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        self._memo.clear()

    def of_one(self, text: str) -> str:
        """The shape of a `text` with one number, "" of any other."""
        shape = self.of(text)
        return shape.mask if shape.alone else ""

    def of_both(self, period: str, annual: str) -> tuple[_Pair, tuple[str, ...]]:
        """The shape of an indicator's two values, and the numbers in them: none where they are judged by themselves."""
        one, two = self.of(period), self.of(annual)
        if period == annual:
            return (one.mask, None, one.ranks), one.numbers
        numbers = one.numbers + two.numbers
        if not numbers or not self._comparable(one, two, period, annual):
            return (period, annual, ()), ()
        return (one.mask, two.mask, _ranks(numbers)), numbers

    def _comparable(self, one: Shape, two: Shape, period: str, annual: str) -> bool:
        """Whether the order of the numbers, as they are written, is all that rules can see of one beside the other."""
        if not (_NUMERIC.search(period) and _NUMERIC.search(annual)):
            return True
        if self._unordered(one, period) or self._unordered(two, annual) or _amounts(period) != _amounts(annual):
            return False
        return NUMBER.sub("", period) == NUMBER.sub("", annual) or not _SCALED.search(period + annual)

    def _unordered(self, shape: Shape, text: str) -> bool:
        """Whether `text` holds digits of which the order to others is not known."""
        if shape.fixed or _OTHERS.search(text):
            return True
        return not shape.numbers and _DIGITS.search(text) is not None and self._telling.search(text) is not None

    def _find(self, text: str) -> Shape:
        numeric = list(NUMBER.finditer(text))
        found = [m for m in numeric if not _is_cut(m[0])]
        if not found:
            return Shape(text)
        if self._telling.search(text) or "±" in text or (len(found) > 1 and _HAN.search(text)):
            return Shape(text, fixed=True)
        if (len(numeric) > 1 or _HAN.search(text)) and _SUMS.search(text):
            return Shape(text, fixed=True)
        share = _SHARES.search(text) is not None
        mask, at = "", 0
        for match in found:
            number, end = match[0], match.end()
            whole = len(number.partition(".")[0].replace(",", ""))
            large = whole > 2 or _HAN.match(text, end) is not None
            if number[0] == "0" or len(number) > _LONGEST or (share and large):
                return Shape(text, fixed=True)
            mask += text[at : match.start()] + number.translate(_HIDDEN)
            at = end
        numbers = tuple([m[0] for m in found])
        return Shape(mask + text[at:], numbers, _ranks(numbers), alone=len(numeric) == 1)


def _is_cut(number: str) -> bool:
    """Whether rules compare with `number`, or it is less than any that has a shape."""
    return number.strip("0.,") in ("1", "") or number.startswith("0.")


def _amounts(text: str) -> int:
    """How many different numbers `text` holds; those of one text may be the parts that add up to another's."""
    numbers = NUMBER.findall(text)
    return len(numbers) if len(numbers) < 2 else len({float(number.replace(",", "")) for number in numbers})


def _ranks(numbers: Sequence[str]) -> tuple[int, ...]:
    """For each of `numbers`, how many different ones are less than it."""
    if len(numbers) == 1:
        return (0,)
    values = [float(number.replace(",", "")) for number in numbers]
    order = sorted(set(values))
    return tuple([order.index(value) for value in values])

"""The known word a user most likely meant, and what an error says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jxlint.patterns import later

_CODE = later(r"[A-Za-z]{2}[0-9OolIi]{2,5}\Z")
# What is typed for a digit: the letters O and o for 0, l and I for 1.
_DIGITS = str.maketrans("OolIi", "00111")


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, "" when none is near. Codes of rules are compared as codes."""
    import difflib  # words are misspelt in few runs

    listed = list(known)
    if _CODE.match(word) and any(map(_CODE.match, listed)):
        return _code(word, listed)
    folded = {k.casefold(): k for k in reversed(listed)}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    return folded[found[0]] if found else ""


def remedy(word: str, known: Iterable[str]) -> tuple[str, str]:
    """What to write in place of `word`, in Chinese and English: the nearest of the `known` words, else any of them."""
    listed = list(known)
    near = nearest(word, listed)
    if near:
        return f"是不是“{near}”？", f"did you mean “{near}”?"
    return "可用：" + "、".join(listed), "known: " + ", ".join(listed)


def as_code(word: str) -> str:
    """`word` as the code it looks like: upper case, with digits for the letters that look like them."""
    return word[:2].upper() + word[2:].translate(_DIGITS)


def _code(word: str, known: list[str]) -> str:
    """The nearest code: look-alikes read as digits, then the longest common beginning, then the nearest number."""
    import difflib

    meant = as_code(word)
    if meant in known:
        return meant

    def distance(code: str) -> tuple[bool, int, float, int]:
        shared = _shared(code, meant)
        alike = difflib.SequenceMatcher(None, code, meant, autojunk=False).ratio()
        return (len(code) != len(meant), -shared, -alike, abs(_number(code) - _number(meant)))

    best = min(known, key=distance)
    return best if _shared(best, meant) >= 3 and abs(len(best) - len(meant)) < 2 else ""


def _number(code: str) -> int:
    digits = re.sub(r"\D", "", code)
    return int(digits) if digits else 0


def _shared(one: str, two: str) -> int:
    """The length of the beginning that both have."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))

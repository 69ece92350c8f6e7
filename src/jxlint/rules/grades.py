"""Grades as they are written, made comparable: Ⅲ类, 三类 and III类; AA级及以上 and 不低于AA级; 0.05级, 二星级, 4A级."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.targets.numerals import DIGITS, han

# Grades of things, by which numbers Romans and Chinese have for them.
_NUMBERED = compiled(rf"(?<![A-Za-z])(?:I{{1,3}}|IV|VI?)(?=星?级|类)|[{DIGITS}](?=星?级|类)")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_NAMED = r"(?:\d+(?:\.\d+)?A?|(?<![A-Za-z\d])[A-Z]{1,3}[+-]?)(?:星?级|类)[AB]?"
# What is graded by it says nothing more.
_OF = r"(?:标准|水质|水体)"
_WITH_BOUND = compiled(
    rf"(?:地表水(?:环境质量)?|(?<![\u4e00-\u9fff])水质)?({_NAMED}){_OF}?(?:[及或含]?以([上下内])(?:\(含\))?)?(?:{_OF}(?!化))?"
)
# To reach a grade is to have it: 达到3类. What does not reach it is left alone.
_REACHED = compiled(rf"(?<![不未没])(?:达到?|符合|满足|保持在?|稳定在)(?={_NAMED})")
# A grade by letters, in any case: of AA级 the grade A级 is no part.
LETTERED = r"(?<![a-zA-Z\d])[a-zA-Z]{1,3}[+-]?(?=星?级|类)"


def graded(text: str) -> str:
    """`text` with figures for its grades, a sign for 以上 or 以下 behind one, and what is graded aside."""
    if "类" not in text and "级" not in text:
        return text
    text = _NUMBERED.sub(lambda m: _ROMAN.get(m[0]) or f"{han(m[0]):f}", text)
    text = _WITH_BOUND.sub(lambda m: (">=" if m[2] == "上" else "<=" if m[2] else "") + m[1], text)
    return _REACHED.sub("", text)


def in_figures(text: str, mark: str) -> list[str]:
    """The figures of the grades in `text` that `mark` (类) stands behind."""
    found = _NUMBERED.finditer(text) if mark in ("类", "级") else ()
    return [_ROMAN.get(m[0]) or f"{han(m[0]):f}" for m in found if text.startswith(mark, m.end())]

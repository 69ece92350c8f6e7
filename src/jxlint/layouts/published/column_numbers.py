"""Rows right below the heads of a table that only name its columns: 1 2 3, （1）（2）, 栏次 甲 1 2=3+4 3 4, XMMC ZJ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice

from jxlint.patterns import later
from jxlint.sheet import Sheet

_LEAD = later(r"[栏列行项][次号]|栏目|序号?|编号")
_LETTER = later(r"[甲乙丙丁戊己庚辛A-Za-z]")
# The name of a field in the system that the table comes from.
_FIELD = later(r"[A-Za-z][A-Za-z0-9_]{0,23}")
_NUMBER = later(
    r"(?:第?(?P<plain>\d{1,2})[栏列]?|[（(\[【](?P<within>\d{1,2})[)）\]】]|(?P<ringed>[①-⑳⑴-⒇⒈-⒛]))"
    r"(?:[=＝][\d栏列①-⑳()（）+＋*×-]{1,40})?"
)
_TOKEN = later(r"\S+(?:[^\S\n]*[=＝+＋][^\S\n]*\S+)*")
# Fewer may be anything; a row has no more columns.
_FEWEST, _MOST = 3, 40


def names_columns(words: Sequence[str]) -> bool:
    """Whether the cells of a row, which are not empty, only name columns: numbers that count up from 1, perhaps behind
    letters and with what they are sums of, or the Latin names of fields."""
    named = words[1:] if words and _LEAD.fullmatch(words[0]) else words
    return _counted(named) == len(named) >= _FEWEST or (
        len(named) >= _FEWEST and all(_FIELD.fullmatch(word) for word in named)
    )


def column_names(sheet: Sheet, end: int) -> int:
    """Where in the solid text of `sheet` the row of names ends that stands right below the heads that end at `end`, be
    it on one line or a column a line; `end` where none does."""
    text = sheet.text
    if not 0 < end < len(sheet.offsets) or "\n" not in text[sheet.offsets[end - 1] + 1 : sheet.offsets[end]]:
        return end
    start = sheet.offsets[end]
    stop = text.find("\n", start)
    stop = stop if stop >= 0 else len(text)
    line = ["".join(word.split()) for word in _TOKEN.findall(text, start, stop)]
    if len(line) > 1:
        return sheet.index(stop) if names_columns(line) else end
    if not (_LEAD.fullmatch(line[0]) or _counted(line)):
        return end
    column = list(islice(_TOKEN.finditer(text, start), _MOST))
    lead = 1 if _LEAD.fullmatch(line[0]) else 0
    count = _counted(["".join(m[0].split()) for m in column[lead:]])
    last = column[lead + count - 1].end()
    alone = "\n" in text[last : column[lead + count].start()] if lead + count < len(column) else True
    return sheet.index(last) if count >= _FEWEST and alone else end


def _counted(words: Sequence[str]) -> int:
    """How many of `words` are letters and then numbers that count up from 1; 0 where none is a number."""
    at = 0
    while at < len(words) and _LETTER.fullmatch(words[at]):
        at += 1
    letters = at
    while at < len(words) and (found := _NUMBER.fullmatch(words[at])) and _value(found) == at - letters + 1:
        at += 1
    return at if at > letters else 0


def _value(found: re.Match[str]) -> int:
    if ringed := found["ringed"]:
        return int(unicodedata.numeric(ringed))
    return int(found["plain"] or found["within"])

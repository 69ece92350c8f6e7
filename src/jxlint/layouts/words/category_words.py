"""The categories that lists of indicators name before them: 1.数量指标：, 产出指标-数量指标：, 社会效益："""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.words.item_numbers import ITEM
from jxlint.layouts.words.vocabulary import level

# The label beside a cell that lists indicators by categories.
BESIDE = r"(?:本?年度|项目)?绩效指标"
# The number of an item, or several.
NUMBER = compiled(rf"(?:(?:指标|目标)\d{{1,2}}[:：、.．]?|{ITEM})+")
NAMED = compiled(r"([^:：；;。，,≥≤]{2,24})[:：]")
_BETWEEN = compiled(r"[-—–－/]+")
_BOTH = 2


def lists_categories(words: str) -> bool:
    """Whether a cell begins with a category and its colon, numbered or not."""
    number = NUMBER.match(words)
    named = NAMED.match(words, number.end() if number else 0)
    return named is not None and bool(levels_of(named[1]))


def begins_item(words: str) -> bool:
    """Whether a line begins an item of a list: with a number, or a category."""
    return NUMBER.match(words) is not None or lists_categories(words)


def both_levels(words: str) -> tuple[int, int] | None:
    """Where the first of the two levels that the words of a cell name ends, and where the second begins; None where
    they are not these: 产出指标-数量指标."""
    if _BETWEEN.search(words) is None or level(words):
        return None
    named = levels_of(words)
    if len(named) != _BOTH or named[0][1] not in (1, 3) or named[1][1] not in (2, 3):
        return None
    return len(named[0][0]), named[1][2]


def levels_of(words: str) -> list[tuple[str, int, int]]:
    """The names of levels that `words` consist of, each with its kind (see `level`) and where it stands."""
    out, at = [], 0
    for piece in _BETWEEN.split(words):
        low = words.index(piece, at)
        kind = level(piece) or level(piece + "指标")
        if not kind:
            return []
        out.append((piece, kind, low))
        at = low + len(piece)
    return out

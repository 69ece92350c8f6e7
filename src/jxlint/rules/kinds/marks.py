"""Marks of punctuation and width that are written another way; one finding a text, whose fix mends them all.

标点和全角半角该换一种写法；一段文字报一次，修正一次改完。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

import msgspec

from jxlint.memo import Memo
from jxlint.rules.model import Check, Hit, Scope, TextField, says
from jxlint.rules.patterns import Pattern, Search
from jxlint.rules.screens import ANY_DIGIT, Screen, screen
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"
_QUOTES = frozenset("“”")
_PLANS = 256


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark and what is written in its place. One that is `open` only the writer can mend: it is the last sign of what
    matches."""

    pattern: str
    write: str
    open: bool = False


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    marks: Annotated[
        tuple[Mark, ...],
        says(
            "一列 pattern（regex 库的正则）和 write（改成什么，\\1 指第一组）；"
            "open: true 的只报最后一个字符，不改，用 open 消息",
            "A list of `pattern` (of the regex library) and `write` (what to put there; \\1 stands for a group); "
            "of one with `open: true` the last sign is told by the message “open”, and not mended",
        ),
    ]
    names: Annotated[tuple[Mark, ...], says("同上，只看指标名称", "The same for names of indicators alone")] = ()
    fields: Annotated[tuple[TextField, ...], says("名称以外还看哪几栏", "Where to look besides the name")] = (
        "annual",
        "period",
    )


EXAMPLE = {
    "options": {"marks": [{"pattern": "％", "write": "%"}, {"pattern": "([，。；])\\1+", "write": "\\1"}]},
    "bad": {"name": "培训合格率", "annual": "≥95％"},
    "good": {"name": "培训合格率", "annual": "≥95%"},
}


def screen_for(options: Options, _tools: Tools) -> Screen | None:
    return screen([mark.pattern for mark in options.marks])


def name_screen_for(options: Options, _tools: Tools) -> Screen | None:
    return screen([mark.pattern for mark in (*options.marks, *options.names)])


def build(options: Options, tools: Tools) -> Check:
    return _finder(options.marks, tools)


def build_name(options: Options, tools: Tools) -> Check:
    return _finder((*options.marks, *options.names), tools)


def _finder(marks: tuple[Mark, ...], tools: Tools) -> Callable[[str], Iterable[Hit]]:
    made = [(Pattern(m.pattern, "marks", tried=tools.tried, slow=tools.slow), m) for m in marks]
    patterns = [(pattern, m.write) for pattern, m in made if not m.open]
    signs = frozenset(sign for pattern, _ in made for sign in _told_by(pattern))

    def plan(held: frozenset[str]) -> tuple[list[Search], list[Search]]:
        """What to search a text for that holds these of the signs: the patterns that mend, and those that do not."""
        told = [(pattern, m, _told_by(pattern)) for pattern, m in made]
        asked = [(pattern.search, m.open) for pattern, m, by in told if not by or not held.isdisjoint(by)]
        return [search for search, open_ in asked if not open_], [search for search, open_ in asked if open_]

    plans = Memo(plan, _PLANS)

    def find(text: str) -> Iterable[Hit]:
        if not text:
            return ()
        mending, unmended = plans[signs.intersection(text)]
        for search in mending:
            if search(text):
                return mended(text)
        span = next((span for search in unmended if (span := search(text))), None)
        if span is None:
            return ()
        start, end = span[1] - 1, span[1]
        return (Hit("", text[start:end], start, end, args={"right": ""}, variant="open"),)

    def mended(text: str) -> Iterator[Hit]:
        right = text
        for pattern, write in patterns:
            right = pattern.replaced(right, write)
        start, end = _changed(text, right)
        replacement = right[start : end + len(right) - len(text)]
        variant = _variant(text[start:end], replacement)
        args = {"right": replacement}
        yield Hit("", text[start:end], start, end, args=args, replacement=replacement, variant=variant)

    return find


def _variant(old: str, new: str) -> str:
    """Which message tells that `old` is to be `new`: a quotation mark within such marks cannot be read."""
    return "gone" if not new else "quote" if _QUOTES.issuperset(old + new) else ""


def _told_by(pattern: Pattern) -> frozenset[str]:
    """Signs of which a text that `pattern` matches holds one; none where that cannot be told so simply."""
    return frozenset() if pattern.signs is None or ANY_DIGIT in pattern.signs else pattern.signs


def _changed(old: str, new: str) -> tuple[int, int]:
    """The span of `old` outside of which `new` is the same."""
    start, end, both = 0, 0, min(len(old), len(new))
    while start < both and old[start] == new[start]:
        start += 1
    while end < both - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - end

"""Marks of punctuation and width that are written another way; one finding a text, whose fix mends them all.

标点和全角半角该换一种写法；一段文字报一次，修正一次改完。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, Scope, TextField, says
from jxlint.rules.patterns import Pattern
from jxlint.rules.screens import ANY_DIGIT, Screen, screen
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"
_QUOTES = frozenset("“”")


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
    made = [(Pattern(m.pattern, "marks", tried=tools.tried), m) for m in marks]
    patterns = [(pattern, m.write) for pattern, m in made if not m.open]
    unmended = [pattern for pattern, m in made if m.open]
    always, by_sign = _by_sign([pattern for pattern, _ in made])
    signs = frozenset(by_sign)

    def find(text: str) -> Iterable[Hit]:
        if not text:
            return ()
        asked = {*always, *[pattern for sign in signs.intersection(text) for pattern in by_sign[sign]]}
        if any(pattern.search(text) for pattern in asked if pattern not in unmended):
            return mended(text)
        span = next((span for pattern in unmended if pattern in asked and (span := pattern.search(text))), None)
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


def _by_sign(patterns: Iterable[Pattern]) -> tuple[list[Pattern], dict[str, list[Pattern]]]:
    """Those that every text is searched for, and for each sign those of which a match may hold it."""
    always: list[Pattern] = []
    by_sign: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        if pattern.signs is None or ANY_DIGIT in pattern.signs:
            always.append(pattern)
            continue
        for sign in pattern.signs:
            by_sign.setdefault(sign, []).append(pattern)
    return always, by_sign


def _changed(old: str, new: str) -> tuple[int, int]:
    """The span of `old` outside of which `new` is the same."""
    start, end, both = 0, 0, min(len(old), len(new))
    while start < both and old[start] == new[start]:
        start += 1
    while end < both - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - end

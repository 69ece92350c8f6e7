"""Marks of punctuation and width that are written another way; one finding a text, whose fix mends them all.

Options: `marks` - a list of `pattern` (of the `regex` library) and `write` (what to put there; \\1 stands for a group);
`names` - the same for names of indicators alone; `fields` - where to look besides the name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope, TextField
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row

SCOPE: Scope = "text"


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark and what is written in its place."""

    pattern: str
    write: str


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    marks: tuple[Mark, ...]
    names: tuple[Mark, ...] = ()
    fields: tuple[TextField, ...] = ("annual", "period")


def build(options: Options, tools: Tools) -> Check:
    find = _finder(options.marks, tools)

    def check(text: str) -> Iterator[Hit]:
        yield from find(text, "")

    return check


def build_row(options: Options, tools: Tools) -> Check:
    find = _finder((*options.marks, *options.names), tools)

    def check(row: Row) -> Iterator[Hit]:
        yield from find(row.name, "name")

    return check


def _finder(marks: tuple[Mark, ...], tools: Tools) -> Callable[[str, str], Iterator[Hit]]:
    any_of = tools.pattern("|".join(f"(?:{m.pattern})" for m in marks), "marks")
    writers = [tools.writer(m.pattern, m.write, "marks") for m in marks]

    def find(text: str, field: str) -> Iterator[Hit]:
        first = next(any_of(text), None) if text else None
        if first is None:
            return
        right = text
        for write in writers:
            right = write(right)
        start, end = _changed(text, right)
        replacement = right[start : end + len(right) - len(text)]
        yield Hit(field, text[start:end], start, end, args={"right": replacement}, replacement=replacement)

    return find


def _changed(old: str, new: str) -> tuple[int, int]:
    """The span of `old` outside of which `new` is the same."""
    start, end, both = 0, 0, min(len(old), len(new))
    while start < both and old[start] == new[start]:
        start += 1
    while end < both - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - end

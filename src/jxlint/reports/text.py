"""Text on a terminal: double width, wrapping by the rules of Chinese type, and nothing that a terminal obeys."""

from __future__ import annotations

import unicodedata

# Marks that do not begin a line, and those that do not end one (GB/T 15834 and common practice).
_NOT_FIRST = set("，。；：、！？）》】”’」』〕…—·,.;:!?)]}%％")
_NOT_LAST = set("（《【“‘「『〔([{")


def visible(text: str) -> str:
    """`text` with control, bidirectional and line-breaking characters shown by their codes (\\x1b, \\u202e)."""
    if text.isprintable():  # the common case: no control, format, surrogate or separator character but the space
        return text
    return "".join(c if _harmless(c) else _code(c) for c in text)


def _harmless(c: str) -> bool:
    return unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _code(c: str) -> str:
    point = ord(c)
    return f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}" if point < 65536 else f"\\U{point:08x}"


class _Columns(dict[str, int]):
    """Columns by character, found out once: two for wide ones, none for combining ones."""

    def __missing__(self, c: str) -> int:
        # Ambiguous ones (“ ” … ≥) are narrow in the tables of nearly all terminals, whatever the font.
        wide = unicodedata.east_asian_width(c) in "WF"
        self[c] = columns = 0 if unicodedata.combining(c) else 2 if wide else 1
        return columns


_COLUMNS = _Columns()


def width(text: str) -> int:
    """Columns that `text` takes: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_COLUMNS.__getitem__, text))


def counted(n: int | str, what: str) -> str:
    """So many of `what`, in English: 1 rule, 2 rules. The number may be written out already."""
    return f"{n} {what}" + ("" if str(n) == "1" else "s")


def pad(text: str, columns: int) -> str:
    """`text` filled with spaces to `columns`."""
    return text + " " * max(0, columns - width(text))


def clip(text: str, columns: int) -> str:
    """`text`, cut to `columns` with … at its end where it is longer."""
    if len(text) <= columns // 2 or width(text[: columns + 1]) <= columns >= len(text):
        return text
    return text[: fitting(text, columns - 1)] + "…"


def clip_start(text: str, columns: int) -> str:
    """`text`, cut to `columns` with … at its start where it is longer: a path is known by its end."""
    return clip(text[::-1], columns)[::-1]


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`: words stay whole, Chinese breaks anywhere but before closing marks and
    after opening ones. A word longer than a line is broken."""
    if width(text) <= columns:
        return [text.rstrip()]
    lines: list[str] = []
    start = 0
    while start < len(text):
        end = start + fitting(text[start : start + 2 * columns], columns)
        if end < len(text):
            end = _break(text, start, end)
        lines.append(text[start:end].rstrip())
        start = end
    return lines


def _break(text: str, start: int, end: int) -> int:
    """Where a line from `start` that holds no more than up to `end` is to be broken. White space may hang over."""
    over = end
    while over < len(text) and text[over].isspace():
        over += 1
    if over == len(text) or (over > end and _may_break(text, over)):
        return over
    cut = end
    while cut > start and not _may_break(text, cut):
        cut -= 1
    return cut if cut > start else _hard_break(text, start, end)


def _may_break(text: str, at: int) -> bool:
    before, c = text[at - 1], text[at]
    return not (
        c in _NOT_FIRST
        or before in _NOT_LAST
        or c.isspace()
        or (c.isascii() and before.isascii() and not before.isspace())
    )


def _hard_break(text: str, start: int, end: int) -> int:
    """Where to break a word longer than a line: not before a closing mark, if it can be helped."""
    cut = end
    while cut > start + 1 and (text[cut] in _NOT_FIRST or text[cut - 1] in _NOT_LAST):
        cut -= 1
    return cut if cut - start > (end - start) // 2 else end


def fitting(text: str, columns: int) -> int:
    """How many characters of `text` fit into `columns`, at least one."""
    used = 0
    for i, c in enumerate(text):
        used += _COLUMNS[c]
        if used > columns:
            return max(1, i)
    return len(text)


def window(text: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """`text` cut to `columns` around `start`–`end`, with … where it was cut; the span in what is left.

    A span that is itself too long is shown from its beginning. The text may be of any length: only what can be shown
    is looked at.
    """
    if len(text) <= columns and width(text) <= columns:
        return text, start, end
    room = columns - 2
    if end > start:
        end = start + fitting(text[start : min(end, start + columns)], room)
    left, right, used = start, end, width(text[start:end])
    while True:
        grown = False
        if right < len(text) and used + _COLUMNS[text[right]] <= room:
            used += _COLUMNS[text[right]]
            right, grown = right + 1, True
        if left > 0 and used + _COLUMNS[text[left - 1]] <= room:
            left, grown = left - 1, True
            used += _COLUMNS[text[left]]
        if not grown:
            break
    head, tail = "…" if left else "", "…" if right < len(text) else ""
    return head + text[left:right] + tail, start - left + len(head), end - left + len(head)

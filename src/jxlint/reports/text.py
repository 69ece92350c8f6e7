"""Text on a terminal: double width, wrapping by the rules of Chinese type, and nothing that a terminal obeys."""

from __future__ import annotations

import unicodedata

# Marks that do not begin a line, and those that do not end one (GB/T 15834 and common practice).
_NOT_FIRST = set("，。；：、！？）》】”’」』〕…—·,.;:!?)]}%％")
_NOT_LAST = set("（《【“‘「『〔([{")


def visible(text: str) -> str:
    """`text` with control, bidirectional and line-breaking characters shown by their codes (\\x1b, \\u202e)."""
    return "".join(c if _harmless(c) else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in text)


def _harmless(c: str) -> bool:
    return unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def width(text: str) -> int:
    """Columns that `text` takes: two for wide characters, none for combining ones."""
    return sum(_columns(c) for c in text)


def _columns(c: str) -> int:
    if unicodedata.combining(c):
        return 0
    # Ambiguous ones (“ ” … —) are wide in Chinese fonts but narrow in most terminals' tables; terminals decide.
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """`text` filled with spaces to `columns`."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`: words stay whole, Chinese breaks anywhere but before closing marks and
    after opening ones."""
    lines: list[str] = []
    line = ""
    for token in _tokens(text):
        if line and width(line) + width(token.rstrip()) > columns:
            lines.append(line.rstrip())
            line = token.lstrip()
        else:
            line += token
        while width(line) > columns * 2:  # one word longer than the line: it must break somewhere
            cut = fitting(line, columns)
            lines.append(line[:cut])
            line = line[cut:]
    lines.append(line.rstrip())
    return lines


def _tokens(text: str) -> list[str]:
    """Pieces between which a line may break."""
    out: list[str] = []
    for c in text:
        glued = out and (
            c in _NOT_FIRST
            or out[-1][-1] in _NOT_LAST
            or (c.isascii() and out[-1][-1].isascii() and not out[-1][-1].isspace())
            or c.isspace()
        )
        if glued:
            out[-1] += c
        else:
            out.append(c)
    return out


def fitting(text: str, columns: int) -> int:
    """How many characters of `text` fit into `columns`, at least one."""
    used = 0
    for i, c in enumerate(text):
        used += _columns(c)
        if used > columns:
            return max(1, i)
    return len(text)


def window(text: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """`text` cut to `columns` around `start`–`end`, with … where it was cut; the span in what is left.

    A span that is itself too long is shown from its beginning.
    """
    if width(text) <= columns:
        return text, start, end
    room = columns - 2
    end = min(end, start + fitting(text[start:end], room) if end > start else end)
    left, right, used = start, end, width(text[start:end])
    while True:
        grown = False
        if right < len(text) and used + _columns(text[right]) <= room:
            used += _columns(text[right])
            right, grown = right + 1, True
        if left > 0 and used + _columns(text[left - 1]) <= room:
            left, grown = left - 1, True
            used += _columns(text[left])
        if not grown:
            break
    head, tail = "…" if left else "", "…" if right < len(text) else ""
    return head + text[left:right] + tail, start - left + len(head), end - left + len(head)

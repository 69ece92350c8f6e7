"""What fixes change, as a unified diff that `patch` and `git apply` understand."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.readers.text import decoded

_CONTEXT = 3


def unified(before: bytes, after: bytes, name: str) -> list[str]:
    """The lines of the diff, each with its line end; none where nothing changes. Fixes never add or take lines."""
    if before == after:  # which need be no text
        return []
    old, new = _lines(before), _lines(after)
    if len(old) != len(new):
        raise ValueError("a fix changed the number of lines")
    changed = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if not changed:
        return []
    out = [f"--- {name}\n", f"+++ {name}\n"]
    for first, last in _hunks(changed, len(old)):
        out.append(f"@@ -{_range(first, last)} +{_range(first, last)} @@\n")
        out += _hunk(old[first:last], new[first:last])
    return out


def _lines(data: bytes) -> list[str]:
    *lines, rest = decoded(data).text.split("\n")
    return [line + "\n" for line in lines] + ([rest] if rest else [])


def _hunks(changed: list[int], count: int) -> Iterator[tuple[int, int]]:
    start, end = max(0, changed[0] - _CONTEXT), changed[0] + 1 + _CONTEXT
    for i in changed[1:]:
        if i - _CONTEXT > end:
            yield start, min(end, count)
            start = i - _CONTEXT
        end = i + 1 + _CONTEXT
    yield start, min(end, count)


def _range(first: int, last: int) -> str:
    return f"{first + 1}" if last - first == 1 else f"{first + 1},{last - first}"


def _hunk(old: list[str], new: list[str]) -> Iterator[str]:
    """Lines that changed one after the other are shown together, the old ones first."""
    gone: list[str] = []
    come: list[str] = []
    for a, b in zip(old, new, strict=True):
        if a == b:
            yield from gone
            yield from come
            gone, come = [], []
            yield _line(" ", a)
        else:
            gone.append(_line("-", a))
            come.append(_line("+", b))
    yield from gone
    yield from come


def _line(sign: str, text: str) -> str:
    return sign + text if text.endswith("\n") else f"{sign}{text}\n\\ No newline at end of file\n"

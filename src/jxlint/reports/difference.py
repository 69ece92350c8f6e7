"""Two texts cut into what both have, what only the old one has and what only the new one has."""

from __future__ import annotations

import re
from typing import Literal

from jxlint.compiled import compiled

Mark = Literal["", "del", "ins"]
Piece = tuple[str, Mark]
# A number is one sign: 100 became 80, not "1" went and "8" came.
_SIGN = compiled(r"\d+(?:\.\d+)?|[A-Za-z]+|.", re.S)
_SHORTEST = 3  # what both have between two differences is shown as such from this length on
_MOST = 4_000_000  # a comparison of longer texts would cost more than it tells


def difference(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """`old` and `new` in pieces: joined they are the texts; a piece marked del or ins is in that one alone."""
    one, two = _SIGN.findall(old), _SIGN.findall(new)
    if not one or not two or len(one) * len(two) > _MOST:
        return _whole(old, "del"), _whole(new, "ins")
    left: list[Piece] = []
    right: list[Piece] = []
    for same, a, b in _runs(one, two):
        if same:
            left.append((a, ""))
            right.append((b, ""))
        else:
            left += _whole(a, "del")
            right += _whole(b, "ins")
    return left, right


def _whole(text: str, mark: Mark) -> list[Piece]:
    return [(text, mark)] if text else []


def _runs(one: list[str], two: list[str]) -> list[tuple[bool, str, str]]:
    """Stretches that are the same or not; a short same one between two others is counted to them."""
    from rapidfuzz.distance import Indel

    runs: list[tuple[bool, str, str]] = []
    blocks = Indel.opcodes(one, two)
    for k, op in enumerate(blocks):
        a, b = "".join(one[op.src_start : op.src_end]), "".join(two[op.dest_start : op.dest_end])
        inner = 0 < k < len(blocks) - 1
        same = op.tag == "equal" and not (inner and len(a) < _SHORTEST)
        if runs and runs[-1][0] == same:
            a, b = runs[-1][1] + a, runs[-1][2] + b
            runs.pop()
        runs.append((same, a, b))
    return runs

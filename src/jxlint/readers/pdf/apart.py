"""Parts of a table that no line joins: a page that lies wholly inside a merged cell has no level line in its column, so
that the lines on its left touch none on its right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jxlint.readers.pdf.view import Rule

_NEAR = 3.0


def whole(groups: Iterable[Sequence[Rule]], before: Sequence[float]) -> list[Sequence[Rule]]:
    """Lines that touch each other, those in one that are parts of the table with the borders `before` on the page
    before. Tables side by side do not have its borders."""
    beside: dict[tuple[float, float], list[Sequence[Rule]]] = {}
    for group in groups:
        ends = [e for r in group for e in ((r.start, r.end) if r.vertical else (r.at,))]
        top, bottom = min(ends), max(ends)
        same = next((at for at in beside if abs(at[0] - top) <= _NEAR and abs(at[1] - bottom) <= _NEAR), (top, bottom))
        beside.setdefault(same, []).append(group)
    out: list[Sequence[Rule]] = []
    for parts in beside.values():
        rules = [rule for part in parts for rule in part]
        out += [rules] if len(parts) > 1 and _borders(rules, before) else parts
    return out


def _borders(rules: Sequence[Rule], before: Sequence[float]) -> bool:
    """Whether `rules` reach from the first border to the last and have no others. A page may be shifted."""
    xs = [r.at for r in rules if r.vertical]
    if not xs or not before or abs(max(xs) - min(xs) - (before[-1] - before[0])) > _NEAR:
        return False
    shift = before[0] - min(xs)
    return all(any(abs(x + shift - at) <= _NEAR for at in before) for x in xs)

"""Levels that stand beside the middle of their rows, or behind them: text taken out of a PDF has the merged cells of a
table there, and what stands before a row is then another's level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jxlint.compiled import compiled
from jxlint.layouts.tokens.drafts import Row
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, level

# Which second levels a first one may have above them, by the words that both hold.
_OWNERS = (
    (compiled("产出|完成"), compiled("数量|质量|时效|成本")),
    (compiled("效益|效果"), compiled("效益|影响|发展|满意")),
    (compiled("成本"), compiled("成本")),
    (compiled("满意"), compiled("满意")),
)


def moved_levels(rows: Sequence[Row], marks: Iterable[Token]) -> list[Token]:
    """Of the `marks` of a text the levels that were found behind their rows, which none of the `rows` has; none where
    the levels stand before their rows. Rows whose levels do not stand right before them have none then."""
    held = {t.start for row in rows for role in LEVELS for t in row.fields.get(role, ())}
    stray = [t for t in marks if level(t.text) and t.start not in held]
    if not stray or not any(_taken(row, before, stray) for before, row in zip([None, *rows], rows, strict=False)):
        return []
    starts = [_start(row) for row in rows]
    for row, before in zip(rows, [-1, *starts[:-1]], strict=True):
        own = [role for role in LEVELS if _first(row, role) > before]
        sure = own == [*LEVELS] or (own == ["level2"] and _owns(row.fields.get("level1", ()), row.fields["level2"]))
        for role in LEVELS:
            if not sure and role not in own:
                row.fields.pop(role, None)
    return stray


def centred_levels(rows: Sequence[Row]) -> None:
    """Give the first level of a row to the rows before it whose second levels are such as it has above them, where they
    have none, or one further above that has no such; and where the row has no second level, that of the row before."""
    starts = [-1, *(_start(row) for row in rows)]
    for n in range(1, len(rows)):
        one = rows[n].fields.get("level1", ())
        if not one or one[0].start < starts[n]:
            continue
        at = n
        while at and _apart(rows[at - 1], one) and _first(rows[at - 1], "level1") <= starts[at - 1]:
            at -= 1
            rows[at].fields["level1"] = [*one]
        if at < n:
            rows[n].fields.setdefault("level2", rows[n - 1].fields["level2"])


def _apart(row: Row, one: Sequence[Token]) -> bool:
    """Whether the second level of a row is surely under the first level `one`, and not under its own."""
    own, two = row.fields.get("level1", ()), row.fields.get("level2", ())
    if not two or (own and _owns(own, two)):
        return False
    return any(a.search(one[0].text) and b.search(two[0].text) for a, b in _OWNERS)


def _taken(row: Row, before: Row | None, stray: Sequence[Token]) -> bool:
    """Whether the second level of a row stands under a first one of rows before it that cannot have it, and one that
    may have it stands behind the row and has none."""
    one, two = row.fields.get("level1", ()), row.fields.get("level2", ())
    if before is None or not one or not two or one[0].start > _start(before) or _owns(one, two):
        return False
    return any(t.start > _start(row) and level(t.text) in (1, 3) and _owns([t], two) for t in stray)


def _owns(one: Sequence[Token], two: Sequence[Token]) -> bool:
    """Whether a second level may stand under a first one; where either is not known it may."""
    if not one or not two:
        return True
    owners = [(a.search(one[0].text), b.search(two[0].text)) for a, b in _OWNERS]
    return any(a and b for a, b in owners) or not (any(a for a, _ in owners) and any(b for _, b in owners))


def _start(row: Row) -> int:
    """Where the row's own cells begin."""
    return min((t.start for role, words in row.fields.items() if role not in LEVELS for t in words), default=-1)


def _first(row: Row, role: str) -> int:
    return row.fields[role][0].start if row.fields.get(role) else -1

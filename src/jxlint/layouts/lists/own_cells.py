"""Which cells of a grid of many projects are the project's own: they stand before those of its indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import AGAIN, FUNDS
from jxlint.layouts.published.blocks import SUBTOTAL
from jxlint.layouts.rows.align import likely
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, TOTAL_ROW, level, ordinal

# What a unit may be called whose name stands across the table.
_OFFICE = compiled(r"(?!续)[一-鿿][一-鿿（）()·]{3,40}")

# The cells of a project by role, and those of its indicator.
Own = tuple[dict[str, Token], list[Token]]


def own_cells(cells: Sequence[Token], heads: Heads, positional: bool) -> Own:
    """The project's own cells of a row by role, and those of its indicator; `positional`: their columns are known."""
    if positional:
        return _in_columns(cells, heads)
    return _of_sum(cells, heads) or _before_levels(cells, heads)


def by_project(below: Sequence[Token], heads: Heads) -> Iterator[tuple[list[Token], Own | None]]:
    """The tokens of each project where nothing shows rows: its own cells stand before a first level, and the
    amount among them tells them from the end of the project before. The line of its unit above it comes apart, with
    what it holds."""
    roles = [r for r, _ in heads.lead]
    first = (1, 3) if "level1" in heads.roles else (2, 3)
    starts, units = [0], [""]
    for n, token in enumerate(below):
        if n == 0 or not token.text or level(token.text) not in first:
            continue
        for count in range(len(roles), 1, -1):
            own = dict(zip(roles[-count:], below[max(0, n - count) : n], strict=False))
            if len(own) == count and n - count >= starts[-1] and _are_own(own):
                # What stands before the first project's cells can only be more of them.
                begin = n - count
                due = str(len(starts) + (begin > 1))
                if roles[0] == "ordinal" and count < len(roles) and below[begin - 1].text == due:
                    begin -= 1
                if n > (len(roles) if len(starts) == 1 else count):
                    starts.append(begin)
                    units.append(own["unit"].text if "unit" in own else "")
                break
    for (start, end), unit in zip(pairwise((*starts, len(below))), (*units[1:], ""), strict=True):
        cut, told = _unit_line(below[start:end], unit, roles) if unit else (end - start, None)
        yield list(below[start : start + cut]), None
        if told is not None:
            yield list(below[start + cut : end]), told


def _unit_line(before: Sequence[Token], unit: str, roles: Sequence[str]) -> tuple[int, Own | None]:
    """Where in the tokens before a project the line of its `unit` begins, its name and amounts alone, and what that
    holds; their end where there is none."""
    at = len(before)
    while at > 0 and (not before[at - 1].text or money(before[at - 1].text, None) is not None):
        at -= 1
    figures = [t for t in before[at:] if t.text]
    sums = [r for r in roles if r.rstrip(AGAIN) in FUNDS]
    if at == 0 or before[at - 1].text != unit or not 0 < len(figures) <= len(sums):
        return len(before), None
    return at - 1, ({"unit": before[at - 1], **dict(zip(sums, figures, strict=False))}, [])


def _in_columns(cells: Sequence[Token], heads: Heads) -> Own:
    """The same of a row whose columns are known."""
    if len(cells) == 1 and (unit := next((h for r, h in heads.lead if r == "unit"), None)) is not None:
        alone = cells[0]  # a unit above its projects, in one cell across their columns
        if alone.column < unit.column < alone.column + alone.columns and _OFFICE.fullmatch(alone.text):
            return {"unit": alone}, []
    own = {r[5:]: t for t in cells if (r := heads.role_at(t.column)).startswith("lead:")}
    return own, [t for t in cells if t not in own.values()]


def _of_sum(cells: Sequence[Token], heads: Heads) -> Own | None:
    """The cells of a row that says what others add up to, None for any other."""
    words, *figures = [t for t in cells if t.text] or [cells[0]]
    if not figures or not (TOTAL_ROW.fullmatch(words.text) or SUBTOTAL.fullmatch(words.text)):
        return None
    roles = [r for r, _ in heads.lead if r.rstrip(AGAIN) in FUNDS]
    if len(figures) > len(roles) or any(money(t.text, None) is None for t in figures):
        return None
    return {"project": words, **dict(zip(roles, figures, strict=False))}, []


def _before_levels(cells: Sequence[Token], heads: Heads) -> Own:
    """The same of a row in which a level, or nothing but the number of its cells, parts them."""
    first = next((n for n, t in enumerate(cells) if level(t.text)), 0)
    if set(heads.roles).isdisjoint(LEVELS):
        first = max(0, len(cells) - len(heads.inner) - (not cells[-1].text))
    before = list(cells[:first])
    roles = [r for r, _ in heads.lead]
    while len(before) > len(roles) and not before[0].text:
        before = before[1:]
    if not before or len(before) > len(roles):
        return {}, list(cells)
    rest = list(cells[first:])
    if roles[0] == "ordinal" and 1 < len(before) < len(roles) and ordinal(before[0].text):
        # What stands in a merged cell above is left out between the number and the others.
        return {"ordinal": before[0], **dict(zip(roles[1 - len(before) :], before[1:], strict=True))}, rest
    return dict(zip(roles[-len(before) :], before, strict=True)), rest


def _are_own(own: dict[str, Token]) -> bool:
    """Whether these tokens are the cells of a project: an amount where one belongs, words in all other places."""
    sums = [t.text for r, t in own.items() if r in FUNDS]
    others = [t.text for r, t in own.items() if r not in FUNDS and r != "ordinal"]
    if "ordinal" in own and not ordinal(own["ordinal"].text):
        return False
    return (
        "project" in own
        and bool(sums)
        and all(money(s, None) is not None for s in sums)
        and all(len(o) > 2 and likely("name", o) and money(o, None) is None and not level(o) for o in others)
        and ("objective" not in own or len(own["objective"].text) > 5 or own["objective"].text.endswith("。"))
    )

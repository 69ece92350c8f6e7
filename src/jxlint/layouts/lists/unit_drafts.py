"""Projects of a form that are lines of units: a name and money alone, above the projects of the unit."""

from __future__ import annotations

from itertools import pairwise

from jxlint.layouts.filling.form import Filling
from jxlint.layouts.lists.line_of_all import department_line
from jxlint.layouts.lists.sum_rows import UNIT_CODE
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, UnitSum, Words, added, value_of

# So many of the projects' names, at least, are set in where those of units are not.
_MOST = 5, 4


def units_of(stream: Stream, form: Filling) -> None:
    """Take from the projects those that are lines of units, a name and money alone: they are the units of the projects
    below them; the first may be that of the department."""
    _units_above(form)
    _among_projects(stream, form)
    department_line(form, [draft for draft in form.drafts if draft.filled])


def departments_as_units(form: Filling, drafts: list[Draft]) -> None:
    """Give the projects of a grid that has a column of departments and none of units the department as their unit."""
    if form.heads is None or "department" not in dict(form.heads.lead):
        return
    if any("unit" in draft.fields for draft in drafts) or not all("department" in draft.fields for draft in drafts):
        return
    several = len({_words(draft.fields["department"]) for draft in drafts}) > 1
    for draft in drafts:
        draft.fields["unit"] = draft.fields["department"]
        if several:
            del draft.fields["department"]


def _among_projects(stream: Stream, form: Filling) -> None:
    """Take those that a grid without a column for units has among its projects."""
    drafts = [draft for draft in form.drafts if draft.filled]
    bare = [n for n, draft in enumerate(drafts) if _is_bare(draft)]
    if not bare or len(bare) == len(drafts) or not all(draft.unitless for draft in drafts):
        return
    found = bare if _below_department(drafts, bare) else _outer(stream, drafts, bare)
    if not found and (
        _sums_up(drafts)
        or (bare[0] == 0 and value_of(form.total) == added(drafts[n] for n in bare))
        or _only_head(form, bare)
        or (bare[-1] + 1 < len(drafts) and _coded(drafts, bare))
    ):
        found = bare
    unit: Words | None = None
    for n, draft in enumerate(drafts):
        if n in found:
            unit = draft.fields["name"]
            form.unit_sums.append(UnitSum(_words(unit), draft))
        elif unit is not None:
            if "unit" in draft.fields:
                draft.fields.setdefault("department", draft.fields["unit"])
            draft.fields["unit"] = unit
    form.drafts = [draft for n, draft in enumerate(drafts) if n not in found]


def _units_above(form: Filling) -> None:
    """Take from the projects the lines of units, a name and money alone, that the projects right below them name as
    theirs in a column of its own."""
    found = []
    for draft, below in pairwise([draft for draft in form.drafts if draft.filled]):
        unit = below.fields.get("unit")
        if unit and _is_bare(draft) and not _is_bare(below) and _words(unit) == _words(draft.fields["name"]):
            draft.fields = {"name": draft.fields["name"]}
            form.unit_sums.append(UnitSum(_words(unit), draft))
            found.append(draft)
    if found:
        form.drafts = [draft for draft in form.drafts if not any(draft is other for other in found)]


def _words(words: Words) -> tuple[str, ...]:
    return tuple(t.text for t in words)


def _is_bare(draft: Draft) -> bool:
    """Whether a project is no more than a name and money, and the code of a unit."""
    held = draft.fields.keys() - {"unit", "department"}
    told = all(UNIT_CODE.fullmatch(label) for label in draft.details)
    return held == {"name"} and bool(draft.money) and not draft.rows and told


def _outer(stream: Stream, drafts: list[Draft], bare: list[int]) -> list[int]:
    """Those of `bare` that are not set in, where the projects are."""
    projects = [_set_in(stream, draft) for n, draft in enumerate(drafts) if n not in bare]
    if sum(projects) * _MOST[0] < len(projects) * _MOST[1]:
        return []
    return [n for n in bare if not _set_in(stream, drafts[n])]


def _set_in(stream: Stream, draft: Draft) -> bool:
    """Whether the name begins with white space in its cell."""
    name = draft.fields.get("name")
    offset = stream.offsets[name[0].start] if name else 0
    before = stream.sheet.text[offset - 1 : offset]
    return before.isspace() and before not in "\t\r\n\f"


def _sums_up(drafts: list[Draft]) -> bool:
    """Whether `drafts` are lines of units, each with what those below it add up to, from the first to the last. Two
    lines of the same amount alone say nothing."""
    n = units = 0
    while n < len(drafts):
        if not _is_bare(drafts[n]):
            return False
        due, n = value_of(drafts[n]), n + 1
        units, begun = units + 1, n
        while n < len(drafts) and due > 0:
            due, n = due - value_of(drafts[n]), n + 1
        if due or n == begun:
            return False
    return units > 1 or len(drafts) > 2


def _below_department(drafts: list[Draft], bare: list[int]) -> bool:
    """Whether the first two of the `bare` ones are the department's line and that of its first unit: the lines of units
    below the first come out, and all projects come to it."""
    if bare[:2] != [0, 1] or not _sums_up(drafts[1:]):
        return False
    return value_of(drafts[0]) == added(draft for n, draft in enumerate(drafts) if n not in bare)


def _only_head(form: Filling, bare: list[int]) -> bool:
    """Whether the only one of `bare` is the first, below a head that names units beside projects (单位（项目）名称)."""
    named = dict(form.heads.lead).get("project") if form.heads else None
    return named is not None and "单位" in named.text and bare == [0]


def _coded(drafts: list[Draft], bare: list[int]) -> bool:
    """Whether each of the `bare` ones has a code with which, and more, that of the project below it begins."""
    codes = [next((w[0].text for label, w in d.details.items() if UNIT_CODE.fullmatch(label)), "") for d in drafts]
    return all(
        code and below.startswith(code) and below != code for code, below in ((codes[n], codes[n + 1]) for n in bare)
    )

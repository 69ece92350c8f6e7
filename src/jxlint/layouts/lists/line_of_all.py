"""The department's own line above the lines of its units, in their column: what all projects of the list come to."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.tokens.drafts import Draft, Words, added, value_of

_CODE = compiled(r"^\d{3,12}[-－—_]?")


def department_line(form: Filling, drafts: Sequence[Draft]) -> None:
    """Take the first line of a unit as that of the department, which states the total or says it again. It stands above
    all projects, and they come to it, and not those alone of a unit of this name; or no project is of the unit, and the
    department that stands above the list has its name."""
    if not form.unit_sums or not drafts:
        return
    first = form.unit_sums[0]
    words = first.figures.fields.get("unit") or first.figures.fields.get("name", [])
    if not words or words[0].start > drafts[0].start:
        return
    figures, own = first.figures, [d for d in drafts if _said(d.fields.get("unit", [])) == first.unit]
    known = [d.fields["department"] for d in drafts if d.fields.get("department")]
    called = any(_said(words) == first.unit for words in known)
    coded = bool(known) and all(_bare(_said(words)) == _bare(first.unit) for words in known)
    of_all = value_of(figures) == added(drafts) != added(own)
    if not of_all and (own or not (called or coded)):
        return
    if not form.total.money:
        form.total = figures
    elif {r: t.text for r, t in form.total.money.items()} == {r: t.text for r, t in figures.money.items()}:
        form.take(*figures.money.values())
        form.total.details = form.total.details or figures.details
    else:
        return
    form.unit_sums = form.unit_sums[1:]
    if called:
        form.take(*words)
    elif coded:
        for draft in drafts:
            draft.fields["department"] = words  # says more than the name above the list
    elif not known:
        drafts[0].fields["department"] = words


def _bare(name: tuple[str, ...]) -> str:
    """A department's name without its code, and what says that it is one."""
    return _CODE.sub("", "".join(name)).removesuffix("部门")


def _said(words: Words) -> tuple[str, ...]:
    return tuple(t.text for t in words)

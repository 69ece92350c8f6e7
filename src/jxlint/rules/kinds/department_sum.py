"""A department form whose 项目支出 is not the sum of the department's projects in the corpus.

部门表的项目支出与该部门各项目之和不符；同一项目报了几次的只算一次，有项目没有金额的不比。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from jxlint.rules.across import AcrossCheck, By, CorpusView, Filed, Pair
from jxlint.rules.model import Hit, Scope, says
from jxlint.rules.tools import Tools

SCOPE: Scope = "corpus"
_TEN_THOUSAND = Decimal(10_000)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tolerance: Annotated[
        Decimal, says("每个项目允许的进位差，元", "What rounding may make of each project, in yuan")
    ] = Decimal(100)


def build(options: Options, _tools: Tools) -> AcrossCheck:
    def check(view: CorpusView) -> Iterator[Pair]:
        compared: set[str] = set()
        # The form is the department's; where none of its projects names that department, the unit's own.
        named: tuple[Literal["department", "unit"], ...] = ("department", "unit")
        for by in named:
            for group in view.groups(by, "year"):
                yield from _compared(group, by, compared, options.tolerance)

    return check


def _compared(group: Iterator[Filed], by: By, compared: set[str], tolerance: Decimal) -> Iterator[Pair]:
    forms: list[Filed] = []
    seen: set[tuple[str, str]] = set()
    total, example = Decimal(0), None
    known = True
    for filed in group:
        if filed.kind == "department":
            forms.append(filed)
        elif (filed.unit_key, filed.project_key) not in seen:
            seen.add((filed.unit_key, filed.project_key))
            known = known and filed.yuan is not None
            total, example = total + (filed.yuan or 0), example or filed
    if example is None or not (example.department_key if by == "department" else example.unit_key):
        return
    for form in forms:
        if form.id in compared:
            continue
        compared.add(form.id)
        if known and form.yuan is not None and abs(form.yuan - total) > tolerance * (len(seen) + 1):
            said = {"count": str(len(seen)), "sum": _wan(total), "difference": _wan(abs(form.yuan - total)),
                    "other": example.place}  # fmt: skip
            hit = Hit("amounts", _wan(form.yuan), path=("expenditure", "project"), args=said,
                      variant="more" if total > form.yuan else "")  # fmt: skip
            yield Pair(hit, form, example)


def _wan(yuan: Decimal) -> str:
    """In 万元, as the forms have it."""
    return f"{(yuan / _TEN_THOUSAND).quantize(Decimal('0.01'))}"

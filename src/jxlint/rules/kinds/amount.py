"""An amount that cannot be right: unreadable, negative, or a line whose total is zero.

金额不对：读不出、为负，或一行合计为零。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.document import COLUMNS, Amounts, DepartmentForm, Path
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.money import DocumentView, department_figures, lines, usable
from jxlint.rules.tools import Tools

SCOPE: Scope = "document"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(view: DocumentView) -> Iterator[Hit]:
        document = view.document
        if isinstance(document, DepartmentForm):
            for path, value, unread in department_figures(document):
                if unread is not None or not usable(value):
                    yield Hit("amounts", unread or str(value), path=path, variant="unread")
                elif value is not None and value < 0:
                    yield Hit("amounts", str(value), path=path, variant="negative")
            return
        for path, amounts in lines(document):
            yield from _line(path, amounts)

    return check


def _line(path: Path, amounts: Amounts) -> Iterator[Hit]:
    for column in COLUMNS:
        value = getattr(amounts, column)
        if not usable(value):
            yield Hit("amounts", str(value), path=(*path, column), variant="unread")
        elif value is not None and value < 0:
            yield Hit("amounts", str(value), path=(*path, column), variant="negative")
    if amounts.unread:
        for column, text in amounts.unread.items():
            yield Hit("amounts", text, path=(*path, column), variant="unread")
    if amounts.total is not None and usable(amounts.total) and amounts.total == 0:
        parts = [getattr(amounts, c) for c in COLUMNS[1:]]
        funded = any(p for p in parts if p is not None and usable(p))
        yield Hit("amounts", str(amounts.total), path=(*path, "total"), variant="unsummed" if funded else "zero")

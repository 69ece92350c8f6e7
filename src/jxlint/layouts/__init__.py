"""Layouts: one module a form. Each says how sure it is that a sheet is its own; the surest reads it."""

from __future__ import annotations

import msgspec

from jxlint.layouts.doubts import doubts
from jxlint.reading import Reading
from jxlint.sheet import Sheet

# Of a text with a department's form and another one, the title of the former says one of these.
_WHOLE = ("整体支出", "整体预算", "整体绩效", "部门整体", "单位整体")


def _shows_several(solid: str) -> bool:
    """Whether a text may hold several forms: what else is looked at then takes a while to load."""
    return any(words in solid for words in _WHOLE) or solid.count("一级") > 1


def recognise(sheet: Sheet, layout: str | None = None) -> Reading:
    """The document that `sheet` shows, read by the layout that knows its form, or by `layout` where one is named.

    Raises UnrecognisedTable when none does, BlankForm when the form is not filled in.
    """
    if sheet.cells or _shows_several(sheet.solid):
        from jxlint.layouts.parts import read

        reading = read(sheet, layout)
    else:
        from jxlint.layouts.choice import read_whole

        reading = read_whole(sheet, layout)
    notices = (*sheet.notices, *reading.notices, *doubts(reading.document))
    return msgspec.structs.replace(reading, notices=notices) if notices else reading

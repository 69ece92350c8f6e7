"""Layouts: one module a form. Each says how sure it is that a sheet is its own; the surest reads it."""

from __future__ import annotations

import msgspec

from jxlint.layouts.doubts import doubts
from jxlint.reading import Reading
from jxlint.sheet import Sheet


def recognise(sheet: Sheet, layout: str | None = None) -> Reading:
    """The document that `sheet` shows, read by the layout that knows its form, or by `layout` where one is named.

    Raises UnrecognisedTable when none does, BlankForm when the form is not filled in.
    """
    # Of what a text shows of several forms, these words tell without more.
    if sheet.cells or "整体" in sheet.solid or sheet.solid.count("一级") > 1:
        from jxlint.layouts.parts import read

        reading = read(sheet, layout)
    else:
        from jxlint.layouts.choice import read_whole

        reading = read_whole(sheet, layout)
    notices = (*sheet.notices, *reading.notices, *doubts(reading.document))
    return msgspec.structs.replace(reading, notices=notices) if notices else reading

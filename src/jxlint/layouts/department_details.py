"""Fields of a department's form that the document has none for, kept by their labels: 联系人, 编制数."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from jxlint.layouts.department_words import DEPARTMENT
from jxlint.layouts.grid import Cell
from jxlint.layouts.rows import amount
from jxlint.layouts.stream import Stream
from jxlint.layouts.vocabulary import label

_KEPT = ("detail", "end")


def details(stream: Stream, rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """What stands beside labels that are known in `rows` above the tasks and indicators, and that nobody took."""
    out: dict[str, str] = {}
    for row in rows:
        if any(cell.text.endswith("名称") and not DEPARTMENT.fullmatch(cell.text) for cell in row):
            continue  # heads of a table of its own
        for cell, beside in zip_longest(row, row[1:]):
            if not cell.text or not stream.free(cell.start):
                continue
            role, value = label(cell.text), beside if beside is not None and beside.text else None
            if role == "side":
                stream.take(cell.start, cell.end)
            part = cell.text.startswith("其中") and value is not None and amount(value.text) is not None
            if role not in _KEPT and not part:
                continue
            key = cell.text.rstrip(":：")
            if value is None:
                stream.take(cell.start, cell.end)  # nobody has filled it in
            elif key not in out and stream.free(value.start) and not label(value.text):
                stream.take(cell.start, cell.end)
                out[key] = stream.field(("details", key), value.start, value.end)
    return out

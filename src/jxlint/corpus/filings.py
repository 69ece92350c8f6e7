"""Rows of the table of projects as the rules over a corpus see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jxlint.document import Indicator
from jxlint.reading import Location
from jxlint.rules.across import By, Filed, FiledRow

# The columns by which filings are brought together.
KEYS: dict[By, str] = {
    "kind": "kind", "department": "department_key", "unit": "unit_key", "project": "project_key",
    "year": "budget_year", "band": "band",
}  # fmt: skip
ROW = ("level1", "level2", "name", "period", "annual")
MORE = ("weight", "unit", "nature", "direction")


def filed(row: Mapping[str, Any]) -> Filed:
    """A row of `projects` with the columns `name` and `content` of its document."""
    return Filed(
        row["id"], row["document"], row["content"], row["kind"], row["department"] or "", row["unit"] or "",
        row["project"] or "", row["department_key"], row["unit_key"], row["project_key"], row["budget_year"],
        row["yuan"], row["indicators"], row["path"], row["name"],
        Location(line=row["line"], page=row["page"], sheet=row["sheet"], cell=row["cell"], pointer=row["pointer"]),
    )  # fmt: skip


def filed_row(of: Filed, row: Mapping[str, Any]) -> FiledRow:
    """An indicator of `of` from its row, of which the columns have these names with i_ before."""
    more = {key: row[f"i_{key}"] for key in MORE if row[f"i_{key}"] is not None}
    told = {key: row[f"i_{key}"] for key in ROW}
    return FiledRow(of, Indicator(number=row["i_number"], **told, **more), row["i_path"])

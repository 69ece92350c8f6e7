"""The data set as rules over the whole corpus look at it. DuckDB sorts and groups, on disk where memory is short; what
comes of it is read as it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from jxlint.corpus.filings import KEYS, MORE, ROW, filed, filed_row
from jxlint.corpus.sketches import similarity
from jxlint.rules.across import By, Filed, FiledRow

_AT_ONCE = 2048  # rows
_T = TypeVar("_T")
_OWN = ("id", "document", "kind", "department", "unit", "project", "department_key", "unit_key", "project_key",
        "budget_year", "yuan", "indicators", "path", "line", "page", "sheet", "cell", "pointer", "sketch")  # fmt: skip
_PROJECT = ", ".join(f"p.{name}" for name in _OWN) + ", d.name, d.content"
_ORDER = "name, length(path), path, id"


class Stored:
    """A view (see `rules.across.CorpusView`) of the tables that `connection`, of DuckDB, has views of."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._sketches: dict[str, bytes | None] = {}

    def groups(self, *by: By) -> Iterator[Iterator[Filed]]:
        """See `CorpusView`."""
        keys = [KEYS[b] for b in by]
        unnested = ", unnest(p.bands) AS band" if "band" in by else ""
        question = f"""WITH filed AS (SELECT {_PROJECT}{unnested} FROM projects p JOIN documents d ON p.document = d.id)
          SELECT * FROM filed QUALIFY count(*) OVER (PARTITION BY {", ".join(keys)}) > 1
          ORDER BY {", ".join(keys)}, {_ORDER}"""
        yield from self._grouped(question, keys, self._filed)

    def over_years(self) -> Iterator[Iterator[FiledRow]]:
        """See `CorpusView`."""
        columns = ", ".join(f"i.{c} AS i_{c}" for c in ("number", *ROW, *MORE, "path", "name_key"))
        keys = ["unit_key", "project_key", "i_name_key"]
        question = f"""WITH told AS (SELECT {_PROJECT}, {columns} FROM indicators i
          JOIN projects p ON i.project_id = p.id JOIN documents d ON p.document = d.id
          WHERE p.budget_year IS NOT NULL AND i.name_key <> '')
          SELECT * FROM told QUALIFY min(budget_year) OVER (PARTITION BY {", ".join(keys)})
            <> max(budget_year) OVER (PARTITION BY {", ".join(keys)})
          ORDER BY {", ".join(keys)}, budget_year, {_ORDER}, length(i_path), i_path"""
        yield from self._grouped(question, keys, lambda row: filed_row(self._filed(row), row))

    def similarity(self, one: Filed, two: Filed) -> float:
        """See `CorpusView`. To be asked of filings of one group while it is read."""
        first, second = self._sketches.get(one.id), self._sketches.get(two.id)
        return similarity(first, second) if first and second else 0.0

    def _filed(self, row: dict[str, Any]) -> Filed:
        made = filed(row)
        self._sketches[made.id] = row["sketch"]
        return made

    def _grouped(
        self, question: str, keys: list[str], make: Callable[[dict[str, Any]], _T]
    ) -> Iterator[Iterator[_T]]:  # fmt: skip
        for _, group in groupby(self._rows(question), lambda row: [row[key] for key in keys]):
            self._sketches.clear()  # those of the group before
            yield map(make, group)

    def _rows(self, question: str) -> Iterator[dict[str, Any]]:
        cursor = self._connection.cursor().execute(question)
        names = [column[0] for column in cursor.description]
        while several := cursor.fetchmany(_AT_ONCE):
            for row in several:
                yield dict(zip(names, row, strict=True))

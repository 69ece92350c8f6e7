"""The data set as rules over the whole corpus look at it. DuckDB sorts and groups, on disk where memory is short."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from jxlint.corpus.dataset import quoted
from jxlint.corpus.filings import KEYS, MORE, ROW, filed, filed_row
from jxlint.corpus.libraries import library
from jxlint.corpus.sketches import similarity
from jxlint.rules.across import By, Filed, FiledRow

_AT_ONCE = 4096  # rows
_T = TypeVar("_T")
_OWN = ("id", "document", "kind", "department", "unit", "project", "department_key", "unit_key", "project_key",
        "budget_year", "yuan", "indicators", "path", "line", "page", "sheet", "cell", "pointer", "sketch")  # fmt: skip
_PROJECT = ", ".join(f"p.{name}" for name in _OWN) + ", d.name, d.content"
_ORDER = "d.name, length(p.path), p.path, p.id"


def _of(key: str) -> str:
    return "m.band" if key == "band" else f"p.{key}"


class Stored:
    """A view (see `rules.across.CorpusView`) of the tables that `connection`, of DuckDB, has views of. Answers are kept
    in the folder `room`, else a temporary one, while they are read."""

    def __init__(self, connection: Any, room: Path | None = None) -> None:
        self._connection, self._room = connection, room
        self._sketches: dict[str, bytes | None] = {}

    def groups(self, *by: By) -> Iterator[Iterator[Filed]]:
        """See `CorpusView`."""
        keys = [KEYS[b] for b in by]
        own = ", ".join("unnest(bands) AS band" if key == "band" else key for key in keys)
        band = ", m.band" if "band" in by else ""
        # Those that have company are found by their keys alone, so that few of the wide rows are sorted.
        question = f"""WITH each AS (SELECT id AS filed, {own} FROM projects),
          m AS (SELECT * FROM each QUALIFY count(*) OVER (PARTITION BY {", ".join(keys)}) > 1)
          SELECT {_PROJECT}{band} FROM m JOIN projects p ON m.filed = p.id JOIN documents d ON p.document = d.id
          ORDER BY {", ".join(_of(key) for key in keys)}, {_ORDER}"""
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
          ORDER BY {", ".join(keys)}, budget_year, name, length(path), path, length(i_path), i_path"""
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
        """The answer, by way of a file: DuckDB would hold it in memory as a whole."""
        with tempfile.TemporaryDirectory(dir=self._room) as room:
            path = Path(room) / "answer.parquet"
            options = f"(FORMAT parquet, ROW_GROUP_SIZE {_AT_ONCE})"
            self._connection.execute(f"COPY ({question}) TO {quoted(str(path))} {options}")
            with library("pyarrow.parquet").ParquetFile(path) as file:
                for batch in file.iter_batches(_AT_ONCE):
                    yield from batch.to_pylist()

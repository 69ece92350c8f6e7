"""The lint step: documents in, tables out. It depends on nothing but the settings, keeps nothing between batches but
what it remembers of texts, and may run anywhere."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from typing import Any

from jxlint.corpus.libraries import arrow, library
from jxlint.corpus.model import Done, Item, Work
from jxlint.corpus.rows import Row, failed, rows
from jxlint.corpus.schema import TABLES, schema
from jxlint.corpus.settings import Settings
from jxlint.errors import BrokenRule, JxlintError, UsageError
from jxlint.readers.pace import heard
from jxlint.reports.model import FileReport


class Judge:
    """Judges batches by `settings`. `begin` is told which document is taken up, again for each page of it in which text
    is recognised, and None after the last. Raises BrokenRule, BrokenProfile, UsageError."""

    def __init__(self, settings: Settings, begin: Callable[[int | None], None] = lambda _: None) -> None:
        self._begin = begin
        self._settings, self._limits = settings, settings.within()
        self._desk = settings.desk()
        self._desk.ready("-")
        self._year = self._desk.plan("-").profile.budget_year

    def __call__(self, work: Work) -> Done:
        """What comes of a batch. Raises BrokenRule and UsageError, which spoil all documents, and MemoryError."""
        made = self.tables(work.items, work.batch)
        return Done(work.batch, {name: packed(table) for name, table in made.items()}, counts(made))

    def tables(self, items: Iterable[Item], batch: int) -> dict[str, Any]:
        """The rows of the documents as Arrow tables, by their names."""
        made: dict[str, list[Row]] = {name: [] for name in TABLES}
        for i, item in enumerate(items):
            self._begin(i)
            # What is left of a document that failed half-way would look like a whole one.
            with heard(lambda _page, _pages, i=i: self._begin(i)):  # type: ignore[misc]
                found = self._rows(item, batch)
            for table, row in found:
                made[table].append(row)
        self._begin(None)
        return {name: table_of(name, several) for name, several in made.items()}

    def _rows(self, item: Item, batch: int) -> list[tuple[str, Row]]:
        from jxlint.readers import read_bytes

        if item.error is not None:
            return [_failed(item, item.error.error(), batch, self._settings.lang)]
        try:
            reading = read_bytes(item.data, item.called, limits=self._limits)
            report = self._desk.report("-", reading)
            return list(rows(item, reading, report, batch, self._year))
        except (BrokenRule, UsageError, MemoryError):
            raise
        except JxlintError as e:
            e.where = e.where.removeprefix(item.called)
            return [_failed(item, e, batch, self._settings.lang)]
        except Exception as e:  # one document must not cost the others
            if os.environ.get("JXLINT_TRACEBACK"):
                raise
            from jxlint.failing import unexpected

            return [_failed(item, unexpected(e), batch, self._settings.lang)]


def lost(item: Item, error: JxlintError, batch: int, lang: str) -> Done:
    """What comes of a document that ended the process which judged it."""
    table, row = _failed(item, error, batch, lang)
    made = {name: table_of(name, [row] if name == table else []) for name in TABLES}
    return Done(batch, {name: packed(t) for name, t in made.items()}, counts(made))


def joined(parts: list[Done]) -> Done:
    """The pieces of one batch, in their order, as if they had been judged together."""
    pq = library("pyarrow.parquet")
    pa = arrow()
    made = {
        name: pa.concat_tables(
            [pq.read_table(io.BytesIO(p.parts[name]), schema=schema(name), use_threads=False) for p in parts]
        )
        for name in TABLES
    }
    return Done(parts[0].batch, {name: packed(t.combine_chunks()) for name, t in made.items()}, counts(made))


def table_of(name: str, several: list[Row]) -> Any:
    """The rows as an Arrow table with the columns of the table `name`."""
    pa = arrow()
    columns = {}
    for column in schema(name):
        values = [row.get(column.name) for row in several]
        try:
            columns[column.name] = pa.array(values, column.type)
        except UnicodeEncodeError:  # half of a surrogate pair, which JSON may hold
            sound = [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]
            columns[column.name] = pa.array(sound, column.type)
    return pa.table(columns, schema=schema(name))


def packed(table: Any) -> bytes:
    """A table as a Parquet file; equal tables make equal files."""
    sink = io.BytesIO()
    library("pyarrow.parquet").write_table(table, sink, compression="zstd")
    return sink.getvalue()


def counts(tables: dict[str, Any]) -> dict[str, int]:
    """How much there is of what, for the progress and the summary."""
    pc = library("pyarrow.compute")
    unread = tables["documents"].column("error_code")
    out = {name: table.num_rows for name, table in tables.items()}
    out["unread"] = len(unread) - unread.null_count
    # A department form has a row in the table of projects, too.
    for column in ("projects", "errors", "warnings", "notes"):
        out[column] = pc.sum(tables["documents"].column(column)).as_py() or 0
    return out


def _failed(item: Item, error: JxlintError, batch: int, lang: str) -> tuple[str, Row]:
    report = FileReport.failed("", error, lang)
    assert report.error is not None
    return "documents", failed(item, report.error, batch)

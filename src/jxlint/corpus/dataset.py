"""A data set opened for questions in SQL."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jxlint.corpus import planning
from jxlint.corpus.libraries import library
from jxlint.corpus.schema import TABLES
from jxlint.corpus.store import files
from jxlint.errors import InputError, UsageError


@contextmanager
def opened(out: Path) -> Iterator[tuple[planning.Plan, Any]]:
    """The plan of the data set at `out`, and a connection to DuckDB in which its tables are views. Raises
    UsageError for a folder that is none, and without the library."""
    duckdb = library("duckdb")
    try:
        plan = planning.read(out)
    except InputError as e:
        raise _none(out) from e
    if plan is None or any(not (out / name).is_dir() for name in TABLES):
        raise _none(out)
    with tempfile.TemporaryDirectory() as room, duckdb.connect() as connection:
        # What does not fit into memory goes there.
        connection.execute("SET temp_directory = " + "'" + room.replace("'", "''") + "'")
        for name in TABLES:
            _view(connection, out, name)

        yield plan, connection


def _view(connection: Any, out: Path, name: str) -> None:
    found = [str(path) for path in files(out, name)]
    if found:
        connection.read_parquet(found).create_view(name)
        return
    names = {"text": "VARCHAR", "int": "INTEGER", "long": "BIGINT", "money": "DECIMAL(38,6)", "bytes": "BLOB",
             "texts": "VARCHAR[]"}  # fmt: skip
    columns = ", ".join(f'"{c.name}" {names[c.type]}' for c in TABLES[name])
    connection.execute(f"CREATE TABLE {name} ({columns})")


def _none(out: Path) -> UsageError:
    return UsageError(
        "不是 jxlint corpus run 写的数据集", "not a data set that jxlint corpus run wrote",
        remedy_zh="请写 corpus run 的 -o 所写的文件夹", remedy_en="name the folder that was given to corpus run -o",
        where=str(out),
    )  # fmt: skip

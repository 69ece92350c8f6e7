"""A data set opened for questions in SQL."""

from __future__ import annotations

import os
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

_MEMORY = "1GB"


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
        # What does not fit into memory goes to the disk.
        limit = os.environ.get("JXLINT_CORPUS_MEMORY") or _MEMORY
        try:
            connection.execute("SET memory_limit = " + quoted(limit))
        except duckdb.Error as e:
            raise _unknown(limit) from e
        connection.execute("SET temp_directory = " + quoted(room))
        for name in TABLES:
            _view(connection, out, name)

        try:
            yield plan, connection
        except duckdb.OutOfMemoryException as e:
            raise _short(limit) from e


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


def quoted(text: str) -> str:
    """`text` as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _unknown(limit: str) -> UsageError:
    return UsageError(
        f"JXLINT_CORPUS_MEMORY 应是内存大小，写的是“{limit}”",
        f"JXLINT_CORPUS_MEMORY must be a size of memory, found “{limit}”",
        remedy_zh="例如 4GB", remedy_en="for example 4GB",
    )  # fmt: skip


def _short(limit: str) -> UsageError:
    return UsageError(
        f"数据集太大，{limit} 内存不够用",
        f"the data set is too large for {limit} of memory",
        remedy_zh="请用环境变量 JXLINT_CORPUS_MEMORY 给多一些，例如 8GB",
        remedy_en="allow more with the environment variable JXLINT_CORPUS_MEMORY, for example 8GB",
    )

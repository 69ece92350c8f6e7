"""A data set opened for questions in SQL."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from jxlint.corpus import planning
from jxlint.corpus.libraries import library
from jxlint.corpus.manifest import Entry, entries, files
from jxlint.corpus.schema import TABLES
from jxlint.errors import UsageError

_MEMORY = "1GB"


class DataSet(NamedTuple):
    """A data set: its plan, what of it is done, and a connection to DuckDB in which its tables are views."""

    plan: planning.Plan
    done: list[Entry]
    connection: Any
    room: Path  # for what does not fit into memory

    @property
    def finished(self) -> bool:
        """Whether all batches are done, and the rules over the whole corpus."""
        return {e.batch for e in self.done} >= {None, *range(self.plan.batches)}


@contextmanager
def opened(out: Path, room: Path | None = None) -> Iterator[DataSet]:
    """The data set at `out`: of the files in it those of batches that are done. What does not fit into memory goes to
    the folder `room`, else to a temporary one, which stays behind where the process is killed. Raises UsageError for a
    folder that is none, for files that cannot be read, and without the library."""
    duckdb = library("duckdb")
    plan = planning.read(out)
    if plan is None:
        raise _none(out)
    done = entries(out)
    with nullcontext(room) if room else tempfile.TemporaryDirectory() as at, duckdb.connect() as connection:
        limit = os.environ.get("JXLINT_CORPUS_MEMORY") or _MEMORY
        try:
            connection.execute("SET memory_limit = " + quoted(limit))
        except duckdb.Error as e:
            raise _unknown(limit) from e
        connection.execute("SET temp_directory = " + quoted(str(at)))
        try:
            for name in TABLES:
                _view(connection, name, files(out, name, done))
            yield DataSet(plan, done, connection, Path(at))
        except duckdb.OutOfMemoryException as e:
            raise _short(limit, out) from e
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException) as e:
            raise _broken(out, e) from e


def _view(connection: Any, name: str, found: list[str]) -> None:
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


def _short(limit: str, out: Path) -> UsageError:
    return UsageError(
        f"数据集太大，{limit} 内存和磁盘空间不够用",
        f"the data set is too large for {limit} of memory and the room on the disk",
        remedy_zh="请用环境变量 JXLINT_CORPUS_MEMORY 给多一些，例如 8GB，或让磁盘（和 TMPDIR）有更多空间",
        remedy_en="allow more with the environment variable JXLINT_CORPUS_MEMORY, for example 8GB, or make "
        "room on the disk (also that of TMPDIR)",
        where=str(out),
    )


def _broken(out: Path, error: Exception) -> UsageError:
    said = " ".join(str(error).split())[:200]
    return UsageError(
        f"数据集没能读完（{said}）", f"the data set could not be read to its end ({said})",
        remedy_zh="请检查权限和磁盘（和 TMPDIR）的空间；Parquet 文件坏了就删去，再运行同一条 corpus run 会补上",
        remedy_en="check permissions and the room on the disk (also that of TMPDIR); a damaged Parquet file can be "
        "deleted, and the same corpus run command makes it again",
        where=str(out),
    )  # fmt: skip

"""Parquet with a document a row: one column holds its JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jxlint.corpus.libraries import arrow
from jxlint.corpus.model import Holder, Item, Mark, Reason
from jxlint.errors import InputError
from jxlint.readers.archive import damaged
from jxlint.readers.limits import Limits

# What the column is called, where the file has several of text and none is named.
_USUAL = ("document", "json", "doc")
_ROWS = 64  # at a time


def survey(holder: Holder, _limits: Limits, column: str | None) -> Iterator[Mark]:
    """See `holders.survey`. Sizes are those of the column divided by its rows: they are not known before."""
    with _Opened(holder.path) as file:
        at = _column(file, holder.path, column)
        number = 0
        for g in range(file.num_row_groups):
            group = file.metadata.row_group(g)
            chunk = next(group.column(c) for c in range(group.num_columns) if group.column(c).path_in_schema == at)
            size = chunk.total_uncompressed_size // max(1, group.num_rows)
            for _ in range(group.num_rows):
                yield Mark(number, number, 0, size)
                number += 1


def items(holder: Holder, mark: Mark, limits: Limits, column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path, first = holder.path, mark.at
    with _Opened(path) as file:
        at = _column(file, path, column)
        row = 0
        for g in range(file.num_row_groups):
            rows = file.metadata.row_group(g).num_rows
            if row + rows <= first:
                row += rows
                continue
            for batch in file.iter_batches(_ROWS, row_groups=[g], columns=[at], use_threads=False):
                for value in batch.column(0):
                    if first <= row:
                        yield _item(path, row, value.as_py(), limits)
                    row += 1


def _item(path: str, row: int, value: str | bytes | None, limits: Limits) -> Item:
    name = f"{path}#{row + 1}"
    if value is None:
        return Item(name, "row.json", path, error=Reason.of(_empty()))
    data = value.encode(errors="surrogatepass") if isinstance(value, str) else value
    try:
        limits.check("json", len(data), "文档太大", "the document is too large")
    except InputError as e:
        return Item(name, "row.json", path, error=Reason.of(e))
    return Item(name, "row.json", path, data)


class _Opened:
    """The file at `path`; whatever is wrong with it is an InputError."""

    def __init__(self, path: str) -> None:
        import pyarrow.parquet as pq

        self._errors: tuple[type[Exception], ...] = (arrow().ArrowException, OSError)
        try:
            # Without threads: this process may go on to make copies of itself.
            self._file = pq.ParquetFile(path, pre_buffer=False)
        except self._errors as e:
            raise damaged() from e

    def __enter__(self) -> Any:
        return self._file

    def __exit__(self, kind: object, error: object, _trace: object) -> None:
        self._file.close()
        if isinstance(error, self._errors):
            raise damaged() from error


def _column(file: Any, path: str, named: str | None) -> str:
    """The column that holds the documents. Raises InputError."""
    fitting = [f.name for f in file.schema_arrow if _is_text(f.type)]
    if named is not None and named in fitting:
        return named
    usual = [name for name in _USUAL if name in fitting]
    if named is None and (usual or len(fitting) == 1):
        return (usual or fitting)[0]
    if not fitting:
        raise InputError(
            "没有文字的列，文档不在里面", "it has no column of text, and so no documents",
            remedy_zh="请把文档的 JSON 放进一列文字，一行一份",
            remedy_en="put the JSON of the documents into a column of text",
            where=path,
        )  # fmt: skip
    shown = "、".join(fitting)
    if named is None:
        zh, en = "不知道哪一列是文档", "which column holds the documents is not clear"
    else:
        zh, en = f"没有“{named}”这一列文字", f"there is no column of text called “{named}”"
    raise InputError(
        zh, en, remedy_zh=f"用 --column 写明列名；文字的列：{shown}",
        remedy_en=f"name it with --column; columns of text: {shown}", where=path,
    )  # fmt: skip


def _is_text(type_: Any) -> bool:
    types = arrow().types
    if types.is_dictionary(type_):  # categories of pandas
        type_ = type_.value_type
    names = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")
    # The views came with later versions of Arrow.
    return any(getattr(types, f"is_{name}", lambda _: False)(type_) for name in names)


def _empty() -> InputError:
    return InputError("这一行没有文档", "the row holds no document", remedy_zh="请检查数据", remedy_en="check the data")

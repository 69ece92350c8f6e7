"""What holds documents: files, archives, JSON Lines and Parquet. A module each has `survey`, which marks the documents
without keeping them, and `items`, which reads some of them again."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jxlint.corpus.model import Holder, Holding, Item, Mark
from jxlint.readers.limits import Limits

# By what a file's name ends with; all others are documents themselves.
ENDINGS: tuple[tuple[str, Holding], ...] = (
    (".zip", "zip"), (".tar", "tar"), (".tar.gz", "tar"), (".tgz", "tar"),
    (".jsonl", "lines"), (".ndjson", "lines"), (".parquet", "parquet"),
)  # fmt: skip
# Archives that are not opened: to pass over them would look like a clean bill.
UNOPENED = (".rar", ".7z", ".gz", ".bz2", ".xz", ".zst", ".tbz2", ".txz")


def holding(path: str) -> Holding:
    """What the file at `path` holds, by its name."""
    name = Path(path).name.lower()
    return next((kind for ending, kind in ENDINGS if name.endswith(ending)), "file")


def survey(holder: Holder, limits: Limits, column: str | None) -> Iterator[Mark]:
    """The places of all documents of `holder`, in their order. Raises InputError where it cannot be read, or not any
    further; `column` names the one of a Parquet file that holds the documents."""
    found: Iterator[Mark] = _module(holder).survey(holder, limits, column)
    return found


def items(holder: Holder, mark: Mark, limits: Limits, column: str | None) -> Iterator[Item]:
    """The documents of `holder` from the one at `mark` on. One that cannot be read is an item with its error; raises
    InputError where that holds for the rest of the holder."""
    found: Iterator[Item] = _module(holder).items(holder, mark, limits, column)
    return found


def _module(holder: Holder) -> Any:
    return importlib.import_module(f"jxlint.corpus.holders.{holder.holding}")

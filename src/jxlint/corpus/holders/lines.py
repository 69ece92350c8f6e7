"""JSON Lines: a document a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jxlint.corpus.model import Holder, Item, Mark, Reason
from jxlint.inputs.json_lines import documents, too_long
from jxlint.readers.limits import Limits


def survey(holder: Holder, limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`. Empty lines hold no document."""
    with Path(holder.path).open("rb") as f:
        for number, (at, line, _, size) in enumerate(documents(f, 0, 1, limits.json)):
            yield Mark(number, at, line, size)


def items(holder: Holder, mark: Mark, limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path = holder.path
    with Path(path).open("rb") as f:
        f.seek(mark.at)
        for _, line, data, size in documents(f, mark.at, mark.line, limits.json):
            error = Reason.of(too_long(size, limits)) if data is None else None
            yield Item(f"{path}:{line}", "line.json", path, data or b"", error)

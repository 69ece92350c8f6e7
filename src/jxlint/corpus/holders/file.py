"""A file that is one document."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.corpus.model import Holder, Item, Mark, Reason
from jxlint.errors import JxlintError
from jxlint.readers.limits import Limits
from jxlint.readers.opening import load


def survey(holder: Holder, _limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`."""
    yield Mark(0, 0, 0, holder.size)


def items(holder: Holder, _mark: Mark, limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path = holder.path
    try:
        yield Item(path, path, path, load(path, path, limits))
    except JxlintError as e:
        yield Item(path, path, path, error=Reason.of(e))

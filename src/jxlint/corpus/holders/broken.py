"""What could not be read when the plan was made: one item that says so."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.corpus.model import Holder, Item, Mark
from jxlint.readers.limits import Limits


def survey(_holder: Holder, _limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`."""
    yield Mark(0, 0, 0, 0)


def items(holder: Holder, _mark: Mark, _limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    yield Item(holder.path, holder.path, holder.path, error=holder.broken)

"""What the engines have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from jxlint.corpus.model import Done, Work


class Gone:
    """The process that judged a batch died: its exit code, the document that it was at, counted from that of the work,
    where these are known, and whether it was ended because that took too long."""

    def __init__(self, code: int | None, part: int | None = None, *, late: bool = False) -> None:
        self.code, self.part, self.late = code, part, late


class Engine(Protocol):
    """Judges batches."""

    def run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        """What came of each batch, in the order in which they are done. A batch is taken from `works` when there is
        room for it, so that few are in memory. Raises BrokenRule and UsageError, which spoil all batches."""
        ...

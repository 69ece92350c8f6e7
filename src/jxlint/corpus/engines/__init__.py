"""Where batches are judged: in processes of this machine, or on a cluster. Both do the same work in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from jxlint.corpus.bounds import USUAL, Bounds
from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings


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


def engine(settings: Settings, jobs: int, cluster: str | None, bounds: Bounds = USUAL) -> Engine:
    """The engine for `settings` and `bounds`: `jobs` processes here (0: one a core), or those of the cluster at the
    address `cluster`. Raises UsageError where that cannot be had."""
    if cluster is not None:
        from jxlint.corpus.engines.cluster import Cluster

        return Cluster(settings, cluster, bounds)
    from jxlint.corpus.engines.embedded import Embedded

    return Embedded(settings, jobs, bounds)

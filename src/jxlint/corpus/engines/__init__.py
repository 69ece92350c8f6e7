"""Where batches are judged: in processes of this machine, or on a cluster. Both do the same work in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings


class Gone:
    """The process that judged a batch died; `code` is its exit code, where that is known."""

    def __init__(self, code: int | None) -> None:
        self.code = code


class Engine(Protocol):
    """Judges batches."""

    def run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        """What came of each batch, in the order in which they are done. A batch is taken from `works` when there is
        room for it, so that few are in memory. Raises BrokenRule and UsageError, which spoil all batches."""
        ...


def engine(settings: Settings, jobs: int, cluster: str | None) -> Engine:
    """The engine for `settings`: `jobs` processes here (0: one a core), or those of the cluster at the address
    `cluster`. Raises UsageError where that cannot be had."""
    if cluster is not None:
        from jxlint.corpus.engines.cluster import Cluster

        return Cluster(settings, cluster)
    from jxlint.corpus.engines.embedded import Embedded

    return Embedded(settings, jobs)

"""Where batches are judged: in processes of this machine, or on a cluster. Both do the same work in any order."""

from __future__ import annotations

from jxlint.corpus.bounds import USUAL, Bounds
from jxlint.corpus.engines.contract import Engine
from jxlint.corpus.settings import Settings


def engine(settings: Settings, jobs: int, cluster: str | None, bounds: Bounds = USUAL) -> Engine:
    """The engine for `settings` and `bounds`: `jobs` processes here (0: one a core), or those of the cluster at the
    address `cluster`. Raises UsageError where that cannot be had."""
    if cluster is not None:
        from jxlint.corpus.engines.cluster import Cluster

        return Cluster(settings, cluster, bounds)
    from jxlint.corpus.engines.embedded import Embedded

    return Embedded(settings, jobs, bounds)

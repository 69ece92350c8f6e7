"""A Ray cluster: its scheduler gives batches to nodes and gives those of a node or process that died to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jxlint.corpus.engines import Gone
from jxlint.corpus.libraries import library
from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings


class Cluster:
    """The cluster at `address` ("auto": the one of this machine). Raises UsageError where it cannot be reached."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._settings, self._address = settings, address
        library("ray", "cluster")

    def run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        """See `Engine`."""
        raise NotImplementedError

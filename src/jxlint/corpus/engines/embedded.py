"""The processes of this machine."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator

from jxlint.cli.pool import Lost, Pool, forks
from jxlint.corpus.engines import Gone
from jxlint.corpus.judging import Judge
from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings
from jxlint.errors import JxlintError

_Judging = Callable[[Work], Done | JxlintError]


class Embedded:
    """`jobs` processes, 0 for as many as there are cores. One that dies costs the batch that it was judging."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._jobs = jobs or _cores()
        # Where processes are copies of this one, the rules are compiled once for all of them.
        self._make: Callable[[], _Judging]
        if forks():
            ready = _judging(settings)
            self._make = lambda: ready
        else:
            self._make = functools.partial(_judging, settings)

    def run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        """See `Engine`."""
        given: dict[int, Work] = {}

        def remembered() -> Iterator[Work]:
            for index, work in enumerate(works):
                given[index] = work
                yield work

        for index, came in Pool(self._jobs, self._make).run(remembered(), lambda _index: None):
            if isinstance(came, JxlintError):
                raise came
            yield given.pop(index), Gone(came.code) if isinstance(came, Lost) else came


def _judging(settings: Settings) -> _Judging:
    judge = Judge(settings)

    def judging(work: Work) -> Done | JxlintError:
        try:
            return judge(work)
        except JxlintError as e:
            return e

    return judging


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

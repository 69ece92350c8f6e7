"""The processes of this machine."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from jxlint.corpus.bounds import Bounds
from jxlint.corpus.engines.contract import Gone
from jxlint.corpus.judging import Judge
from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings
from jxlint.errors import JxlintError
from jxlint.processes.copies import copies, cores
from jxlint.processes.pool import Pool
from jxlint.processes.pooled import Lost, begin

_Judging = Callable[[Work], Done | JxlintError]


class Embedded:
    """`jobs` processes, 0 for as many as there are cores. One that dies, or exceeds `bounds`, costs the batch that it
    was judging."""

    def __init__(self, settings: Settings, jobs: int, bounds: Bounds) -> None:
        self._jobs, self._bounds = jobs or cores(), bounds
        # Where processes are copies of this one, the rules are compiled once for all of them.
        self._make: Callable[[], _Judging]
        if copies():
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

        seconds, memory = self._bounds.time or None, self._bounds.memory or None
        pool = Pool(self._jobs, self._make, seconds=seconds, memory=memory)
        for index, came in pool.run(remembered(), lambda _index: None):
            if isinstance(came, JxlintError):
                raise came
            work = given.pop(index)
            yield work, Gone(came.code, came.part, late=came.late) if isinstance(came, Lost) else came


def _judging(settings: Settings) -> _Judging:
    judge = Judge(settings, begin)

    def judging(work: Work) -> Done | JxlintError:
        try:
            return judge(work)
        except JxlintError as e:
            return e

    return judging

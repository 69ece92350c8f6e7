"""Work done by several processes. One that dies, or hangs, costs what it was working on, and is replaced."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from jxlint.interrupts import undisturbed
from jxlint.processes.copies import copies
from jxlint.processes.pooled import Lost, Part, serve

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class _Running:
    """A process, its task, and since when it works on which part of it."""

    __slots__ = ("index", "late", "part", "process", "since")

    def __init__(self, process: Any) -> None:
        self.process = process
        self.late = False
        self.give(None)

    def give(self, index: int | None) -> None:
        self.index = index
        self.part: int | None = None
        self.since: float | None = None

    def begin(self, part: int | None) -> None:
        self.part = part
        self.since = None if part is None else time.monotonic()


class Pool(Generic[_Task, _Done]):
    """`jobs` processes that do `work`. `make` gives it: called here and inherited where processes are copies of this
    one, else sent to each and called there. A process that works for more than `seconds` on one part of a task (see
    `pooled.begin`) is ended; one that takes `memory` bytes of addresses more than it begins with
    ends itself, where the system can tell."""

    def __init__(
        self, jobs: int, make: Callable[[], Callable[[_Task], _Done]], *, seconds: float | None = None,
        memory: int | None = None,
    ) -> None:  # fmt: skip
        self._jobs, self._make, self._seconds, self._memory = jobs, make, seconds, memory
        self._context: Any = multiprocessing.get_context("fork" if copies() else "spawn")
        self._running: dict[Connection, _Running] = {}

    def run(self, tasks: Iterable[_Task], begun: Callable[[int], None]) -> Iterator[tuple[int, _Done | Lost]]:
        """What came of each task, with its index, in the order in which they are done. `begun` is called with the
        index of a task when it is given out; not before that is it taken from `tasks`."""
        left = enumerate(tasks)
        try:
            for _ in range(self._jobs):
                self._give(None, left, begun)
            while self._running:
                some = wait(list(self._running), self._patience())
                self._end_late(some)
                for ready in some:
                    assert isinstance(ready, Connection)
                    worker = self._running[ready]
                    index = worker.index
                    assert index is not None
                    try:
                        done = ready.recv()
                    except (EOFError, OSError):
                        del self._running[ready]
                        ready.close()
                        worker.process.join()
                        yield index, Lost(worker.process.exitcode, worker.part, worker.late)
                        # Only where there is still something to do.
                        self._give(None, left, begun)
                        continue
                    if isinstance(done, Part):
                        worker.begin(done.number)
                        continue
                    self._give(ready, left, begun)
                    yield index, done
        finally:
            self._stop()

    def _patience(self) -> float | None:
        """How long to wait for anything."""
        since = [w.since for w in self._running.values() if w.since is not None]
        if self._seconds is None or not since:
            return None
        return max(0.0, min(since) + self._seconds - time.monotonic())

    def _end_late(self, ready: Sequence[object]) -> None:
        """End what works for too long and (unlike those that are `ready`) has nothing to say."""
        for connection, worker in self._running.items():
            if self._seconds is None or worker.since is None or connection in ready:
                continue
            if time.monotonic() - worker.since >= self._seconds:
                worker.late, worker.since = True, None
                worker.process.kill()

    def _give(self, to: Connection | None, left: Iterator[tuple[int, _Task]], begun: Callable[[int], None]) -> None:
        """The next task to the process behind `to` (None: to a new one); without one it is sent home."""
        index, task = next(left, (None, None))
        if index is None:
            if to is not None:
                worker = self._running.pop(to)
                to.close()
                worker.process.join()
            return
        begun(index)
        to = to or self._start()
        self._running[to].give(index)
        with contextlib.suppress(OSError):  # it is dead, which is found out when it is waited for
            to.send(task)

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        copied = self._context.get_start_method() == "fork"
        # A copy holds the other ends of its siblings, and would keep them from noticing that we are gone.
        others = [*self._running, ours] if copied else []
        make = _inherited(self._make()) if copied else self._make
        process = self._context.Process(target=serve, args=(theirs, make, others, self._memory), daemon=True)
        with undisturbed():  # Ctrl-C would meet a copy before that can pass it over (see `pooled.serve`)
            process.start()
        theirs.close()
        self._running[ours] = _Running(process)
        return ours  # type: ignore[no-any-return]

    def _stop(self) -> None:
        for worker in self._running.values():
            worker.process.terminate()
        for connection, worker in self._running.items():
            worker.process.join()
            connection.close()
        self._running.clear()


def _inherited(work: Callable[[_Task], _Done]) -> Callable[[], Callable[[_Task], _Done]]:
    return lambda: work

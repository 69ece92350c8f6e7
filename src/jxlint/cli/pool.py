"""Work done by several processes. One that dies costs what it was working on, and is replaced."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class Lost(NamedTuple):
    """The process died; `code` is its exit code, below 0 a signal."""

    code: int | None


def forks() -> bool:
    """Whether a process here begins as a copy of this one, with all that is loaded."""
    # The threads of the recogniser are none of Python's, and a copy would wait for them for ever.
    return sys.platform == "linux" and threading.active_count() == 1 and "onnxruntime" not in sys.modules


class Pool(Generic[_Task, _Done]):
    """`jobs` processes that do `work`. `make` gives it: called here and inherited where processes are copies of this
    one, else sent to each and called there."""

    def __init__(self, jobs: int, make: Callable[[], Callable[[_Task], _Done]]) -> None:
        self._jobs, self._make = jobs, make
        self._context: Any = multiprocessing.get_context("fork" if forks() else "spawn")
        self._running: dict[Connection, tuple[Any, int | None]] = {}

    def run(self, tasks: Iterable[_Task], begun: Callable[[int], None]) -> Iterator[tuple[int, _Done | Lost]]:
        """What came of each task, with its index, in the order in which they are done. `begun` is called with the
        index of a task when it is given out; not before that is it taken from `tasks`."""
        left = enumerate(tasks)
        try:
            for _ in range(self._jobs):
                self._give(None, left, begun)
            while self._running:
                for ready in wait(list(self._running)):
                    assert isinstance(ready, Connection)
                    process, index = self._running[ready]
                    assert index is not None
                    try:
                        done = ready.recv()
                    except (EOFError, OSError):
                        del self._running[ready]
                        ready.close()
                        process.join()
                        yield index, Lost(process.exitcode)
                        # Only where there is still something to do.
                        self._give(None, left, begun)
                        continue
                    self._give(ready, left, begun)
                    yield index, done
        finally:
            self._stop()

    def _give(self, to: Connection | None, left: Iterator[tuple[int, _Task]], begun: Callable[[int], None]) -> None:
        """The next task to the process behind `to` (None: to a new one); without one it is sent home."""
        index, task = next(left, (None, None))
        if index is None:
            if to is not None:
                process, _ = self._running.pop(to)
                to.close()
                process.join()
            return
        begun(index)
        to = to or self._start()
        self._running[to] = self._running[to][0], index
        with contextlib.suppress(OSError):  # it is dead, which is found out when it is waited for
            to.send(task)

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        copied = self._context.get_start_method() == "fork"
        # A copy holds the other ends of its siblings, and would keep them from noticing that we are gone.
        others = [*self._running, ours] if copied else []
        make = _inherited(self._make()) if copied else self._make
        process = self._context.Process(target=_serve, args=(theirs, make, others), daemon=True)
        process.start()
        theirs.close()
        self._running[ours] = process, None
        return ours  # type: ignore[no-any-return]

    def _stop(self) -> None:
        for process, _ in self._running.values():
            process.terminate()
        for connection, (process, _) in self._running.items():
            process.join()
            connection.close()
        self._running.clear()


def _inherited(work: Callable[[_Task], _Done]) -> Callable[[], Callable[[_Task], _Done]]:
    return lambda: work


def _serve(tasks: Connection, make: Callable[[], Callable[[Any], Any]], others: Sequence[Connection]) -> None:
    """Do what comes until nothing comes any more. Ctrl-C reaches all processes; the first one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    work = make()
    with contextlib.suppress(EOFError, OSError):
        while True:
            done = work(tasks.recv())
            try:
                tasks.send(done)
            except OSError:
                raise
            except Exception:  # noqa: BLE001 - pickling fails in many ways; what cannot be sent is lost
                tasks.send(Lost(None))

"""A process of a pool: what it says on its way home, and how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

OUT_OF_MEMORY = 86  # the exit code of a process that ended itself for want of memory


class Lost(NamedTuple):
    """The process died; `code` is its exit code, below 0 a signal. `part` is the part of the task that it was working
    on, where it had said so; `late`: it was ended because that took too long."""

    code: int | None
    part: int | None = None
    late: bool = False


class Part(NamedTuple):
    """What `begin` sends."""

    number: int | None


# The way home of a process that works for another one.
_home: Connection | None = None


def begin(part: int | None) -> None:
    """Said by a process at work: it takes up this part of its task, or (None) what belongs to no part. From then on
    the part may take as long as the pool has patience."""
    if _home is not None:
        _home.send(Part(part))


def bound(memory: int) -> None:
    """Limit the addresses of this process to `memory` bytes, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    # Some systems know the limit and refuse to set it; the other limits hold there.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the table


def _addresses() -> int:
    """How many bytes of addresses this process has, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def serve(
    tasks: Connection, make: Callable[[], Callable[[Any], Any]], others: Sequence[Connection], memory: int | None
) -> None:
    """Do what comes until nothing comes any more. Ctrl-C reaches all processes; the first one ends the others."""
    global _home
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # which the pool held back
    for other in others:
        other.close()
    work = make()
    if memory:
        bound(_addresses() + memory)
    _home = tasks
    with contextlib.suppress(EOFError, OSError):
        while True:
            try:
                done = work(tasks.recv())
            except MemoryError:
                # What it left lies about everywhere, and the next task would fail as well.
                os._exit(OUT_OF_MEMORY)
            try:
                tasks.send(done)
            except OSError:
                raise
            except Exception:  # noqa: BLE001 - pickling fails in many ways; what cannot be sent is lost
                tasks.send(Lost(None))

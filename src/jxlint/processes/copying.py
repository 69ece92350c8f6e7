"""Work shared with copies of this process, where the system makes them cheaply (Linux): they have all that this one has
read, and what they make goes into files in memory, so that neither waits for the other and nothing comes to a disk."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
from collections.abc import Callable, Iterable
from types import FrameType, TracebackType
from typing import IO, NoReturn


class Copying:
    """A copy of this process for each of `numbers`, that makes what `work` gives for it. Those of which nothing was
    asked in the end are stopped, and all when this process is told to end (SIGTERM)."""

    def __init__(self, numbers: Iterable[int], work: Callable[[int], Iterable[bytes]]) -> None:
        self._numbers, self._work = numbers, work
        self._begun: dict[int, tuple[int, IO[bytes]]] = {}
        self._watching = False

    def __enter__(self) -> Copying:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # only the first thread may
                signal.signal(signal.SIGTERM, self._end)
                self._watching = True
        try:
            for number in self._numbers:
                self._begin(number)
        except OSError as e:  # there are too many processes or open files already
            if e.errno in (errno.EMFILE, errno.ENFILE):
                self._stop()  # this process wants some itself
        return self

    def made(self, number: int) -> IO[bytes] | None:
        """What the copy with this number made, when it has come to an end; None where there was none, or it died or
        failed."""
        if number not in self._begun:
            return None
        pid, file = self._begun[number]
        code = _ended(pid)
        del self._begun[number]
        if code:
            file.close()
            return None
        file.seek(0)
        return file

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stop()
        if self._watching:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """Told to end, as a CI tells a run that takes too long: nobody goes on without this process."""
        self._stop()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _stop(self) -> None:
        for pid, file in self._begun.values():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            _ended(pid)
            file.close()
        self._begun.clear()

    def _begin(self, number: int) -> None:
        file = open(os.memfd_create("jxlint"), "w+b")  # noqa: SIM115, PTH123 - it lasts longer than this
        try:
            pid = os.fork()
        except OSError:
            file.close()
            raise
        if pid == 0:
            self._do(number, file)
        self._begun[number] = pid, file

    def _do(self, number: int, file: IO[bytes]) -> NoReturn:
        """What a copy does; nothing of it may go on where this process was."""
        code = 1
        if self._watching:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        try:
            file.writelines(self._work(number))
            file.flush()
            code = 0
        finally:
            os._exit(code)


def _ended(pid: int) -> int:
    """The exit code of the copy `pid`, when it has come to an end; 1 where nobody can tell, because whoever started
    this process wants to know nothing of such ends (SIGCHLD)."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:
        return 1

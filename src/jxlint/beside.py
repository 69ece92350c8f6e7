"""Work shared with copies of this process, where the system makes them cheaply (Linux): they have all that this one has
read, and what they make goes into files in memory, so that neither waits for the other and nothing comes to a disk."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import IO, NoReturn


class Beside:
    """A copy of this process for each of `numbers`, that makes what `work` gives for it. Those of which nothing was
    asked in the end are stopped."""

    def __init__(self, numbers: Iterable[int], work: Callable[[int], Iterable[bytes]]) -> None:
        self._numbers, self._work = numbers, work
        self._begun: dict[int, tuple[int, IO[bytes]]] = {}

    def __enter__(self) -> Beside:
        with contextlib.suppress(OSError):  # there are too many processes or open files already
            for number in self._numbers:
                self._begin(number)
        return self

    def made(self, number: int) -> IO[bytes] | None:
        """What the copy with this number made, when it has come to an end; None where there was none, or it died or
        failed."""
        if number not in self._begun:
            return None
        pid, file = self._begun.pop(number)
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status):
            file.close()
            return None
        file.seek(0)
        return file

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for pid, file in self._begun.values():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
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
        try:
            file.writelines(self._work(number))
            file.flush()
            code = 0
        finally:
            os._exit(code)

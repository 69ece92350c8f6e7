"""Standard streams that were closed before the program began: `2>&-`, `>&-`, a program of Windows without console."""

from __future__ import annotations

import io
import os
import sys

from jxlint.errors import UsageError


def stand_in() -> None:
    """Put something in the place of each that is not there: of standard output, what says so to whoever writes to it;
    of standard error, what takes all and keeps nothing, since there is nobody to tell."""
    _hold()
    if sys.stdout is None:
        sys.stdout = _NoOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as long as the program runs


def _hold() -> None:
    """Keep the numbers of the three streams: a file that is opened would get one of them, and what is meant for the
    stream would go into it."""
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(number)


class _NoOutput(io.TextIOBase):
    """Standard output that is closed."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Raises UsageError, unless there is nothing to write."""
        if text:
            raise UsageError(
                "标准输出是关着的，结果没有地方写", "standard output is closed, and there is nowhere to write to",
                remedy_zh="请打开标准输出，或用 -o 写到文件", remedy_en="open it, or write to a file with -o",
            )  # fmt: skip
        return 0

    def writable(self) -> bool:
        """Or else click would look for what is behind it."""
        return True

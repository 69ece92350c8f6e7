"""A line on standard error that says how far a long run is, for a person who is looking."""

from __future__ import annotations

import os
import sys
import time
from contextlib import AbstractContextManager, nullcontext

_PATIENCE = 1.0  # seconds before the line appears
_LARGE = 4_000_000  # bytes of a file that will take a while by itself


class Progress:
    """Call `step` before each file and `clear` before anything else is written, and at the end."""

    def __init__(self, total: int, lang: str, *, quiet: bool) -> None:
        self._total, self._lang = total, lang
        self._on = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._begun, self._done, self._shown = time.monotonic(), 0, 0
        self._name, self._process = "", os.getpid()

    def reading(self) -> AbstractContextManager[None]:
        """While this lasts, the pages of a file that are recognised are shown, too."""
        if not self._on:
            return nullcontext()
        from jxlint.readers.pace import heard

        return heard(self._page)

    def _page(self, number: int, pages: int) -> None:
        if os.getpid() != self._process:  # a copy of us that works beside others
            return
        from jxlint.reports.text import visible

        said = f"正在识别第 {number}/{pages} 页" if self._lang == "zh" else f"recognising page {number}/{pages}"
        self._show(f"{said} {visible(self._name)}")

    def step(self, name: str) -> None:
        """`name` comes next."""
        self._done, self._name = self._done + 1, name
        if not self._on or (time.monotonic() - self._begun < _PATIENCE and not _large(name)):
            return
        from jxlint.reports.text import visible

        said = "正在检查" if self._lang == "zh" else "checking"
        self._show(f"{said} {self._done}/{self._total} {visible(name)}")

    def _show(self, text: str) -> None:
        if not self._on:
            return
        from jxlint.reports.text import clip, width  # of a line that few runs show

        self.clear()
        line = clip(text, 60)
        self._shown = width(line)
        sys.stderr.write(line)
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away (with spaces: not every console knows ANSI codes)."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0


def _large(name: str) -> bool:
    try:
        return os.stat(name).st_size > _LARGE
    except (OSError, ValueError):
        return False

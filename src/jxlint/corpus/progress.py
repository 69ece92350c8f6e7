"""How far a long run is: a bar with rate and time left on a terminal, a plain line now and then otherwise."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import Any

import click

_EVERY = 10.0  # seconds between plain lines
_MANY = 1000  # documents that take a while


class Progress:
    """Writes to standard error; nothing when `quiet`."""

    def __init__(self, lang: str, *, quiet: bool) -> None:
        self._zh, self._quiet = lang == "zh", quiet
        self._terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._bar: Any = None
        self._total = self._done = self._here = 0
        self._begun = self._said = time.monotonic()

    def surveyed(self, documents: int) -> None:
        """So many documents were found so far."""
        if time.monotonic() - self._said < (0.2 if self._terminal else _EVERY) or self._quiet:
            return
        self._said = time.monotonic()
        said = f"正在清点 {documents:,} 份" if self._zh else f"planning: {documents:,} documents"
        _tell(f"\r{said}" if self._terminal else f"jxlint: {said}\n")

    def begin(self, total: int, done: int) -> None:
        """All is planned: `total` documents, of which `done` are done."""
        self._total, self._done, self._here = total, done, 0
        self._begun = self._said = time.monotonic()
        if self._quiet or done >= total:
            return
        if self._terminal:
            self._bar = click.progressbar(
                length=total, label="检查" if self._zh else "checking", file=sys.stderr, show_pos=True,
                item_show_func=lambda _item: self._rate(), update_min_steps=1,
            )  # fmt: skip
            self._bar.__enter__()
            self._bar.update(done)
        elif done:
            said = f"接着做：{done:,}/{total:,} 份已经查过" if self._zh else f"going on: {done:,} of {total:,} are done"
            _tell(f"jxlint: {said}\n")

    def step(self, documents: int) -> None:
        """So many more are done."""
        self._done, self._here = self._done + documents, self._here + documents
        if self._bar is not None:
            self._bar.update(documents, self._done)
        elif not self._quiet and time.monotonic() - self._said >= _EVERY:
            self._line()

    def end(self) -> None:
        """Nothing more comes, or the run ends early."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def across(self) -> None:
        """All documents are judged; the rules over the whole corpus come, which takes a while for a large one."""
        if not self._quiet and self._total >= _MANY:
            said = "正在判断跨文档的规则" if self._zh else "judging by the rules over the whole corpus"
            _tell(f"jxlint: {said}\n")

    def _rate(self) -> str:
        rate = self._here / max(0.001, time.monotonic() - self._begun)
        return f"{rate:,.0f} 份/秒" if self._zh else f"{rate:,.0f}/s"

    def _line(self) -> None:
        self._said = time.monotonic()
        rate = self._here / max(0.001, time.monotonic() - self._begun)
        left = f"{(self._total - self._done) / rate:,.0f}" if rate else "?"
        if self._zh:
            said = f"已检查 {self._done:,}/{self._total:,} 份，{self._rate()}，还要约 {left} 秒"
        else:
            said = f"{self._done:,} of {self._total:,} documents, {self._rate()}, about {left} s left"
        _tell(f"jxlint: {said}\n")


def _tell(said: str) -> None:
    """On standard error; where that takes nothing, the run goes on all the same."""
    with contextlib.suppress(OSError):
        click.echo(said, nl=False, err=True)

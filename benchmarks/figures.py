"""What a benchmark module gives, and how it measures a command beside another."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

_CLOCK = Path(__file__).with_name("_clock.py")


class Figure(msgspec.Struct, frozen=True):
    """One figure. `base` was measured side by side: the peer or floor that `to` names, in the same unit.

    `goal` is the most that the ratio to it may be, or the value where there is no base; the least where `more` is
    better. `name` stays the same from run to run: figures are compared by it.
    """

    name: str
    value: float
    unit: str = "s"
    base: float | None = None
    to: str = ""
    goal: float | None = None
    more: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The value in terms of its base."""
        return self.value / self.base if self.base else None

    @property
    def telling(self) -> float | None:
        """What is compared between runs: the ratio, in which the speed of the machine drops out, or a value that does
        not depend on it; None for a bare time."""
        return self.ratio if self.base else None if self.unit in ("s", "ms") else self.value

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached, None without one."""
        if self.goal is None:
            return None
        reached = self.ratio if self.base else self.value
        assert reached is not None  # a base that is not zero has a ratio
        return reached >= self.goal if self.more else reached <= self.goal


# What came of the same file before is not used, and the compiled rule set is, as in any run but the first.
ANEW = {"JXLINT_NO_RESULT_CACHE": "1", "PYTHONDONTWRITEBYTECODE": ""}


class Missing(Exception):
    """Something that a benchmark needs is not installed; the message says what and how to get it."""


class Cost(NamedTuple):
    """What a command took: seconds on the clock and of the processor, its largest memory in MiB, what it printed on
    standard output and standard error, and how it ended."""

    seconds: float
    cpu: float
    peak: float
    out: bytes
    err: bytes
    code: int


def cost(command: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Cost:
    """Run `command` and say what it took; started by a small process, whose memory does not count as its own. Raises
    Missing where it cannot be started."""
    with tempfile.TemporaryDirectory() as made:
        kept, out, err = (Path(made) / name for name in ("cost", "out", "err"))
        clock = [sys.executable, "-I", "-S", str(_CLOCK), str(kept), *command]
        env = {**os.environ, **(env or {})}
        # Into files: some programs end before a pipe has taken all that they said.
        with out.open("wb") as stdout, err.open("wb") as stderr:
            done = subprocess.run(clock, stdout=stdout, stderr=stderr, check=False, env=env, cwd=cwd)
        if not kept.exists():
            raise Missing(err.read_text(errors="replace").strip().splitlines()[-1])
        seconds, cpu, peak = map(float, kept.read_text().split())
        return Cost(seconds, cpu, peak, out.read_bytes(), err.read_bytes(), done.returncode)


def best(measure: Callable[[], Cost], times: int) -> Cost:
    """The cheapest of several runs by processor time, which other work on the machine disturbs least."""
    return min((measure() for _ in range(times)), key=lambda c: c.cpu)

"""The figures of earlier runs in a JSON file, and what became worse since."""

from __future__ import annotations

import datetime
import platform
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from benchmarks.figures import Figure
from jxlint import __version__


class Run(msgspec.Struct, frozen=True):
    """One run: when, of what, on what, and the figures of each module."""

    at: str
    version: str
    commit: str
    machine: str
    figures: dict[str, list[Figure]]


class History(msgspec.Struct, frozen=True):
    """The runs of one file, the last one last."""

    schema: Literal["jxlint.benchmarks/1"] = "jxlint.benchmarks/1"
    runs: list[Run] = []


class Change(msgspec.Struct, frozen=True):
    """A figure and what it was when it was last measured."""

    module: str
    figure: Figure
    before: float
    now: float

    @property
    def worse(self) -> float:
        """By which share it became worse; below 0, better."""
        low, high = sorted((self.before, self.now))
        grown = high / low - 1 if low > 0 else 0.0 if high == low else float("inf")
        return grown if (self.now < self.before) == self.figure.more else -grown


def read(path: Path) -> History:
    """The history in the file at `path`, an empty one where there is none. Raises SystemExit on another file."""
    if not path.exists():
        return History()
    try:
        return msgspec.json.decode(path.read_bytes(), type=History)
    except (msgspec.DecodeError, ValueError) as e:
        raise SystemExit(f"{path}: not a history of benchmarks ({e}); name another file with --history") from e


def add(path: Path, history: History, figures: Mapping[str, list[Figure]]) -> None:
    """Write `history` and a run with these `figures` to `path`, whole or not at all."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    machine = f"{platform.machine()} {platform.python_implementation()} {platform.python_version()}"
    run = Run(now, __version__, _commit(), machine, dict(figures))
    made = msgspec.json.format(msgspec.json.encode(History(runs=[*history.runs, run])), indent=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_bytes(made + b"\n")
    new.replace(path)


def changes(history: History, figures: Mapping[str, Sequence[Figure]]) -> list[Change]:
    """Each figure that can be compared beside its last value."""
    out = []
    for module, made in figures.items():
        for figure in made:
            before, now = _last(history, module, figure), figure.telling
            if before is not None and now is not None:
                out.append(Change(module, figure, before, now))
    return out


def _last(history: History, module: str, figure: Figure) -> float | None:
    for run in reversed(history.runs):
        for known in run.figures.get(module, ()):
            if (known.name, known.unit, known.to) == (figure.name, figure.unit, figure.to):
                return known.telling
    return None


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False,
        cwd=Path(__file__).parent,
    )  # fmt: skip
    return done.stdout.strip()

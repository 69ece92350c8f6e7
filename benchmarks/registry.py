"""The benchmark modules: those in this folder that have a `run`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

import benchmarks
from benchmarks.figures import Figure


def names() -> list[str]:
    """All of them, by name."""
    found = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_")]
    return [name for name in sorted(found) if hasattr(_module(name), "run")]


def about(name: str) -> str:
    """The first line of the module's docstring."""
    return (_module(name).__doc__ or name).strip().splitlines()[0]


def runner(name: str) -> Callable[..., list[Figure]]:
    """The `run` of the module `name`. Raises KeyError."""
    if name not in names():
        raise KeyError(name)
    run: Callable[..., list[Figure]] = _module(name).run
    return run


def _module(name: str) -> Any:
    return importlib.import_module(f"benchmarks.{name}")

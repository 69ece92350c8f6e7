"""The benchmark modules: those in this folder that have a `run`. What one of them imports is loaded when it is run."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, Missing

_HERE = Path(__file__).parent


def names() -> list[str]:
    """All of them, by name."""
    found = [p.stem for p in _HERE.glob("*.py") if not p.stem.startswith("_")]
    found += [p.parent.name for p in _HERE.glob("*/__init__.py")]
    return sorted(name for name in found if _has_run(_parsed(name)))


def about(name: str) -> str:
    """The first line of the module's docstring."""
    return (ast.get_docstring(_parsed(name)) or name).splitlines()[0]


def runner(name: str) -> Callable[..., list[Figure]]:
    """The `run` of the module `name`. Raises Missing where something that it imports is not installed."""
    try:
        run: Callable[..., list[Figure]] = importlib.import_module(f"benchmarks.{name}").run
    except ModuleNotFoundError as e:
        raise Missing(f"{e.name} is not installed") from e
    return run


def _parsed(name: str) -> ast.Module:
    file = _HERE / f"{name}.py"
    return ast.parse((file if file.is_file() else _HERE / name / "__init__.py").read_text(encoding="utf-8"))


def _has_run(module: ast.Module) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in module.body)

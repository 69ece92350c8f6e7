"""The libraries of `jxlint[corpus]`, imported when they are used; one that is missing is told in one line."""

from __future__ import annotations

import importlib
from typing import Any

from jxlint.errors import UsageError


def arrow() -> Any:
    """pyarrow. Raises UsageError."""
    return library("pyarrow")


def library(name: str, extra: str = "corpus") -> Any:
    """The module `name`. Raises UsageError that names the extra it comes with."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as e:
        if (e.name or "").split(".")[0] != name.split(".")[0]:
            raise
        raise UsageError(
            f"这个命令要用 jxlint[{extra}] 里的库（{name}），没有安装",
            f"this command needs the libraries of jxlint[{extra}] ({name}), which are not installed",
            remedy_zh=f'运行 pip install "jxlint[{extra}]"',
            remedy_en=f'run pip install "jxlint[{extra}]"',
        ) from e

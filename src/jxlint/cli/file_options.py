"""The options of `check` about files: which of a folder, how large, what standard input is called."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

from jxlint.cli.files import FileOptions
from jxlint.errors import UsageError

_F = TypeVar("_F", bound=Callable[..., Any])


def jobs_of(_context: click.Context, _option: click.Parameter, value: str) -> int:
    """The number of processes, 0 for auto."""
    if value == "auto":
        return 0
    if not (value.isascii() and value.isdigit() and int(value[:9]) <= 256):
        raise UsageError(
            f"--jobs 应是 0 到 256 的整数或 auto，写的是“{value}”",
            f"--jobs must be a number from 0 to 256 or auto, found “{value}”",
            remedy_zh="例如 --jobs 4", remedy_en="for example --jobs 4",
        )  # fmt: skip
    return int(value)


def file_options(function: _F) -> _F:
    """Gives a command these options; the function takes them as one argument, `files`."""

    @functools.wraps(function)
    def with_files(
        *, include: tuple[str, ...], exclude: tuple[str, ...], no_gitignore: bool, limit: tuple[str, ...],
        layout: str | None, stdin_filename: str | None, jobs: int, no_cache: bool, cache_dir: str | None, **others: Any,
    ) -> Any:  # fmt: skip
        made = FileOptions.of(
            others["paths"], include, exclude, no_gitignore, limit, layout, stdin_filename, jobs, no_cache, cache_dir
        )
        return function(files=made, **others)

    made: Any = with_files
    for option in reversed(_OPTIONS):
        made = option(made)
    return made  # type: ignore[no-any-return]


_OPTIONS = (
    click.option("--include", multiple=True, metavar="GLOB",
                 help="文件夹里只查这些文件，可多次 Of folders only these files, whatever their suffix; repeatable."),
    click.option("--exclude", multiple=True, metavar="GLOB",
                 help="文件夹里不查这些，可多次 Of folders not these files and folders; repeatable."),
    click.option("--no-gitignore", is_flag=True, help="不看 .gitignore Check what .gitignore leaves out, too."),
    click.option("--layout", metavar="NAME", help="按这种表读取 Read tables as this form instead of recognising it."),
    click.option("--stdin-filename", metavar="NAME",
                 help="标准输入当作哪个文件 What standard input is called: for its format, profile and reports."),
    click.option("--limit", multiple=True, metavar="NAME=N",
                 help="放宽上限，可多次 Another limit of size, such as json=300MB; repeatable."),
    click.option("--jobs", callback=jobs_of, default="auto", show_default=True, metavar="N",
                 help="同时用几个进程 How many processes; auto: as many as pay."),
    click.option("--no-cache", is_flag=True, help="不用缓存 Neither use nor keep what earlier runs found."),
    click.option("--cache-dir", metavar="DIR", help="缓存文件夹 Where it is kept (default: the user's cache folder)."),
)  # fmt: skip

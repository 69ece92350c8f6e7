"""The options of `check` about files: which of a folder, how large, what standard input is called."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from jxlint.errors import UsageError

if TYPE_CHECKING:
    from jxlint.rules.profiles.model import Files

_F = TypeVar("_F", bound=Callable[..., Any])


class FileOptions(msgspec.Struct, frozen=True):
    """What the command line says of files; `include` is empty and `gitignore` None where nothing is said."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    gitignore: bool | None
    limits: dict[str, int]
    layout: str | None
    stdin: str
    jobs: int
    cache: Path | None
    results: bool

    @property
    def files(self) -> Files:
        """As a profile would say it."""
        from jxlint.rules.profiles.model import Files

        return Files(self.include or None, self.exclude, self.gitignore, self.limits)


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
        name = _stdin(stdin_filename, others["paths"])
        ignore = False if no_gitignore else None
        cache, results = _cache(no_cache, cache_dir)
        made = FileOptions(include, exclude, ignore, limits_of(limit), _layout(layout), name, jobs, cache, results)
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


def _cache(off: bool, folder: str | None) -> tuple[Path | None, bool]:
    """Where things are kept between runs, and whether results are among them."""
    from jxlint.caching import cache_folder

    if off and folder is not None:
        raise UsageError(
            "--no-cache 和 --cache-dir 不能同时写", "--no-cache and --cache-dir contradict each other",
            remedy_zh="请去掉一个", remedy_en="take one of them away",
        )  # fmt: skip
    if folder is None:
        return cache_folder(not off), not os.environ.get("JXLINT_NO_RESULT_CACHE")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, ValueError) as e:
        said = (getattr(e, "strerror", None) or "not a valid name").lower()
        raise UsageError(
            f"缓存文件夹用不了（{said}）", f"the cache folder cannot be used ({said})",
            remedy_zh="请检查 --cache-dir 的路径和权限", remedy_en="check its path and permissions",
            where=folder,
        ) from e  # fmt: skip
    return Path(folder), True


def limits_of(given: tuple[str, ...]) -> dict[str, int]:
    """The limits that --limit gives, by their names. Raises UsageError."""
    from jxlint.readers.limits import amount

    out = {}
    for one in given:
        name, _, value = one.partition("=")
        try:
            out[name.strip()] = amount(name.strip(), value)
        except UsageError as e:
            e.where = f"--limit {one}"
            raise
    return out


def _layout(name: str | None) -> str | None:
    if name is None:
        return None
    from jxlint.layouts.choice import named

    return named(name).name


def _stdin(name: str | None, paths: tuple[str, ...]) -> str:
    if name is None:
        return "-"
    if "-" not in paths:
        raise UsageError(
            "写了 --stdin-filename，却没有从标准输入读", "--stdin-filename is given, but standard input is not read",
            remedy_zh="请在文件里写上 -", remedy_en="name - among the files",
        )  # fmt: skip
    if not name.strip() or name == "-" or "\0" in name or name.endswith(("/", "\\")):
        raise UsageError(
            f"--stdin-filename 应是文件名，写的是“{name}”", f"--stdin-filename must be a file's name, found “{name}”",
            remedy_zh="例如 --stdin-filename 表.json", remedy_en="for example --stdin-filename table.json",
        )  # fmt: skip
    return name

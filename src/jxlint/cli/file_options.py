"""The options of `check` about files: which of a folder, how large, what standard input is called."""

from __future__ import annotations

import functools
from collections.abc import Callable
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
    stdin: str

    @property
    def files(self) -> Files:
        """As a profile would say it."""
        from jxlint.rules.profiles.model import Files

        return Files(self.include or None, self.exclude, self.gitignore, self.limits)


def file_options(function: _F) -> _F:
    """Gives a command these options; the function takes them as one argument, `files`."""

    @functools.wraps(function)
    def with_files(
        *, include: tuple[str, ...], exclude: tuple[str, ...], no_gitignore: bool, limit: tuple[str, ...],
        stdin_filename: str | None, **others: Any,
    ) -> Any:  # fmt: skip
        name = _stdin(stdin_filename, others["paths"])
        ignore = False if no_gitignore else None
        return function(files=FileOptions(include, exclude, ignore, _limits(limit), name), **others)

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
    click.option("--stdin-filename", metavar="NAME",
                 help="标准输入当作哪个文件 What standard input is called: for its format, profile and reports."),
    click.option("--limit", multiple=True, metavar="NAME=N",
                 help="放宽上限，可多次 Another limit of size, such as json=300MB; repeatable."),
)  # fmt: skip


def _limits(given: tuple[str, ...]) -> dict[str, int]:
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

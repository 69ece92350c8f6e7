"""What a command line says of files: which of a folder, how large, what standard input is called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from jxlint.compiled import KEPT
from jxlint.errors import UsageError

if TYPE_CHECKING:
    from jxlint.rules.profiles.model import Files


class FileOptions(msgspec.Struct, frozen=True):
    """What the command line says of files; `include` is empty and `gitignore` None where nothing is said."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    gitignore: bool | None
    limits: dict[str, int]
    layout: str | None
    stdin: str
    jobs: int
    cache: str | None
    results: bool

    @classmethod
    def of(
        cls, paths: tuple[str, ...], include: tuple[str, ...] = (), exclude: tuple[str, ...] = (),
        no_gitignore: bool = False, limit: tuple[str, ...] = (), layout: str | None = None,
        stdin_filename: str | None = None, jobs: int = 0, no_cache: bool = False, cache_dir: str | None = None,
    ) -> FileOptions:  # fmt: skip
        """What the options say, for a command that reads `paths`. Raises UsageError."""
        name = _stdin(stdin_filename, paths)
        ignore = False if no_gitignore else None
        cache, results = _cache(no_cache, cache_dir)
        KEPT.move(cache)
        return cls(include, exclude, ignore, limits_of(limit), _layout(layout), name, jobs, cache, results)

    @property
    def files(self) -> Files:
        """As a profile would say it."""
        from jxlint.rules.profiles.model import Files

        return Files(self.include or None, self.exclude, self.gitignore, self.limits)


def _cache(off: bool, folder: str | None) -> tuple[str | None, bool]:
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
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except (OSError, ValueError) as e:
        from jxlint.reasons import reason

        zh, en = reason(e)
        raise UsageError(
            f"缓存文件夹用不了（{zh}）", f"the cache folder cannot be used ({en})",
            remedy_zh="请检查 --cache-dir 的路径和权限", remedy_en="check its path and permissions",
            where=folder,
        ) from e  # fmt: skip
    return folder, True


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

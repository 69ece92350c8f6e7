"""Paths of the command line to files: folders are walked, hidden files and foreign formats passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from jxlint.errors import Absent, InputError, UsageError
from jxlint.readers.detect import SUFFIXES as OFFICE
from jxlint.readers.opening import ODD

if TYPE_CHECKING:
    from jxlint.rules.profiles.filing import Filing

_MOST = 5  # notes of one kind

# What a folder is searched for; a file named by itself is read whatever its name.
SUFFIXES = (".txt", ".text", ".md", ".tsv", ".json", ".jsonl", ".ndjson", *OFFICE)
# A document a line.
LINES = (".jsonl", ".ndjson")
# Formats that may hold a table but cannot be read: to pass over them would look like a clean bill.
REFUSED = (
    ".wpt", ".ods", ".odt", ".ofd", ".xlsb", ".rtf", ".zip", ".rar", ".7z", ".tar", ".tar.gz", ".tgz",
)  # fmt: skip


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of a file: its number, its first byte and how many they are."""

    number: int
    at: int
    size: int


class Input(msgspec.Struct, frozen=True, gc=False):
    """A file to check by its name, or why there is none. `path` is where it is read, "-" for standard input.
    `walked`: it was found in a folder, not named; `line`: only this line of it."""

    name: str
    path: str
    error: InputError | None = None
    walked: bool = False
    line: Line | None = None


class Inputs(msgspec.Struct, frozen=True):
    """What there is to do, each file once. Of folders, `skipped` counts the files of other formats, `ignored` what was
    left out on wish; `odd` are the tables that are no plain files, each with what it is."""

    files: tuple[Input, ...]
    skipped: int = 0
    ignored: int = 0
    odd: tuple[tuple[str, str], ...] = ()

    def notes(self, lang: str) -> list[str]:
        """What a person should know of files that were not checked, a line each."""
        zh, said = lang == "zh", []
        for name, what in self.odd[:_MOST]:
            said.append(f"{name}: 是{ODD[what][0]}，没有检查" if zh else f"{name}: {ODD[what][1]}, not checked")
        more = len(self.odd) - _MOST
        if more > 0:
            said.append(
                f"还有 {more} 个这样的没有检查"
                if zh
                else f"{more} more such file{'s were' if more > 1 else ' was'} not checked"
            )
        if self.ignored:
            said.append(
                f"按 .gitignore 或 exclude 有 {self.ignored} 个文件或文件夹没有检查"
                if zh
                else f"{self.ignored} files or folders were left out by .gitignore or exclude"
                if self.ignored > 1
                else "1 file or folder was left out by .gitignore or exclude"
            )
        return said


def expand(
    paths: Iterable[str], *outputs: str, filing: Callable[[str], Filing] | None = None, stdin: str = "-"
) -> Inputs:
    """Every file that `paths` name; a folder's files in the order of their names.

    `outputs` are what the reports will be written to: in a folder they are passed over (they are the last run's), named
    by themselves they are refused, since the table would be lost. `filing` says what is wanted in a folder, `stdin` is
    what standard input is called. Raises UsageError.
    """
    written = {os.path.realpath(output) for output in outputs}
    files: dict[str, Input] = {}
    skipped, ignored = 0, 0
    odd: list[tuple[str, str]] = []
    for path in paths:
        if path == "-":
            files.setdefault(_identity(stdin) if stdin != "-" else stdin, Input(stdin, "-"))
            continue
        if not path:
            files.setdefault(path, Input("''", path, _unnamed()))
            continue
        if not os.path.isdir(path):
            if written and os.path.realpath(path) in written and os.path.isfile(path):
                raise _overwritten(path)
            files.setdefault(_identity(path), Input(path, path))
            continue
        from jxlint.inputs.walking import Walk

        walk, found = Walk(path, filing or _plain, known), False
        for name, error in walk.files():
            if written and error is None and os.path.realpath(name) in written:
                continue
            found = True
            files.setdefault(_identity(name), Input(name, name, error, walked=True))
        if not found:
            files.setdefault(_identity(path), Input(path, path, _nothing(path, walk.ignored)))
        skipped, ignored, odd = skipped + walk.skipped, ignored + walk.ignored, odd + walk.odd
    return Inputs(tuple(files.values()), skipped, ignored, tuple(odd))


def _identity(path: str) -> str:
    """What a file is known by, however the way to it is written."""
    try:
        return os.path.abspath(path)
    except (OSError, ValueError):  # the working folder is gone; a name that no file can have
        return os.path.normpath(path)


def _plain(_folder: str) -> Filing:
    from jxlint.rules.profiles.filing import Filing

    return Filing()


def known(file: str) -> bool:
    """Whether a file of a folder is looked into, by its name."""
    suffix = os.path.splitext(file)[1].lower()
    # ~$ is a lock file of Office, not a table.
    looked = suffix in SUFFIXES or file.lower().endswith(REFUSED) or _plugged(suffix)
    return looked and not file.startswith("~$")


def _plugged(suffix: str) -> bool:
    """Whether a plug-in reads such files."""
    if not suffix:
        return False
    from jxlint.readers.plugged import reads

    return reads(suffix)


def _overwritten(path: str) -> UsageError:
    return UsageError(
        "输出文件就是要检查的文件，会把表覆盖掉",
        "the output file is the file to check, which would be lost",
        remedy_zh="请给 -o 另起一个名字",
        remedy_en="give -o another name",
        where=path,
    )


def _unnamed() -> Absent:
    return Absent(
        "路径是空的", "the path is empty",
        remedy_zh="请写上文件或文件夹（变量可能没有值）", remedy_en="name a file or folder (a variable may be unset)",
        where="''",
    )  # fmt: skip


def _nothing(folder: str, ignored: int) -> Absent:
    if ignored:
        return Absent(
            "文件夹里的文件都被 .gitignore 或 exclude 排除了",
            "all files of the folder are left out by .gitignore or exclude",
            remedy_zh="请检查这些设置；--no-gitignore 不看 .gitignore",
            remedy_en="check these settings; --no-gitignore disregards .gitignore",
            where=folder,
        )
    return Absent(
        "文件夹里没有可检查的文件",
        "the folder holds no files to check",
        remedy_zh="文件夹里会查找 " + "、".join(SUFFIXES) + "；别的名字请写出文件",
        remedy_en="a folder is searched for " + ", ".join(SUFFIXES) + "; name other files themselves",
        where=folder,
    )

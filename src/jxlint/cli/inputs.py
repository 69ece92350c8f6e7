"""Paths of the command line to files: folders are walked, hidden files and foreign formats passed over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from jxlint.errors import InputError, UsageError
from jxlint.readers.detect import SUFFIXES as OFFICE

# What a folder is searched for; a file named by itself is read whatever its name.
SUFFIXES = (".txt", ".text", ".md", ".tsv", ".json", *OFFICE)
# Formats that may hold a table but cannot be read: to pass over them would look like a clean bill.
REFUSED = (".pdf", ".doc", ".wps", ".ods", ".odt", ".xlsb", ".rtf")


class Inputs(msgspec.Struct, frozen=True):
    """What there is to do: each name once with, for a folder that yields nothing, why; and how many files of folders
    were passed over."""

    names: tuple[tuple[str, InputError | None], ...]
    skipped: int


def expand(paths: Iterable[str], *outputs: str) -> Inputs:
    """Every file that `paths` name; a folder's files in the order of their names.

    `outputs` are what the reports will be written to: in a folder they are passed over (they are the last run's), named
    by themselves they are refused, since the table would be lost. Raises UsageError.
    """
    written = {os.path.realpath(output) for output in outputs}
    names: dict[str, tuple[str, InputError | None]] = {}
    skipped = 0
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            if path != "-" and written and os.path.realpath(path) in written and Path(path).is_file():
                raise _overwritten(path)
            names.setdefault(os.path.normpath(path), (path, None))
            continue
        found = False
        for name, error in _walk(path):
            if name is None:
                skipped += 1
                continue
            if written and error is None and os.path.realpath(name) in written:
                continue
            found = True
            names.setdefault(os.path.normpath(name), (name, error))
        if not found:
            names.setdefault(os.path.normpath(path), (path, _nothing(path)))
    return Inputs(tuple(names.values()), skipped)


def _walk(folder: str) -> Iterator[tuple[str | None, InputError | None]]:
    """The files below `folder`; None for one passed over; a folder that cannot be listed with the reason."""
    unlisted: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if file.startswith("."):
                continue
            suffix = os.path.splitext(file)[1].lower()  # noqa: PTH122 - many files, and Path is slow
            # A lock file of Office, not a table.
            known = (suffix in (*SUFFIXES, *REFUSED) or _plugged(suffix)) and not file.startswith("~$")
            yield (os.path.join(root, file), None) if known else (None, None)  # noqa: PTH118
    for e in unlisted:
        yield str(e.filename), _unlisted(str(e.filename), e)


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


def _nothing(folder: str) -> InputError:
    return InputError(
        "文件夹里没有可检查的文件",
        "the folder holds no files to check",
        remedy_zh="文件夹里会查找 " + "、".join(SUFFIXES) + "；别的名字请写出文件",
        remedy_en="a folder is searched for " + ", ".join(SUFFIXES) + "; name other files themselves",
        where=folder,
    )


def _unlisted(folder: str, error: OSError) -> InputError:
    said = (error.strerror or "cannot be listed").lower()
    return InputError(
        f"打不开文件夹（{said}）",
        f"the folder cannot be opened ({said})",
        remedy_zh="请检查权限",
        remedy_en="check its permissions",
        where=folder,
    )

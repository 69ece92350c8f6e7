"""Readers: one module a container format. `read_file` and `read_bytes` give the document in a file with its places."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from jxlint.errors import InputError, JxlintError
from jxlint.readers import detect
from jxlint.readers.limits import DEFAULT
from jxlint.reading import Reading

LIMIT = 64 * 1024 * 1024
# What is read here; for any other suffix the installed packages are asked first.
SUFFIXES = ("", ".txt", ".text", ".md", ".tsv", ".json", ".jsonl", *detect.SUFFIXES)


def read_file(path: str | os.PathLike[str], *, limit: int = LIMIT) -> Reading:
    """The document in the file at `path`, "-" for standard input. `limit` is the largest size read, in bytes.

    Raises InputError, UnrecognisedTable, BlankForm or BadJson, each with the place.
    """
    return read_bytes(file_bytes(path, limit=limit), os.fspath(path), limit=limit)


def file_bytes(path: str | os.PathLike[str], *, limit: int = LIMIT) -> bytes:
    """The bytes of the file at `path`, "-" for standard input, at most one more than `limit`. Raises InputError."""
    name = os.fspath(path)
    if name == "-":
        return sys.stdin.buffer.read(limit + 1)
    try:
        mode = Path(name).stat().st_mode
        if stat.S_ISDIR(mode):
            raise _unreadable(name, "是文件夹", "is a folder")
        if not stat.S_ISREG(mode):
            # A pipe or device would block or never end.
            raise _unreadable(name, "不是普通文件", "is not a regular file")
        with Path(name).open("rb") as f:
            return f.read(limit + 1)
    except OSError as e:
        zh = {FileNotFoundError: "文件不存在", PermissionError: "没有读取权限"}.get(type(e), f"读不了（{e.strerror}）")
        raise _unreadable(name, zh, (e.strerror or "cannot be read").lower()) from e
    except ValueError as e:
        raise _unreadable(name, "文件名不合法", "is not a valid file name") from e


def read_bytes(data: bytes, name: str, *, limit: int = LIMIT) -> Reading:
    """The document in `data`; `name` is its file's name, for errors and to tell JSON from text. See read_file."""
    try:
        if len(data) > limit:
            mb = limit // (1024 * 1024)
            raise InputError(
                f"超过 {mb} MB，太大了",
                f"larger than {mb} MB",
                remedy_zh="请拆成多个文件",
                remedy_en="split it into several files",
            )
        if os.path.splitext(name)[1].lower() not in SUFFIXES:  # noqa: PTH122 - Path refuses some names
            from jxlint.readers.plugged import read_plugged

            made = read_plugged(data, name)
            if made is not None:
                from jxlint.layouts import recognise

                return made if isinstance(made, Reading) else recognise(made)
        reader = detect.reader(data, name)
        shown = reader(data, DEFAULT) if reader is not None else None
        if shown is not None:
            from jxlint.layouts import recognise

            return recognise(shown)
        from jxlint.readers import text

        decoded = text.decode(data)
        if name.lower().endswith((".json", ".jsonl")) or decoded.lstrip()[:1] in ("{", "["):
            from jxlint.readers import json

            return json.read(decoded)
        from jxlint.layouts import recognise
        from jxlint.sheet import sheet

        return recognise(sheet(decoded))
    except JxlintError as e:
        e.where = name + e.where
        raise


def _unreadable(name: str, zh: str, en: str) -> InputError:
    return InputError(zh, en, remedy_zh="请检查路径", remedy_en="check the path", where=name)

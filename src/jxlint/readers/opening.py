"""Files to bytes: only plain ones, and only when they are not too large, which is found out before they are read."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import IO

from jxlint.errors import Absent, InputError
from jxlint.readers.limits import DEFAULT, Limits

_HEAD = 4096
_CHUNK = 1024 * 1024
JSON = (".json", ".jsonl")
# What is no plain file, for a person: it would block, never end, or hold nothing.
ODD = {
    "folder": ("文件夹", "a folder"),
    "linked": ("链接的文件夹", "a linked folder"),
    "lost": ("断开的链接", "a broken link"),
    "loop": ("绕成圈的链接", "links in a circle"),
    "pipe": ("管道", "a pipe"),
    "socket": ("套接字", "a socket"),
    "device": ("设备", "a device"),
}


def kind(mode: int) -> str:
    """What a file of this mode is: "file", or a key of ODD."""
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"


def load(path: str, name: str | None = None, limits: Limits = DEFAULT) -> bytes:
    """The bytes of the file at `path`, "-" for standard input; `name` is what it is called, if not `path`.

    Raises InputError, with the name as its place.
    """
    name = name or path
    try:
        return _stdin(name, limits) if path == "-" else _file(path, name, limits)
    except InputError as e:
        e.where = e.where or name
        raise


def check_size(size: int, name: str, head: bytes, limits: Limits) -> None:
    """Raises InputError for a file of `size` bytes that begins with `head` and is too large for what it is."""
    limits.check("json" if looks_json(name, head) else "size", size, "文件太大", "the file is too large")


def looks_json(name: str, head: bytes) -> bool:
    """Whether the file `name` that begins with `head` is to be read as JSON."""
    return name.lower().endswith(JSON) or head.lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n")[:1] in (b"{", b"[")


def _file(path: str, name: str, limits: Limits) -> bytes:
    try:
        mode = os.stat(path).st_mode
        if kind(mode) != "file":
            raise _odd(kind(mode))
        # Not blocking, should a pipe have taken the file's place since.
        with open(path, "rb", opener=_opener) as f:
            return read_within(f, name, os.fstat(f.fileno()).st_size, limits)
    except OSError as e:
        raise _failed(e) from e
    except ValueError as e:
        raise _unreadable("文件名不合法", "not a valid file name") from e


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _stdin(name: str, limits: Limits) -> bytes:
    try:
        status = os.fstat(sys.stdin.fileno())
        size = status.st_size if stat.S_ISREG(status.st_mode) else 0
    except (OSError, ValueError, AttributeError):  # standard input that is no file, as in a test
        size = 0
    if sys.stdin is None:
        raise _unreadable("没有标准输入", "there is no standard input")
    try:
        return read_within(sys.stdin.buffer, name, size, limits)
    except OSError as e:
        raise _failed(e) from e


def read_within(file: IO[bytes], name: str, size: int, limits: Limits) -> bytes:
    """All of `file`, called `name` and said to have `size` bytes; what is beyond these by pieces, so that one that
    grows or never ends is left at the limit. Raises InputError."""
    head = file.read(_HEAD)
    check_size(size, name, head, limits)
    pieces, length = [head], len(head)
    if size > _CHUNK and file.seekable():
        # To be read as one, and not to be put together afterwards.
        file.seek(-length, os.SEEK_CUR)
        pieces, length = [], 0
    while piece := file.read(max(_CHUNK, size - length)):
        pieces.append(piece)
        length += len(piece)
        check_size(length, name, head, limits)
    return b"".join(pieces)


def _odd(what: str) -> InputError:
    zh, en = ODD[what]
    if what == "folder":
        return _unreadable("是文件夹", "is a folder")
    return InputError(
        f"是{zh}，不是普通文件", f"is {en}, not a regular file",
        remedy_zh="请先存成文件，或用 - 从标准输入读", remedy_en="save it as a file, or use - for standard input",
    )  # fmt: skip


def _failed(error: OSError) -> InputError:
    from jxlint.reasons import reason

    zh, en = reason(error)
    if error.errno in (errno.EACCES, errno.EPERM):
        return InputError("没有读取权限", en, remedy_zh="请检查权限", remedy_en="check its permissions")
    if error.errno == errno.ENOENT:
        return Absent("文件不存在", en, remedy_zh="请检查路径", remedy_en="check the path")
    # Of these the path itself is the matter.
    return _unreadable(zh if error.errno in (errno.ELOOP, errno.ENAMETOOLONG) else f"读不了（{zh}）", en)


def _unreadable(zh: str, en: str) -> InputError:
    return InputError(zh, en, remedy_zh="请检查路径", remedy_en="check the path")

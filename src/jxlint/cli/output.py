"""What leaves the program: text and bytes to standard output, files written whole, errors in one line."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from jxlint.errors import JxlintError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def emit(text: str | bytes | Iterable[bytes], *, colour: bool = False) -> None:
    """To standard output; bytes, or pieces of them, as they are. A reader that went away (| head) is no failure: the
    rest is dropped and the exit code stays what the work says."""
    try:
        if isinstance(text, str) or os.name == "nt" or not hasattr(sys.stdout, "buffer"):
            for piece in (text,) if isinstance(text, str | bytes) else text:
                echo(piece, colour=colour)
            return
        sys.stdout.flush()
        sys.stdout.buffer.writelines((text,) if isinstance(text, bytes) else text)
        sys.stdout.buffer.flush()
    except OSError as e:
        # Windows reports a closed pipe as EINVAL.
        if e.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        mute()


def echo(text: str | bytes, *, err: bool = False, colour: bool = False) -> None:
    """To standard output, or to standard error, whatever console that is. Where standard error takes nothing (a full
    disk, a reader that went away) there is nobody to tell, and the exit code stays what the work says."""
    if err:
        try:
            _written(text, sys.stderr, err=True, colour=colour)
        except OSError:
            mute(sys.stderr)
        return
    _written(text, sys.stdout, err=False, colour=colour)


def _written(text: str | bytes, stream: TextIO, *, err: bool, colour: bool) -> None:
    if isinstance(text, str) and os.name != "nt" and (stream.encoding or "").lower() == "utf-8":
        stream.write(text)
        stream.flush()
        return
    import click  # knows the other consoles, and takes a while to load

    click.echo(text, nl=False, err=err, color=colour or None)


def mute(stream: TextIO | None = None) -> None:
    """Send what is still buffered for standard output (or `stream`) nowhere, so that nothing fails when Python flushes
    at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())


def say(error: JxlintError, lang: str) -> None:
    """An error as one line on standard error, control characters made visible."""
    from jxlint.reports.text import visible

    echo(f"jxlint: {visible(error.text(lang))}\n", err=True)


def note(text: str) -> None:
    """Something that is no error, as one line on standard error."""
    from jxlint.reports.text import visible

    echo(f"jxlint: {visible(text)}\n", err=True)


def check_target(path: str) -> None:
    """Refuse, before any work is done, a file that could not be written. Raises UsageError."""
    refuse_folder(path)
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise _unwritable(path, OSError(errno.ENOENT, os.strerror(errno.ENOENT)))


def refuse_folder(path: str) -> None:
    """Refuse what is a folder, or is called like one, as a file to write. Raises UsageError."""
    called = path.endswith("/") or (os.name == "nt" and path.endswith("\\"))
    if called or os.path.isdir(path):
        raise _unwritable(path, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))


def folder_of(path: str) -> None:
    """Make the folder in which the file `path` will stand. Raises UsageError."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        os.makedirs(folder, exist_ok=True)
    except (OSError, ValueError) as e:
        raise _unwritable(path, e if isinstance(e, OSError) else OSError(errno.EINVAL, str(e))) from e


def save(path: str | Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all; a device or pipe is written to as it is. Raises UsageError."""
    from pathlib import Path

    target = Path(os.path.realpath(path))
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as f:
                f.writelines(pieces)
            return
        part = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
        try:
            with part.open("xb") as f:
                f.writelines(pieces)
            if target.exists():
                part.chmod(target.stat().st_mode & 0o7777)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as e:
        raise _unwritable(str(path), e) from e


def _unwritable(path: str, error: OSError) -> UsageError:
    from jxlint.reasons import reason

    zh, en = reason(error)
    return UsageError(
        f"写不了文件（{zh}）",
        f"cannot write the file ({en})",
        remedy_zh="请检查路径和权限",
        remedy_en="check the path and its permissions",
        where=path,
    )

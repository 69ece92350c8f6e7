"""Where what is kept between runs lies, and how it gets there whole.

Without pathlib, which takes longer to load than all of this: every run comes here.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from os import PathLike

from jxlint.digest import digest

_SUM = 32  # digits of a digest


def cache_folder(wish: str | PathLike[str] | bool = True) -> str | None:
    """The folder wished for: a path; True for ours below the user's cache folder, which is None when JXLINT_NO_CACHE
    is set or there is no home; False for none."""
    if not isinstance(wish, bool):
        return os.fspath(wish)
    if not wish or os.environ.get("JXLINT_NO_CACHE"):
        return None
    set_by_user = os.environ.get("JXLINT_CACHE_DIR")
    if set_by_user:
        return set_by_user
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # raises nothing without a home
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "jxlint") if base and not base.startswith("~") else None


def stamps(folder: str) -> list[tuple[str, int, int]]:
    """Name, size and time of the modules in `folder`, those in its folders left out."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:  # there are none in a frozen program
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                found.append((entry.name, status.st_size, status.st_mtime_ns))
    return sorted(found)


def kept(path: str | PathLike[str], *, whole: bool = True) -> bytes:
    """What `keep` wrote to `path`. Raises OSError when there is nothing, or when it is not whole, not ours or others
    may write to it: what judges tables must not come from another user of the machine. Without `whole` its digest is
    not looked at; what is in it has digests of its own."""
    with open(path, "rb", buffering=0, opener=_at_once) as f:
        status = os.fstat(f.fileno())
        if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
            raise PermissionError(str(path))
        stated, data = f.read(_SUM), f.read()
    if whole and digest(data).encode() != stated:
        raise OSError(str(path))
    return data


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write, as a pipe that lies there in place of a file would have it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def keep(path: str | PathLike[str], data: bytes) -> bool:
    """Write with a digest, whole or not at all, so that runs at the same time do no harm; for the user alone. False
    when the folder cannot be written, which only costs speed."""
    folder = os.path.dirname(path)
    part = os.path.join(folder, f".part-{os.getpid()}-{time.monotonic_ns()}")
    made = False
    try:
        os.makedirs(folder, exist_ok=True, mode=0o700)
        # Readable by its owner alone. Made here, because `tempfile` takes longer to load than the rest of this.
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as f:
            made = True
            f.write(digest(data).encode() + data)
        os.replace(part, path)
    except BaseException as e:  # Ctrl-C too must not leave the part behind
        if made:
            with contextlib.suppress(OSError):
                os.unlink(part)
        if not isinstance(e, OSError):
            raise
        return False
    return True

"""Where what is kept between runs lies, and how it gets there whole."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

from jxlint.digest import digest

_SUM = 32  # digits of a digest


def cache_folder(wish: Path | bool = True) -> Path | None:
    """The folder wished for: a path; True for ours below the user's cache folder, which is None when JXLINT_NO_CACHE
    is set or there is no home; False for none."""
    if not isinstance(wish, bool):
        return wish
    if not wish or os.environ.get("JXLINT_NO_CACHE"):
        return None
    set_by_user = os.environ.get("JXLINT_CACHE_DIR")
    if set_by_user:
        return Path(set_by_user)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - must not raise without a home
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base) / "jxlint" if base and not base.startswith("~") else None


def stamps(folder: Path) -> list[tuple[str, int, int]]:
    """Name, size and time of the modules in `folder`, those in its folders left out."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:  # there are none in a frozen program
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                found.append((entry.name, status.st_size, status.st_mtime_ns))
    return sorted(found)


def kept(path: Path) -> bytes:
    """What `keep` wrote to `path`. Raises OSError when there is nothing, or when it is not whole, not ours or others
    may write to it: what judges tables must not come from another user of the machine."""
    with path.open("rb") as f:
        status = os.fstat(f.fileno())
        if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
            raise PermissionError(str(path))
        data = f.read()
    if digest(data[_SUM:]).encode() != data[:_SUM]:
        raise OSError(str(path))
    return data[_SUM:]


def keep(path: Path, data: bytes) -> bool:
    """Write with a digest, whole or not at all, so that runs at the same time do no harm; for the user alone. False
    when the folder cannot be written, which only costs speed."""
    part = path.with_name(f".part-{os.getpid()}-{time.monotonic_ns()}")
    made = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Readable by its owner alone. Made here, because `tempfile` takes longer to load than the rest of this.
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as f:
            made = True
            f.write(digest(data).encode() + data)
        os.replace(part, path)  # noqa: PTH105
    except OSError:
        if made:
            part.unlink(missing_ok=True)
        return False
    return True

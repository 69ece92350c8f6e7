"""The rule book as JSON in the user's cache folder, keyed by the content of the YAML files and our version.

YAML takes most of a short run's time. A cache that is missing, unreadable or of another version is simply not used;
it holds typed data that is checked when read, never code.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from jxlint import __version__
from jxlint.digest import digest
from jxlint.rules.loading import RuleBook, files, read_book


def cache_folder() -> Path | None:
    """Our folder below the user's cache folder; None when JXLINT_NO_CACHE is set or there is no home."""
    if os.environ.get("JXLINT_NO_CACHE"):
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


def read_book_cached(folder: Path) -> RuleBook:
    """The rule book of `folder` with the built-in profiles, from the cache when it holds this very content.

    Raises BrokenRule, BrokenProfile.
    """
    cache = cache_folder()
    if cache is None:
        return _read(folder)
    path = cache / f"rules-{_key(folder)}.json"
    try:
        book = msgspec.json.decode(path.read_bytes(), type=RuleBook)
        return msgspec.structs.replace(book, folder=str(folder))
    except (OSError, msgspec.DecodeError):
        book = _read(folder)
    _write(path, msgspec.json.encode(book))
    return book


def _read(folder: Path) -> RuleBook:
    from jxlint.rules.profiles.builtin import with_profiles

    return with_profiles(read_book(folder), folder)


def _key(folder: Path) -> str:
    code = Path(__file__).parent
    parts = [*sorted(folder.parent.glob("rules.yaml")), *sorted(code.glob("*.py")), *sorted(code.glob("profiles/*.py"))]
    held = (path.name.encode() + b"\0" + path.read_bytes() + b"\0" for path in [*files(folder), *parts])
    return digest(f"{__version__}\0{sys.version_info}".encode(), *held)


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all; a folder that cannot be written only costs speed."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as f:
            f.write(data)
        os.replace(f.name, path)  # noqa: PTH105
        for old in path.parent.glob("rules-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return

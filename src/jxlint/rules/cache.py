"""The rule book as JSON in the user's cache folder, keyed by the content of the YAML files and our version.

YAML takes most of a short run's time. A cache that is missing, damaged, another user's or of another version is simply
not used; it holds typed data that is checked when read, never code.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import msgspec

from jxlint import __version__
from jxlint.caching import keep, kept
from jxlint.digest import digest
from jxlint.rules.book import RuleBook, files

_BOOKS = 4


def read_book_cached(folder: Path, cache: Path | None) -> RuleBook:
    """The rule book of `folder` with the built-in profiles, from the folder `cache` when it holds this very content.

    Raises BrokenRule, BrokenProfile.
    """
    if cache is None:
        return _read(folder)
    path = cache / f"rules-{_key(folder)}.json"
    try:
        book = msgspec.json.decode(kept(path), type=RuleBook)
        return msgspec.structs.replace(book, folder=str(folder))
    except (OSError, msgspec.DecodeError):
        book = _read(folder)
    _write(path, msgspec.json.encode(book))
    return book


def _read(folder: Path) -> RuleBook:
    # YAML is read only where the cache does not hold what is in it.
    from jxlint.rules.loading import read_book
    from jxlint.rules.profiles.builtin import with_profiles

    return with_profiles(read_book(folder), folder)


def _key(folder: Path) -> str:
    code = Path(__file__).parent
    parts = [*sorted(folder.parent.glob("rules.yaml")), *sorted(code.glob("*.py")), *sorted(code.glob("profiles/*.py"))]
    held = (path.name.encode() + b"\0" + path.read_bytes() + b"\0" for path in [*files(folder), *parts])
    return digest(f"{__version__}\0{sys.version_info}".encode(), *held)


def _write(path: Path, data: bytes) -> None:
    """Keep it, and of the books of other versions those written last."""
    if keep(path, data):
        with contextlib.suppress(OSError):  # another run removed one
            others = sorted((p.stat().st_mtime, p) for p in path.parent.glob("rules-*.json") if p != path)
            for _, old in others[: -(_BOOKS - 1)]:
                old.unlink(missing_ok=True)

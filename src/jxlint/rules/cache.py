"""The rule book as JSON in the user's cache folder, keyed by the content of the YAML files and our version and code.

YAML takes most of a short run's time. A cache that is missing, damaged, another user's or of another version is simply
not used; it holds typed data that is checked when read, never code.
"""

from __future__ import annotations

import contextlib
import os
import sys
from os import PathLike

import msgspec

from jxlint import __version__
from jxlint.caching import keep, kept, stamps
from jxlint.digest import digest
from jxlint.rules.book import RuleBook, files

_BOOKS = 4


def read_book_cached(folder: str | PathLike[str], cache: str | PathLike[str] | None) -> RuleBook:
    """The rule book of `folder` with the built-in profiles, from the folder `cache` when it holds this very content.

    Raises BrokenRule, BrokenProfile.
    """
    folder = os.fspath(folder)
    if cache is None:
        return _read(folder)
    path = os.path.join(cache, f"rules-{_key(folder)}.json")
    try:
        book = msgspec.json.decode(kept(path), type=RuleBook)
        return msgspec.structs.replace(book, folder=folder)
    except (OSError, msgspec.DecodeError):
        book = _read(folder)
    _write(path, msgspec.json.encode(book))
    return book


def _read(folder: str) -> RuleBook:
    # YAML is read only where the cache does not hold what is in it.
    from pathlib import Path

    from jxlint.rules.loading import read_book
    from jxlint.rules.profiles.builtin import with_profiles

    return with_profiles(read_book(Path(folder)), Path(folder))


def _key(folder: str) -> str:
    """What tells a book from others: the content of the YAML files, and of our own code the size and time of its files,
    by which Python itself knows whether what it compiled is out of date."""
    code = os.path.dirname(__file__)
    known = f"{__version__}\0{sys.version_info}\0{stamps(code)}\0{stamps(os.path.join(code, 'profiles'))}"
    held = [known.encode()]
    default = os.path.join(os.path.dirname(folder), "rules.yaml")
    for path in (*files(folder), *([default] if os.path.exists(default) else ())):
        with open(path, "rb", buffering=0) as f:
            held += [os.path.basename(path).encode(), f.read()]
    return digest(*(len(part).to_bytes(8, "big") + part for part in held))


def _write(path: str, data: bytes) -> None:
    """Keep it, and of the books of other versions those written last."""
    if keep(path, data):
        with contextlib.suppress(OSError):  # another run removed one
            from pathlib import Path

            mine = Path(path)
            others = sorted((p.stat().st_mtime, p) for p in mine.parent.glob("rules-*.json") if p != mine)
            for _, old in others[: -(_BOOKS - 1)]:
                old.unlink(missing_ok=True)

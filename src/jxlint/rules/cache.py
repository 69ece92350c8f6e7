"""The rule book as JSON in the user's cache folder, keyed by the content of the YAML files and our version and code.

YAML takes most of a short run's time. A cache that is missing, damaged, another user's or of another version is simply
not used; it holds typed data that is checked when read, never code.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import msgspec

from jxlint import __version__
from jxlint.caching import keep, kept, stamps
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
    """What tells a book from others: the content of the YAML files, and of our own code the size and time of its files,
    by which Python itself knows whether what it compiled is out of date."""
    code = Path(__file__).parent
    known = f"{__version__}\0{sys.version_info}\0{stamps(code)}\0{stamps(code / 'profiles')}"
    held = [known.encode()]
    for path in (*files(folder), *sorted(folder.parent.glob("rules.yaml"))):
        with open(path, "rb") as f:  # noqa: PTH123 - many files, and Path is slow
            held += [path.name.encode(), f.read()]
    return digest(*(len(part).to_bytes(8, "big") + part for part in held))


def _write(path: Path, data: bytes) -> None:
    """Keep it, and of the books of other versions those written last."""
    if keep(path, data):
        with contextlib.suppress(OSError):  # another run removed one
            others = sorted((p.stat().st_mtime, p) for p in path.parent.glob("rules-*.json") if p != path)
            for _, old in others[: -(_BOOKS - 1)]:
                old.unlink(missing_ok=True)

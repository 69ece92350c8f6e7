"""The rule book, and users' own rules, as JSON in the user's cache folder, keyed by the content of the YAML files and
our version and code.

YAML takes most of a short run's time. A cache that is missing, damaged, another user's or of another version is simply
not used; it holds typed data that is checked when read, never code.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from os import PathLike

import msgspec

from jxlint import __version__
from jxlint.caching import keep, kept, stamps
from jxlint.digest import digest
from jxlint.errors import BrokenRule
from jxlint.interrupts import undisturbed
from jxlint.rules.book import LARGEST, RuleBook, files

_BOOKS = 4


def read_book_cached(folder: str | PathLike[str], cache: str | PathLike[str] | None) -> RuleBook:
    """The rule book of `folder` with the built-in profiles, from the folder `cache` when it holds this very content.

    Raises BrokenRule, BrokenProfile.
    """
    folder = os.fspath(folder)
    if cache is None:
        return _read(folder)
    default = os.path.join(os.path.dirname(folder), "rules.yaml")

    def held() -> list[str]:
        return [*files(folder), *([default] if os.path.exists(default) else ())]

    book = _cached(cache, "rules", lambda: _key(held(), folder, ""), lambda: _read(folder))
    return msgspec.structs.replace(book, folder=folder)


def read_own_cached(path: str | PathLike[str], shown: str, cache: str | PathLike[str] | None) -> RuleBook:
    """What a user's own file or folder of rules at `path` holds, called `shown` in errors and places; as above."""

    def read() -> RuleBook:
        from pathlib import Path

        from jxlint.rules.loading import read_book

        return read_book(Path(path), shown)

    named = os.fspath(path)
    if cache is None:
        return read()
    return _cached(cache, "own", lambda: _key(files(named), named, f"{named}\0{shown}"), read)


def _read(folder: str) -> RuleBook:
    # YAML is read only where the cache does not hold what is in it.
    from pathlib import Path

    from jxlint.rules.loading import read_book
    from jxlint.rules.profiles.builtin import with_profiles

    return with_profiles(read_book(Path(folder)), Path(folder))


def _cached(cache: str | PathLike[str], kind: str, key: Callable[[], str], read: Callable[[], RuleBook]) -> RuleBook:
    """The book of this `kind` that `key` tells from others: from the folder `cache`, or what `read` gives. Raises like
    `read`."""
    try:
        known = key()
    except OSError:  # a file that cannot be read, of which `read` tells
        return read()
    path = os.path.join(cache, f"{kind}-{known}.json")
    try:
        with undisturbed():
            return msgspec.json.decode(kept(path), type=RuleBook)
    except (OSError, msgspec.DecodeError):
        book = read()
    data = _encoded(book)
    with contextlib.suppress(OSError, BrokenRule):  # they are gone by now
        # Files that somebody wrote to while they were read may hold something else than what was read.
        if data is not None and key() == known:
            _write(path, data, f"{kind}-*.json")
    return book


def _encoded(book: RuleBook) -> bytes | None:
    """`book` as JSON, None where JSON cannot hold it: a number that is infinite, a file's name that is no text."""
    try:
        data = msgspec.json.encode(book)
        with undisturbed():
            return data if msgspec.json.decode(data, type=RuleBook) == book else None
    except ValueError:  # which DecodeError and UnicodeEncodeError are
        return None


def _key(held: Iterable[str], folder: str, called: str) -> str:
    """What tells a book from others: the content of the YAML files `held`, where in `folder` they lie, what it is
    `called`, and of our own code the size and time of its files, by which Python itself knows whether what it compiled
    is out of date. Raises OSError for a file that cannot be read, or is too large to be."""
    code = os.path.dirname(__file__)
    known = f"{__version__}\0{sys.version_info}\0{stamps(code)}\0{stamps(os.path.join(code, 'profiles'))}\0{called}"
    parts = [known.encode(errors="surrogatepass")]
    for path in held:
        with open(path, "rb", buffering=0) as f:
            if os.fstat(f.fileno()).st_size > LARGEST:
                raise OSError(path)
            # Where it lies tells what a file holds, and is named by its rules.
            name = path[len(folder) :] if path.startswith(folder) else os.path.basename(path)
            parts += [name.encode(errors="surrogatepass"), f.read()]
    return digest(*(len(part).to_bytes(8, "big") + part for part in parts))


def _write(path: str, data: bytes, alike: str) -> None:
    """Keep it, and of those `alike`, of other versions or other users' own, the ones written last."""
    if keep(path, data):
        with contextlib.suppress(OSError):  # another run removed one
            from pathlib import Path

            mine = Path(path)
            others = sorted((p.stat().st_mtime, p) for p in mine.parent.glob(alike) if p != mine)
            for _, old in others[: -(_BOOKS - 1)]:
                old.unlink(missing_ok=True)

"""What earlier runs found, in the user's cache folder: a file of the same content under the same rules is not judged
again.

The key of an entry holds all that an outcome depends on: the bytes of the file and its suffix, the rules in force with
their lexicons, profile and exemptions, the language, our own code, Python and the packages installed beside us. An
entry is checked when it is read; one that is damaged is not used and is written anew.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from os import PathLike
from typing import Any

import msgspec

from jxlint import __version__
from jxlint.caching import keep, kept
from jxlint.desk.outcome import Outcome, pack, unpack
from jxlint.digest import digest
from jxlint.rules.book import RuleBook
from jxlint.rules.profiles.shelf import Plan

# Entries lie in 16 folders, each of which is kept within its share when one is written to it.
_SHARE = 16 * 1024 * 1024
_ENTRIES = 1024
_DAY = 86_400
Stamps = tuple[tuple[str, int, int], ...]


class Results:
    """The entries in `folder` for one language and kind of output (`form`)."""

    def __init__(self, folder: str | PathLike[str], form: str) -> None:
        self._folder = os.path.join(folder, "results")
        self._base = digest(f"{__version__}\0{sys.version}\0{form}".encode(), _machine())
        self._plans: dict[int, str] = {}

    def key(self, plan: Plan, name: str, data: bytes) -> str:
        """What tells the outcome for `data` of the file `name` under `plan` from all others."""
        if id(plan) not in self._plans:
            self._plans[id(plan)] = digest(
                self._base.encode(), _encoded(plan.book), _words(plan.book),
                _encoded((plan.profile, plan.rules)), _today(plan),
            )  # fmt: skip
        suffix = os.path.splitext(name)[1].lower()
        return digest(self._plans[id(plan)].encode(), suffix.encode(errors="replace"), b"\0", data)

    def get(self, key: str) -> Outcome | None:
        """The outcome kept under `key`, None when there is none that can be used."""
        path = self._path(key)
        try:
            outcome = unpack(kept(path))
            if _stamps([file for file, _, _ in outcome.code]) != outcome.code:
                return None
            # What is used stays longest; one note of it a day will do.
            if time.time() - os.stat(path).st_mtime > _DAY:
                os.utime(path)
        except (OSError, ValueError):
            return None
        return outcome

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep `outcome`, unless a rule failed, or it is larger than an entry may be."""
        if any(f.code == "JX001" for f in outcome.kept.findings):
            return
        from jxlint import plugins

        try:
            packed = pack(msgspec.structs.replace(outcome, code=_stamps(plugins.code())))
        except (ValueError, TypeError, OverflowError):  # a lone surrogate of a file's name, a number of many digits
            return
        path = self._path(key)
        if len(packed) <= _SHARE and keep(path, packed):
            _trim(path)

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[0], key[1:])


def _trim(kept: str) -> None:
    """Remove the entries that were not used for longest, until the folder of `kept` is within its share."""
    found = []
    with contextlib.suppress(OSError), os.scandir(os.path.dirname(kept)) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):  # another run removed it
                status = entry.stat(follow_symlinks=False)
                found.append((entry.path == kept, status.st_mtime, status.st_size, entry.path))
    size, count = sum(f[2] for f in found), len(found)
    for _, _, bytes_, path in sorted(found)[:-1]:
        if size <= _SHARE and count <= _ENTRIES:
            return
        with contextlib.suppress(OSError):
            os.unlink(path)
        size, count = size - bytes_, count - 1


def _machine() -> bytes:
    """Our own code, and the folders of packages: those change when one is installed, updated or removed."""
    stamps = [(e, *_stamp(e)) for e in sys.path if os.path.isdir(e)]
    stack = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    stack += [entry.path] if entry.name != "__pycache__" else []
                else:
                    stamps.append((entry.path, *_stamp(entry.path)))
    return repr(sorted(stamps)).encode()


def _stamp(path: str) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_size, status.st_mtime_ns


def _stamps(paths: list[str]) -> Stamps:
    """Size and time of each file. Raises OSError when one is gone."""
    return tuple((path, *_stamp(path)) for path in paths)


def _words(book: RuleBook) -> bytes:
    """The words that rules know beside the rule book."""
    with contextlib.suppress(FileNotFoundError), os.scandir(os.path.join(book.folder, "words")) as entries:
        return repr(sorted((e.path, *_stamp(e.path)) for e in entries)).encode()
    return repr([]).encode()


def _encoded(value: Any) -> bytes:
    return msgspec.json.encode(value, enc_hook=repr, order="deterministic")


def _today(plan: Plan) -> bytes:
    """The day, where exemptions end on one."""
    if not any(e.exemption.until for e in plan.profile.exempt):
        return b""
    from jxlint.rules.profiles.today import today

    return str(today()).encode()

"""Regular expressions as they were compiled in an earlier run.

Python compiles each pattern anew whenever it starts, which takes a fifth of a short run. What comes of it are numbers
for its matcher; they are kept in the user's cache folder, and the matcher looks whether they are sound before it takes
them. They hold for one version of Python alone. Where there are none, or Python hands them out in another way, patterns
are compiled as ever.
"""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

import importlib
import os
import re
import sys

import msgspec

from jxlint.caching import cache_folder, keep, kept
from jxlint.digest import digest
from jxlint.interrupts import undisturbed

_SUM = 32  # digits of a digest
_MOST = 2_000  # patterns that are kept; a version has a few hundred


class _Code(msgspec.Struct, frozen=True, array_like=True):
    """What becomes of a pattern: its flags and those in its text, the numbers for the matcher as bytes, how many groups
    there are, and which of them have a name."""

    flags: int
    numbers: bytes
    groups: int
    named: dict[str, int]


class _File(msgspec.Struct, frozen=True, array_like=True):
    """The code of patterns by the flags and the text of each, as bytes behind a digest of both, made by the Python that
    `maker` names: a run wants few of them, and looks only at those whether they are whole."""

    maker: str
    codes: dict[bytes, bytes]


with undisturbed():
    _FILE, _CODE = msgspec.msgpack.Decoder(_File), msgspec.msgpack.Decoder(_Code)


class Kept:
    """The code of patterns in the folder `folder` (None for nowhere), and the patterns to add to it."""

    def __init__(self, folder: str | None) -> None:
        self._path = _file(folder)
        self._codes: dict[bytes, bytes] | None = None  # not read yet
        self._new: dict[bytes, re.Pattern[str]] = {}

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """`pattern` compiled. Raises `re.error` for a bad one."""
        if self._codes is None:
            self._codes = _read(self._path) if self._path else {}
        key = f"{int(flags)} {pattern}".encode(errors="surrogatepass")
        code = self._codes.get(key)
        if code is not None:
            try:
                return _pattern(pattern, _unpacked(key, code))
            except (RuntimeError, TypeError, ValueError, OverflowError, IndexError):
                del self._codes[key]  # it is not whole, or the matcher finds it unsound
        made = re.compile(pattern, flags)
        self._new[key] = made
        return made

    def move(self, folder: str | None) -> None:
        """Keep in `folder` from now on, or (None) nowhere."""
        if _file(folder) != self._path:
            self._path, self._codes = _file(folder), None

    def write(self) -> None:
        """Keep what is new, where there is anything."""
        if self._path is None or not self._new:
            return
        added = {key: _packed(key, code) for key, made in self._new.items() if (code := _code(made)) is not None}
        self._new.clear()
        if not added:
            return
        known = _read(self._path) if self._codes is None else self._codes
        codes = known | added if len(known) + len(added) <= _MOST else added
        keep(self._path, msgspec.msgpack.encode(_File(_maker(), codes)))


def _read(path: str) -> dict[bytes, bytes]:
    """The codes in the file `path`, none where it is not there, not to be trusted or of another Python."""
    try:
        file = _FILE.decode(kept(path, whole=False))
    except (OSError, msgspec.DecodeError):
        return {}
    return file.codes if file.maker == _maker() else {}


def _maker() -> str:
    """Of which Python the numbers are."""
    sre = importlib.import_module("_sre")
    return f"{sys.version} {sys.byteorder} {sre.MAGIC} {sre.CODESIZE}"


def _packed(key: bytes, code: _Code) -> bytes:
    data = msgspec.msgpack.encode(code)
    return digest(key, data).encode() + data


def _unpacked(key: bytes, code: bytes) -> _Code:
    """Raises ValueError (DecodeError is one) for what `_packed` did not make for this pattern."""
    data = code[_SUM:]
    if digest(key + data).encode() != code[:_SUM]:
        raise ValueError
    return _CODE.decode(data)


def _pattern(pattern: str, code: _Code) -> re.Pattern[str]:
    """What `re.compile` gave when `code` was made. Raises RuntimeError for numbers that are unsound, and TypeError,
    ValueError or OverflowError for what are no such."""
    named: list[str | None] = [None] * (code.groups + 1)
    for name, group in code.named.items():
        named[group] = name
    sre = importlib.import_module("_sre")
    numbers = memoryview(code.numbers).cast("I").tolist()
    made: re.Pattern[str] = sre.compile(pattern, code.flags, numbers, code.groups, code.named, tuple(named))
    return made


def _code(made: re.Pattern[str]) -> _Code | None:
    """The code of a compiled pattern: made once more, because Python does not hand it out. None where this Python makes
    it in another way, or it comes out another."""
    flags = made.flags & ~re.UNICODE  # which every pattern of text has
    from array import array

    try:
        parsed = importlib.import_module("re._parser").parse(made.pattern, flags)
        numbers = importlib.import_module("re._compiler")._code(parsed, flags)
        code = _Code(made.flags, array("I", map(int, numbers)).tobytes(), made.groups, dict(made.groupindex))
        return code if _pattern(made.pattern, code) == made else None
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None


def _file(folder: str | None) -> str | None:
    """The file in `folder`, None where nothing is to be kept."""
    if folder is None or sys.implementation.name != "cpython":
        return None
    return os.path.join(folder, f"patterns-{sys.implementation.cache_tag}.bin")


KEPT = Kept(cache_folder())
compiled = KEPT.compiled

"""Which members of an archive are documents, and how they are read: into memory and within limits, never to a path."""

from __future__ import annotations

from typing import IO

from jxlint.corpus.holders import ENDINGS, UNOPENED
from jxlint.corpus.model import Item, Reason
from jxlint.errors import InputError, JxlintError
from jxlint.inputs.paths import known
from jxlint.readers.archive import DAMAGE, damaged, encrypted
from jxlint.readers.limits import Limits
from jxlint.readers.opening import read_within

# What holds many documents is opened by itself, not inside of an archive, but never passed over in silence.
_INNER = (*(ending for ending, _ in ENDINGS), *UNOPENED)


class Names:
    """The names of members in their order: an archive to which files were added may hold one twice, while the name of a
    document tells it from all others."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}  # by hash: there may be a million long ones

    def of(self, name: str) -> str:
        """`name` as that of the next member."""
        key = hash(name)
        self._seen[key] = number = self._seen.get(key, 0) + 1
        return name if number == 1 else f"{name} ({number})"


def decoded(raw: bytes) -> str:
    """A member's name. Where it is not UTF-8, Chinese Windows wrote it in its own code page."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def wanted(name: str) -> bool:
    """Whether the member `name` is looked into: not hidden, not a folder of a program, of a kind that holds tables."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(p == "__MACOSX" or (p.startswith(".") and p not in (".", "..")) for p in parts)
    return not hidden and (known(parts[-1]) or parts[-1].lower().endswith(_INNER))


def read(archive: str, name: str, file: IO[bytes], size: int, limits: Limits, called: str) -> Item:
    """The member `name` of `archive`, which is called so in it and claims to have `size` bytes."""
    if called.lower().endswith(_INNER):
        return refused(archive, name, _inner())
    try:
        return Item(f"{archive}!{name}", called, archive, read_within(file, name, size, limits))
    except JxlintError as e:
        return refused(archive, name, e)
    except DAMAGE:
        return refused(archive, name, damaged())
    except RuntimeError:  # zipfile's word for a password
        return refused(archive, name, encrypted())


def refused(archive: str, name: str, error: JxlintError) -> Item:
    """The member `name`, which cannot be read."""
    return Item(f"{archive}!{name}", name, archive, error=Reason.of(error))


def _inner() -> InputError:
    return InputError(
        "在压缩包里面，本身又装着许多文档，没有打开", "holds documents itself inside of an archive: not opened",
        remedy_zh="请先解压，再把它当作输入", remedy_en="unpack it and name it as an input",
    )  # fmt: skip

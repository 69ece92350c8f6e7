"""Which members of an archive are documents, and how they are read: into memory and within limits, never to a path."""

from __future__ import annotations

from typing import IO

from jxlint.cli.inputs import known
from jxlint.corpus.model import Item, Reason
from jxlint.errors import JxlintError
from jxlint.readers.archive import DAMAGE, damaged, encrypted
from jxlint.readers.limits import Limits
from jxlint.readers.opening import read_within

_MB = 1024 * 1024


def wanted(name: str) -> bool:
    """Whether the member `name` is looked into: not hidden, not a folder of a program, of a kind that holds tables."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(p == "__MACOSX" or (p.startswith(".") and p not in (".", "..")) for p in parts)
    return not hidden and known(parts[-1])


def read(archive: str, name: str, file: IO[bytes], size: int, limits: Limits) -> Item:
    """The member `name` of `archive`, which claims to have `size` bytes."""
    whole = f"{archive}!{name}"
    try:
        return Item(whole, name, archive, read_within(file, name, size, limits))
    except JxlintError as e:
        return refused(archive, name, e)
    except DAMAGE:
        return refused(archive, name, damaged())
    except RuntimeError:  # zipfile's word for a password
        return refused(archive, name, encrypted())


def refused(archive: str, name: str, error: JxlintError) -> Item:
    """The member `name`, which cannot be read."""
    return Item(f"{archive}!{name}", name, archive, error=Reason.of(error))


def check_ratio(size: int, packed: int, limits: Limits) -> None:
    """Raises InputError where `packed` bytes claim to hold `size` as only a bomb does."""
    if size > _MB:
        limits.check("ratio", size // max(1, packed), "压缩比异常，像是压缩炸弹", "it unpacks like a zip bomb")

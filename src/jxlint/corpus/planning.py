"""The plan of a run: every document with the batch that it is judged in, fixed before anything is judged, so that a run
that was killed goes on exactly where it was.

It lies in two files: plan.jsonl has a batch a line, plan.json what they were made of and their digest.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from jxlint.corpus.holders import holding, survey
from jxlint.corpus.model import SCHEMA, Batch, Holder, Mark, Reason, Slice
from jxlint.corpus.settings import Settings, tool
from jxlint.corpus.store import write
from jxlint.errors import InputError
from jxlint.reasons import reason

_CHUNK = 1024 * 1024
# A batch has so many documents or bytes; at first few, so that all cores have work and little is lost, later more, so
# that a large corpus is not made of millions of files.
_FEWEST, _MOST, _SHARE = 16, 1000, 16
_BYTES = 16 * 1024 * 1024


class Plan(msgspec.Struct, frozen=True):
    """What plan.json says. `tool` and `rules` tell the program and the rules from all others; `skipped` counts the
    files of folders that were passed over."""

    inputs: tuple[str, ...]
    settings: Settings
    tool: str
    rules: str
    batches: int
    documents: int
    holders: int
    bytes: int
    digest: str
    skipped: int = 0
    schema: str = SCHEMA


def make(
    inputs: tuple[str, ...], found: Iterable[Holder], settings: Settings, rules: str, out: Path,
    surveyed: Callable[[int], None], tally: Counter[str],
) -> Plan:  # fmt: skip
    """Look into all files and write the plan. `surveyed` is called with the number of documents so far. A file
    that cannot be read is planned as a document that says so. `tally` has what `found` counts on its way."""
    batches = holders = documents = size = 0
    made = hashlib.blake2b(digest_size=16)
    lines = out / "plan.jsonl"
    part = lines.with_name(".plan.jsonl.tmp")

    def counted() -> Iterator[Slice]:
        nonlocal holders, documents, size
        for each in found:
            for one in _slices(each, settings):
                documents += one.count
                surveyed(documents)
                yield one
            holders += 1

    with part.open("wb") as f:
        for batch in _batches(counted()):
            line = msgspec.json.encode(batch) + b"\n"
            made.update(line)
            f.write(line)
            batches += 1
            size += sum(s.mark.size for s in batch.slices)
        f.flush()
        os.fsync(f.fileno())
    part.replace(lines)
    told = made.hexdigest()
    plan = Plan(inputs, settings, tool(), rules, batches, documents, holders, size, told, tally["skipped"])
    write(out / "plan.json", msgspec.json.format(msgspec.json.encode(plan), indent=1))
    return plan


def read(out: Path) -> Plan | None:
    """The plan in `out`, None where there is none yet. Raises InputError for one that is damaged or cannot be read;
    what is wrong with an `out` that is no folder is told by `Store`, which makes it."""
    path = out / "plan.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Plan)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as e:
        raise _closed(path, e) from e
    except msgspec.DecodeError as e:
        raise _damaged(path) from e


def batches(plan: Plan, out: Path) -> Iterator[Batch]:
    """The batches in their order. Raises InputError where they are not those that were planned."""
    path, made = out / "plan.jsonl", hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as f:
            for line in f:
                made.update(line)
            if made.hexdigest() != plan.digest:
                raise _damaged(path)
            f.seek(0)
            for line in f:
                yield msgspec.json.decode(line, type=Batch)
    except FileNotFoundError as e:
        raise _damaged(path) from e
    except OSError as e:
        raise _closed(path, e) from e
    except msgspec.DecodeError as e:
        raise _damaged(path) from e


def stamp(path: str) -> tuple[int, int]:
    """Size and time of the file at `path`. Raises OSError."""
    status = Path(path).stat()
    return status.st_size, status.st_mtime_ns


def digest_of(path: str) -> str:
    """The digest of the file at `path`. Raises OSError."""
    made = hashlib.blake2b(digest_size=16)
    with Path(path).open("rb", buffering=0) as f:
        while piece := f.read(_CHUNK):
            made.update(piece)
    return made.hexdigest()


def _slices(found: Holder, settings: Settings) -> Iterator[Slice]:
    """The documents of a file one by one; what cannot be read of it is a document that says so."""
    if found.broken is not None:
        yield Slice(found, Mark(0, 0, 0, 0), 1)
        return
    try:
        size, modified = stamp(found.path)
        holder = Holder(found.path, holding(found.path), size, modified, digest_of(found.path))
        if holder.holding == "file":
            yield Slice(holder, Mark(0, 0, 0, size), 1)
            return
        for mark in survey(holder, settings.within(), settings.column):
            yield Slice(holder, mark, 1)
    except (InputError, OSError) as e:
        broken = Holder(found.path, "broken", broken=Reason.of(e if isinstance(e, InputError) else _unread(e)))
        yield Slice(broken, Mark(0, 0, 0, 0), 1)


def _batches(slices: Iterable[Slice]) -> Iterator[Batch]:
    number = before = documents = size = 0
    held: list[Slice] = []
    for each in slices:
        most = min(_MOST, max(_FEWEST, before // _SHARE))
        if held and (documents >= most or size + each.mark.size > _BYTES):
            yield Batch(number, tuple(held))
            number, before, documents, size = number + 1, before + documents, 0, 0
            held = []
        last = held[-1] if held else None
        if last is not None and last.holder == each.holder and each.holder.holding != "broken":
            # Its size is that of all of them.
            mark = msgspec.structs.replace(last.mark, size=last.mark.size + each.mark.size)
            held[-1] = Slice(last.holder, mark, last.count + 1)
        else:
            held.append(each)
        documents, size = documents + 1, size + each.mark.size
    if held:
        yield Batch(number, tuple(held))


def _unread(error: OSError) -> InputError:
    zh, en = reason(error)
    return InputError(f"读不了（{zh}）", en, remedy_zh="请检查路径和权限", remedy_en="check path and permissions")


def _closed(path: Path, error: OSError) -> InputError:
    made = _unread(error)
    made.where = str(path)
    return made


def _damaged(path: Path) -> InputError:
    return InputError(
        "计划文件损坏", "the plan is damaged",
        remedy_zh="请换一个输出文件夹从头检查", remedy_en="begin anew with another folder of output",
        where=str(path),
    )  # fmt: skip

"""The folder that a run writes: a folder of Parquet files a table, and the manifest of batches that are done.

A part file has the name of its batch and is written to another name first. A batch is done when its line stands in the
manifest; a run that is killed in between writes the same files with the same content again. Whoever reads the folder
at any time sees whole files only.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from jxlint.corpus.manifest import NAME, Entry, listed, there
from jxlint.corpus.model import Done
from jxlint.corpus.schema import TABLES
from jxlint.digest import digest
from jxlint.errors import UsageError
from jxlint.reasons import reason

_UNFINISHED = ".tmp"
_ROOM = ".room.tmp"


class Store:
    """The folder `out`, made where it is not there, for this process alone. Raises UsageError."""

    def __init__(self, out: Path) -> None:
        self.out = out
        try:
            out.mkdir(parents=True, exist_ok=True)
            if not (out / "plan.json").exists() and any(not _ours(p) for p in out.iterdir()):
                raise _foreign(out)
            self._lock = _locked(out / ".lock")
            shutil.rmtree(out / _ROOM, ignore_errors=True)
            for name in TABLES:
                (out / name).mkdir(exist_ok=True)
                for left in (out / name).glob(f".*{_UNFINISHED}"):
                    left.unlink()
        except (FileExistsError, NotADirectoryError) as e:
            raise _no_folder(Path(e.filename or out)) from e
        except OSError as e:
            raise unwritable(out, e) from e
        self._manifest: IO[bytes] | None = None

    @contextmanager
    def room(self) -> Iterator[Path]:
        """A folder for what is not to be kept; what a run that was killed left there is taken away by the next. Raises
        UsageError."""
        room = self.out / _ROOM
        try:
            room.mkdir()
        except OSError as e:
            raise unwritable(room, e) from e
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def clear(self) -> None:
        """Begin anew: nothing is done. Raises UsageError."""
        try:
            (self.out / NAME).unlink(missing_ok=True)
        except OSError as e:
            raise unwritable(self.out / NAME, e) from e

    def entries(self) -> list[Entry]:
        """What is done; a last line that was not written to its end is taken away. Raises UsageError."""
        path = self.out / NAME
        found, whole = listed(path)
        if path.exists() and whole < path.stat().st_size:
            os.truncate(path, whole)
        return [e for e in found if there(self.out, e)]

    def keep(self, done: Done) -> None:
        """Keep what came of a batch. Raises UsageError, such as on a full disk."""
        files = ((f"{table}/part-{done.batch:07}.parquet", data) for table, data in done.parts.items())
        self._add(done.batch, files, done.counts)

    def keep_across(self, parts: Iterable[tuple[bytes, dict[str, int]]]) -> dict[str, int]:
        """Keep what the rules over the whole corpus found, in parts, each with how much there is of what; the sum."""
        total = Counter[str]()

        def named() -> Iterator[tuple[str, bytes]]:
            for number, (data, counts) in enumerate(parts):
                total.update(counts)
                yield f"findings/across-{number:07}.parquet", data

        self._add(None, named(), total)
        return dict(total)

    def _add(self, batch: int | None, files: Iterable[tuple[str, bytes]], counts: dict[str, int]) -> None:
        written = {}
        for name, data in files:
            write(self.out / name, data)
            written[name] = len(data), digest(data)
        entry = Entry(batch, counts, written)
        try:
            if self._manifest is None:
                self._manifest = (self.out / NAME).open("ab")
            self._manifest.write(msgspec.json.encode(entry) + b"\n")
            self._manifest.flush()
            os.fsync(self._manifest.fileno())
        except OSError as e:
            raise unwritable(self.out, e) from e

    def close(self) -> None:
        """Let others write to the folder."""
        if self._manifest is not None:
            self._manifest.close()
        self._lock.close()


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; the data is on the disk before the name is. Raises UsageError."""
    part = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        with part.open("wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        part.replace(path)
    except OSError as e:
        raise unwritable(path, e) from e


def _ours(path: Path) -> bool:
    """Whether a run may have left this before it had a plan."""
    if path.name in TABLES and path.is_dir():
        return not any(path.iterdir())
    return path.name in (".lock", "plan.jsonl") or path.name.endswith(_UNFINISHED)


def _locked(path: Path) -> IO[Any]:
    """A file that only one process can hold; it is let go of when that ends, in whatever way."""
    file = path.open("a+b")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            # Not flock: processes that are copies of this one would hold it too, and may outlive it by a batch.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        file.close()
        raise UsageError(
            "另一个 jxlint corpus 正在写这个文件夹",
            "another jxlint corpus is writing to this folder",
            remedy_zh="请等它结束，或换一个输出文件夹",
            remedy_en="wait until it ends, or take another folder",
            where=str(path.parent),
        ) from e
    return file


def _foreign(out: Path) -> UsageError:
    return UsageError(
        "输出文件夹里有别的东西",
        "the folder of output holds other things",
        remedy_zh="请换一个空的或还没有的文件夹",
        remedy_en="take one that is empty or not there yet",
        where=str(out),
    )


def _no_folder(out: Path) -> UsageError:
    file = next((p for p in (*reversed(out.parents), out) if p.exists() and not p.is_dir()), out)
    return UsageError(
        "是文件，不是文件夹；结果要写成一个文件夹",
        "is a file, but the output is a folder",
        remedy_zh="请给 -o 另写一个空的或还没有的文件夹",
        remedy_en="give -o a folder that is empty or not there yet",
        where=str(file),
    )


def unwritable(path: Path, error: OSError) -> UsageError:
    """The error of a file or folder that cannot be written."""
    zh, en = reason(error)
    return UsageError(
        f"写不了（{zh}）", f"cannot be written ({en})",
        remedy_zh="请检查路径、权限和磁盘空间", remedy_en="check the path, its permissions and the disk",
        where=str(path),
    )  # fmt: skip

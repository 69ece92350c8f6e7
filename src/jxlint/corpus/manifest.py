"""The manifest of a data set: a line a batch that is done, in the order in which they were."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from jxlint.errors import UsageError
from jxlint.reasons import reason

NAME = "manifest.jsonl"


class Entry(msgspec.Struct, frozen=True):
    """A line of the manifest: a batch that is done (None: the rules over the whole corpus), how much there is of what,
    and of each file its size and digest."""

    batch: int | None
    counts: dict[str, int]
    files: dict[str, tuple[int, str]]


def entries(out: Path) -> list[Entry]:
    """What is done in the folder `out`, which another process may be writing to. Raises UsageError."""
    return [e for e in listed(out / NAME)[0] if there(out, e)]


def files(out: Path, table: str, done: Iterable[Entry]) -> list[str]:
    """The files of `table` that `done` names. Others may lie there: those of a batch that is being written."""
    names = {name for entry in done for name in entry.files if name.startswith(f"{table}/")}
    return [str(out / name) for name in sorted(names)]


def listed(path: Path) -> tuple[list[Entry], int]:
    """The lines of the manifest at `path` that were written to their end, and how many bytes these are."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return [], 0
    except OSError as e:
        raise _unreadable(path, e) from e
    found, whole = list[Entry](), 0
    for line in data.splitlines(keepends=True):
        if not line.endswith(b"\n"):
            break
        try:
            found.append(msgspec.json.decode(line, type=Entry))
        except msgspec.DecodeError:
            break
        whole += len(line)
    return found, whole


def there(out: Path, entry: Entry) -> bool:
    """Whether the files of `entry` are; without them the batch is judged again."""
    for name, (size, _) in entry.files.items():
        try:
            if (out / name).stat().st_size != size:
                return False
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as e:  # it may well be there, and what is not seen must not look like what is not found
            raise _unreadable(out / name, e) from e
    return True


def _unreadable(path: Path, error: OSError) -> UsageError:
    zh, en = reason(error)
    return UsageError(
        f"读不了（{zh}）", f"cannot be read ({en})",
        remedy_zh="请检查路径和权限", remedy_en="check the path and its permissions",
        where=str(path),
    )  # fmt: skip

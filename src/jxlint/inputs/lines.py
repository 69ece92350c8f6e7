"""JSON Lines among the files of a run: every line that is not empty is a document of its own (jsonlines.org), read by
itself, and what is found in it stands on that line of the file."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path as File

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Path, Span
from jxlint.errors import InputError, JxlintError
from jxlint.inputs import json_lines
from jxlint.inputs.paths import LINES, Input, Line
from jxlint.readers import opening, read_bytes
from jxlint.readers.limits import Limits
from jxlint.reading import Location, Notice, Places, Reading
from jxlint.reasons import reason
from jxlint.reports.model import FileReport

_CALLED = "line.json"  # what a document would be called, were it a file
_FIRST = compiled(r"^:1(?!\d)")


def documents(files: Iterable[Input], limits: Callable[[str], Limits]) -> Iterator[Input]:
    """`files` with a document a line in place of JSON Lines; what cannot be read that way, and a file without a
    document, stays what it is."""
    for each in files:
        of_lines = each.error is None and each.name.lower().endswith(LINES)
        if of_lines and each.path == "-":
            each = _spooled(each, limits(each.name))
        found = _lines(each, limits) if of_lines and each.error is None else []
        yield from found or [each]


def _spooled(each: Input, limits: Limits) -> Input:
    """Standard input as a file that is there for as long as we run: its lines are read by themselves, and perhaps by
    other processes. Or what is wrong with it."""
    try:
        data = opening.load("-", each.name, limits)
        with tempfile.NamedTemporaryFile(suffix=LINES[0], delete=False) as f:
            atexit.register(File(f.name).unlink, missing_ok=True)
            f.write(data)
    except InputError as e:
        return msgspec.structs.replace(each, error=e)
    except OSError as e:
        return msgspec.structs.replace(each, error=_unreadable(e))
    return msgspec.structs.replace(each, path=f.name)


def _lines(each: Input, limits: Callable[[str], Limits]) -> list[Input]:
    try:
        if not File(each.path).is_file():
            return []
        with File(each.path).open("rb") as f:
            return [
                Input(each.name, each.path, None, each.walked, Line(number, at, size))
                for at, number, _, size in json_lines.documents(f, 0, 1, limits(each.name).json)
            ]
    except (JxlintError, OSError, ValueError):
        return []  # it is told where the file is read


def load(each: Input, line: Line, limits: Limits) -> bytes:
    """The bytes of a line. Raises InputError."""
    try:
        with File(each.path).open("rb") as f:
            f.seek(line.at)
            found = next(json_lines.documents(f, line.at, line.number, limits.json), None)
    except OSError as e:
        raise _placed(_unreadable(e), each, line) from e
    if found is None:
        error = InputError(
            "文件在检查时变了", "the file changed while it was checked",
            remedy_zh="请再检查一次", remedy_en="check it again",
        )  # fmt: skip
        raise _placed(error, each, line)
    _, _, data, size = found
    if data is None:
        raise _placed(json_lines.too_long(size, limits), each, line)
    return data


def read(each: Input, line: Line, data: bytes, limits: Limits) -> Reading:
    """The document in the bytes of a line, with places of its own. Raises as `readers.read_bytes`."""
    try:
        return read_bytes(data, _CALLED, limits=limits)
    except JxlintError as e:
        raise _placed(e, each, line) from e


def _unreadable(error: OSError) -> InputError:
    zh, en = reason(error)
    return InputError(f"读不了（{zh}）", en, remedy_zh="请检查路径和权限", remedy_en="check path and permissions")


def unmendable(name: str) -> InputError:
    """What is said of such a file where it is to be mended."""
    return InputError(
        "JSON Lines 不能自动修正", "JSON Lines cannot be mended",
        remedy_zh="请把每行另存为 .json 再 --fix", remedy_en="save each line as a .json file of its own for --fix",
        where=name,
    )  # fmt: skip


def _placed(error: JxlintError, each: Input, line: Line) -> JxlintError:
    where = _FIRST.sub("", error.where.removeprefix(_CALLED))
    error.where = f"{each.name}:{line.number}{where}"
    return error


def at_line(report: FileReport, line: Line) -> FileReport:
    """`report` of a document by itself with its places in the file."""
    before = line.number - 1
    return msgspec.structs.replace(
        report,
        line=line.number,
        findings=tuple(msgspec.structs.replace(f, location=_moved(f.location, before)) for f in report.findings),
        places=_Moved(report.places, before) if report.places is not None else None,
        notices=tuple(Notice(n.zh, n.en, _moved(n.location, before)) for n in report.notices),
        mendable=False,
    )


def _moved(location: Location, lines: int) -> Location:
    if location.line is None:
        return location
    end = location.end_line + lines if location.end_line is not None else None
    return msgspec.structs.replace(location, line=location.line + lines, end_line=end)


class _Moved:
    """Places of a document that begins so many lines below."""

    def __init__(self, places: Places, lines: int) -> None:
        self._places, self._lines = places, lines

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`."""
        return _moved(self._places.locate(path, span), self._lines)

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        """See `reading.Places`."""
        return [_moved(found, self._lines) for found in self._places.locate_all(wanted)]

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        return self._places.excerpt(_moved(location, -self._lines))

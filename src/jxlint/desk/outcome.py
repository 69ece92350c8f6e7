"""What came of one file, in a form that can be kept in a cache and sent from one process to another."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence

import msgspec

from jxlint.document import Path, Span
from jxlint.interrupts import undisturbed
from jxlint.packing import packed, unpacked
from jxlint.reading import Location, Places
from jxlint.reports.model import FileReport
from jxlint.rules.profiles.model import Marks

_LONGEST = 4000  # characters of a line that is kept; a longer one is read again when it is shown


class Outcome(msgspec.Struct, frozen=True):
    """The report of a file, without its path (it may be another one next time) and its places. `met` are the codes of
    rules that found something to judge, `marks` what became of exemptions, `lines` the source lines of the findings."""

    kept: FileReport
    met: tuple[str, ...] = ()
    marks: Marks | None = None
    lines: dict[str, str] = {}
    code: tuple[tuple[str, int, int], ...] = ()  # of plug-ins that took part: file, size and time

    @classmethod
    def of(cls, report: FileReport, met: Iterable[str], marks: Marks | None, *, whole: bool) -> Outcome:
        """`whole` keeps the document, too, for formats that show it."""
        kept = msgspec.structs.replace(report, path="", places=None, document=report.document if whole else None)
        return cls(kept, tuple(sorted(met)), marks, _lines(report))

    def report(self, path: str, read: Callable[[], Places]) -> FileReport:
        """The report again; `read` gives the places of the file anew, for a line that is not kept."""
        return msgspec.structs.replace(self.kept, path=path, places=KeptLines(self.lines, read))


class KeptLines:
    """Places that know the lines of findings, and no more."""

    def __init__(self, lines: dict[str, str], read: Callable[[], Places]) -> None:
        self._lines, self._read = lines, read
        self._places: Places | None = None

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`."""
        return self._again().locate(path, span)

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        """See `reading.Places`."""
        return self._again().locate_all(wanted)

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        known = self._lines.get(_key(location))
        return known if known is not None else self._again().excerpt(location)

    def _again(self) -> Places:
        if self._places is None:
            self._places = self._read()
        return self._places


def _key(at: Location) -> str:
    return f"{at.line}\0{at.page}\0{at.sheet}\0{at.cell}"


def _lines(report: FileReport) -> dict[str, str]:
    lines: dict[str, str | None] = {}
    for finding in report.findings if report.places is not None else ():
        key, at = _key(finding.location), finding.location
        if at.line is not None and key not in lines and report.places is not None:
            # A whole document may stand on one line.
            line = report.places.excerpt(at) if (at.end_column or 0) <= _LONGEST else None
            lines[key] = line if line is not None and len(line) <= _LONGEST else None
    return {key: line for key, line in lines.items() if line is not None}


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """An outcome without its findings, and these in pieces."""

    rest: bytes
    findings: list[bytes]


def pack(outcome: Outcome) -> bytes:
    """As bytes. Raises ValueError or TypeError for what cannot be packed."""
    findings = outcome.kept.findings
    bare = msgspec.structs.replace(outcome, kept=msgspec.structs.replace(outcome.kept, findings=()))
    pieces = [zlib.compress(piece, 1) for piece in packed(findings)]
    return msgspec.msgpack.encode(_Packed(zlib.compress(msgspec.msgpack.encode(bare), 1), pieces))


def unpack(data: bytes) -> Outcome:
    """Back from bytes. Raises ValueError for what is no outcome."""
    try:
        with undisturbed():
            kept = msgspec.msgpack.decode(data, type=_Packed)
            outcome = msgspec.msgpack.decode(zlib.decompress(kept.rest), type=Outcome)
        findings = unpacked(map(zlib.decompress, kept.findings))
    except zlib.error as e:
        raise ValueError(str(e)) from e
    return msgspec.structs.replace(outcome, kept=msgspec.structs.replace(outcome.kept, findings=tuple(findings)))

"""The JSON of a run of many files, kept on the disk while they are judged: in memory stays only what counts need."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO

import msgspec

from jxlint.errors import UsageError
from jxlint.findings import Finding, Suppression
from jxlint.reasons import reason
from jxlint.reports import json
from jxlint.reports.model import FileReport, Report

# Where the whole output has its files. A line break within a string is escaped, so that these stand nowhere else.
_OPEN, _CLOSE, _NONE = b'\n "files": [\n', b'\n ],\n "summary": ', b'\n "files": [],\n'
_CHUNK = 1024 * 1024


class Spool:
    """Takes the reports of files one by one; `pieces` are those of `json.pieces` for all of them, in `lang`. The file
    that it keeps them in has no name that others could open."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it lasts as long as this does
        self._known: dict[tuple[str, str, bool], Finding] = {}
        self._any = False

    def take(self, file: FileReport) -> FileReport:
        """Keep `file`; what comes back has its counts, and of findings code, severity and whether they count. Raises
        UsageError where the disk is full."""
        pieces = list(json.pieces(Report("", [file], (), []), self._lang))
        pieces[0] = pieces[0].split(_OPEN, 1)[1]
        pieces[-1] = pieces[-1].split(_CLOSE, 1)[0]
        try:
            self._file.writelines([b",\n", *pieces] if self._any else pieces)
        except OSError as e:
            raise _full(e) from e
        self._any = True
        findings = tuple(map(self._light, file.findings))
        return msgspec.structs.replace(file, findings=findings, places=None, document=None, notices=(), other=())

    def pieces(self, report: Report) -> Iterator[bytes]:
        """The whole output for `report`, of which the files are those that `take` gave."""
        if not self._any:
            yield from json.pieces(report, self._lang)
            return
        bare = b"".join(json.pieces(msgspec.structs.replace(report, files=[]), self._lang))
        before = bare.split(_NONE, 1)[0]
        summary = msgspec.json.format(msgspec.json.encode(json.output(report, self._lang).summary), indent=1)
        yield before + _OPEN
        self._file.seek(0)
        while piece := self._file.read(_CHUNK):
            yield piece
        yield _CLOSE + summary.replace(b"\n", b"\n ") + b"\n}\n"

    def _light(self, finding: Finding) -> Finding:
        key = finding.code, finding.severity, finding.suppressed is None
        if key not in self._known:
            kept = Suppression(by=finding.suppressed.by, reason="") if finding.suppressed else None
            self._known[key] = Finding(
                code=finding.code, name=finding.name, severity=finding.severity, message="", field="", suppressed=kept
            )
        return self._known[key]


def _full(error: OSError) -> UsageError:
    zh, en = reason(error)
    return UsageError(
        f"临时文件写不了（{zh}）", f"a temporary file cannot be written ({en})",
        remedy_zh="请检查磁盘空间，或用环境变量 TMPDIR 换一个文件夹",
        remedy_en="check the disk, or name another folder with the environment variable TMPDIR",
        where=tempfile.gettempdir(),
    )  # fmt: skip

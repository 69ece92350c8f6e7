"""A large document judged by several processes, copies of this one, each of which takes some of its projects.

Systems that copy a process cheaply (Linux) do so; elsewhere one process judges all of it. Projects whose unit and name
are the same to a fingerprint go to the same process, because their findings are told apart by counting (see
`findings.fingerprint`).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, NoReturn

import msgspec

from jxlint.document import Document, Path, ProjectTable, Span, words
from jxlint.engine.placing import Met
from jxlint.findings import Finding, Fix, Severity, normalised
from jxlint.reading import Location

# Indicators that are worth a process: fewer are judged before it has begun.
ENOUGH = 3_000
# What the first process has to do beside, in terms of what judging all projects takes: the document as a whole, and to
# put together what the others found.
_BESIDE = 0.02


class Shares(msgspec.Struct, frozen=True):
    """Which process judges which project: `of` has the number of one for each, in the order of the document. The first
    one also judges what stands outside of the projects."""

    count: int
    of: tuple[int, ...]


class Judged(NamedTuple):
    """What a process found, the codes of the rules that found something to judge, and where it first found something
    on a sheet (see `placing.Met`)."""

    findings: list[Finding]
    met: list[str]
    sheets: Sequence[Met] = ()


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """A finding on its way from one process to another; of what many say, the number of the words."""

    words: tuple[int, int, Severity, int, int | None, int | None, int, int]
    indicator: int | None
    location: Location
    fix: Fix | None
    fingerprint: str
    path: Path
    span: Span | None


class _Sent(msgspec.Struct, frozen=True, array_like=True):
    words: list[str]
    rows: list[_Row]
    met: list[str]
    sheets: list[Met]


def shares(document: Document, processes: int) -> Shares | None:
    """The projects of `document` for at most so many processes, as many as are worth it; None for one.

    Projects with the same categories in the same order are often the same project once more, and what was said of the
    one is known when the other comes; so they go together, as long as that makes no process wait for another."""
    if not _copies() or not isinstance(document, ProjectTable):
        return None
    projects = [(unit, project) for unit in document.units for project in unit.projects]
    total = sum(len(project.indicators) for _, project in projects)
    processes = min(processes, total // ENOUGH)
    if processes < 2:
        return None
    most, latest = total // (processes * 8), dict[Hashable, int]()
    groups, sizes = list[list[int]](), list[int]()
    for number, (_, project) in enumerate(projects):
        like = tuple([i.level2 for i in project.indicators])
        at = latest.get(like)
        if at is None or sizes[at] > most:
            at = latest[like] = len(groups)
            groups.append([])
            sizes.append(0)
        groups[at].append(number)
        sizes[at] += len(project.indicators)
    of, loads = [0] * len(projects), [_BESIDE * (processes - 1) * total, *[0.0] * (processes - 1)]
    for group in sorted(range(len(groups)), key=sizes.__getitem__, reverse=True):
        lightest = loads.index(min(loads))
        loads[lightest] += sizes[group]
        for number in groups[group]:
            of[number] = lightest
    first: dict[tuple[str, str], int] = {}
    for number, (unit, project) in enumerate(projects):
        name = normalised(words(unit.name)), normalised(words(project.name))
        of[number] = first.setdefault(name, of[number])
    return Shares(processes, tuple(of))


def together(count: int, judge: Callable[[int], Judged]) -> list[Judged]:
    """What `judge` gives for each of so many shares: the first one judged here, the others by copies of this process.
    What becomes of none of them, because it died or failed, is judged here as well."""
    begun: dict[int, tuple[int, int]] = {}
    try:
        with contextlib.suppress(OSError):  # there are too many processes or open files already
            for number in range(1, count):
                begun[number] = _begun(judge, number)
        found = [judge(0)]
        for number in range(1, count):
            judged = _ended(*begun[number]) if number in begun else None
            begun.pop(number, None)
            found.append(judged or judge(number))
        return found
    finally:
        for pid, pipe in begun.values():  # only where something went wrong here
            os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(OSError):
                os.close(pipe)
            os.waitpid(pid, 0)


def _copies() -> bool:
    if sys.platform != "linux":
        return False
    # A copy has none of the other threads, and would wait for ever for what they hold.
    threading = sys.modules.get("threading")
    return (threading is None or threading.active_count() == 1) and "onnxruntime" not in sys.modules


def _begun(judge: Callable[[int], Judged], number: int) -> tuple[int, int]:
    """A process that judges the share `number`: its number, and where it says what it found."""
    ours, theirs = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(ours)
        os.close(theirs)
        raise
    if pid == 0:
        os.close(ours)
        _work(judge, number, theirs)
    os.close(theirs)
    return pid, ours


def _work(judge: Callable[[int], Judged], number: int, pipe: int) -> NoReturn:
    """What a copy does; nothing of it may go on where this process was."""
    code = 1
    try:
        with os.fdopen(pipe, "wb") as home:
            home.write(msgspec.msgpack.encode(_sent(judge(number))))
        code = 0
    finally:
        os._exit(code)


def _ended(pid: int, pipe: int) -> Judged | None:
    """What the process found, None where it did not come to an end."""
    with os.fdopen(pipe, "rb") as home:
        data = home.read()
    _, status = os.waitpid(pid, 0)
    return _received(msgspec.msgpack.decode(data, type=_Sent)) if os.waitstatus_to_exitcode(status) == 0 else None


def _sent(judged: Judged) -> _Sent:
    known: dict[str, int] = {}

    def number(word: str | None) -> int | None:
        return None if word is None else known.setdefault(word, len(known))

    def always(word: str) -> int:
        return known.setdefault(word, len(known))

    rows = [
        _Row(
            (always(f.code), always(f.name), f.severity, always(f.message), number(f.unit), number(f.project),
             always(f.field), always(f.text)),
            f.indicator, f.location, f.fix, f.fingerprint, f.path, f.span,
        )
        for f in judged.findings
    ]  # fmt: skip
    return _Sent(list(known), rows, judged.met, list(judged.sheets))


def _received(sent: _Sent) -> Judged:
    words = sent.words
    findings = []
    for row in sent.rows:
        code, name, severity, message, unit, project, field, text = row.words
        finding = Finding(
            code=words[code], name=words[name], severity=severity, message=words[message],
            unit=None if unit is None else words[unit], project=None if project is None else words[project],
            indicator=row.indicator, field=words[field], text=words[text], location=row.location, fix=row.fix,
            fingerprint=row.fingerprint, path=row.path, span=row.span,
        )  # fmt: skip
        findings.append(finding)
    return Judged(findings, sent.met, sent.sheets)

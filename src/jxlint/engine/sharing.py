"""A large document judged by several processes, copies of this one, each of which takes some of its projects.

Projects whose unit and name are the same to a fingerprint go to the same process, because their findings are told apart
by counting (see `findings.fingerprint`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import IO, NamedTuple

import msgspec

from jxlint.document import Document, ProjectTable, words
from jxlint.engine.placing import Met
from jxlint.findings import Finding, all_normalised
from jxlint.packing import packed, unpacked
from jxlint.processes.copies import copies
from jxlint.processes.copying import Copying

# Indicators that are worth a process: fewer are judged before it has begun.
ENOUGH = 3_000
# What stands around the projects, which the first process judges as well, takes as long as so much of all indicators.
_AROUND = 20


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


class _Beside(msgspec.Struct, frozen=True, array_like=True):
    """What a process says beside its findings, and how many bytes each piece of these has."""

    met: list[str]
    sheets: list[Met]
    pieces: list[int]


def shares(document: Document, processes: int) -> Shares | None:
    """The projects of `document` for at most so many processes, as many as are worth it; None for one.

    Projects with the same categories in the same order are often the same project once more, and what was said of the
    one is known when the other comes; so they go together, as long as that makes no process wait for another."""
    if not copies() or not isinstance(document, ProjectTable):
        return None
    projects = [project for unit in document.units for project in unit.projects]
    total = sum(len(project.indicators) for project in projects)
    processes = min(processes, total // ENOUGH)
    if processes < 2:
        return None
    most, latest = total // (processes * 8), dict[Hashable, int]()
    groups, sizes = list[list[int]](), list[int]()
    for number, project in enumerate(projects):
        like = tuple([i.level2 for i in project.indicators])
        at = latest.get(like)
        if at is None or sizes[at] > most:
            at = latest[like] = len(groups)
            groups.append([])
            sizes.append(0)
        groups[at].append(number)
        sizes[at] += len(project.indicators)
    of, loads = [0] * len(projects), [0] * processes
    loads[0] = total // _AROUND
    for group in sorted(range(len(groups)), key=sizes.__getitem__, reverse=True):
        lightest = loads.index(min(loads))
        loads[lightest] += sizes[group]
        for number in groups[group]:
            of[number] = lightest
    first: dict[tuple[str, str], int] = {}
    units = all_normalised([words(unit.name) for unit in document.units])
    owners = [called for called, unit in zip(units, document.units, strict=True) for _ in unit.projects]
    names = all_normalised([words(project.name) for project in projects])
    for number, called in enumerate(zip(owners, names, strict=True)):
        of[number] = first.setdefault(called, of[number])
    return Shares(processes, tuple(of))


def together(count: int, judge: Callable[[int], Judged]) -> list[Judged]:
    """What `judge` gives for each of so many shares: the first one judged here, the others by copies of this process.
    What becomes of none of them, because it died or failed, is judged here as well."""
    with Copying(range(1, count), lambda number: _sent(judge(number))) as others:
        found = [judge(0)]
        for number in range(1, count):
            made = others.made(number)
            found.append(judge(number) if made is None else _received(made))
    return found


def _sent(judged: Judged) -> Iterator[bytes]:
    pieces = list(packed(judged.findings))
    beside = msgspec.msgpack.encode(_Beside(judged.met, list(judged.sheets), [len(piece) for piece in pieces]))
    yield len(beside).to_bytes(8, "big")
    yield beside
    yield from pieces


def _received(made: IO[bytes]) -> Judged:
    with made:
        beside = msgspec.msgpack.decode(made.read(int.from_bytes(made.read(8), "big")), type=_Beside)
        return Judged(unpacked(made.read(size) for size in beside.pieces), beside.met, beside.sheets)

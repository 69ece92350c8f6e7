"""Findings held against a baseline: which are known, which new, and which entries no longer occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec

from jxlint.baseline.model import Baseline, Entry, Found, eligible
from jxlint.findings import Finding


class Matched(msgspec.Struct, frozen=True):
    """`known` are (file, finding) by their indexes; `used` says how often each entry was met in which file; `new` the
    findings (with their file) that count and are not known."""

    known: frozenset[tuple[int, int]]
    used: dict[str, Counter[str]]
    new: tuple[tuple[str, Finding], ...]


def match(baseline: Baseline, found: Found, may: Callable[[str, str], bool] = lambda _file, _code: True) -> Matched:
    """`found` held against `baseline`; `may` says whether a file's findings of a code can be known at all.

    An entry knows as many findings as it stands for and no more: first those in the files it names, then others in the
    order of the files' names, so that it does not matter in which order files are checked.
    """
    met: dict[str, list[tuple[bool, str, int, int]]] = {}
    fresh: list[tuple[int, int]] = []
    left = {p: Counter(e.files) for p, e in baseline.entries.items()}
    for i, (file, findings) in enumerate(found):
        for j, finding in enumerate(findings):
            if not eligible(finding):
                continue
            files = left.get(finding.fingerprint)
            if files is None or not may(file, finding.code):
                fresh.append((i, j))
                continue
            elsewhere = files[file] <= 0
            files[file] -= 1
            met.setdefault(finding.fingerprint, []).append((elsewhere, file, i, j))
    known: set[tuple[int, int]] = set()
    used: dict[str, Counter[str]] = {}
    for print_, places in met.items():
        places.sort()
        times = baseline.entries[print_].times
        known.update((i, j) for _, _, i, j in places[:times])
        used[print_] = Counter(file for _, file, _, _ in places[:times])
        fresh += [(i, j) for _, _, i, j in places[times:]]
    new = tuple((found[i][0], found[i][1][j]) for i, j in sorted(fresh))
    return Matched(frozenset(known), used, new)


def settled(entry: Entry, used: Counter[str], there: Callable[[str], bool]) -> tuple[Counter[str], int]:
    """What remains of `entry`: how often in which files, and how many of its findings no longer occur.

    `there` says of a file that it was not looked at and still exists: what an entry says of it stands.
    """
    kept = Counter({f: n if there(f) else min(n, used[f]) for f, n in entry.files.items()})
    room = entry.times - kept.total()
    for file in sorted(used):  # in a file that has another name now
        if not there(file):
            taken = min(room, used[file] - kept[file])
            kept[file] += taken
            room -= taken
    return +kept, room

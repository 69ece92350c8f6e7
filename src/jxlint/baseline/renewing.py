"""Baselines made from findings, and brought up to date with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from jxlint.baseline.matching import Matched, settled
from jxlint.baseline.model import Baseline, Entry
from jxlint.findings import Finding


class Renewed(msgspec.Struct, frozen=True):
    """A baseline brought up to date: how many findings were added, and what no longer occurs."""

    baseline: Baseline
    added: int
    gone: tuple[tuple[Entry, int], ...]

    @property
    def removed(self) -> int:
        """How many findings no longer occur."""
        return sum(n for _, n in self.gone)


def created(name: str, new: Iterable[tuple[str, Finding]]) -> Baseline:
    """A baseline of these findings, each with its file."""
    return Baseline(name, _with({}, new))


def renewed(
    baseline: Baseline,
    matched: Matched,
    there: Callable[[str], bool],
    judged: Callable[[str], bool],
    *,
    accept: Iterable[tuple[str, Finding]] = (),
) -> Renewed:
    """`baseline` without what no longer occurs and with the findings in `accept`.

    `there` is asked for files (see `settled`); entries of codes that were not `judged` stay as they are, and so do the
    words of those that stay: a row that moved is no difference.
    """
    entries: dict[str, Entry] = {}
    gone: list[tuple[Entry, int]] = []
    for print_, entry in baseline.entries.items():
        files, missing = dict(entry.files), 0
        if judged(entry.code):
            kept, missing = settled(entry, matched.used.get(print_, Counter()), there)
            files = dict(sorted(kept.items()))
        if missing:
            gone.append((entry, missing))
        if files:
            entries[print_] = entry if files == entry.files else msgspec.structs.replace(entry, files=files)
    new = list(accept)
    gone.sort(key=lambda each: each[0].order)
    return Renewed(Baseline(baseline.name, _with(entries, new)), len(new), tuple(gone))


def _with(entries: dict[str, Entry], new: Iterable[tuple[str, Finding]]) -> dict[str, Entry]:
    out = dict(entries)
    for file, finding in new:
        held = out.get(finding.fingerprint)
        files = Counter(held.files if held else {})
        files[file] += 1
        out[finding.fingerprint] = (
            msgspec.structs.replace(held, files=dict(sorted(files.items()))) if held else Entry.of(finding, files)
        )
    return out

"""Findings of two versions: which are in both, which were mended, which are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from jxlint.comparing.model import FindingChange
from jxlint.document import Path
from jxlint.findings import Finding, normalised

Homes = Mapping[Path, Path]
"""From the path of a matched thing of the old version to its path in the new one."""
Key = Callable[[Finding], Hashable]


def standing(
    old: Sequence[Finding], new: Sequence[Finding], homes: Homes
) -> tuple[tuple[FindingChange, ...], tuple[FindingChange, ...], int]:
    """The findings that only `old` has, those that only `new` has, and how many are in both.

    Findings are one when their fingerprints are equal, then when a rule reports the same field of things that were
    matched, with the same words first, then with any. The homes lead from `old` to `new`.
    """
    free_old, free_new = dict(enumerate(old)), dict(enumerate(new))
    back = {there: here for here, there in homes.items()}

    def pair(key_old: Key, key_new: Key) -> None:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for i, finding in free_old.items():
            waiting[key_old(finding)].append(i)
        for j, finding in tuple(free_new.items()):
            key = key_new(finding)
            if key is not None and waiting[key]:
                del free_old[waiting[key].pop(0)], free_new[j]

    pair(lambda f: f.fingerprint, lambda f: f.fingerprint)
    for told in (True, False):
        pair(_about(homes.get, told=told), _about({p: p for p in back}.get, told=told))
    fixed = tuple(_change(f, gone=thing_of(f.path) not in homes) for f in free_old.values())
    appeared = tuple(_change(f, gone=thing_of(f.path) not in back) for f in free_new.values())
    return fixed, appeared, len(old) - len(fixed)


def thing_of(path: Path) -> Path:
    """The path of the indicator, project, unit or task that `path` leads into; () for the whole table."""
    last = 0
    for at in range(0, len(path) - 1, 2):
        if path[at] not in ("units", "projects", "indicators", "tasks") or not isinstance(path[at + 1], int):
            break
        last = at + 2
    return path[:last]


def _about(home: Callable[[Path], Path | None], *, told: bool) -> Key:
    """Rule, thing, field and, where `told`, words of a finding; None for one about a thing that has no home."""

    def key(f: Finding) -> Hashable:
        at = home(thing_of(f.path))
        return None if at is None else (f.code, at, f.field, normalised(f.text) if told else "")

    return key


def _change(f: Finding, *, gone: bool) -> FindingChange:
    return FindingChange(
        f.code, f.severity, f.message, f.unit, f.project, f.indicator, f.field, f.text, f.location, f.fingerprint, gone
    )

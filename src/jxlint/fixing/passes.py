"""A file fixed: judged, mended, read and judged again, until there is nothing left to mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from jxlint.findings import Finding
from jxlint.fixing.edits import Change, changes
from jxlint.fixing.proving import Read, proven
from jxlint.fixing.source import Source
from jxlint.reading import Reading, of_own_text

# Rules that go on proposing are at odds with themselves or each other.
PASSES = 25
# Rows that share a cell; the others of a larger block wait for the next pass.
_SHARING = 1000


class Outcome(msgspec.Struct, frozen=True):
    """A file with fixes made.

    `applied` are the findings mended, `refused` those whose fix the file cannot take without the rest of it being read
    another way; `at_odds` the codes whose fixes undo each other or never end, which were all left out; `unwritten` says
    how many fixes a file of this format cannot take at all.
    """

    data: bytes
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    at_odds: frozenset[str] = frozenset()
    unwritten: int = 0


def fixed(
    data: bytes, read: Read, judge: Callable[[Reading], Sequence[Finding]], wanted: Callable[[Finding], bool]
) -> Outcome:
    """`data` with the fixes of all findings that are `wanted` made.

    `read` reads it and `judge` finds fault with it, as often as is needed. Raises what they raise, and InputError for a
    file that cannot be changed byte for byte.
    """
    banned: set[str] = set()
    while True:
        outcome, looping = _settled(data, read, judge, wanted, frozenset(banned))
        if not looping:
            return msgspec.structs.replace(outcome, at_odds=frozenset(banned))
        banned |= looping


def _settled(
    data: bytes,
    read: Read,
    judge: Callable[[Reading], Sequence[Finding]],
    wanted: Callable[[Finding], bool],
    banned: frozenset[str],
) -> tuple[Outcome, set[str]]:
    """The outcome, and the codes at odds where there is no end to it."""
    now, seen = data, {data: 0}
    applied: list[list[Finding]] = []
    refused: dict[tuple[str, str], Finding] = {}
    while True:
        reading = read(now)
        findings = [f for f in judge(reading) if f.fix is not None and f.suppressed is None and f.code not in banned]
        asked = [f for f in findings if wanted(f) and _key(f) not in refused]
        if not asked:
            break
        if not of_own_text(reading.places):
            return Outcome(data, unwritten=len(asked)), set()
        source = Source(now)
        found = changes(reading, source.text, asked)
        refused |= {_key(f): f for f, change in zip(asked, found, strict=True) if change is None}
        chosen = _chosen([c for c in found if c is not None])
        made, after = proven(source, reading, chosen, read)
        done = {id(change) for change in made}
        refused |= {_key(c.finding): c.finding for c in chosen if id(c) not in done}
        if not made:
            continue
        applied.append([c.finding for c in made])
        now = after
        if now in seen or len(applied) >= PASSES:
            since = applied[seen[now] :] if now in seen else applied[-1:]
            return Outcome(data), {f.code for fs in since for f in fs}
        seen[now] = len(applied)
    return Outcome(now, tuple(f for fs in applied for f in fs), tuple(refused.values())), set()


def _key(finding: Finding) -> tuple[str, str]:
    return finding.fingerprint, finding.fix.replacement if finding.fix else ""


def _chosen(found: list[Change]) -> list[Change]:
    """Those that do not touch each other, the first in the file before the others, which wait for the next pass. Equal
    changes of one place (a cell that several rows share) are one."""
    chosen: list[Change] = []
    reach = -1
    for change in sorted(found, key=lambda c: (c.hull, c.finding.code, c.path)):
        start, end = change.hull
        same = [c for c in chosen[-_SHARING:] if c.edits == change.edits]
        if start > reach or (same and change.path not in [c.path for c in same]):
            chosen.append(change)
            reach = max(reach, end)
    return chosen

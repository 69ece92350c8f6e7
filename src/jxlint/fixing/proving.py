"""Proof that fixes do what they say: the file, changed and read again, says the same but for the fields mended."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from jxlint.document import Path
from jxlint.errors import JxlintError
from jxlint.fixing.edits import Change
from jxlint.fixing.source import Edit, Source
from jxlint.reading import Reading

Read = Callable[[bytes], Reading]


def proven(source: Source, reading: Reading, wanted: Sequence[Change], read: Read) -> tuple[list[Change], bytes]:
    """Those of `wanted` (none overlaps another) that can be made without the rest of the table being read another way,
    and the bytes with them made."""
    before = _said(reading)
    left = len(reading.leftovers)

    def holds(made: Sequence[Change]) -> bytes | None:
        data = source.edited(_edits(made))
        try:
            after = read(data)
        except JxlintError:
            return None
        same = _said(after) == _expected(before, made) and len(after.leftovers) == left
        return data if same else None

    def grown(made: list[Change], more: Sequence[Change], best: bytes) -> tuple[list[Change], bytes]:
        """`made` and as many of `more` as hold with it: all at once where they do, else by halves."""
        data = holds([*made, *more])
        if data is not None:
            return [*made, *more], data
        if len(more) == 1:
            return made, best
        half = len(more) // 2
        made, best = grown(made, more[:half], best)
        return grown(made, more[half:], best)

    return grown([], wanted, source.edited(())) if wanted else ([], source.edited(()))


def _edits(made: Sequence[Change]) -> set[Edit]:
    """Rows may share a cell, which is changed once."""
    return {edit for change in made for edit in change.edits}


def _expected(before: Any, made: Sequence[Change]) -> Any:
    """The document `before`, in builtin types, with the fields changed."""
    by_path: dict[Path, list[Change]] = defaultdict(list)
    for change in made:
        by_path[change.path].append(change)
    out = copy.deepcopy(before)
    for path, of_field in by_path.items():
        *way, last = path
        here = out
        for step in way:
            here = here[step]
        for change in sorted(of_field, key=lambda c: c.span, reverse=True):
            words = here[last]
            here[last] = words[: change.span.start] + change.replacement + words[change.span.end :]
    return out


def _said(reading: Reading) -> Any:
    """The document in builtin types, all of them mutable."""
    return msgspec.json.decode(msgspec.json.encode(reading.document))

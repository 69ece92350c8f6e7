"""Findings as bytes, for another process or for the cache: of what many of them say the number of the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jxlint.document import Path, Span
from jxlint.findings import Finding, Fix, Severity, Suppression
from jxlint.interrupts import undisturbed
from jxlint.reading import Location

# As one, many findings would take several times their room.
_AT_ONCE = 2000


class _Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A finding; its code, name, message, unit, project, field and text by their number."""

    words: tuple[int, int, int, int | None, int | None, int, int]
    severity: Severity
    indicator: int | None
    location: Location
    fix: Fix | None
    fingerprint: str
    suppressed: Suppression | None
    path: Path
    span: Span | None


class _Piece(msgspec.Struct, frozen=True, array_like=True):
    words: list[str]
    rows: list[_Row]


_ENCODER = msgspec.msgpack.Encoder()
with undisturbed():
    _DECODER = msgspec.msgpack.Decoder(_Piece)


def packed(findings: Sequence[Finding]) -> Iterator[bytes]:
    """`findings`, so many in each piece. Raises ValueError or TypeError for what cannot be packed."""
    for at in range(0, len(findings), _AT_ONCE):
        yield _ENCODER.encode(_piece(findings[at : at + _AT_ONCE]))


def unpacked(pieces: Iterable[bytes]) -> list[Finding]:
    """The findings of which `packed` made `pieces`. Raises ValueError for what is none."""
    found: list[Finding] = []
    for piece in pieces:
        found += _findings(_DECODER.decode(piece))
    return found


def _piece(findings: Sequence[Finding]) -> _Piece:
    known: dict[str, int] = {}
    word = known.setdefault
    rows = [
        _Row(
            (word(f.code, len(known)), word(f.name, len(known)), word(f.message, len(known)),
             None if f.unit is None else word(f.unit, len(known)),
             None if f.project is None else word(f.project, len(known)),
             word(f.field, len(known)), word(f.text, len(known))),
            f.severity, f.indicator, f.location, f.fix, f.fingerprint, f.suppressed, f.path, f.span,
        )
        for f in findings
    ]  # fmt: skip
    return _Piece(list(known), rows)


def _findings(piece: _Piece) -> list[Finding]:
    words = piece.words
    try:
        return [
            Finding(
                code=words[code], name=words[name], severity=row.severity, message=words[message],
                unit=None if unit is None else words[unit], project=None if project is None else words[project],
                indicator=row.indicator, field=words[field], text=words[text], location=row.location, fix=row.fix,
                fingerprint=row.fingerprint, suppressed=row.suppressed, path=row.path, span=row.span,
            )
            for row in piece.rows
            for code, name, message, unit, project, field, text in (row.words,)
        ]  # fmt: skip
    except IndexError as e:
        raise ValueError(str(e)) from e

"""Sketches of projects for finding near duplicates among millions: MinHash signatures and their bands (A. Broder 1997;
A. Rajaraman and J. Ullman, Mining of Massive Datasets, 3.3 and 3.4). The signatures are made by rensa.

Two projects of which a share `s` of the shingles is common have equal signatures in about a share `s` of their places,
and share a band with the probability 1 - (1 - s^8)^16: 0.5 at 0.72, 0.9999 at 0.9.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from jxlint.corpus.libraries import library
from jxlint.digest import digest
from jxlint.document import Indicator, words
from jxlint.findings import normalised

PERMUTATIONS, BANDS = 128, 16
_ROWS = PERMUTATIONS // BANDS
_SEED = 2024
_SHINGLE = 4  # characters
_FORM = f"<{PERMUTATIONS}I"
# The highest bit of every place of a signature, and all others.
_HIGH, _LOW = int("80000000" * PERMUTATIONS, 16), int("7fffffff" * PERMUTATIONS, 16)


def shingles(texts: Iterable[str]) -> frozenset[str]:
    """Every few characters that follow each other in one of the texts."""
    return frozenset(text[i : i + _SHINGLE] for text in texts if text for i in range(max(1, len(text) - _SHINGLE + 1)))


def sketch(texts: Iterable[str]) -> bytes | None:
    """The signature of a set of texts, whatever their order; None where they are too short to say anything."""
    found = shingles(texts)
    if len(found) < _SHINGLE:
        return None
    made = library("rensa").RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    made.update(sorted(found))
    return struct.pack(_FORM, *made.digest())


def bands(signature: bytes) -> list[str]:
    """What those that may be alike share at least one of."""
    size = 4 * _ROWS
    return [digest(bytes([b]), signature[b * size : (b + 1) * size])[:16] for b in range(BANDS)]


def similarity(one: bytes, two: bytes) -> float:
    """The share of common shingles, estimated from two signatures (standard error at 0.9: 0.03)."""
    # All places at once, since the pass over a corpus spends most of its time here: of a place that differs, the sum or
    # the difference itself has the highest bit, and no carry leaves a place.
    differs = int.from_bytes(one, "little") ^ int.from_bytes(two, "little")
    marked = (((differs & _LOW) + _LOW) | differs) & _HIGH
    return 1 - marked.bit_count() / PERMUTATIONS


def project_texts(objective: str, indicators: Iterable[Indicator]) -> list[str]:
    """The words of a project that are compared: its objective and its indicators, without its name and money."""
    rows = ["".join(normalised(words(v)) for v in (i.level2, i.name, i.period, i.annual)) for i in indicators]
    return [normalised(objective), *rows]

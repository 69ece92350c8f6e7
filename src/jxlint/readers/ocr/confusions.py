"""Signs that look alike where nothing beside them tells which is meant: the model reads a lone 0 as the letter O."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.readers.ocr.recognising import Sign

_NUMBER = frozenset("0123456789.,%％≥≤-－/")
_DIGITS = {"O": "0", "o": "0", "〇": "0", "○": "0", "Ｏ": "0"}
_BESIDE = {"l": "1", "I": "1", "|": "1"}
# A stroke shorter than this, in heights of a character, is a hyphen, and no 一.
_HYPHEN = 0.75


def told_apart(signs: Sequence[Sign], wide: int, height: float) -> list[Sign]:
    """`signs` of a strip in which figures stand alone: letters that look like figures are figures, and a short stroke
    alone is a hyphen. `wide` is the width of the strip's ink, `height` that of the page's characters."""
    texts = [s.text for s in signs]
    if texts in (["一"], ["—"], ["–"]) and wide < _HYPHEN * height:
        return [msgspec.structs.replace(signs[0], text="-")]
    if all(t in _NUMBER or t in _DIGITS or t in _BESIDE for t in texts):
        figures = sum("0" <= t <= "9" for t in texts)
        known = _DIGITS | _BESIDE if figures else _DIGITS
        return [msgspec.structs.replace(s, text=known.get(s.text, s.text)) for s in signs]
    return list(signs)

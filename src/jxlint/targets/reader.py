"""The grammar with a memory: a text is read once, and texts that differ only in their digits share what was read."""

from __future__ import annotations

import msgspec

from jxlint.compiled import compiled
from jxlint.memo import MOST, Memo
from jxlint.targets.grammar import parse
from jxlint.targets.model import Measure, Target, Wording
from jxlint.targets.numerals import scaled

_MASK = str.maketrans("123456789", "000000000")
# Digits whose value, and not only their number, the grammar looks at: years, months, quarters, fractions, ratios, m2,
# how often something is, and that there is none.
_TELLING = compiled(r"^\s*0[^.%]|20\d\d|每隔?\s*\d|19\d\d|\d\s*[月季成/:∶年]|[/:∶A-Za-z]\s*\d")
_RUN = compiled(r"\d[\d,]*(?:\.\d+)?")
_SCALES = frozenset("十百千万亿")


# Where the number of a measure stands in its text, and the Chinese scale it is multiplied by.
_Slot = tuple[int, int, str]


class _Shape(msgspec.Struct, frozen=True):
    """A target read from one text, and where the numbers of others of its shape stand."""

    target: Target
    slots: tuple[_Slot, ...]


class Reader:
    """Reads values with the words `wording` tells kinds by: `read` gives what `parse` would. `most` texts and as many
    shapes are remembered."""

    def __init__(self, wording: Wording, most: int = MOST) -> None:
        self._wording, self._most = wording, most
        self._texts = Memo(self._read, most)
        self.read = self._texts.__getitem__
        # A target as it was read, until another text of its shape comes.
        self._shapes: dict[str, _Shape | Target | None] = {}
        words = (*wording.improvement, *wording.secret, *wording.circular)
        self._by_shape = not any(c.isdigit() for word in words for c in word)

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        self._texts.clear()
        self._shapes.clear()

    def _read(self, text: str) -> Target:
        if not self._by_shape or not _RUN.search(text) or _TELLING.search(text):
            return parse(text, self._wording)
        masked = text.translate(_MASK)
        shape = self._shapes.get(masked)
        if isinstance(shape, Target):
            shape = self._shapes[masked] = _shape(shape)
        if shape is not None:
            return _filled(shape, text)
        target = parse(text, self._wording)
        if masked not in self._shapes:
            if len(self._shapes) >= self._most:
                self._shapes.clear()
            self._shapes[masked] = target
        return target


def _shape(target: Target) -> _Shape | None:
    """`target` as the shape of others, None where more than the numbers of its measures would change with them."""
    if target.deadlines or target.faults:
        return None
    slots = [_slot(target.text, m) for m in target.measures]
    return _Shape(target, tuple(s for s in slots if s)) if all(slots) else None


def _slot(text: str, m: Measure) -> _Slot | None:
    runs = list(_RUN.finditer(text, m.start, m.end))
    if len(runs) != 1 or m.upper is not None or any(c.isdigit() for c in m.subject + m.object + m.per):
        return None
    run = runs[0]
    written = ""
    for sign in text[run.end() : run.end() + 2]:
        if sign not in _SCALES:
            break
        written += sign
    for scale in (written, written[:-1]):
        number = scaled(run[0], scale)
        if number and number == m.number:
            return run.start(), run.end(), scale
    return None


def _filled(shape: _Shape, text: str) -> Target:
    """The target of `text`, which has this shape."""
    measures = tuple(
        [
            msgspec.structs.replace(m, number=scaled(text[start:end], scale))
            for m, (start, end, scale) in zip(shape.target.measures, shape.slots, strict=True)
        ]
    )
    return Target(text, shape.target.kind, measures)

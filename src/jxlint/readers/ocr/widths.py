"""Marks that come in two widths: the model cannot tell ( from （, the room that a mark takes up can."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import msgspec
import numpy as np

from jxlint.readers.ocr.bitmap import runs
from jxlint.readers.ocr.recognising import Sign

# A narrow mark and its wide form.
_FORMS = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}
_SIGNS = {"<": "＜", ">": "＞", "=": "＝", "+": "＋"}
# In widths of a character: the room of a wide mark between its neighbours, the ink of a wide sign.
_ROOM = 0.75
_INK = 0.62
_NARROW = {wide: narrow for narrow, wide in (_FORMS | _SIGNS).items()}
_CLOSING = {")": "(", "）": "（"}


def set_widths(signs: Sequence[Sign], columns: np.ndarray[Any, np.dtype[np.bool_]], height: float) -> list[Sign]:
    """`signs` with each mark between two others in the form that fits the room between these. `columns` are those of
    the strip that hold ink, `height` that of the page's characters in the same measure."""
    out = list(signs)
    ink = runs(columns)
    em = _em(signs, len(columns), height)
    for i in range(1, len(signs) - 1):
        narrow = _NARROW.get(signs[i].text, signs[i].text)
        if narrow not in _FORMS and narrow not in _SIGNS:
            continue
        gaps = _gaps(signs[i - 1], signs[i], signs[i + 1], ink, len(columns))
        if gaps is None:
            continue
        if narrow in _SIGNS:
            form, is_wide = _SIGNS[narrow], gaps[1] >= _INK * em
        elif _mark(signs[i - 1]) or _mark(signs[i + 1]):
            continue  # programs set marks next to each other closer
        else:
            form, is_wide = _FORMS[narrow], sum(gaps) >= _ROOM * em
        out[i] = msgspec.structs.replace(signs[i], text=form if is_wide else narrow, fits=True)
    return out


def _mark(sign: Sign) -> bool:
    return sign.text in _FORMS or sign.text in _NARROW or sign.text in "。、“”‘’《》"


def paired(signs: Sequence[Sign]) -> list[Sign]:
    """`signs` of a cell with brackets whose width could not be told (at the end of a line) like their partners."""
    out = list(signs)
    opened: list[int] = []
    for i, sign in enumerate(signs):
        if sign.text in ("(", "（"):
            opened.append(i)
        elif sign.text in _CLOSING and opened:
            j = opened.pop()
            same = _CLOSING[sign.text] == signs[j].text
            if same or sign.fits == signs[j].fits:
                continue
            if signs[j].fits:
                out[i] = msgspec.structs.replace(sign, text=")" if signs[j].text == "(" else "）")
            else:
                out[j] = msgspec.structs.replace(signs[j], text=_CLOSING[sign.text])
    return out


def _em(signs: Sequence[Sign], wide: int, height: float) -> float:
    """The width of a character of full width: from one to the next in the strip, else from the height of the ink."""
    centres = [(s.left + s.right) / 2 * wide for s in signs]
    steps = [b - a for a, b, s, t in zip(centres, centres[1:], signs, signs[1:], strict=False)
             if _full(s.text) and _full(t.text)]  # fmt: skip
    usual = 1.15 * height
    return float(median(steps)) if len(steps) >= 4 and 0.8 * usual < median(steps) < 1.4 * usual else usual


def _full(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def _gaps(before: Sign, mark: Sign, after: Sign, ink: list[tuple[int, int]], wide: int) -> tuple[int, int, int] | None:
    """The columns from what `before` draws to the mark, of the mark, and from it to what `after` draws; None where
    these cannot be told apart."""
    at, low, high = ((s.left + s.right) / 2 * wide for s in (mark, before, after))
    own = [r for r in ink if low < (r[0] + r[1]) / 2 < high]
    if not own:
        return None
    nearest = min(own, key=lambda r: abs((r[0] + r[1]) / 2 - at))
    left = [r[1] for r in ink if r[1] <= nearest[0]]
    right = [r[0] for r in ink if r[0] >= nearest[1]]
    if not left or not right:
        return None
    return nearest[0] - left[-1], nearest[1] - nearest[0], right[0] - nearest[1]

"""Whether the text of a page can be taken as it is, or must be recognised from what the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jxlint.readers.pdf.pages import Glyph

# From this share of characters on that say nothing (no Unicode, private use) the text is none.
_SENSELESS = 0.2
# So few characters on a picture that covers so much of the page are its stamp or its page number.
_FEW = 30
_COVERED = 0.5


def readable(page: Any, raw: Any, glyphs: Sequence[Glyph], area: float) -> bool:
    """Whether the text of `page` is its own: it is there, its characters are known, and it is no hidden layer that a
    program recognised below a scan. `glyphs` are what it holds, `area` is that of the page in square points. A page
    without anything on it is readable."""
    shown = [g for g in glyphs if not g.text.isspace()]
    if not shown:
        # Characters that no code is known of are text without glyphs.
        text = [] if glyphs else [raw.FPDF_PAGEOBJ_TEXT]
        return not _any(page, [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING, *text])
    if sum(_senseless(g.text) for g in shown) > _SENSELESS * len(shown):
        return False
    if len(shown) <= _FEW and _pictured(page, raw) >= _COVERED * area:
        return False
    return not _hidden(page, raw)


def _senseless(c: str) -> bool:
    return c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " "


def _any(page: Any, kinds: Sequence[int]) -> bool:
    return next(iter(page.get_objects(filter=list(kinds), max_depth=4)), None) is not None


def _pictured(page: Any, raw: Any) -> float:
    """How much of the page pictures cover, in square points."""
    bounds = [i.get_bounds() for i in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)]
    return float(sum(max(0.0, right - left) * max(0.0, top - bottom) for left, bottom, right, top in bounds))


def _hidden(page: Any, raw: Any) -> bool:
    """Whether all text is drawn invisibly, over a picture."""
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4)
    modes = (raw.FPDFTextObj_GetTextRenderMode(t.raw) for t in texts)
    return all(m == raw.FPDF_TEXTRENDERMODE_INVISIBLE for m in modes) and _any(page, [raw.FPDF_PAGEOBJ_IMAGE])

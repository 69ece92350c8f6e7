"""Points and weights as forms print them."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jxlint.document import Text, words
from jxlint.patterns import later

_POINTS = later(r"(\d{1,4}(?:\.\d{1,6})?)\s*(?:分|%|％)?")


def points(text: Text | msgspec.UnsetType) -> Decimal | None:
    """The number that a weight or score is (10, 10分, 10%), None when it is empty or none."""
    match = _POINTS.fullmatch(words(text).strip())
    return Decimal(match[1]) if match else None

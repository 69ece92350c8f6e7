"""The mark of a finding whose words were recognised in a picture and may have been misread."""

from __future__ import annotations

import msgspec

from jxlint.reading import DOUBTFUL, Location

WORDS = {"zh": "识别存疑", "en": "doubtful reading"}


def doubt(at: Location, lang: str) -> str:
    """What to say beside the place `at`: 识别存疑 0.62; "" where the words are read surely, or were not recognised."""
    if isinstance(at.confidence, msgspec.UnsetType) or at.confidence >= DOUBTFUL:
        return ""
    return f"{WORDS[lang]} {at.confidence:.2f}"

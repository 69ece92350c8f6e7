"""Where a line ends because what comes next does not fit: how wide the words are that no line may part."""

from __future__ import annotations

from jxlint.compiled import compiled

# No line begins with a closing mark or ends with an opening one; letters and digits stay with the signs among them.
_WHOLE = compiled(
    r"\s*(?P<whole>[（《“‘【〔(\[]*(?:[!-~≥≤±]+|.)(?:[，。；：、！？）》”’】〕％℃]|[:;,.!?)\]%/][!-~≥≤±]*)*)"
)
_CLOSING = "，。；：、！？）》”’】〕"
# In characters: a letter or digit; the blank half of a mark at the end of a line; by how much a measured line may be
# off.
_LATIN, _HALF, _OFF = 0.6, 0.5, 0.6


def room(words: str, below: str, lacks: float) -> bool:
    """Whether a line that ends with `words` and lacks so many characters of its width had room for the first of
    `below`."""
    found = _WHOLE.match(below)
    whole = found["whole"] if found else ""
    width = sum(_LATIN if c.isascii() and c != "%" else 1.0 for c in whole)
    return lacks > width + _OFF + _HALF * (words[-1:] in _CLOSING)

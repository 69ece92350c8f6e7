"""Words as a workbook keeps them."""

from __future__ import annotations

from jxlint.compiled import compiled

_TAKEN = compiled(r"_(?=x[0-9A-Fa-f]{4}_)")
LONGEST = 32_767  # characters in a cell


def escaped(words: str) -> str:
    """`words` so that none of them is taken for an escape (_x0041_ is A; ECMA-376 part 1, 22.9.2.19)."""
    return _TAKEN.sub("_x005F_", words)

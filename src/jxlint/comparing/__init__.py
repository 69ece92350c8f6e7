"""Two versions of a table side by side: what was matched with what, and what became of it. `compare` is the way in."""

from jxlint.comparing.changes import compare
from jxlint.comparing.model import Comparison

__all__ = ["Comparison", "compare"]

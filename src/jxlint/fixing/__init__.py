"""Fixes carried out: what findings propose is written into the file they are about, and nothing else is touched."""

from jxlint.fixing.passes import Outcome, fixed

__all__ = ["Outcome", "fixed"]

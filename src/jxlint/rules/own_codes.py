"""The codes of users' own rules."""

from __future__ import annotations

# No later version of ours can take one.
CODES = range(9500, 10_000)


def is_own(code: str) -> bool:
    """Whether a rule of a user's own may have this code."""
    return len(code) == 6 and code.startswith("JX") and code[2:].isdecimal() and int(code[2:]) in CODES


def may_be_own(text: str) -> bool:
    """Whether a rule of a user's own may have a code that begins with `text`."""
    return any(f"JX{n}".startswith(text) for n in CODES)

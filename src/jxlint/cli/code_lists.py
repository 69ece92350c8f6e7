"""Codes of rules as the command line gives them: options that may hold several, parted by commas or white space."""

from __future__ import annotations

from jxlint.errors import UsageError
from jxlint.rules.profiles.codes import written


def codes(options: tuple[str, ...], name: str) -> list[str]:
    """The codes in all uses of the option called `name` (--select). Raises UsageError for one that holds none: it would
    select everything."""
    found = [code for option in options for code in written(option)]
    if options and not found:
        raise UsageError(
            f"{name} 后面没有写代码", f"{name} names no code",
            remedy_zh=f"请写规则代码或前缀，如 {name} JX3,JX401；不需要时删去 {name}",
            remedy_en=f"give codes or prefixes such as {name} JX3,JX401, or leave {name} out", where=name,
        )  # fmt: skip
    return found

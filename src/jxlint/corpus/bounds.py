"""How much one document may cost. The results of all others do not depend on it, so that it is no part of a plan."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from jxlint.errors import UsageError
from jxlint.readers.limits import number


class Bounds(msgspec.Struct, frozen=True):
    """Seconds for one document (a page in which text is recognised begins them anew), and bytes of addresses that
    judging may take; 0: as many as there are."""

    time: int = 600
    memory: int = 4 * 1024**3


USUAL = Bounds()
_EXAMPLES = {"time": "60", "memory": "4GB"}


def bounds_of(given: Iterable[str]) -> tuple[Bounds, tuple[str, ...]]:
    """The bounds that `--limit` gives, and what else it says. Raises UsageError."""
    found, rest = dict[str, int](), list[str]()
    for one in given:
        name, _, value = one.partition("=")
        if name.strip() in Bounds.__struct_fields__:
            try:
                found[name.strip()] = number(name.strip(), value, example=_EXAMPLES[name.strip()], none=True)
            except UsageError as e:
                e.where = f"--limit {one}"
                raise
        else:
            rest.append(one)
    return Bounds(**found), tuple(rest)

"""Patterns: which files an override is for, and which units, projects and indicators an exemption is for."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable

from jxlint.findings import normalised
from jxlint.patterns import later

_WILD = later(r"([*?])")


def path_matches(pattern: str, path: str, folder: str) -> bool:
    """Whether `pattern` matches the file `path`; `folder` is that of the profile in force.

    Parts are parted by /; * and ? stay within a part, ** is any number of parts. A pattern matches the end of the
    path (`*.json`, `提交/**`), one that begins with ./ the path from `folder` on; one that ends in / means all that is
    below.
    """
    if path == "-":
        return pattern in ("-", "*", "**")
    if pattern.endswith("/"):
        pattern += "**"
    parts = _parts(os.path.abspath(path))  # noqa: PTH100 - many files, and Path is slow
    if pattern.startswith("./"):
        base = _parts(os.path.abspath(folder))  # noqa: PTH100
        return parts[: len(base)] == base and _match(pattern[2:].split("/"), parts[len(base) :])
    return _match(["**", *pattern.split("/")], parts)


def _parts(path: str) -> list[str]:
    return [p for p in path.replace(os.sep, "/").split("/") if p]


def _match(wanted: list[str], parts: list[str]) -> bool:
    """Whether all of `parts` is matched. The ends reached are kept together, so that many ** take no longer."""
    from fnmatch import fnmatchcase  # few runs have overrides

    reached = {0}
    for want in wanted:
        if want == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else reached
        else:
            reached = {i + 1 for i in reached if i < len(parts) and fnmatchcase(parts[i], want)}
    return len(parts) in reached


def name_matcher(pattern: str) -> Callable[[str], bool]:
    """A test for names. The whole name must match; * stands for any words, ? for one character.

    White space, full or half width and closing marks make no difference (as in fingerprints).
    """
    # Only profiles with exemptions come here.
    import fnmatch
    import glob

    *pieces, last = _WILD.split(pattern)
    made = "".join(p if i % 2 else glob.escape(_squeezed(p)) for i, p in enumerate(pieces)) + glob.escape(
        normalised(last)
    )
    # fnmatch makes atomic groups, so that no name takes it long.
    match = re.compile(fnmatch.translate(made)).match
    return lambda name: match(normalised(name)) is not None


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())

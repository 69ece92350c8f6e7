"""The words of a value cut where marks begin and end, and the cell that a finding leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from jxlint.document import Document, Path
from jxlint.findings import SEVERITIES, Finding, Severity
from jxlint.reports.text import visible
from jxlint.web.page.model import Mark

# The part of a thing that stands for it.
_NAMES = ("department", "name", "total")


def pointer(path: Path) -> str:
    """`path` as a JSON pointer (RFC 6901)."""
    return "".join([f"/{step if type(step) is int else _escaped(step)}" for step in path])


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


def target(document: Document, path: Path) -> Path:
    """The path of the value to go to for what is said of `path`: itself, or what stands for the thing around it."""
    things: list[object] = [document]
    for step in path:
        here = things[-1]
        inside: object = None
        if isinstance(step, int):
            inside = here[step] if isinstance(here, tuple) and step < len(here) else None
        elif isinstance(here, dict):
            inside = here.get(step)
        elif isinstance(here, msgspec.Struct) and step in here.__struct_fields__:
            value = getattr(here, step)
            if not isinstance(value, msgspec.Struct | tuple | dict | msgspec.UnsetType):
                return path
            inside = value
        if inside is None or isinstance(inside, str):
            break
        things.append(inside)
    if isinstance(things[-1], dict) and len(path) == len(things):
        return path
    for depth in range(len(things) - 1, -1, -1):
        thing = things[depth]
        for name in _NAMES if isinstance(thing, msgspec.Struct) else ():
            if name in getattr(thing, "__struct_fields__", ()):
                return (*path[:depth], name)
    return ()


def marks(text: str, findings: Sequence[tuple[int, Finding]]) -> tuple[Mark, ...]:
    """`text` in pieces, each with the findings that are about it; where several are, the gravest gives its severity.

    A finding without a span is about all of the words, but not when it is about the project that they name.
    """
    spans = [
        (f.span.start if f.span else 0, f.span.end if f.span else len(text), i, f.severity)
        for i, f in findings
        if f.suppressed is None and (f.span is not None or f.field != "project")
    ]
    cuts = sorted({0, len(text), *(min(p, len(text)) for start, end, *_ in spans for p in (start, end))})
    out = []
    for start, end in pairwise(cuts):
        over = [(i, s) for a, b, i, s in spans if a <= start and end <= b]
        out.append(Mark(visible(text[start:end]), gravest(s for _, s in over), tuple(i for i, _ in over)))
    return tuple(out)


def gravest(severities: Iterable[Severity]) -> str:
    """The gravest of several severities, "" of none."""
    return min(severities, key=SEVERITIES.index, default="")

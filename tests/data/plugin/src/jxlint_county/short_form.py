"""A layout: the county's 绩效指标简表, a line an indicator, its name and target parted by a colon."""

from __future__ import annotations

import re

from jxlint.document import Indicator, Path, Project, ProjectTable, Unit
from jxlint.layouts.text.stream import Stream
from jxlint.reading import Reading
from jxlint.sheet import Sheet

NAME = "绩效指标简表"
_LINE = re.compile(r"^([^：\n]+)：([^\n]+)$", re.M)


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    return 0.9 if sheet.solid.startswith(NAME) else 0.0


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. What it does not understand is left over, and reported by itself (JX101)."""
    stream = Stream(sheet, [(0, len(NAME))])
    home: Path = ("units", 0, "projects", 0)
    indicators: list[Indicator] = []
    for line in _LINE.finditer(sheet.text):
        path = (*home, "indicators", len(indicators))
        name = _words(stream, line.span(1), (*path, "name"))
        target = _words(stream, line.span(2), (*path, "annual"))
        stream.take(stream.index(line.end(1)), stream.index(line.start(2)))  # the colon
        indicators.append(Indicator(number=len(indicators) + 1, name=name, annual=target))
    document = ProjectTable(units=(Unit(projects=(Project(indicators=tuple(indicators)),)),))
    return Reading(document, stream.places(), stream.leftovers([]))


def _words(stream: Stream, span: tuple[int, int], path: Path) -> str:
    return stream.field(path, stream.index(span[0]), stream.index(span[1]))

"""A pattern (of the `regex` library) in a field; at most one finding a field, and one for both values if they match.

Options: `pattern`; `fields` - where to look (name, period, annual, objective).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from jxlint.document import words
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Search, Tools
from jxlint.rules.views import ProjectView, Row

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    fields: tuple[Literal["name", "annual", "period", "objective"], ...] = ("name", "annual", "period")


def build(options: Options, tools: Tools) -> Check:
    search = tools.pattern(options.pattern, "pattern")

    def check(view: ProjectView) -> Iterator[Hit]:
        if "objective" in options.fields:
            yield from _first(search, "objective", words(view.project.objective))

    return check


def build_row(options: Options, tools: Tools) -> Check:
    search = tools.pattern(options.pattern, "pattern")
    fields = [f for f in options.fields if f != "objective"]

    def check(row: Row) -> Iterator[Hit]:
        for field in fields:
            hits = list(_first(search, field, row.name if field == "name" else getattr(row, field).text))
            if hits:
                yield from hits
                return

    return check


def _first(search: Search, field: str, text: str) -> Iterator[Hit]:
    span = next(search(text), None) if text else None
    if span:
        yield Hit(field, text[slice(*span)], *span, path=(field,))

"""A pattern (of the `regex` library) in a field; at most one finding a field, and one for both values if they match.

Options: `pattern`; `fields` - where to look (name, period, annual, objective).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from jxlint.document import words
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    fields: tuple[Literal["name", "annual", "period", "objective"], ...] = ("name", "annual", "period")


def build(options: Options, tools: Tools) -> Check:
    search = tools.pattern(options.pattern, "pattern")
    row_fields = [f for f in options.fields if f != "objective"]

    def first(text: str) -> tuple[int, int] | None:
        return next(search(text), None) if text else None

    def check(view: ProjectView) -> Iterator[Hit]:
        if "objective" in options.fields:
            text = words(view.project.objective)
            span = first(text)
            if span:
                yield Hit("objective", text[slice(*span)], *span, path=("objective",))
        for i, row in enumerate(view.rows):
            for field in row_fields:
                text = row.name if field == "name" else words(getattr(view.project.indicators[i], field))
                span = first(text)
                if span:
                    yield Hit(field, text[slice(*span)], *span, path=("indicators", i, field))
                    break

    return check

"""The years a document speaks of: its budget year, the years in a text, and the period in a project's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from jxlint.compiled import compiled
from jxlint.document import DepartmentForm, Document, Indicator, ProjectTable
from jxlint.patterns import later

# A year as such: not a part of a longer number or code, and 2024年 or 2024年度, never 2024个.
_YEAR = compiled(r"(?<![\dA-Za-z.])(20\d\d)\s*年")
_YEAR_END = compiled(r"(?<!\d)(20\d\d)\s*年?\s*年?[末底]")
_DATED = later(r"(?<!\d)(20\d\d)年\d{1,2}月", needs=("月",))
_RANGE = later(
    r"(?<![\dA-Za-z])(20\d\d)\s*(?:年?度?|年\d{1,2}月(?:\d{1,2}日)?)\s*[-－—–‐~～至到]+\s*((?:20)?\d\d)\s*学?年",
    needs=tuple("-－—–‐~～至到"),
)
# What a target is compared with is not what it is for: 较2023年下降5%.
_BASIS = tuple("较 比 相较于 超过 高于 低于 以 自 从".split())


class Year(msgspec.Struct, frozen=True):
    """A year in a text, `start` to `end` in code points."""

    year: int
    start: int
    end: int


def budget_year(document: Document, chosen: int | None = None) -> int | None:
    """The budget year: the one `chosen` by the profile, else that of the title, else the year that the values name
    most often as 年末 or 年底; None when nothing tells (catalogue, group 7). Of a project over several years the period
    ends in another, so the annual values are asked first, and dates in more of them speak against it."""
    if chosen is not None or document.budget_year is not None:
        return chosen if chosen is not None else document.budget_year
    fields: tuple[Literal["annual", "period"], ...] = ("annual", "period")
    dated: Counter[int] = Counter()
    for field in fields:
        texts = list(_values(document, field))
        named = Counter(int(y) for text in texts for y in _YEAR_END.findall(text))
        if field == "annual":
            dated = Counter(int(y) for text in texts if "月" in text for y in _DATED.findall(text))
        if named:
            year = max(named, key=lambda y: (named[y], y))
            return None if any(n > named[year] + dated[year] for n in dated.values()) else year
    return None


def _values(document: Document, field: Literal["annual", "period"]) -> Iterator[str]:
    """The values in `field` of one project after the other, as far as some may name the end of a year or a month of
    it."""
    groups: Iterable[tuple[Indicator, ...]] = ()
    if isinstance(document, ProjectTable):
        groups = (p.indicators for u in document.units for p in u.projects)
    elif isinstance(document, DepartmentForm):
        groups = (document.indicators,)
    for indicators in groups:
        # Most projects name none, which is found out at once for all their values.
        values = "\0".join([v for i in indicators if type(v := getattr(i, field)) is str])
        if "20" in values and ("末" in values or "底" in values or "月" in values):
            yield values


def years_in(text: str) -> list[Year]:
    """The years that `text` is about; years that are only compared with (较2023年) are left out."""
    if "20" not in text:
        return []
    return [Year(int(m[1]), m.start(), m.end()) for m in _YEAR.finditer(text) if not _compared(text, m.start())]


def _compared(text: str, at: int) -> bool:
    """Whether what stands at `at` is what something is compared with, or begins with."""
    while at and text[at - 1].isspace():
        at -= 1
    return text.endswith(_BASIS, 0, at)


@lru_cache(maxsize=4096)
def period_in(text: str) -> Year | None:
    """The last year of the range of years in `text` (2022-2023年, 2024—26年), None when there is no range."""
    if "20" not in text:
        return None
    last: Year | None = None
    for m in _RANGE.finditer(text):
        end = int(m[2]) if len(m[2]) == 4 else int(m[1][:2] + m[2])
        if end >= int(m[1]) and (last is None or end > last.year):
            last = Year(end, m.start(), m.end())
    return last

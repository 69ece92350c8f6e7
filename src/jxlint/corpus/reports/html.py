"""What is in a data set as one self-contained web page, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from jxlint.corpus.reports.listings import Listing, listings, place, rule_title
from jxlint.corpus.statistics import Statistics
from jxlint.reports import html_page
from jxlint.reports.html_charts import Bar, bars
from jxlint.reports.text import visible
from jxlint.rules.model import Texts


class Page(msgspec.Struct, frozen=True):
    """All of it."""

    found: Statistics
    profile: str
    charts: tuple[tuple[Texts, tuple[Bar, ...]], ...]
    listings: tuple[Listing, ...]


def render(found: Statistics, titles: Mapping[str, Texts], lang: str) -> str:
    """`found` as HTML; `titles` are those of rules by their codes. It opens in `lang`."""
    made = Page(found, visible(found.profile), tuple(_charts(found, titles)), tuple(listings(found, titles)))
    return html_page.fill("corpus", ("style.css", "corpus.css"), ("lang.js",), lang, page=made)


def _charts(found: Statistics, titles: Mapping[str, Texts]) -> Iterable[tuple[Texts, tuple[Bar, ...]]]:
    rules = [(rule_title(r, titles), r.findings, r.severity) for r in found.rules]
    yield Texts("按规则（发现数）", "By rule (findings)"), bars((n.zh, n.en, c, s) for n, c, s in rules)
    regions = [(place(r.region), round(r.rate or 0)) for r in found.regions]
    yield (
        Texts("按地区（每百条指标的发现数）", "By region (findings for each 100 indicators)"),
        bars((n.zh, n.en, c, "") for n, c in sorted(regions, key=lambda r: -r[1])),
    )
    years = [(str(y.year), round(y.rate or 0)) for y in found.years if y.year is not None]
    yield (
        Texts("逐年（每百条指标的发现数）", "Year on year (findings for each 100 indicators)"),
        bars((y, y, c, "") for y, c in years),
    )
    yield (
        Texts(f"问题最密的单位（至少 {found.least} 条指标，每百条的发现数）",
              f"Worst units (at least {found.least} indicators; findings for each 100)"),
        bars((visible(u.unit), visible(u.unit), round(u.rate or 0), "") for u in found.worst),
    )  # fmt: skip

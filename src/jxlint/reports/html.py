"""One self-contained web page: counts, charts, every table as it was read with the offending words marked."""

from __future__ import annotations

from jxlint.reports import html_page
from jxlint.reports.html_model import page
from jxlint.reports.model import Report


def render(report: Report, lang: str) -> str:
    """`report` as HTML. Both languages are in it where the findings are; it opens in `lang`."""
    return html_page.fill("page", ("style.css", "columns.css"), ("lang.js", "script.js"), lang, page=page(report, lang))

"""A comparison as one self-contained web page: counts, by project what changed side by side, findings, filters."""

from __future__ import annotations

from jxlint.comparing.model import Comparison
from jxlint.reports import html_page
from jxlint.reports.compare_html_model import page


def render(comparison: Comparison, lang: str) -> str:
    """`comparison` as HTML, both languages in it (findings in the one they were made in); it opens in `lang`."""
    scripts = ("lang.js", "compare.js")
    return html_page.fill("compare", ("style.css", "compare.css"), scripts, lang, page=page(comparison, lang))

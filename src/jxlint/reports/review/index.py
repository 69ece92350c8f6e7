"""The page that lists the reviewer's reports of several files."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from jxlint.reports.html_page import fill
from jxlint.reports.review.model import ReviewReport


class Line(msgspec.Struct, frozen=True):
    """A report: the link to it, its name, and what it is on."""

    link: str
    name: str
    report: ReviewReport


class _Page(msgspec.Struct, frozen=True):
    profile: str
    lines: tuple[Line, ...]


def render(reports: Sequence[tuple[str, ReviewReport]], lang: str) -> str:
    """The page for `reports`, each with its path relative to the page."""
    lines = tuple(Line(quote(path.replace("\\", "/")), path, report) for path, report in reports)
    profiles = ", ".join(dict.fromkeys(report.profile for _, report in reports))
    return fill("index", ["style.css"], ["lang.js"], lang, page=_Page(profiles, lines),
                title_zh="审核意见目录", title_en="Reviewer's reports")  # fmt: skip

"""The page that lists the reviewer's reports of several files, and the files that have none."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from jxlint.errors import JxlintError
from jxlint.reports.html_page import fill
from jxlint.reports.naming import short_names
from jxlint.reports.review.model import ReviewReport
from jxlint.reports.text import visible
from jxlint.rules.model import Texts


class Line(msgspec.Struct, frozen=True):
    """A report: the file it is on, the link to it, its name, and what it says."""

    source: str
    link: str
    name: str
    report: ReviewReport


class Unread(msgspec.Struct, frozen=True):
    """A file without a report, and why."""

    source: str
    code: str
    reason: Texts


class _Page(msgspec.Struct, frozen=True):
    profile: str
    lines: tuple[Line, ...]
    unread: tuple[Unread, ...]


def render(
    reports: Sequence[tuple[str, str, ReviewReport]], unread: Sequence[tuple[str, JxlintError]], lang: str
) -> str:
    """The page for `reports`, each with the name of its file and its own path relative to the page, and for the files
    that are `unread`, each with its error."""
    names = short_names([name for name, _, _ in reports] + [name for name, _ in unread])
    lines = tuple(
        Line(visible(names[name]), quote(path.replace("\\", "/")), path, report) for name, path, report in reports
    )
    failed = tuple(Unread(visible(names[name]), error.code, _reason(name, error)) for name, error in unread)
    profiles = ", ".join(dict.fromkeys(report.profile for _, _, report in reports))
    return fill("index", ["style.css", "index.css"], ["lang.js"], lang, page=_Page(profiles, lines, failed),
                title_zh="审核意见目录", title_en="Reviewer's reports")  # fmt: skip


def _reason(name: str, error: JxlintError) -> Texts:
    """What is wrong and what to do, after the place within the file where it is known."""
    place = error.where.removeprefix(name).lstrip(": ")
    at = f"{place}: " if place else ""
    return Texts(visible(f"{at}{error.zh}；{error.remedy_zh}"), visible(f"{at}{error.en}; {error.remedy_en}"))

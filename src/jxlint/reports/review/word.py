"""The reviewer's report as a Word file, from the shipped template or from an office's own."""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint.errors import BrokenTemplate, TooCostly
from jxlint.reasons import reason
from jxlint.reports.review.model import ReviewReport
from jxlint.reports.review.sample import sample
from jxlint.reports.review.template import Template

_SHIPPED = Path(__file__).with_name("template.docx")
_MOST = 32 * 1024 * 1024


def template(path: str | None = None) -> Template:
    """The template at `path`, or the shipped one, tried out on a made-up report. Raises BrokenTemplate."""
    file = Path(path) if path else _SHIPPED
    try:
        if file.stat().st_size > _MOST:
            raise _unreadable(str(file), "太大（上限 32 MB）", "it is larger than 32 MB")
        data = file.read_bytes()
    except OSError as e:
        raise _unreadable(str(file), *reason(e)) from e
    made = Template(data, str(file))
    if path:
        try:
            made.render(fields(sample()))
        except TooCostly as e:  # it has but a few projects
            e.where = path
            raise
    return made


def render(report: ReviewReport, made: Template) -> bytes:
    """`report` in the template `made`. Raises BrokenTemplate, TooCostly."""
    return made.render(fields(report))


def fields(report: ReviewReport) -> dict[str, object]:
    """What a template can name."""
    made: dict[str, object] = msgspec.to_builtins(report)
    return made


def _unreadable(path: str, zh: str, en: str) -> BrokenTemplate:
    return BrokenTemplate(
        f"模板打不开（{zh}）",
        f"the template cannot be opened ({en})",
        remedy_zh="请检查 --template 的路径和权限",
        remedy_en="check the path after --template and its permissions",
        where=path,
    )

"""In a worker: what the orders of the API make."""

from __future__ import annotations

from typing import Any

import msgspec

from jxlint.errors import JxlintError
from jxlint.findings import Severity
from jxlint.reports import json
from jxlint.reports.pages import page
from jxlint.reports.terminal import Terminal
from jxlint.rules.finding import named
from jxlint.rules.model import Rule, Texts
from jxlint.web.judging import Crew, blamed, form, judge, read
from jxlint.web.orders import Made, Order, Tell


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """A rule in force, with the severity that it has there."""

    code: str
    name: str
    severity: Severity
    dimension: str
    kind: str
    title: Texts
    fixable: bool


class RulePage(RuleLine, frozen=True, kw_only=True):
    """All that is to be said of a rule; `page` is what `jxlint explain` shows."""

    message: Texts
    why: Texts
    source: str
    secret: bool
    bad: list[dict[str, Any]]
    good: list[dict[str, Any]]
    page: str


class RuleList(msgspec.Struct, frozen=True):
    """The rules in force under a profile."""

    profile: str
    rules: list[RuleLine]


def check(crew: Crew, order: Order, tell: Tell) -> Made:
    """The findings, byte for byte as `jxlint check --format json` writes them. Raises JxlintError, for a file that
    cannot be read only where it is the only one: among others it has its `error`."""
    report, errors = judge(crew, order, tell)
    if errors and len(order.files) == 1:
        raise errors[0]
    return Made(json.render(report), more={"exit": str(report.exit_code("error"))})


def parse(crew: Crew, order: Order, tell: Tell) -> Made:
    """The document in the one file, as `jxlint parse` prints it. Raises JxlintError."""
    (file,) = order.files
    try:
        reading = read(file, crew.limits(order.options), form(order.options.layout), tell)
    except (JxlintError, MemoryError):
        raise
    except Exception as e:  # a fault of ours, which is told like any other
        raise blamed(e, file.name) from e
    return Made(json.document(reading.document), more={"leftovers": str(len(reading.leftovers))})


def rules(crew: Crew, order: Order, _tell: Tell) -> Made:
    """The rules in force, by code. Raises JxlintError."""
    in_force = crew.shelf(order.options).rules()
    profile = crew.shelf(order.options).plan().profile.name
    return Made(json.document(RuleList(profile, [RuleLine(**_line(r)) for r in in_force.rules])))


def rule(crew: Crew, order: Order, _tell: Tell) -> Made:
    """The rule that `more["code"]` names by its code or name. Raises UsageError."""
    options = order.options
    one = named(crew.shelf(options).rules(), order.more["code"], own=False)
    made = RulePage(
        **_line(one), message=one.message, why=one.why, source=one.source, secret=one.secret,
        bad=list(one.examples.bad), good=list(one.examples.good), page=page(one, options.lang, Terminal.plain()),
    )  # fmt: skip
    return Made(json.document(made))


def _line(rule: Rule) -> dict[str, Any]:
    return {key: getattr(rule, key) for key in RuleLine.__struct_fields__}

"""The lists of what is in a data set, as a terminal and a web page show them: a name and some figures a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from jxlint.corpus.statistics import ByRule, Found, Statistics
from jxlint.reports.text import visible
from jxlint.rules.model import Texts

_UNKNOWN = Texts("（未识别）", "(unknown)")


class Line(msgspec.Struct, frozen=True):
    """A row of a table: its name in both languages, and its cells."""

    name: Texts
    cells: tuple[str, ...]


class Listing(msgspec.Struct, frozen=True):
    """A table: its title, its columns and its rows; `words` of the first cells are no figures."""

    title: Texts
    first: Texts
    heads: tuple[Texts, ...]
    lines: tuple[Line, ...]
    words: int = 0


def listings(found: Statistics, titles: Mapping[str, Texts]) -> Iterator[Listing]:
    """All lists of `found`; `titles` are those of rules by their codes."""
    counted = (
        Texts("指标", "Indicators"), Texts("错误", "Errors"), Texts("警告", "Warnings"), Texts("提示", "Notes"),
        Texts("每百条", "Per 100"),
    )  # fmt: skip
    region, unit = Texts("地区", "Region"), Texts("单位", "Unit")
    yield Listing(
        Texts("按规则", "By rule"), Texts("规则", "Rule"),
        (Texts("发现", "Findings"), Texts("文档", "Documents"), Texts("每百条", "Per 100")),
        tuple(Line(rule_title(r, titles), (f"{r.findings:,}", f"{r.documents:,}", _rate(r.rate))) for r in found.rules),
    )  # fmt: skip
    yield Listing(
        Texts("按地区", "By region"), region, counted,
        tuple(Line(place(r.region), (f"{r.indicators:,}", *_found(r))) for r in found.regions),
    )  # fmt: skip
    yield Listing(
        Texts("逐年", "Year on year"), Texts("年度", "Year"), (*counted, Texts("比上年", "Change")),
        tuple(
            Line(
                Texts(str(y.year), str(y.year)) if y.year is not None else _UNKNOWN,
                (f"{y.indicators:,}", *_found(y), "" if y.change is None else f"{y.change:+.1f}%"),
            )
            for y in found.years
        ),
    )  # fmt: skip
    yield Listing(
        Texts("发现最多的单位", "Units with most findings"), unit, counted,
        tuple(Line(_same(u.unit), (f"{u.indicators:,}", *_found(u))) for u in found.units),
    )  # fmt: skip
    yield Listing(
        Texts(f"问题最密的单位（至少 {found.least} 条指标）", f"Worst units (at least {found.least} indicators)"),
        unit, counted,
        tuple(Line(_same(u.unit), (f"{u.indicators:,}", *_found(u))) for u in found.worst),
    )  # fmt: skip
    yield Listing(
        Texts("照抄最多的指标", "Most copied indicators"), Texts("指标", "Indicator"),
        (Texts("年度指标值", "Annual value"), Texts("单位数", "Units"), Texts("项目数", "Projects")),
        tuple(Line(_same(c.name), (visible(c.annual), f"{c.units:,}", f"{c.projects:,}")) for c in found.copied), 1,
    )  # fmt: skip
    yield Listing(
        Texts("读不了的文档", "Unreadable documents"), Texts("原因", "Reason"),
        (Texts("例如", "For example"), Texts("文档", "Documents")),
        tuple(Line(_same(f"{u.code} {u.message}"), (visible(u.example), f"{u.documents:,}")) for u in found.unread), 1,
    )  # fmt: skip


def _found(found: Found) -> tuple[str, ...]:
    return f"{found.errors:,}", f"{found.warnings:,}", f"{found.notes:,}", _rate(found.rate)


def _rate(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:,.1f}"


def rule_title(rule: ByRule, titles: Mapping[str, Texts]) -> Texts:
    """Code and title of a rule; its name, where the title is not known any more."""
    title = titles.get(rule.code, Texts(rule.rule, rule.rule))
    return Texts(f"{rule.code} {title.zh}", f"{rule.code} {title.en}")


def place(region: str | None) -> Texts:
    """The name of a region."""
    return _same(region) if region else _UNKNOWN


def _same(text: str) -> Texts:
    return Texts(visible(text), visible(text))

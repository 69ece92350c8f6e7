"""What is in a data set, counted with DuckDB. Only findings that count are counted; rates are findings for each 100
indicators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from jxlint.corpus.dataset import opened
from jxlint.corpus.questions import BY_UNIT, COUNTING, DOCUMENTS, JUDGED, TOTALS, UNITS, UNREAD

SCHEMA = "jxlint.corpus-stats/1"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings there are by severity, and how many for each 100 indicators."""

    errors: int
    warnings: int
    notes: int
    rate: float | None


class ByRule(msgspec.Struct, frozen=True):
    """A rule: its findings and in how many documents they are."""

    code: str
    rule: str
    severity: str
    findings: int
    documents: int
    rate: float | None


class Region(Found, frozen=True, kw_only=True):
    """A region; None: the names tell none."""

    region: str | None
    documents: int
    units: int
    projects: int
    indicators: int


class Unit(Found, frozen=True, kw_only=True):
    """A unit."""

    region: str | None
    unit: str
    projects: int
    indicators: int


class Year(Found, frozen=True, kw_only=True):
    """A budget year; None: nothing tells it. `change` is that of the rate against the year before, in per cent."""

    year: int | None
    documents: int
    units: int
    projects: int
    indicators: int
    change: float | None


class Copied(msgspec.Struct, frozen=True):
    """An indicator that several units have word for word."""

    name: str
    annual: str
    units: int
    projects: int


class Unread(msgspec.Struct, frozen=True):
    """Why documents could not be read, with one of them."""

    code: str
    message: str
    remedy: str
    documents: int
    example: str


class Totals(Found, frozen=True, kw_only=True):
    """The whole data set. `planned` are the documents of the plan; `documents` less than that: they are not all
    judged yet."""

    planned: int
    documents: int
    unread: int
    units: int
    projects: int
    indicators: int
    suppressed: int


class Statistics(msgspec.Struct, frozen=True):
    """All of it; lists hold the first ones only, `least` is how many indicators a unit must have to be compared.
    `finished`: all documents are judged, by the rules over the whole corpus too."""

    totals: Totals
    rules: tuple[ByRule, ...]
    regions: tuple[Region, ...]
    units: tuple[Unit, ...]
    worst: tuple[Unit, ...]
    years: tuple[Year, ...]
    copied: tuple[Copied, ...]
    unread: tuple[Unread, ...]
    profile: str
    least: int
    finished: bool
    schema: str = SCHEMA


def statistics(out: Path, *, top: int, least: int) -> Statistics:
    """What is in the data set at `out`: of each list the first `top`. Raises UsageError for a folder that is none."""
    with opened(out) as made:
        ask = _asking(made.connection)
        ask(COUNTING)
        ask(JUDGED)
        ask(UNITS)
        ask(BY_UNIT)
        years = ask(f"SELECT budget_year AS year, {DOCUMENTS} GROUP BY ALL ORDER BY year NULLS LAST")
        return Statistics(
            totals=_totals(ask, made.plan.documents),
            rules=tuple(
                ByRule(**row) for row in ask(f"""SELECT code, any_value(rule) AS rule, mode(severity) AS severity,
                  count(*) AS findings, count(DISTINCT document) AS documents, round(100.0 * count(*) / nullif((SELECT
                  sum(indicators) FROM documents), 0), 2)::DOUBLE AS rate
                  FROM counting GROUP BY code ORDER BY findings DESC, code LIMIT {top}""")
            ),
            regions=tuple(
                Region(**row)
                for row in ask(f"SELECT region, {DOCUMENTS} GROUP BY ALL ORDER BY indicators DESC, region LIMIT {top}")
            ),
            units=tuple(
                Unit(**row)
                for row in ask(f"""SELECT * FROM by_unit ORDER BY errors + warnings + notes DESC, region, unit
                  LIMIT {top}""")
            ),
            worst=tuple(
                Unit(**row)
                for row in ask(f"""SELECT * FROM by_unit WHERE indicators >= {least} AND errors + warnings + notes > 0
                  ORDER BY rate DESC, region, unit LIMIT {top}""")
            ),
            years=tuple(_year(years, i) for i in range(len(years))),
            copied=tuple(
                Copied(**row) for row in ask(f"""SELECT any_value(i.name ORDER BY i.id) AS name,
                  any_value(coalesce(i.annual, '') ORDER BY i.id) AS annual,
                  count(DISTINCT p.unit_key) AS units, count(DISTINCT p.id) AS projects
                  FROM indicators i JOIN projects p ON i.project_id = p.id WHERE i.name_key <> ''
                  GROUP BY i.name_key, i.annual, i.period HAVING count(DISTINCT p.unit_key) > 1
                  ORDER BY units DESC, projects DESC, name LIMIT {top}""")
            ),
            unread=_unread(ask, top),
            profile=made.plan.settings.profile or "default",
            least=least,
            finished=made.finished,
        )  # fmt: skip


def unread(out: Path, most: int) -> tuple[Unread, ...]:
    """Why documents of the data set at `out` could not be read: the first `most` reasons. Raises UsageError."""
    with opened(out) as made:
        return _unread(_asking(made.connection), most)


def _unread(ask: Any, most: int) -> tuple[Unread, ...]:
    return tuple(Unread(**row) for row in ask(f"{UNREAD} LIMIT {most}"))


def _asking(connection: Any) -> Any:
    """A function that answers a question with rows."""

    def ask(question: str) -> list[dict[str, Any]]:
        made = connection.execute(question)
        names = [column[0] for column in made.description]
        return [dict(zip(names, row, strict=True)) for row in made.fetchall()]

    return ask


def _totals(ask: Any, planned: int) -> Totals:
    (row,) = ask(TOTALS)
    found = row["errors"] + row["warnings"] + row["notes"]
    rate = round(100.0 * found / row["indicators"], 2) if row["indicators"] else None
    return Totals(planned=planned, rate=rate, **row)


def _year(rows: list[dict[str, Any]], i: int) -> Year:
    row, before = rows[i], rows[i - 1] if i else None
    change = None
    if before is not None and row["year"] is not None and row["rate"] is not None and before["rate"]:
        change = round(100.0 * (float(row["rate"]) / float(before["rate"]) - 1), 1)
    return Year(change=change, **row)

"""What is in a data set, counted with DuckDB. Only findings that count are counted; rates are findings for each 100
indicators."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from jxlint.corpus import planning
from jxlint.corpus.libraries import library
from jxlint.corpus.schema import TABLES
from jxlint.corpus.store import files
from jxlint.errors import InputError, UsageError

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
    documents: int
    example: str


class Totals(Found, frozen=True, kw_only=True):
    """The whole data set. `planned` are the documents of the plan; `documents` less than that: it is not finished."""

    planned: int
    documents: int
    unread: int
    units: int
    projects: int
    indicators: int
    suppressed: int


class Statistics(msgspec.Struct, frozen=True):
    """All of it; lists hold the first ones only, `least` is how many indicators a unit must have to be compared."""

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
    schema: str = SCHEMA


# Findings that count, and their number by severity.
_COUNTING = "CREATE VIEW counting AS SELECT * FROM findings WHERE suppressed IS NULL"
_BY = ", ".join(f"count(*) FILTER (severity = '{s}') AS {n}" for s, n in
                (("error", "errors"), ("warning", "warnings"), ("info", "notes")))  # fmt: skip
_SUM = "sum(errors)::BIGINT errors, sum(warnings)::BIGINT warnings, sum(notes)::BIGINT notes"
_RATE = "round(100.0 * (sum(errors) + sum(warnings) + sum(notes)) / nullif(sum(indicators), 0), 2)::DOUBLE rate"
# A row a unit and document; findings of a document as a whole belong to no unit.
_UNITS = f"""CREATE TEMP TABLE held AS
  WITH p AS (SELECT document, unit, any_value(region) region, any_value(budget_year) budget_year, any_value(kind) kind,
      count(*) FILTER (kind = 'project') projects, sum(indicators)::BIGINT indicators
    FROM projects WHERE unit IS NOT NULL GROUP BY document, unit),
  f AS (SELECT document, unit, {_BY} FROM counting GROUP BY document, unit)
  SELECT p.*, coalesce(errors, 0) errors, coalesce(warnings, 0) warnings, coalesce(notes, 0) notes
    FROM p LEFT JOIN f USING (document, unit)"""
_BY_UNIT = f"""CREATE TEMP VIEW by_unit AS SELECT region, unit, sum(projects)::BIGINT projects,
  sum(indicators)::BIGINT indicators, {_SUM}, {_RATE}
  FROM held GROUP BY region, unit"""
_DOCUMENTS = f"""count(*) documents, sum(units)::BIGINT units, sum(projects)::BIGINT projects,
  sum(indicators)::BIGINT indicators, {_SUM}, {_RATE} FROM documents WHERE error_code IS NULL"""


def statistics(out: Path, *, top: int = 20, least: int = 10) -> Statistics:
    """What is in the data set at `out`: of each list the first `top`. Raises UsageError for a folder that is none."""
    with opened(out) as (plan, ask):
        ask(_COUNTING)
        ask(_UNITS)
        ask(_BY_UNIT)
        years = ask(f"SELECT budget_year AS year, {_DOCUMENTS} GROUP BY ALL ORDER BY year NULLS LAST")
        return Statistics(
            totals=_totals(ask, plan.documents),
            rules=tuple(
                ByRule(**row) for row in ask(f"""SELECT code, any_value(rule) rule, mode(severity) severity,
                  count(*) findings, count(DISTINCT document) documents, round(100.0 * count(*) / nullif((SELECT
                  sum(indicators) FROM documents), 0), 2)::DOUBLE rate
                  FROM counting GROUP BY code ORDER BY findings DESC, code LIMIT {top}""")
            ),
            regions=tuple(
                Region(**row)
                for row in ask(f"SELECT region, {_DOCUMENTS} GROUP BY ALL ORDER BY indicators DESC, region LIMIT {top}")
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
                  any_value(coalesce(i.annual, '') ORDER BY i.id) annual,
                  count(DISTINCT p.unit_key) units, count(DISTINCT p.id) projects
                  FROM indicators i JOIN projects p ON i.project_id = p.id WHERE i.name_key <> ''
                  GROUP BY i.name_key, i.annual, i.period HAVING count(DISTINCT p.unit_key) > 1
                  ORDER BY units DESC, projects DESC, name LIMIT {top}""")
            ),
            unread=tuple(
                Unread(**row) for row in ask(f"""SELECT error_code AS code, any_value(error_message ORDER BY name)
                  AS message, count(*) documents, min(name) example FROM documents WHERE error_code IS NOT NULL
                  GROUP BY error_code ORDER BY documents DESC, code LIMIT {top}""")
            ),
            profile=plan.settings.profile or "default",
            least=least,
        )  # fmt: skip


@contextmanager
def opened(out: Path) -> Iterator[tuple[planning.Plan, Any]]:
    """The plan of the data set at `out`, and a function that answers a question about its tables with rows. Raises
    UsageError."""
    duckdb = library("duckdb")
    try:
        plan = planning.read(out)
    except InputError as e:
        raise _none(out) from e
    if plan is None or any(not (out / name).is_dir() for name in TABLES):
        raise _none(out)
    with tempfile.TemporaryDirectory() as room, duckdb.connect() as connection:
        # What does not fit into memory goes there.
        connection.execute("SET temp_directory = " + "'" + room.replace("'", "''") + "'")
        for name in TABLES:
            _view(connection, out, name)

        def ask(question: str) -> list[dict[str, Any]]:
            made = connection.execute(question)
            names = [column[0] for column in made.description]
            return [dict(zip(names, row, strict=True)) for row in made.fetchall()]

        yield plan, ask


def _view(connection: Any, out: Path, name: str) -> None:
    found = [str(path) for path in files(out, name)]
    if found:
        connection.read_parquet(found).create_view(name)
        return
    names = {"text": "VARCHAR", "int": "INTEGER", "long": "BIGINT", "money": "DECIMAL(38,6)", "bytes": "BLOB",
             "texts": "VARCHAR[]"}  # fmt: skip
    columns = ", ".join(f'"{c.name}" {names[c.type]}' for c in TABLES[name])
    connection.execute(f"CREATE TABLE {name} ({columns})")


def _totals(ask: Any, planned: int) -> Totals:
    (row,) = ask(f"""SELECT (SELECT count(*) FROM documents) documents, (SELECT count(*) FROM documents WHERE error_code
      IS NOT NULL) unread, (SELECT count(DISTINCT (region, unit)) FROM held) units, (SELECT count(*) FROM projects WHERE
      kind = 'project') projects, (SELECT count(*) FROM indicators) indicators, (SELECT count(*) FROM findings WHERE
      suppressed IS NOT NULL) suppressed, {_BY} FROM counting""")
    found = row["errors"] + row["warnings"] + row["notes"]
    rate = round(100.0 * found / row["indicators"], 2) if row["indicators"] else None
    return Totals(planned=planned, rate=rate, **row)


def _year(rows: list[dict[str, Any]], i: int) -> Year:
    row, before = rows[i], rows[i - 1] if i else None
    change = None
    if before is not None and row["year"] is not None and row["rate"] is not None and before["rate"]:
        change = round(100.0 * (float(row["rate"]) / float(before["rate"]) - 1), 1)
    return Year(change=change, **row)


def _none(out: Path) -> UsageError:
    return UsageError(
        "不是 jxlint corpus run 写的数据集", "not a data set that jxlint corpus run wrote",
        remedy_zh="请写 corpus run 的 -o 所写的文件夹", remedy_en="name the folder that was given to corpus run -o",
        where=str(out),
    )  # fmt: skip

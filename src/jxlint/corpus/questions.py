"""The questions behind the statistics of a data set, in DuckDB's SQL: views of its tables, and the columns that many
questions share."""

from __future__ import annotations

# Findings that count, and their number by severity.
COUNTING = "CREATE VIEW counting AS SELECT * FROM findings WHERE suppressed IS NULL"
_BY = ", ".join(f"count(*) FILTER (WHERE severity = '{s}') AS {n}" for s, n in
                (("error", "errors"), ("warning", "warnings"), ("info", "notes")))  # fmt: skip
_SUM = "sum(errors)::BIGINT AS errors, sum(warnings)::BIGINT AS warnings, sum(notes)::BIGINT AS notes"
_RATE = "round(100.0 * (sum(errors) + sum(warnings) + sum(notes)) / nullif(sum(indicators), 0), 2)::DOUBLE AS rate"
# Documents with all findings that count, those of rules over the corpus too.
JUDGED = f"""CREATE TEMP TABLE judged AS
  WITH f AS (SELECT document, {_BY} FROM counting GROUP BY document)
  SELECT d.* EXCLUDE (errors, warnings, notes), coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings,
    coalesce(f.notes, 0) AS notes FROM documents d LEFT JOIN f ON d.id = f.document"""
# A row a unit and document; findings of a document as a whole belong to no unit.
UNITS = f"""CREATE TEMP TABLE held AS
  WITH p AS (SELECT document, unit, any_value(region) AS region, any_value(kind) AS kind,
      count(*) FILTER (WHERE kind = 'project') AS projects, sum(indicators)::BIGINT AS indicators
    FROM projects WHERE unit IS NOT NULL GROUP BY document, unit),
  f AS (SELECT document, unit, {_BY} FROM counting GROUP BY document, unit)
  SELECT p.*, coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings, coalesce(notes, 0) AS notes
    FROM p LEFT JOIN f USING (document, unit)"""
BY_UNIT = f"""CREATE TEMP VIEW by_unit AS SELECT region, unit, sum(projects)::BIGINT AS projects,
  sum(indicators)::BIGINT AS indicators, {_SUM}, {_RATE}
  FROM held GROUP BY region, unit"""
DOCUMENTS = f"""count(*) AS documents, sum(units)::BIGINT AS units, sum(projects)::BIGINT AS projects,
  sum(indicators)::BIGINT AS indicators, {_SUM}, {_RATE} FROM judged WHERE error_code IS NULL"""
TOTALS = f"""SELECT (SELECT count(*) FROM documents) AS documents,
  (SELECT count(*) FROM documents WHERE error_code IS NOT NULL) AS unread,
  (SELECT count(DISTINCT (region, unit)) FROM held) AS units,
  (SELECT count(*) FROM projects WHERE kind = 'project') AS projects,
  (SELECT count(*) FROM indicators) AS indicators,
  (SELECT count(*) FROM findings WHERE suppressed IS NOT NULL) AS suppressed, {_BY} FROM counting"""
# Messages begin with the place in the document where that is known (1:6 /units/0: …), which is not what they have in
# common. Files of which nothing, or not all, could be read come first: they may hold many documents.
UNREAD = r"""SELECT error_code AS code, regexp_replace(error_message, '^\d+:\d+( /\S*)?: ', '') AS message,
  any_value(error_remedy ORDER BY name) AS remedy, count(*) AS documents, min(name) AS example
  FROM documents WHERE error_code IS NOT NULL GROUP BY code, message
  ORDER BY bool_or(name = source AND size = 0) DESC, documents DESC, code, message"""

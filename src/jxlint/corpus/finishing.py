"""The last pass: the rules over the whole corpus, once all documents are in the data set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jxlint.corpus.across import findings
from jxlint.corpus.dataset import DataSet, opened
from jxlint.corpus.judging import packed, table_of
from jxlint.corpus.rows import Row, finding_row
from jxlint.corpus.settings import Settings
from jxlint.corpus.store import Store
from jxlint.corpus.view import Stored
from jxlint.desk.judging import Desk

_ROWS = 50_000  # of a file
_SEVERITIES = {"error": "errors", "warning": "warnings", "info": "notes"}


def across(store: Store, desk: Desk, settings: Settings) -> dict[str, int]:
    """What the rules over the corpus find in the data set joins it; how much that is. Raises JxlintError."""
    engine, exempt = desk.ready("-")
    if not any(c.scope == "corpus" for c in engine.rules.beyond):
        return store.keep_across(())
    with store.room() as room, opened(store.out, room) as made:
        return store.keep_across(_parts(_rows(engine.rules, exempt, made, settings.lang)))


def _rows(rules: Any, exempt: Any, made: DataSet, lang: str) -> Iterator[Row]:
    for finding, pair in findings(rules, Stored(made.connection, made.room), lang):
        if exempt is not None:
            finding = exempt.alone(finding, pair.row.indicator if pair and pair.row else None)
        row = finding_row(finding, pair.of.document if pair else "", None)
        if pair is not None:
            row["path"] = pair.row.path if pair.row else pair.of.path + row["path"]
            row |= {"other_document": pair.other.document, "other_place": pair.other.place}
        yield row


def _parts(rows: Iterator[Row]) -> Iterator[tuple[bytes, dict[str, int]]]:
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) == _ROWS:
            yield _part(held)
            held = []
    if held:
        yield _part(held)


def _part(held: list[Row]) -> tuple[bytes, dict[str, int]]:
    counts = {"findings": len(held)}
    for severity, name in _SEVERITIES.items():
        counts[name] = sum(r["severity"] == severity and r["suppressed"] is None for r in held)
    return packed(table_of("findings", held)), counts

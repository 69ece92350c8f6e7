"""A corpus of a few documents in memory: the examples of rules. It needs none of the libraries of `jxlint[corpus]`; how
alike two projects are is counted and not estimated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec

from jxlint.corpus.across import findings
from jxlint.corpus.filings import KEYS, filed, filed_row
from jxlint.corpus.model import Item
from jxlint.corpus.rows import rows
from jxlint.corpus.sketches import project_texts, shingles
from jxlint.document import Document
from jxlint.findings import Finding
from jxlint.reading import Reading
from jxlint.reports.model import FileReport
from jxlint.rules.across import By, Filed, FiledRow
from jxlint.rules.ruleset import RuleSet
from jxlint.trials.nowhere import Nowhere


def trial(documents: Sequence[Document], rules: RuleSet, lang: str) -> list[Finding]:
    """What the rules over a corpus say of `documents`."""
    return [finding for finding, _ in findings(rules, Held(documents), lang)]


class Held:
    """A view (see `rules.across.CorpusView`) of documents in memory."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._projects: list[dict[str, Any]] = []
        self._indicators: list[dict[str, Any]] = []
        self._words: dict[str, frozenset[str]] = {}
        for number, document in enumerate(documents):
            self._add(f"{number + 1}", document)

    def _add(self, name: str, document: Document) -> None:
        item = Item(name, name, name, msgspec.json.encode(document))
        reading = Reading(document, Nowhere())
        made = list(rows(item, reading, FileReport.of(name, reading, ()), 0, None, sketched=False))
        about = {k: row[k] for table, row in made if table == "documents" for k in ("name", "content")}
        own = {row["id"]: {**row, **about} for table, row in made if table == "projects"}
        inner = [row for table, row in made if table == "indicators"]
        self._projects += own.values()
        for row in inner:
            told = {f"i_{key}": value for key, value in row.items()}
            self._indicators.append({**own[row["project_id"]], **told})
        for key, row in own.items():
            mine = [filed_row(filed(row), r).indicator for r in self._indicators if r["i_project_id"] == key]
            self._words[key] = shingles(project_texts(row["objective"] or "", mine))

    def groups(self, *by: By) -> Iterator[Iterator[Filed]]:
        """See `CorpusView`."""
        yield from _grouped([{**row, "band": ""} for row in self._projects], [KEYS[b] for b in by], filed)

    def over_years(self) -> Iterator[Iterator[FiledRow]]:
        """See `CorpusView`."""
        ordered = sorted(self._indicators, key=lambda r: r["budget_year"] or 0)
        keys = ["unit_key", "project_key", "i_name_key"]
        yield from _grouped(ordered, keys, lambda row: filed_row(filed(row), row))

    def similarity(self, one: Filed, two: Filed) -> float:
        """See `CorpusView`."""
        first, second = self._words[one.id], self._words[two.id]
        return len(first & second) / max(1, len(first | second))


def _grouped(several: list[dict[str, Any]], keys: list[str], make: Any) -> Iterator[Iterator[Any]]:
    def key(row: dict[str, Any]) -> str:
        return repr([row[k] for k in keys])

    for _, group in groupby(sorted(several, key=key), key):
        held = list(group)
        if len(held) > 1:
            yield map(make, held)

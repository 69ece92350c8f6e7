"""The data set is what docs/corpus.md says, in other programs too."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.corpus.schema import TABLES
from tests.corpus.made import folder, start
from tests.samples import ROOT

PAGE = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", list(TABLES))
def test_every_column_is_explained(table: str) -> None:
    section = PAGE.split(f"### {table}/")[1].split("\n#")[0]
    wanted = [f"| `{c.name}` | {c.type} | {c.zh} | {c.en} |" for c in TABLES[table]]
    assert [line for line in section.splitlines() if line.startswith("| `")] == wanted


def test_duckdb_joins_the_tables(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason='run pip install "jxlint[corpus]"')
    start([folder(tmp_path / "in", 3)], tmp_path / "out")
    question = f"""SELECT count(*) FROM '{tmp_path}/out/indicators/*.parquet' i
      JOIN '{tmp_path}/out/projects/*.parquet' p ON i.project_id = p.id
      JOIN '{tmp_path}/out/documents/*.parquet' d ON p.document = d.id
      WHERE p.yuan > 0 AND d.error_code IS NULL AND len(p.bands) = 16"""
    assert duckdb.sql(question).fetchall() == [(3,)]

"""The rules over a corpus: in the data set they find what they find in the examples, with both places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jxlint.corpus.across import findings
from jxlint.corpus.judging import Judge
from jxlint.corpus.libraries import library
from jxlint.corpus.model import Item
from jxlint.corpus.settings import Settings
from jxlint.corpus.view import Stored
from jxlint.rules import RuleSet
from jxlint.rules.across import CorpusView, Pair
from jxlint.rules.kinds import refiled
from jxlint.trials.corpus import trial
from jxlint.trials.examples import _filed
from tests.corpus.made import data, folder, start, table

pytest.importorskip("duckdb", reason='run pip install "jxlint[corpus]"')
pytest.importorskip("rensa", reason='run pip install "jxlint[corpus]"')

CODES = ("JX910", "JX911", "JX912", "JX913")


def test_a_data_set_says_what_the_examples_say(rules: RuleSet) -> None:
    """Every example in tables of its own, so that the SQL is tried, and estimates beside counts."""
    duckdb, judge = library("duckdb"), Judge(Settings(select=CODES))
    for code in CODES:
        rule = rules.get(code)
        assert rule is not None
        for which, examples in (("bad", rule.examples.bad), ("good", rule.examples.good)):
            for example in examples:
                documents = [_filed(one) for one in example["corpus"]]
                wanted = sorted((f.code, f.field, f.text, f.unit or "") for f in trial(documents, rules, "en"))
                held = [Item(f"{i}", "d.json", "d", msgspec.json.encode(d)) for i, d in enumerate(documents)]
                with duckdb.connect() as connection:
                    for name, made in judge.tables(held, 0).items():
                        connection.from_arrow(made).create(name)
                    found = list(findings(rules, Stored(connection), "en"))
                assert sorted((f.code, f.field, f.text, f.unit or "") for f, _ in found) == wanted
                assert (code in {f.code for f, _ in found}) == (which == "bad")


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A target that is lowered the year after."""
    inside = folder(tmp_path / "in", 0)
    (inside / "2023.json").write_bytes(data(1, year=2023, target="≥98%"))
    (inside / "2024.json").write_bytes(data(1, year=2024, target="≥95%"))
    return inside


def test_both_places_are_named(years: Path, tmp_path: Path) -> None:
    assert start([years], tmp_path / "out").counts["warnings"] >= 1
    documents = {Path(r["name"]).name: r["id"] for r in table(tmp_path / "out", "documents")}
    (found,) = [r for r in table(tmp_path / "out", "findings") if r["code"] == "JX913"]
    assert found["document"] == documents["2024.json"]
    assert found["other_document"] == documents["2023.json"]
    assert found["other_place"].endswith("2023.json:1")
    assert found["path"] == "/units/0/projects/0/indicators/0"
    assert (found["indicator"], found["text"], found["pointer"]) == (1, "≥95%", "/units/0/projects/0/name")
    assert "≥98%" in found["message"]
    assert found["batch"] is None


def test_the_last_pass_is_done_once_and_again_where_it_is_lost(years: Path, tmp_path: Path) -> None:
    start([years], tmp_path / "out")
    before = table(tmp_path / "out", "findings")
    (part,) = (tmp_path / "out" / "findings").glob("across-*.parquet")
    part.unlink()
    start([years], tmp_path / "out")
    assert table(tmp_path / "out", "findings") == before


def test_exemptions_and_selections_hold(years: Path, tmp_path: Path) -> None:
    profile = tmp_path / "rules.yaml"
    profile.write_text("name: own\nexempt:\n- {project: 设备*, codes: [JX913], reason: 设备老化}\n", encoding="utf-8")
    start([years], tmp_path / "exempt", profile=str(profile))
    (found,) = [r for r in table(tmp_path / "exempt", "findings") if r["code"] == "JX913"]
    assert found["suppressed"] == "设备老化"
    for n, indicator in enumerate(("设备完好率1", "1", "设备*", "别的", "2")):
        wanted = f"{{indicator: {indicator}, codes: [JX91], reason: 某项}}"
        profile.write_text(f"name: own\nexempt:\n- {wanted}\n", encoding="utf-8")
        start([years], tmp_path / f"rows{n}", profile=str(profile))
        (found,) = [r for r in table(tmp_path / f"rows{n}", "findings") if r["code"] == "JX913"]
        assert (found["suppressed"], indicator) == ("某项" if n < 3 else None, indicator)
    start([years], tmp_path / "ignored", ignore=("JX9",))
    assert not [r for r in table(tmp_path / "ignored", "findings") if r["code"].startswith("JX9")]


def test_a_rule_that_fails_loses_nothing_else(years: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any) -> Any:
        def check(view: CorpusView) -> Iterator[Pair]:
            next(view.groups("kind"))
            raise ValueError("no")
            yield

        return check

    monkeypatch.setattr(refiled, "build", failing)
    monkeypatch.delenv("JXLINT_TRACEBACK", raising=False)
    start([years], tmp_path / "out")
    codes = [r["code"] for r in table(tmp_path / "out", "findings") if r["batch"] is None]
    assert sorted(codes) == ["JX001", "JX913"]

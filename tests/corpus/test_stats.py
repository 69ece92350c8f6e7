"""The statistics count what is there, and their page shows it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from jxlint.cli.commands import cli
from jxlint.reports.text import width
from tests.corpus.made import data, folder, start, table

pytest.importorskip("duckdb", reason='run pip install "jxlint[corpus]"')

NAME = "<script>alert(1)</script>维护"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two units over two years, of which one copied the other's indicator, and a file that cannot be read."""
    base = tmp_path_factory.mktemp("it's")  # a quotation mark in the path
    inside = folder(base / "in", 0)
    for year in (2023, 2024):
        for n, unit in enumerate(("甲省乙市财政局", "甲省丙市财政局", "丁委员会")):
            target = "≥95%" if year == 2023 or n == 0 else "有所提高"
            held = data(0, year=year, unit=unit, target=target, name=f"{NAME}{n}")
            (inside / f"{year}-{n}.json").write_bytes(held)
    (inside / "bad.json").write_text("{", encoding="utf-8")
    start([inside], base / "out")
    return base / "out"


def asked(out: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["corpus", "stats", str(out), "--lang", "en", *options])


@pytest.fixture(scope="module")
def found(out: Path) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.json.decode(asked(out, "--format", "json", "--least", "1").stdout)
    return made


def test_totals_are_those_of_the_tables(found: dict[str, Any], out: Path) -> None:
    totals = found["totals"]
    assert (totals["documents"], totals["planned"], totals["unread"], totals["units"]) == (7, 7, 1, 3)
    assert (totals["projects"], totals["indicators"]) == (6, 6)
    findings = table(out, "findings")
    assert totals["errors"] + totals["warnings"] + totals["notes"] == len(findings)
    assert sum(r["findings"] for r in found["rules"]) == len(findings)
    (vague,) = [r for r in found["rules"] if r["code"] == "JX301"]
    assert (vague["findings"], vague["documents"], vague["severity"]) == (2, 2, "error")
    assert vague["rate"] == pytest.approx(100 * 2 / 6, abs=0.01)


def test_regions_units_and_years_add_up(found: dict[str, Any]) -> None:
    regions = {r["region"]: r for r in found["regions"]}
    assert set(regions) == {"甲省乙市", "甲省丙市", None}
    assert all(r["indicators"] == 2 for r in regions.values())
    assert regions["甲省丙市"]["rate"] > regions["甲省乙市"]["rate"]
    assert [u["unit"] for u in found["worst"]][-1] == "甲省乙市财政局"
    last, this = found["years"]
    assert (last["year"], this["year"]) == (2023, 2024)
    assert this["change"] == pytest.approx(100 * (this["rate"] / last["rate"] - 1), abs=0.1)


def test_copied_indicators_and_reasons(found: dict[str, Any]) -> None:
    copied = {(c["name"], c["annual"]): (c["units"], c["projects"]) for c in found["copied"]}
    assert copied == {("设备完好率0", "≥95%"): (3, 4), ("设备完好率0", "有所提高"): (2, 2)}
    assert [(u["code"], u["documents"]) for u in found["unread"]] == [("E104", 1)]


def test_lists_are_cut_and_small_units_left_out(out: Path) -> None:
    made = msgspec.json.decode(asked(out, "--format", "json", "--top", "1").stdout)
    assert len(made["rules"]) == len(made["units"]) == 1
    assert made["worst"] == []  # at least 10 indicators


def test_a_person_reads_it(out: Path) -> None:
    shown = asked(out).stdout
    assert shown.startswith("7 documents (1 unreadable), 3 units, 6 projects, 6 indicators")
    assert "JX301" in shown
    done = CliRunner().invoke(cli, ["corpus", "stats", str(out), "--lang", "zh"])
    assert "照抄最多的指标" in done.stdout


def test_tables_fit_the_terminal(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (72, 100):
        monkeypatch.setenv("COLUMNS", str(columns))
        shown = asked(out).stdout.splitlines()
        assert all(width(line) <= columns for line in shown[3:])


def test_an_empty_data_set_and_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(b"\n")
    start([tmp_path / "d.jsonl"], tmp_path / "out")
    assert asked(tmp_path / "out").stdout.startswith("0 documents")
    done = asked(tmp_path)
    assert done.exit_code == 2
    assert "E301" in done.stderr


def test_a_run_that_is_not_finished_is_told(tmp_path: Path) -> None:
    start([folder(tmp_path / "in", 20)], tmp_path / "out")
    for path in (tmp_path / "out").rglob("part-0000001.parquet"):
        path.unlink()
    assert "not finished: 20 are planned" in asked(tmp_path / "out").stdout


def test_the_page_in_a_browser(out: Path, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    sync_api = pytest.importorskip("playwright.sync_api")
    assert asked(out, "--format", "html", "-o", str(tmp_path / "s.html"), "--least", "1").exit_code == 0
    made = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "<script>alert" not in made
    if chromium is None:
        pytest.skip("no Chromium is installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        said, requests = list[str](), list[str]()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: requests.append(request.url))
        page.goto((tmp_path / "s.html").as_uri())
        assert page.locator("h1").inner_text() == "Statistics of a corpus of performance indicators"
        assert page.locator(".chart tr").count() > 5
        page.click("#lang")
        assert "逐年" in page.locator("main").inner_text()
        browser.close()
    assert said == []
    assert requests == [(tmp_path / "s.html").as_uri()]


def test_reasons_are_told_apart_without_their_places(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    (inside / "d.jsonl").write_bytes(b'{"a":\n{"abc":\n\xff\n')
    (inside / "cut.zip").write_bytes(b"PK\x03\x04 cut off")
    start([inside], tmp_path / "out")
    found = msgspec.json.decode(asked(tmp_path / "out", "--format", "json").stdout)["unread"]
    assert [(u["code"], u["documents"]) for u in found] == [("E101", 1), ("E104", 2), ("E101", 1)]
    assert found[0]["example"].endswith("cut.zip")
    assert found[1]["message"].startswith("malformed JSON")
    assert all(u["remedy"] for u in found)


def test_only_what_is_done_is_counted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    start([folder(tmp_path / "in", 20)], out)
    whole = asked(out).stdout
    shutil.copy(out / "findings" / "part-0000001.parquet", out / "findings" / "part-0000002.parquet")
    (out / "documents" / "other.parquet").write_bytes(b"of somebody else")
    assert asked(out).stdout == whole
    (out / "findings" / "part-0000001.parquet").unlink()
    assert asked(out).stdout.startswith("16 documents (0 unreadable), 16 units, 16 projects, 16 indicators")


def test_rules_over_the_corpus_that_were_not_judged_yet_are_missed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    start([folder(tmp_path / "in", 2)], out)
    assert "not finished" not in asked(out).stdout
    lines = (out / "manifest.jsonl").read_bytes().splitlines(keepends=True)
    (out / "manifest.jsonl").write_bytes(b"".join(lines[:-1]))
    assert "not finished" in asked(out).stdout
    assert "Not finished" in asked(out, "--format", "html").stdout


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    out = tmp_path / "out"
    start([folder(tmp_path / "in", 2)], out)
    broken = out / "findings" / "part-0000000.parquet"
    broken.write_bytes(b"x" * broken.stat().st_size)
    done = asked(out)
    assert done.exit_code == 2
    assert f"{out}: E301 the data set could not be read to its end" in done.stderr
    assert "E000" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's")
def test_what_is_closed_does_not_look_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    start([folder(tmp_path / "in", 2)], out)
    usual = Path.stat

    def closed(path: Path, **more: Any) -> Any:
        if path.parent.name == "findings":
            raise PermissionError(13, "Permission denied")
        return usual(path, **more)

    monkeypatch.setattr(Path, "stat", closed)  # the superuser may read everything
    done = asked(out)
    assert done.exit_code == 2
    assert "part-0000000.parquet: E301 cannot be read (permission denied)" in done.stderr

"""Workbooks and documents on the command line: findings by cell, and what is said of the file."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_cli import err, out, run
from tests.grids import cells_of
from tests.readers.containers import WRITERS, as_xlsx
from tests.samples import gold


def workbook(folder: Path) -> Path:
    """A workbook with a finding, a hidden row and a formula without a value."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(cells_of(gold("baiyun-projects")))))
    page = book.active
    assert page is not None
    page.title = "目标表"
    page.row_dimensions[7].hidden = True
    page["E6"] = "=B6"
    path = folder / "表.xlsx"
    book.save(path)
    return path


def test_findings_name_the_cell(tmp_path: Path) -> None:
    path = str(workbook(tmp_path))
    done = run("check", path, "--format", "json", "--fail-on", "never", "--lang", "en")
    report = json.loads(out(done))
    places = {(f["location"]["sheet"], f["location"]["cell"]) for f in report["files"][0]["findings"]}
    assert places
    assert all(sheet == "目标表" and cell for sheet, cell in places)
    said = err(done)
    assert "1 row is hidden in the worksheet “目标表” and read: 7" in said
    assert "E6" in said
    concise = run("check", path, "--format", "concise", "--lang", "en", "-q")
    assert f"{path}:目标表!G" in out(concise)
    assert concise.stderr == b""
    github = run("check", path, "--format", "github", "--lang", "en", "-q")
    assert "::目标表!" in out(github)


def test_parse_says_the_same(tmp_path: Path) -> None:
    done = run("parse", str(workbook(tmp_path)), "--lang", "zh")
    assert json.loads(out(done))["kind"] == "project-table"
    assert "有 1 行是隐藏的" in err(done)


@pytest.mark.parametrize("name", ["表.xlsx", "表.docx", "表.html", "表.csv"])
def test_the_findings_are_those_of_the_text(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(WRITERS[name](cells_of(gold("guangzhou-projects-2024"))))
    (tmp_path / "表.xlsx.json").write_bytes(run("parse", str(tmp_path / name)).stdout)
    both = json.loads(out(run("check", str(tmp_path), "--format", "json", "--fail-on", "never")))
    first, second = ([(f["fingerprint"], f["code"]) for f in file["findings"]] for file in both["files"])
    assert first == second


def test_fixes_are_not_written_into_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    before = path.read_bytes()
    for option in ("--fix", "--diff"):
        done = run("check", str(path), option, "--lang", "en", "--fail-on", "never")
        assert "cannot be written into this format; mend it by its findings" in err(done)
        assert "E1" not in err(done)
    assert path.read_bytes() == before


def test_limits_may_be_set(tmp_path: Path) -> None:
    path = str(workbook(tmp_path))
    for command in ("check", "parse"):
        done = run(command, path, "--limit", "cells=50", "--lang", "en")
        assert done.returncode == 2
        assert "--limit cells=N" in err(done)
    assert run("parse", path, "--limit", "cells=5000").returncode == 0


def test_a_folder_is_searched_for_them(tmp_path: Path) -> None:
    for name in ("表.xlsx", "表.docx"):
        (tmp_path / name).write_bytes(WRITERS[name](cells_of(gold("guangzhou-projects-2024"))))
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with zipfile.ZipFile(tmp_path / "旧.zip", "w") as packed:
        packed.writestr("表.txt", "项目")
    (tmp_path / "~$表.docx").write_bytes(b"lock")
    report = json.loads(out(run("check", str(tmp_path), "--format", "json")))
    assert [(Path(f["path"]).name, f["error"] and f["error"]["code"]) for f in report["files"]] == [
        ("旧.doc", "E101"), ("旧.zip", "E101"), ("表.docx", None), ("表.xlsx", None),
    ]  # fmt: skip

"""JSON Lines: every line is judged by itself, and what is found stands on its line of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from jxlint.cli import running
from jxlint.cli.commands import cli
from tests.cli.test_cli import err, run
from tests.samples import EXAMPLES


def document(n: int, target: str = "≥95%") -> bytes:
    """A document in one line."""
    amounts = {"total": "1.00", "fiscal": "1.00"}
    row = {"number": 1, "level1": "1-产出指标", "level2": "12-质量指标", "name": f"设备完好率{n}"}
    project = {"name": f"项目{n}", "amounts": amounts, "objective": f"保障第{n}号系统运行。",
               "indicators": [{**row, "period": target, "annual": target}]}  # fmt: skip
    return msgspec.json.encode({
        "schema": "jxlint.document/1", "kind": "project-table", "department": "甲局", "money_unit": "万元",
        "budget_year": 2024, "total": amounts, "units": [{"name": "甲局", "amounts": amounts, "projects": [project]}],
    })  # fmt: skip


def check(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, words), "--lang", "en", "--isolated"])


def reported(*words: str | Path) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.json.decode(check(*words, "--format", "json").stdout)
    return made


def without_lines(file: dict[str, Any]) -> dict[str, Any]:
    for f in file["findings"]:
        f["location"]["line"] = f["location"]["end_line"] = 1
    return {k: v for k, v in file.items() if k not in ("path", "line")}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Two documents, with a byte order mark, an empty line, an indent and Windows line ends."""
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + document(1) + b"\r\n\r\n" + document(2, "有所提高") + b"\r\n")
    return path


def test_a_line_says_what_the_document_says_by_itself(lines: Path, tmp_path: Path) -> None:
    files = reported(lines)["files"]
    assert [(f["path"], f["line"], f["indicators"]) for f in files] == [(str(lines), 1, 1), (str(lines), 3, 1)]
    assert {f["location"]["line"] for f in files[1]["findings"]} == {3}
    for n, target in ((1, "≥95%"), (2, "有所提高")):
        (tmp_path / "one.json").write_bytes(document(n, target))
        (alone,) = reported(tmp_path / "one.json")["files"]
        assert "line" not in alone
        assert without_lines(files[n - 1]) == without_lines(alone)


def test_a_line_that_is_none_costs_only_itself(lines: Path) -> None:
    lines.write_bytes(document(1) + b'\n{"kind": 1\n  [1]\n' + document(2))
    done = check(lines, "--format", "json")
    assert done.exit_code == 2
    files = msgspec.json.decode(done.stdout)["files"]
    assert [(f["line"], f["error"] and f["error"]["code"]) for f in files] == [
        (1, None), (2, "E104"), (3, "E104"), (4, None),
    ]  # fmt: skip
    assert files[1]["error"]["message"].startswith("2:")
    assert f"{lines}:3:3" in done.stderr, "columns are those of the file"
    assert files[3]["findings"]


def test_exit_codes(lines: Path) -> None:
    assert check(lines, "-q").exit_code == 1
    assert check(lines, "-q", "--fail-on", "never").exit_code == 0
    lines.write_bytes(document(1))
    assert check(lines, "-q").exit_code == 0
    lines.write_bytes(b"\n\n")
    done = check(lines)
    assert (done.exit_code, done.stderr.count(str(lines))) == (2, 1)
    assert check(lines.with_name("none.jsonl")).exit_code == 2


def test_a_line_beyond_the_limit_is_refused_and_no_other(lines: Path) -> None:
    lines.write_bytes(document(1) + b"\n" + b"[" * 9000 + b"\n" + document(2))
    done = check(lines, "--limit", "json=4KB")
    assert done.stderr.count("too large") == 1
    assert f"{lines}:2: E101" in done.stderr
    assert "Checked 2 files" in done.stdout


def test_in_a_folder_and_in_other_formats(lines: Path) -> None:
    lines.rename(lines.with_name("d.ndjson"))
    done = check(lines.parent, "--format", "concise")
    assert f"{lines.parent}/d.ndjson:3:" in done.stdout.replace("\\", "/")
    sarif = msgspec.json.decode(check(lines.parent, "--format", "sarif").stdout)
    found = [r["locations"][0]["physicalLocation"] for r in sarif["runs"][0]["results"]]
    assert {p["region"]["startLine"] for p in found} == {1, 3}
    assert all(p["artifactLocation"]["uri"].endswith("d.ndjson") for p in found)
    shown = check(lines.parent).stdout
    assert "d.ndjson:3\n" in shown
    assert "\n    3 | …" in shown


def test_what_is_kept_moves_with_its_line(lines: Path, tmp_path: Path) -> None:
    kept = ("--cache-dir", tmp_path / "cache")
    before = reported(lines, *kept)["files"][1]
    lines.write_bytes(b"\n" * 6 + document(2, "有所提高"))
    (after,) = reported(lines, *kept)["files"]
    assert (after["line"], after["findings"][0]["location"]["line"]) == (7, 7)
    assert without_lines(after) == without_lines(before)
    assert "\n    7 | …" in check(lines, *kept).stdout


def test_several_processes_and_a_baseline(lines: Path, tmp_path: Path) -> None:
    one = reported(lines, EXAMPLES, "--jobs", "1", "--no-cache")
    assert reported(lines, EXAMPLES, "--jobs", "2", "--no-cache") == one
    known = str(tmp_path / "known.json")
    done = CliRunner().invoke(cli, ["baseline", "create", str(lines), "-b", known, "--isolated"])
    assert done.exit_code == 0, done.output
    assert check(lines, "--baseline", known).exit_code == 0
    lines.write_bytes(b"\n" + lines.read_bytes() + document(3, "有所提高"))
    left = [
        f for file in reported(lines, "--baseline", known)["files"] for f in file["findings"] if "suppressed" not in f
    ]
    assert {f["location"]["line"] for f in left} == {5}


def test_lines_are_not_mended(lines: Path) -> None:
    before = lines.read_bytes()
    done = check(lines, "--fix", "-q")
    assert done.exit_code == 2
    assert "E101 JSON Lines" in done.stderr
    assert lines.read_bytes() == before


def test_what_waits_on_the_disk_is_the_same(lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole and in pieces, judged and looked up, with what cannot be read and what is exempt."""
    profile = tmp_path / "rules.yaml"
    profile.write_text("name: own\nexempt:\n- {project: 项目1, codes: [JX502], reason: 试}\n", encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    words = [str(lines), str(tmp_path / "bad.json"), str(EXAMPLES), "--profile", str(profile), "--lang", "en",
             "--cache-dir", str(tmp_path / "cache"), "--format", "json"]  # fmt: skip
    waited = CliRunner().invoke(cli, ["check", *words])
    monkeypatch.setattr(running, "_AT_HAND", 3)
    assert CliRunner().invoke(cli, ["check", *words]).stdout == waited.stdout
    whole = CliRunner().invoke(cli, ["check", *words[:-1], "json", "--statistics"])
    assert whole.stdout == waited.stdout
    assert whole.exit_code == waited.exit_code == 2
    assert "suppressed" in waited.stdout


def test_standard_input_may_be_json_lines(lines: Path) -> None:
    data = lines.read_bytes()
    done = run("check", "-", "--stdin-filename", "d.ndjson", "--format", "json", stdin=data)
    named = msgspec.json.decode(run("check", str(lines), "--format", "json").stdout)
    files = msgspec.json.decode(done.stdout)["files"]
    assert [f["path"] for f in files] == ["d.ndjson"] * len(named["files"])
    assert [f["findings"] for f in files] == [f["findings"] for f in named["files"]]
    assert [f.get("line") for f in files] == [f.get("line") for f in named["files"]]
    empty = run("check", "-", "--stdin-filename", "d.jsonl", stdin=b"")
    assert (empty.returncode, err(empty).count("\n")) == (2, 1)

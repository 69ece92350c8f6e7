"""`jxlint baseline` and `check --baseline` as a user runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.test_cli import err, out, run, schema
from tests.samples import EXAMPLES

FILE = ".jxlint-baseline.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tables with their baseline."""
    for name in ("liwan-projects.txt", "submitted.json"):
        shutil.copy(EXAMPLES / name, tmp_path)
    done = run("baseline", "create", ".", cwd=tmp_path)
    assert (done.returncode, err(done)) == (0, "")
    assert out(done) == f"{FILE}: {times(tmp_path)} findings of 2 files\n"
    jsonschema.validate(json.loads((tmp_path / FILE).read_text(encoding="utf-8")), schema("baseline"))
    return tmp_path


def entries(folder: Path) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads((folder / FILE).read_text(encoding="utf-8"))["findings"]
    return data


def times(folder: Path) -> int:
    return sum(sum(e["files"].values()) for e in entries(folder))


def change(file: Path, old: str, new: str, count: int = -1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def check(folder: Path, *args: str) -> Any:
    return run("check", ".", "--baseline", FILE, *args, cwd=folder)


def test_what_is_known_is_marked_and_does_not_count(folder: Path) -> None:
    done = check(folder, "--format", "json", "--fail-on", "info")
    assert (done.returncode, err(done)) == (0, "")
    data = json.loads(out(done))
    jsonschema.validate(data, schema("findings"))
    found = [f for file in data["files"] for f in file["findings"]]
    assert len(found) == times(folder) > 20
    assert {json.dumps(f["suppressed"]) for f in found} == {
        json.dumps({"by": "baseline", "reason": f"in the baseline {FILE}"})
    }
    assert (data["summary"]["error"], data["summary"]["warning"], data["summary"]["info"]) == (0, 0, 0)
    sarif = json.loads(out(check(folder, "--format", "sarif")))
    results = sarif["runs"][0]["results"]
    assert len(results) == len(found)
    assert all(r["suppressions"] == [{"kind": "external", "justification": f"in the baseline {FILE}"}] for r in results)
    assert out(check(folder, "--format", "concise")) == ""
    said = out(check(folder, "--lang", "zh"))
    assert "没有发现问题" in said and f"另有 {len(found)} 个发现" in said


def test_only_what_is_new_is_reported(folder: Path) -> None:
    change(folder / "submitted.json", "100%", "有所提高", 1)
    done = check(folder, "--format", "concise")
    assert done.returncode == 1
    lines = out(done).splitlines()
    assert lines and all("submitted.json" in line for line in lines)
    assert any("JX301" in line for line in lines)
    assert len(lines) < 5


def test_new_findings_come_in_only_when_they_are_accepted(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    change(folder / "submitted.json", "100%", "有所提高", 1)
    gone = len(out(run("check", ".", "--baseline", FILE, "--strict-baseline", cwd=folder)).split("\n"))
    assert gone
    done = run("baseline", "update", ".", cwd=folder)
    assert done.returncode == 1
    counts, *lines = out(done).splitlines()
    removed = int(counts.removeprefix(f"{FILE}: +0 −"))
    assert "not taken in (--accept-new does)" in lines[-1]
    assert len([line for line in lines if line.startswith("  − JX")]) == removed
    assert times(folder) == before.count(b'"code"') - removed
    done = run("baseline", "update", ".", "--accept-new", cwd=folder)
    assert done.returncode == 0
    added = int(out(done).split("+")[1].split()[0])
    assert added > 0 and out(done).startswith(f"{FILE}: +{added} −0")
    assert check(folder, "--fail-on", "info", "--strict-baseline").returncode == 0
    # Nothing more to do: the file is not even written.
    stamp = (folder / FILE).stat().st_mtime_ns
    assert out(run("baseline", "update", ".", cwd=folder)) == f"{FILE}: +0 −0\n"
    assert (folder / FILE).stat().st_mtime_ns == stamp
    # Back again, and the file is what it was: differences are as small as what changed.
    change(folder / "submitted.json", "有所提高", "100%", 1)
    assert run("baseline", "update", ".", "--accept-new", cwd=folder).returncode == 0
    assert (folder / FILE).read_bytes() == before


def test_prune_takes_out_what_no_longer_occurs(folder: Path) -> None:
    liwan = [e for e in entries(folder) if "liwan-projects.txt" in e["files"]]
    (folder / "liwan-projects.txt").unlink()
    change(folder / "submitted.json", "100%", "有所提高", 1)
    done = run("baseline", "prune", ".", cwd=folder)
    assert done.returncode == 0
    first, *lines = out(done).splitlines()
    assert first.startswith(f"{FILE}: +0 −") and int(first.split("−")[1]) >= len(liwan)
    assert lines[-1].startswith("  − … and ")
    assert all(list(e["files"]) == ["submitted.json"] for e in entries(folder))
    assert check(folder).returncode == 1  # what is new stays new


def test_strict_fails_on_what_no_longer_occurs(folder: Path) -> None:
    change(folder / "liwan-projects.txt", "逐年提升", "达到95%以上")
    easy = check(folder, "--fail-on", "never")
    assert easy.returncode == 0
    assert "no longer there; jxlint baseline prune" in err(easy)
    assert err(check(folder, "--fail-on", "never", "-q")) == ""
    done = check(folder, "--strict-baseline", "--fail-on", "never")
    assert done.returncode == 1
    assert "JX301" in err(done)
    # Rules that are not asked say nothing of their entries.
    assert check(folder, "--strict-baseline", "--select", "JX6").returncode == 0


def test_a_run_over_some_of_the_files_says_nothing_of_the_others(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    done = run("check", "submitted.json", "--baseline", FILE, "--strict-baseline", cwd=folder)
    assert (done.returncode, err(done)) == (0, "")
    assert out(run("baseline", "prune", "submitted.json", cwd=folder)) == f"{FILE}: +0 −0\n"
    assert (folder / FILE).read_bytes() == before
    # Standard input and another name will do; from another folder the same files are meant.
    data = (folder / "submitted.json").read_bytes()
    assert run("check", "-", "--baseline", FILE, "--strict-baseline", cwd=folder, stdin=data).returncode == 0
    (folder / "submitted.json").rename(folder / "renamed.json")
    assert check(folder, "--strict-baseline").returncode == 0
    there = run("check", str(folder), "--baseline", str(folder / FILE), "--strict-baseline")
    assert (there.returncode, err(there)) == (0, "")


def test_a_second_copy_of_a_table_is_new(folder: Path) -> None:
    shutil.copy(folder / "submitted.json", folder / "a-copy.json")
    done = check(folder, "--format", "concise", "--fail-on", "info")
    assert done.returncode == 1
    assert {line.split(":")[0].removeprefix("./") for line in out(done).splitlines()} == {"a-copy.json"}


def test_a_file_that_cannot_be_read_keeps_its_entries(folder: Path) -> None:
    before = entries(folder)
    (folder / "submitted.json").write_text("{", encoding="utf-8")
    done = run("baseline", "prune", ".", cwd=folder)
    assert done.returncode == 2
    assert "submitted.json" in err(done) and "E104" in err(done)
    assert entries(folder) == before
    again = run("baseline", "create", ".", "--force", cwd=folder)
    assert again.returncode == 2
    assert all("submitted.json" not in e["files"] for e in entries(folder))


def test_a_wrong_path_takes_nothing_out(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    (folder / "elsewhere").mkdir()
    (folder / FILE).rename(folder / "elsewhere" / FILE)
    for command in (["baseline", "prune"], ["baseline", "update"]):
        done = run(*command, "nowhere.txt", "-b", f"elsewhere/{FILE}", cwd=folder)
        assert done.returncode == 2 and "nowhere.txt: E101" in err(done)
        assert (folder / "elsewhere" / FILE).read_bytes() == before


def test_a_wrong_path_makes_no_baseline_and_spoils_none(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    done = run("baseline", "create", "--force", "no-such", "--lang", "zh", cwd=folder)
    assert (done.returncode, out(done)) == (2, "")
    assert f"{FILE}: E301 没有一个文件读得了，没有写基线" in err(done)
    assert (folder / FILE).read_bytes() == before
    assert run("baseline", "create", "no-such", "-b", "new.json", cwd=folder).returncode == 2
    assert not (folder / "new.json").exists()


def test_exempt_findings_stay_out(folder: Path) -> None:
    (folder / "rules.yaml").write_text(
        "name: 甲\nexempt:\n  - codes: [JX301]\n    project: '*'\n    reason: 已定\n", encoding="utf-8"
    )
    kept = [e for e in entries(folder) if e["code"] != "JX301"]
    assert len(kept) < len(entries(folder))
    assert run("baseline", "prune", ".", cwd=folder).returncode == 0
    assert entries(folder) == kept
    data = json.loads(out(check(folder, "--format", "json", "--strict-baseline")))
    by = {f["suppressed"]["by"] for file in data["files"] for f in file["findings"]}
    assert by == {"exemption", "baseline"}


def test_mandatory_rules_cannot_be_known(folder: Path) -> None:
    (folder / "rules.yaml").write_text("name: 甲\nmandatory: [JX301]\n", encoding="utf-8")
    done = check(folder, "--format", "concise")
    assert done.returncode == 1
    assert {line.split()[1] for line in out(done).splitlines()} == {"JX301"}
    number = len(out(done).splitlines())
    done = run("baseline", "create", ".", "--force", cwd=folder)
    assert done.returncode == 0
    assert f"{number} findings of mandatory rules cannot be in a baseline" in out(done)
    assert "JX301" not in {e["code"] for e in entries(folder)}
    assert "cannot be in a baseline" in out(run("baseline", "update", ".", "--accept-new", cwd=folder))


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["check", ".", "--baseline", "none.json"], "none.json: E203 there is no such baseline"),
        (["check", ".", "--strict-baseline"], "E301 --strict-baseline goes with --baseline"),
        (["baseline", "create", "."], f"{FILE}: E301 there is a baseline already"),
        (["baseline", "update", ".", "-b", "none.json"], "none.json: E203"),
        (["baseline", "prune", ".", "-b", "submitted.json"], "submitted.json:2:13: E203 not a jxlint baseline but"),
        (["baseline", "prune"], "E301 PATH… is missing"),
        (["baseline", "create", "none.txt", "-b", "no/such/b.json"], "no/such/b.json: E301"),
        (["baseline", "create", ".", "-b", "submitted.json", "--force"], "submitted.json: E301 not a baseline"),
        (["baseline", "creat", "."], "did you mean create?"),
    ],
)
def test_wrong_usage_is_one_line(folder: Path, args: list[str], says: str) -> None:
    before = (folder / FILE).read_bytes()
    done = run(*args, cwd=folder)
    assert done.returncode == 2
    assert says in err(done) and err(done).count("\n") == 1 and "Traceback" not in err(done)
    assert out(done) == ""
    assert (folder / FILE).read_bytes() == before


def test_a_baseline_in_the_folder_is_no_table(folder: Path) -> None:
    (folder / FILE).rename(folder / "known.json")
    done = run("check", ".", "--baseline", "known.json", "--strict-baseline", cwd=folder)
    assert (done.returncode, err(done)) == (0, "")
    assert out(run("baseline", "update", ".", "-b", "known.json", cwd=folder)) == "known.json: +0 −0\n"

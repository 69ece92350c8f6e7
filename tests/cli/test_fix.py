"""`check --fix`, `--diff`, `--unsafe-fixes` and `--backup` as a user runs them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.test_cli import err, out, run
from tests.samples import EXAMPLES

NAMES = ("liwan-projects.txt", "submitted.json", "zengcheng-projects-2024.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three tables that fixes are to be made in."""
    for name in NAMES:
        shutil.copyfile(EXAMPLES / name, tmp_path / name)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def codes(folder: Path, *args: str) -> list[str]:
    """The codes of what can be fixed."""
    data = json.loads(out(run("check", ".", "--format", "json", *args, cwd=folder)))
    return sorted(x["code"] for f in data["files"] for x in f["findings"] if x["fix"])


def test_fix_mends_and_reports_what_is_left(folder: Path) -> None:
    before = contents(folder)
    assert {"JX201", "JX204", "JX309", "JX802"} <= set(codes(folder))
    done = run("check", ".", "--fix", "--format", "json", cwd=folder)
    assert done.returncode == 1
    left = [x for f in json.loads(out(done))["files"] for x in f["findings"]]
    assert [x["code"] for x in left if x["fix"]] == ["JX201", "JX201"]
    assert "made in 3 files" in err(done)
    after = contents(folder)
    assert set(after) == set(before)
    for name, data in after.items():
        assert data != before[name]
        assert data.count(b"\n") == before[name].count(b"\n")
    # Twice is once.
    again = run("check", ".", "--fix", "-q", "--fail-on", "never", cwd=folder)
    assert (again.returncode, err(again)) == (0, "")
    assert contents(folder) == after
    # What may change the meaning has to be asked for.
    run("check", ".", "--fix", "--unsafe-fixes", cwd=folder)
    assert codes(folder) == []
    changed = [n for n, data in contents(folder).items() if data != after[n]]
    assert changed == ["zengcheng-projects-2024.txt"]


def test_what_is_not_wanted_stays(folder: Path) -> None:
    run("check", ".", "--fix", "--select", "JX309", cwd=folder)
    after = contents(folder)
    assert "不少于6次" in after["liwan-projects.txt"].decode()
    assert all(after[n] == (EXAMPLES / n).read_bytes() for n in NAMES if n != "liwan-projects.txt")
    # Exempt and known findings are let be.
    (folder / "rules.yaml").write_text(
        "name: 甲\nexempt:\n  - codes: [JX802]\n    unit: '*'\n    reason: 已定\n", encoding="utf-8"
    )
    run("check", ".", "--fix", cwd=folder)
    assert (folder / "submitted.json").read_bytes() == (EXAMPLES / "submitted.json").read_bytes()
    assert "24-可持续影响指标" not in (folder / "zengcheng-projects-2024.txt").read_text(encoding="utf-8")
    (folder / "rules.yaml").unlink()
    assert run("baseline", "create", ".", cwd=folder).returncode == 0
    text = (folder / "submitted.json").read_text(encoding="utf-8")
    (folder / "submitted.json").write_text(
        text.replace("5次", "＝5次", 1).replace("100%", "100％", 1), encoding="utf-8"
    )
    run("check", ".", "--fix", "--baseline", ".jxlint-baseline.json", cwd=folder)
    left = (folder / "submitted.json").read_text(encoding="utf-8")
    assert "≤0％" in left and "100％" not in left


def test_diff_shows_and_changes_nothing(folder: Path) -> None:
    before = contents(folder)
    done = run("check", ".", "--diff", cwd=folder)
    assert done.returncode == 1
    assert contents(folder) == before
    shown = out(done)
    assert shown.startswith("--- liwan-projects.txt\n+++ liwan-projects.txt\n@@ -")
    assert '\n-       "annual": "＞1次"\n+       "annual": ">1次"\n' in shown
    assert "JX" not in shown
    assert "--fix would make" in err(done)
    assert len(out(run("check", ".", "--diff", "--unsafe-fixes", cwd=folder))) > len(shown)
    # In a file as well, and the same; a diff in the folder is no table.
    assert run("check", ".", "--diff", "-o", "a.diff", "--fix", cwd=folder).returncode == 1
    assert (folder / "a.diff").read_bytes() == done.stdout
    (folder / "a.diff").unlink()
    assert contents(folder) == before
    if shutil.which("git"):
        import subprocess

        subprocess.run(["git", "apply", "-p0", "-"], input=done.stdout, cwd=folder, check=True)
        patched = contents(folder)
        for name, data in before.items():
            (folder / name).write_bytes(data)
        run("check", ".", "--fix", cwd=folder)
        assert contents(folder) == patched
    clean = run("check", ".", "--diff", cwd=folder)
    assert (clean.returncode, out(clean), err(clean)) == (0, "", "")


def test_a_diff_on_a_terminal_holds_nothing_to_obey(folder: Path) -> None:
    words = (folder / "submitted.json").read_text(encoding="utf-8").replace("＞1次", "＞1次\u202e")
    (folder / "submitted.json").write_text(words, encoding="utf-8")
    shown = out(run("check", "submitted.json", "--diff", cwd=folder, env={"FORCE_COLOR": "1"}))
    assert "\x1b[31;1m-" in shown and "\x1b[32;1m+" in shown
    assert "\\u202e" in shown and "\u202e" not in shown
    assert "\u202e" in out(run("check", "submitted.json", "--diff", cwd=folder))


def test_a_backup_is_the_file_as_it_was(folder: Path) -> None:
    file = folder / "submitted.json"
    before = file.read_bytes()
    file.chmod(0o640)
    (folder / "submitted.json.bak").write_bytes(b"older")
    run("check", str(file), "--fix", "--backup")
    assert (folder / "submitted.json.bak").read_bytes() == b"older"
    assert (folder / "submitted.json.bak2").read_bytes() == before
    assert file.read_bytes() != before
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o640
    # Nothing to mend, nothing to keep.
    run("check", str(file), "--fix", "--backup")
    assert not (folder / "submitted.json.bak3").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "link.json").symlink_to("submitted.json")
    before = (folder / "submitted.json").read_bytes()
    run("check", str(folder / "link.json"), "--fix")
    assert (folder / "link.json").is_symlink()
    assert (folder / "submitted.json").read_bytes() != before


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_standard_input_is_mended_to_standard_output(folder: Path, encoding: str) -> None:
    words = (folder / "liwan-projects.txt").read_bytes().decode().replace("\n", "\r\n")
    done = run("check", "-", "--fix", stdin=words.encode(encoding))
    assert done.returncode == 1
    run("check", "liwan-projects.txt", "--fix", cwd=folder)
    assert done.stdout == (folder / "liwan-projects.txt").read_bytes().decode().replace("\n", "\r\n").encode(encoding)
    assert "fixes made in 1 file" in err(done) and "JX301" in err(done)
    quiet = run("check", "-", "--fix", "--format", "json=left.json", cwd=folder, stdin=words.encode(encoding))
    assert quiet.stdout == done.stdout
    left = json.loads((folder / "left.json").read_text(encoding="utf-8"))
    assert [x for f in left["files"] for x in f["findings"] if x["code"] == "JX309"] == []
    # What cannot be read comes out as it went in.
    done = run("check", "-", "--fix", stdin=b"nothing of the kind")
    assert (done.returncode, done.stdout) == (2, b"nothing of the kind")
    assert err(done).count("E102") == 1
    shown = run("check", "-", "--diff", stdin=words.encode(encoding))
    assert shown.returncode == 1 and shown.stdout.startswith(b"--- -\n+++ -\n")


def test_files_that_cannot_be_read_or_written_are_named(folder: Path) -> None:
    (folder / "bad.json").write_text("{", encoding="utf-8")
    done = run("check", ".", "--fix", cwd=folder)
    assert done.returncode == 2
    assert err(done).count("E104") == 1
    assert codes(folder) == ["JX201", "JX201"]
    shown = run("check", "bad.json", "none.txt", "--diff", cwd=folder)
    assert shown.returncode == 2
    assert err(shown).count("E104") == 1 and "none.txt: E101" in err(shown)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_protected_file_is_left_alone(folder: Path) -> None:
    file = folder / "submitted.json"
    before = file.read_bytes()
    file.chmod(0o444)
    done = run("check", str(file), "--fix")
    assert done.returncode == 2 and "write-protected" in err(done)
    assert file.read_bytes() == before


def test_a_file_changed_meanwhile_is_left_alone(folder: Path) -> None:
    from jxlint.cli.rewrite import rewrite
    from jxlint.errors import UsageError

    file = folder / "submitted.json"
    before = file.read_bytes()
    with pytest.raises(UsageError, match="just been changed"):
        rewrite(str(file), before + b" ", b"lost", backup=True)
    assert contents(folder).keys() == set(NAMES)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--unsafe-fixes"], "E301 --unsafe-fixes goes with --fix"),
        (["--backup"], "E301 --backup goes with --fix"),
        (["--diff", "--format", "json"], "E301 --diff prints the changes alone"),
        (["-", "--fix"], "E301 standard input (-) cannot be fixed together"),
        (["--fix", "--profile", "none.yaml"], "E202"),
        (["--fix", "--select", "JX999"], "E301"),
    ],
)
def test_wrong_usage_changes_nothing(folder: Path, args: list[str], says: str) -> None:
    before = contents(folder)
    done = run("check", "submitted.json", *args, cwd=folder, stdin=b"")
    assert done.returncode == 2
    assert says in err(done) and err(done).count("\n") == 1
    assert out(done) == ""
    assert contents(folder) == before


def test_pretty_output_says_what_can_be_fixed(folder: Path) -> None:
    said = out(run("check", ".", "--lang", "zh", cwd=folder))
    assert "可用 --fix 自动修正；另有 2 个可能改变原意，要加 --unsafe-fixes" in said
    said = out(run("check", ".", "--select", "JX201", cwd=folder))
    assert "2 of them can be fixed with --fix --unsafe-fixes" in said
    assert "--fix" not in out(run("check", ".", "--select", "JX301", cwd=folder))

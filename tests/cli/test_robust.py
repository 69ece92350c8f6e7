"""What goes wrong around a run: pipes that close, disks that are full, consoles without Chinese, interrupts, faults of
our own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jxlint.cli.check import check
from jxlint.cli.progress import Progress
from tests.cli.test_cli import BAIYUN, err, out, run
from tests.samples import ROOT, text

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


def table(folder: Path, name: str = "表.txt") -> Path:
    path = folder / name
    path.write_text(text("liwan-projects"), encoding="utf-8")
    return path


@POSIX
def test_a_closed_pipe_leaves_the_exit_code_to_the_findings() -> None:
    command = f"set -o pipefail; '{sys.executable}' -m jxlint check '{BAIYUN}' {{}} | true"
    for option, code in (("--fail-on never", 0), ("", 1)):
        line = command.format(option)
        done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, cwd=ROOT)
        assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jxlint", "check", BAIYUN], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"E000" in done.stderr


def test_json_is_utf8_whatever_the_console() -> None:
    for args in (["check", BAIYUN, "--format", "json"], ["parse", BAIYUN]):
        done = run(*args, env={"PYTHONIOENCODING": "gbk"})
        assert "白云区" in done.stdout.decode("utf-8")
        json.loads(done.stdout)


def test_json_holds_nothing_a_terminal_obeys() -> None:
    document = {"kind": "project-table", "department": "a\x9b31m\x7f\u202e\u2028\x1b[2J", "units": []}
    done = run("parse", "-", stdin=json.dumps(document, ensure_ascii=False).encode())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", out(done))
    assert json.loads(done.stdout)["department"] == document["department"]


def test_colours_can_be_forced_through_a_pipe() -> None:
    assert b"\x1b[" in run("check", BAIYUN, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b[" not in run("check", BAIYUN, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert b"\x1b[" not in run("check", BAIYUN).stdout


@POSIX
def test_output_keeps_modes_follows_links_and_spares_devices(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("check", BAIYUN, "--format", "json", "-o", str(link)).returncode == 1
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert json.loads(target.read_bytes())["summary"]["files"] == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.json", "real.json"]
    assert run("check", BAIYUN, "-o", "/dev/null").returncode == 1
    assert not Path("/dev/null").is_file()


def test_a_path_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "x.json"):
        done = run("check", str(tmp_path / "none.txt"), "-o", str(path))
        assert done.returncode == 2
        assert err(done).startswith(f"jxlint: {path}: E301")
        assert err(done).count("\n") == 1


def test_the_report_never_takes_the_place_of_the_table(tmp_path: Path) -> None:
    good = table(tmp_path)
    for command in ("check", "parse"):
        done = run(command, str(good), "-o", str(tmp_path / "." / good.name))
        assert done.returncode == 2
        assert "E301" in err(done)
        assert good.read_text(encoding="utf-8") == text("liwan-projects")
    # In a folder the report of the last run is no table.
    for _ in range(2):
        done = run("check", str(tmp_path), "--format", "json", "-o", str(tmp_path / "结果.json"))
        assert done.returncode == 1, err(done)
        assert json.loads((tmp_path / "结果.json").read_bytes())["summary"]["files"] == 1


def test_an_empty_folder_is_no_clean_bill(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    good = table(tmp_path)
    done = run("check", str(good), str(tmp_path / "empty"), "--fail-on", "never", "--format", "json")
    assert done.returncode == 2
    assert "empty: E101" in err(done)
    first, second = json.loads(done.stdout)["files"]
    assert first["findings"]
    assert second["error"]["code"] == "E101"


def test_tables_of_formats_that_cannot_be_read_are_not_passed_over(tmp_path: Path) -> None:
    table(tmp_path)
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\n" + bytes(100))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "~$lock.docx").write_bytes(b"x")
    done = run("check", str(tmp_path), "--lang", "zh")
    assert done.returncode == 2
    assert "scan.pdf: E101" in err(done)
    assert "另有 2 个其他格式的文件没有检查" in out(done)


def test_the_same_file_is_checked_once(tmp_path: Path) -> None:
    good = table(tmp_path)
    again = str(tmp_path / "." / ".." / tmp_path.name / good.name)
    done = run("check", str(good), str(tmp_path), again, "--format", "json")
    assert len(json.loads(done.stdout)["files"]) == 1
    done = run("check", good.name, str(good), "--format", "json", cwd=tmp_path)
    assert [f["path"] for f in json.loads(done.stdout)["files"]] == [good.name]


def test_counts_beside_json_go_to_standard_error() -> None:
    done = run("check", BAIYUN, "--format", "json", "--statistics")
    json.loads(done.stdout)
    assert "JX301" in err(done)


def test_a_fault_of_a_reader_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import jxlint.readers

    real = jxlint.readers.read_bytes
    good, bad = table(tmp_path, "a.txt"), table(tmp_path, "b.txt")

    def broken(data: bytes, name: str, **settings: Any) -> object:
        if name == str(bad):
            raise RecursionError("too deep")
        return real(data, name, **settings)

    monkeypatch.setattr(jxlint.readers, "read_bytes", broken)
    done = CliRunner().invoke(check, [str(bad), str(good), "--format", "json"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"jxlint: {bad}: E000 ")
    files = json.loads(done.stdout)["files"]
    assert [f["error"] is None for f in files] == [False, True]
    assert files[1]["findings"]


def test_a_rule_that_crashes_is_a_finding_and_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    from jxlint.rules.kinds import unit

    def crash(*_: object) -> object:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(unit, "build", lambda *_: crash)
    done = CliRunner().invoke(check, [BAIYUN, "--format", "concise", "--fail-on", "never", "--select", "JX304"])
    assert done.exit_code == 2
    assert "JX001 error" in done.stdout
    assert "JX304" in done.stdout


@POSIX
def test_an_interrupt_is_quiet() -> None:
    # Waiting for standard input, which never comes.
    child = subprocess.Popen(
        [sys.executable, "-m", "jxlint", "check", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(1.0)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=20)
    assert child.returncode == 130
    assert b"Traceback" not in said


def test_progress_is_for_terminals_and_patient(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.delenv("TERM", raising=False)
    progress = Progress(2, "zh", quiet=False)
    progress.step("a.txt")
    assert capsys.readouterr().err == ""
    progress._begun -= 5
    progress.step("b\x1b.txt")
    shown = capsys.readouterr().err
    assert shown == "正在检查 2/2 b\\x1b.txt"
    progress.clear()
    assert capsys.readouterr().err == "\r" + " " * 22 + "\r"
    quiet = Progress(1, "zh", quiet=True)
    quiet._begun -= 5
    quiet.step("a.txt")
    assert capsys.readouterr().err == ""


def test_completion_knows_the_commands() -> None:
    done = run(env={"_JXLINT_COMPLETE": "bash_complete", "COMP_WORDS": "jxlint ch", "COMP_CWORD": "1"})
    if "check" not in out(done):  # `python -m` has another name for its variable
        script = Path(sys.executable).with_name("jxlint")
        env = {**os.environ, "_JXLINT_COMPLETE": "bash_complete", "COMP_WORDS": "jxlint ch", "COMP_CWORD": "1"}
        done = subprocess.run([script], capture_output=True, check=False, env=env)
    assert out(done).split() == ["plain,check"]


def test_our_own_signs_exist_in_the_code_page_of_chinese_windows() -> None:
    for form in ("pretty", "concise"):
        done = run("check", BAIYUN, "--lang", "zh", "--format", form, "--statistics", env={"PYTHONIOENCODING": "cp936"})
        assert "无法考核" in done.stdout.decode("cp936")
        assert b"\\u" not in done.stdout + done.stderr


def test_a_slow_rule_costs_no_other_finding(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    assert run("rules", "new", "JX9501", "--kind", "pattern", "-o", str(own)).returncode == 0
    words = own.read_text(encoding="utf-8")
    own.write_text(re.sub(r"( +pattern: ).*", r"\1'(a|aa)+$'", words), encoding="utf-8")
    good = table(tmp_path, "good.txt")
    bad = tmp_path / "bad.json"
    row = {"name": "a" * 5000 + "!", "annual": "a" * 5000 + "!"}
    units = [{"projects": [{"indicators": [row]}]}]
    bad.write_text(json.dumps({"kind": "project-table", "units": units}), encoding="utf-8")
    done = run("check", str(bad), str(good), "--rules", str(own), "--format", "json")
    assert done.returncode == 2
    first, second = json.loads(out(done))["files"]
    assert first["error"] is second["error"] is None
    (failed,) = (f["message"] for f in first["findings"] if f["code"] == "JX001")
    assert f"{own}:" in failed
    assert "E205" in failed
    assert {f["code"] for f in first["findings"]} > {"JX001", "JX102"}
    assert second["findings"]


@pytest.mark.parametrize("cell", ["，" * 32_000, "培训" + " " * 32_000 + "次", "“培训" * 10_000, "1" * 32_000])
def test_the_longest_cell_is_judged(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    units = [{"projects": [{"objective": cell, "indicators": [{"name": "培训次数", "annual": cell, "period": cell}]}]}]
    path.write_text(json.dumps({"kind": "project-table", "units": units}), encoding="utf-8")
    done = run("check", str(path), "--format", "json", "--fail-on", "never")
    assert done.returncode == 0, err(done)


@POSIX
@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("command", "code"),
    [("check nofile", 2), ("parse nofile", 2), ("rules lst", 2), ("", 2), ("check '{}'", 1), ("parse '{}'", 0)],
)
def test_without_standard_error_the_exit_code_is_the_same(closed: str, command: str, code: int) -> None:
    if "full" in closed and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    line = f"'{sys.executable}' -m jxlint {command.format(BAIYUN)} >/dev/null {closed}"
    assert subprocess.run(["bash", "-c", line], check=False, cwd=ROOT).returncode == code


@POSIX
@pytest.mark.parametrize(
    "command", ["check '{}'", "check '{}' --format json", "parse '{}'", "rules list", "--help", "schema document"]
)
def test_standard_output_that_is_closed_is_one_line(command: str) -> None:
    line = f"'{sys.executable}' -m jxlint {command.format(BAIYUN)} >&-"
    done = subprocess.run(["bash", "-c", line], stderr=subprocess.PIPE, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert done.stderr.startswith(b"jxlint: E301 ")
    assert done.stderr.count(b"\n") == 1


@POSIX
def test_who_writes_to_a_file_needs_no_standard_output(tmp_path: Path) -> None:
    line = f"'{sys.executable}' -m jxlint check '{BAIYUN}' -o '{tmp_path / 'a.json'}' >&- 2>&-"
    assert subprocess.run(["bash", "-c", line], check=False, cwd=ROOT).returncode == 1
    assert json.loads((tmp_path / "a.json").read_bytes())["summary"]["files"] == 1

"""Many files: the same answers whatever judges them, and one that fails does not cost the others."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from jxlint.cli import running
from jxlint.cli.check import check
from jxlint.inputs.paths import Input
from jxlint.processes import pool
from jxlint.reports.formats import FORMATS
from tests.cli.test_cli import err, out, run
from tests.samples import EXAMPLES, ROOT, text

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The samples, files that cannot be read among them, and a profile that cannot be used."""
    shutil.copytree(EXAMPLES, tmp_path / "in", ignore=shutil.ignore_patterns("ci", "profiles"))
    root = tmp_path / "in"
    (root / "blank.txt").write_text("")
    (root / "deep").mkdir()
    (root / "deep" / ".jxlint.yaml").write_text("selct: JX3")
    for i in range(3):
        (root / "deep" / f"{i}.txt").write_text(text("liwan-projects"), encoding="utf-8")
    (root / "mine").mkdir()
    (root / "mine" / ".jxlint.yaml").write_text("exempt:\n  - {codes: JX3, reason: x}\n  - {codes: JX1, reason: y}\n")
    (root / "mine" / "a.txt").write_text(text("baiyun-projects"), encoding="utf-8")
    (root / "odd.json").write_text('{"kind": 5}')
    return root


@pytest.mark.parametrize("form", FORMATS)
def test_the_answers_are_the_same_whatever_gives_them(folder: Path, tmp_path: Path, form: str) -> None:
    ways: tuple[tuple[str, ...], ...] = (
        ("--no-cache", "--jobs", "1"), ("--no-cache", "--jobs", "3"),
        ("--cache-dir", str(tmp_path / "c"), "--jobs", "2"), ("--cache-dir", str(tmp_path / "c")),
        ("--cache-dir", str(tmp_path / "c"), "--jobs", "4"),
    )  # fmt: skip
    came, made = [], tmp_path / "made"
    for way in ways:
        # --statistics tells which rules met nothing, on standard error.
        done = run(
            "check",
            str(folder),
            "--format",
            f"{form}={made}",
            "--statistics",
            *way,
            env={"SOURCE_DATE_EPOCH": "1735689600"},
        )
        came.append((done.returncode, made.read_bytes(), done.stdout + done.stderr))
    assert came[0][0] == 2
    assert len(came[0][1]) > 1000
    for way, one in zip(ways[1:], came[1:], strict=True):
        assert one == came[0], way


def test_results_of_a_folder_are_added_up_right(folder: Path, tmp_path: Path) -> None:
    # What is remembered of one file must not hide which rules another one met.
    cache = ("--cache-dir", str(tmp_path / "c"), "--statistics", "--fail-on", "never", "--format", "concise")
    run("check", str(folder / "baiyun-projects.txt"), str(folder / "mine"), str(folder / "liwan-projects.txt"), *cache)
    kept = run("check", str(folder / "liwan-projects.txt"), *cache)
    fresh = run("check", str(folder / "liwan-projects.txt"), "--no-cache", *cache[2:])
    assert (kept.stdout, kept.stderr) == (fresh.stdout, fresh.stderr)


@POSIX
def test_a_process_that_dies_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import jxlint.readers

    real = jxlint.readers.read_bytes

    def read(data: bytes, name: str, **settings: object) -> object:
        if name.endswith("b.txt"):
            os._exit(9)
        return real(data, name, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(jxlint.readers, "read_bytes", read)
    for module in (pool, running):
        monkeypatch.setattr(module, "copies", lambda: True)  # whatever threads run the tests
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(text("liwan-projects"), encoding="utf-8")
    done = CliRunner().invoke(check, [str(tmp_path), "--format", "json", "--jobs", "2", "--lang", "zh"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"jxlint: {tmp_path}/b.txt: E000 检查它的进程中断了（9）")
    assert [f["error"] is None for f in json.loads(done.stdout)["files"]] == [True, False, True]


@POSIX
def test_an_interrupt_ends_all_processes_quietly(tmp_path: Path) -> None:
    table = text("guangzhou-projects-2024")
    for i in range(40):
        (tmp_path / f"{i}.txt").write_text(table * (1 if i else 40), encoding="utf-8")
    child = subprocess.Popen(
        [sys.executable, "-m", "jxlint", "check", str(tmp_path), "--jobs", "3"], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    time.sleep(1.2)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal sends it: to all of them
    _, said = child.communicate(timeout=20)
    assert (child.returncode, said.strip()) == (130, b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)


def test_processes_are_started_where_they_pay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "cores", lambda: 4)
    small, large = tmp_path / "s.txt", tmp_path / "l.txt"
    small.write_bytes(b"x")
    large.write_bytes(bytes(20_000_000))
    one, two, none = (Input(str(p), str(p)) for p in (small, large, tmp_path / "none"))
    assert running._processes([one] * 50, 0) == 1
    assert running._processes([two], 0) == 1
    assert running._processes([], 0) == 1
    assert running._processes([one, two], 0) == 2
    assert running._processes([two] * 9, 0) == 4
    assert running._processes([one, one, none], 2) == 2
    assert running._processes([one], 8) == 1


@pytest.mark.parametrize("jobs", ["-1", "x", "1.5", "257", "²", ""])
def test_a_number_of_processes_must_be_one(jobs: str) -> None:
    done = run("check", "x.txt", f"--jobs={jobs}")
    assert done.returncode == 2
    assert "E301 --jobs" in err(done)


def test_standard_input_among_many_files(folder: Path) -> None:
    table = text("zengcheng-projects-2024").encode()
    args = ("check", str(folder), "-", "--stdin-filename", str(folder / "z.txt"), "--format", "json")
    one, two = (run(*args, "--jobs", n, stdin=table) for n in ("1", "3"))
    assert out(one) == out(two)
    assert json.loads(out(one))["files"][-1]["path"] == str(folder / "z.txt")

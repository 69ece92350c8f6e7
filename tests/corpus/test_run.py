"""A run, ended or not, gives one data set."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from jxlint.cli import pool
from jxlint.cli.commands import cli
from jxlint.corpus import judging
from jxlint.corpus.engines import embedded
from jxlint.corpus.model import Done, Work
from jxlint.corpus.schema import TABLES
from jxlint.errors import UsageError
from tests.corpus.made import data, everything, folder, start, table
from tests.samples import EXAMPLES

FORKS = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are no copies of this one here")


def test_findings_are_those_of_check(tmp_path: Path) -> None:
    assert start([EXAMPLES], tmp_path / "out", jobs=2).counts["unread"] == 0
    done = CliRunner().invoke(cli, ["check", str(EXAMPLES), "--format", "json", "--lang", "en", "--isolated"])
    report = msgspec.json.decode(done.stdout)
    wanted = sorted(
        (f["code"], f["message"], f["fingerprint"], f["location"]["line"], f["location"]["pointer"])
        for file in report["files"] for f in file["findings"]
    )  # fmt: skip
    rows = [r for r in table(tmp_path / "out", "findings") if r["batch"] is not None]
    found = sorted((r["code"], r["message"], r["fingerprint"], r["line"], r["pointer"]) for r in rows)
    assert found == wanted
    assert len({r["id"] for r in rows}) == len(rows)
    indicators = table(tmp_path / "out", "indicators")
    assert len(indicators) == sum(f["indicators"] for f in report["files"])
    projects = {r["id"]: r for r in table(tmp_path / "out", "projects")}
    assert all(i["project_id"] in projects for i in indicators)


def test_as_many_processes_as_one_likes(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 40)
    start([inside], tmp_path / "one", jobs=1)
    start([inside], tmp_path / "three", jobs=3)
    assert everything(tmp_path / "one") == everything(tmp_path / "three")


def test_killed_at_any_time_it_goes_on(tmp_path: Path) -> None:
    inside = tmp_path / "in.jsonl"
    inside.write_bytes(b"\n".join(data(n) for n in range(220)))
    start([inside], tmp_path / "whole", jobs=2)
    command = [sys.executable, "-m", "jxlint", "corpus", "run", str(inside), "-o", str(tmp_path / "killed"),
               "--lang", "en", "-q", "--jobs", "2"]  # fmt: skip
    rng, seen, code = random.Random(7), set[int](), -1
    for _ in range(2):
        begun = subprocess.Popen(command)
        wanted, wait = len(_done(tmp_path / "killed")) + rng.randint(1, 6), time.monotonic() + 20
        while begun.poll() is None and len(_done(tmp_path / "killed")) < wanted and time.monotonic() < wait:
            time.sleep(rng.uniform(0, 0.05))
        begun.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        begun.wait()
        seen.add(len(_done(tmp_path / "killed")))
    assert len(seen) > 1, "it was killed while it worked"
    with (tmp_path / "killed" / "manifest.jsonl").open("ab") as f:
        f.write(b'{"batch":1')  # a line that was being written
    (tmp_path / "killed" / "findings" / ".part-0000001.parquet.tmp").write_bytes(b"PAR1")
    code = subprocess.run(command, check=False).returncode
    assert code == 0
    assert everything(tmp_path / "whole") == everything(tmp_path / "killed")
    assert not list((tmp_path / "killed").rglob("*.tmp"))
    batches = [e["batch"] for e in map(msgspec.json.decode, _done(tmp_path / "killed"))]
    assert len(batches) == len(set(batches))


def _done(out: Path) -> list[bytes]:
    path = out / "manifest.jsonl"
    return [line for line in path.read_bytes().split(b"\n") if line] if path.exists() else []


def test_what_is_lost_of_the_data_set_is_judged_again(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 20)
    start([inside], tmp_path / "out")
    before = everything(tmp_path / "out")
    (tmp_path / "out" / "indicators" / "part-0000001.parquet").unlink()
    assert start([inside], tmp_path / "out").before == 16
    assert everything(tmp_path / "out") == before


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 20)
    start([inside], tmp_path / "out")
    (tmp_path / "out" / "indicators" / "part-0000001.parquet").unlink()
    (inside / "018.json").write_bytes(data(99))
    with pytest.raises(UsageError, match="changed") as e:
        start([inside], tmp_path / "out")
    assert e.value.where.endswith("018.json")
    (inside / "018.json").write_bytes(data(18))  # the old content, at another time
    assert start([inside], tmp_path / "out").counts["documents"] == 20


@pytest.mark.parametrize("change", ["rules", "tool", "inputs", "options"])
def test_what_was_begun_otherwise_is_not_gone_on_with(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, profile = folder(tmp_path / "in", 2), tmp_path / "rules.yaml"
    profile.write_text("name: own\nrules: {JX503: off}\n", encoding="utf-8")
    start([inside], tmp_path / "out", profile=str(profile))
    if change == "rules":
        profile.write_text("name: own\nrules: {JX503: error}\n", encoding="utf-8")
    if change == "tool":
        monkeypatch.setattr("jxlint.corpus.running.tool", lambda: "9.9.9")
    with pytest.raises(UsageError) as e:
        start(
            [inside, inside / "000.json"] if change == "inputs" else [inside], tmp_path / "out", profile=str(profile),
            year=2023 if change == "options" else None,
        )  # fmt: skip
    assert change in e.value.en or {"tool": "version"}.get(change, "-") in e.value.en
    assert ("--year" in e.value.en) == (change == "options")
    assert "begin anew" in e.value.remedy_en


def test_it_goes_on_in_its_language_unless_told_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["corpus", "run", str(folder(tmp_path / "in", 2)), "-o", str(tmp_path / "out")]
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert CliRunner().invoke(cli, command).exit_code == 0
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert CliRunner().invoke(cli, command).stdout.startswith("2 份文档")
    done = CliRunner().invoke(cli, [*command, "--lang", "zh"])
    assert done.exit_code == 2
    assert "选项（--lang）" in done.stderr


def test_a_folder_of_something_else_is_not_written_to(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    with pytest.raises(UsageError, match="other things"):
        start([inside / "000.json"], inside)


def test_a_folder_that_only_looks_like_one_is_not_written_to(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    (tmp_path / "home" / "documents").mkdir(parents=True)
    (tmp_path / "home" / "documents" / "own.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="other things"):
        start([inside], tmp_path / "home")


@FORKS
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    (inside / os.fsdecode(b"\xff.json")).write_bytes(data(1))
    assert start([inside], tmp_path / "out").counts["unread"] == 1
    (lost,) = [r for r in table(tmp_path / "out", "documents") if r["error_code"]]
    assert "rename" in lost["error_remedy"]


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    start([inside], tmp_path / "out")
    holding = subprocess.Popen(
        [sys.executable, "-c", "import sys, jxlint.corpus.store as s, pathlib\n"
         "store = s.Store(pathlib.Path(sys.argv[1])); print(flush=True); sys.stdin.read()", str(tmp_path / "out")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holding.stdout is not None
    holding.stdout.readline()
    try:
        with pytest.raises(UsageError, match="another"):
            start([inside], tmp_path / "out")
    finally:
        holding.communicate()


@FORKS
def test_a_document_that_ends_the_process_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = folder(tmp_path / "in", 20)
    start([inside], tmp_path / "whole")
    judge = judging.Judge.__call__

    def dying(self: judging.Judge, work: Work) -> Done:
        if any(item.name.endswith("007.json") for item in work.items):
            os._exit(9)
        return judge(self, work)

    monkeypatch.setattr(judging.Judge, "__call__", dying)
    for module in (pool, embedded):
        monkeypatch.setattr(module, "forks", lambda: True)  # whatever threads run the tests
    start([inside], tmp_path / "out", jobs=2)
    whole, out = everything(tmp_path / "whole"), everything(tmp_path / "out")
    (lost,) = [r for r in out["documents"] if r["error_code"]]
    assert lost["name"].endswith("007.json")
    assert "died" in lost["error_message"]
    for name in TABLES:
        kept = [r for r in whole[name] if r.get("document", r["id"]) != lost["id"]]
        assert [r for r in out[name] if r.get("document", r["id"]) != lost["id"]] == kept


def test_words_that_are_no_text_are_kept_out(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(data(1, name="\ud800名".encode("utf-8", "replace").decode()) + b"\n" + data(2))
    start([tmp_path / "d.jsonl"], tmp_path / "out")
    assert len(table(tmp_path / "out", "projects")) == 2


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 2)
    done = CliRunner().invoke(cli, ["corpus", "run", str(inside), "-o", str(tmp_path / "out"), "--lang", "zh"])
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("2 份文档")
    done = CliRunner().invoke(cli, ["corpus", "run", str(tmp_path / "none*"), "-o", str(tmp_path / "new")])
    assert done.exit_code == 2
    assert not (tmp_path / "new").exists()

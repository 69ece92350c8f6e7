"""A run, ended or not, gives one data set."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from jxlint.cli.commands import cli
from jxlint.corpus import judging
from jxlint.corpus.engines import embedded
from jxlint.corpus.manifest import entries
from jxlint.corpus.model import Done, Work
from jxlint.corpus.schema import TABLES
from jxlint.errors import UsageError
from jxlint.processes import pool
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
    assert ("the rules" in e.value.en) == (change == "rules")  # not where it was an option that changed them
    assert "plan.json" in e.value.remedy_en
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
        monkeypatch.setattr(module, "copies", lambda: True)  # whatever threads run the tests
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


@pytest.mark.parametrize("out", ["taken", "taken/further"])
def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path, out: str) -> None:
    inside = folder(tmp_path / "in", 1)
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    done = CliRunner().invoke(cli, ["corpus", "run", str(inside), "-o", str(tmp_path / out), "--lang", "en"])
    assert done.exit_code == 2
    assert f"{tmp_path / 'taken'}: E301 is a file" in done.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "x"


def ran(inputs: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["corpus", "run", str(inputs), "-o", str(out), "--lang", "en", *more])


def test_a_corpus_of_nothing_is_an_error_and_may_be_filled(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 0)
    done = ran(inside, tmp_path / "out")
    assert done.exit_code == 2
    assert f"{inside}: E101 there is no document in it" in done.stderr
    (inside / "1.json").write_bytes(data(1))
    assert ran(inside, tmp_path / "out").stdout.startswith("1 document (0 unreadable), 1 project, ")
    assert entries(tmp_path / "out")[-1].batch is None  # the rules over the corpus were asked again, too


def test_what_could_not_be_read_is_named_with_its_remedy(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 1)
    (inside / "bad.json").write_text('{"a":', encoding="utf-8")
    done = ran(inside, tmp_path / "out")
    assert done.exit_code == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"jxlint: {inside / 'bad.json'}: E104 malformed JSON")
    assert ran(inside, tmp_path / "quiet", "-q").stderr == ""


def test_where_nothing_could_be_read_it_fails(tmp_path: Path) -> None:
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04 cut off")
    done = ran(tmp_path / "d.zip", tmp_path / "out", "-q")
    assert done.exit_code == 2
    assert "d.zip: E101 the file is damaged" in done.stderr


def test_a_department_form_is_no_project(tmp_path: Path) -> None:
    form = Path(__file__).parents[2] / "examples" / "guangzhou-department.txt"
    assert start([form], tmp_path / "out").counts["projects"] == 0


def test_an_interrupted_run_says_that_it_can_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jxlint.corpus.running.run", interrupted)
    done = ran(folder(tmp_path / "in", 1), tmp_path / "out")
    assert done.exit_code != 0
    assert "what is done is kept" in done.stderr


def test_what_a_killed_run_left_of_its_answers_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, out, seen = folder(tmp_path / "in", 2), tmp_path / "out", list[Path]()

    def ended(_connection: Any, room: Path) -> Any:
        seen.append(room)
        (room / "answer.parquet").write_bytes(b"large")
        raise UsageError("-", "ended", remedy_zh="-", remedy_en="-")

    monkeypatch.setattr("jxlint.corpus.finishing.Stored", ended)
    with pytest.raises(UsageError, match="ended"):
        start([inside], out)
    (room,) = seen
    assert room.parent == out  # not in a place of the system that nobody clears
    room.mkdir()  # as kill -9 leaves it
    (room / "answer.parquet").write_bytes(b"large")
    monkeypatch.undo()
    start([inside], out)
    assert not room.exists()

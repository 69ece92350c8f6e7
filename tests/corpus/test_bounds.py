"""A document that hangs, takes all memory or ends its process costs only itself."""

from __future__ import annotations

import faulthandler
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from jxlint.cli.commands import cli
from jxlint.corpus import judging
from jxlint.corpus.bounds import Bounds, bounds_of
from jxlint.corpus.engines import embedded
from jxlint.corpus.engines.contract import Gone
from jxlint.corpus.libraries import library
from jxlint.corpus.model import Done, Item, Work
from jxlint.corpus.pieces import judged
from jxlint.corpus.progress import Progress
from jxlint.corpus.running import run
from jxlint.corpus.schema import TABLES
from jxlint.corpus.settings import Settings
from jxlint.errors import UsageError
from jxlint.processes import pool
from jxlint.readers.pace import page
from tests.corpus.made import data, document, everything, folder, start

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are no copies of this one here")
Rows = list[tuple[str, dict[str, Any]]]


def bounded(inside: Path, out: Path, bounds: Bounds, jobs: int = 2) -> dict[str, list[dict[str, Any]]]:
    run([str(inside)], Settings(lang="en"), out, Progress("en", quiet=True), jobs=jobs, bounds=bounds)
    return everything(out)


@pytest.fixture
def spoiled(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Callable[[], object]]], None]:
    """Does something else, first, where documents of these names are judged."""
    rows = judging.Judge._rows

    def spoil(what: dict[str, Callable[[], object]]) -> None:
        def spoiling(self: judging.Judge, item: Item, batch: int) -> Rows:
            what.get(Path(item.name).stem, lambda: None)()
            return rows(self, item, batch)

        monkeypatch.setattr(judging.Judge, "_rows", spoiling)
        for module in (pool, embedded):
            monkeypatch.setattr(module, "copies", lambda: True)  # whatever threads run the tests

    return spoil


def segfault() -> None:
    faulthandler.disable()  # it would tell of it at length
    os.kill(os.getpid(), signal.SIGSEGV)


def without(tables: dict[str, list[dict[str, Any]]], *lost: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of all documents but those of these names."""
    names = {r["id"]: Path(r["name"]).stem for r in tables["documents"]}
    return {t: [r for r in tables[t] if names.get(r.get("document", r["id"])) not in lost] for t in TABLES}


def test_a_document_that_takes_too_long_is_told_and_the_others_are_judged(tmp_path: Path) -> None:
    inside = folder(tmp_path / "in", 3)
    held = document(1)
    project = held["units"][0]["projects"][0]
    (row,) = project["indicators"]
    project["indicators"] = [{**row, "number": i, "annual": f"≥{i % 90}.{i}%"} for i in range(40_000)]
    (inside / "large.json").write_bytes(msgspec.json.encode(held))
    given = ["corpus", "run", str(inside), "-o", str(tmp_path / "out"), "--lang", "en", "-q", "--limit", "time=1"]
    done = CliRunner().invoke(cli, given)
    assert (done.exit_code, done.output) == (0, "")
    (lost,) = [r for r in everything(tmp_path / "out")["documents"] if r["error_code"]]
    assert (Path(lost["name"]).name, lost["error_code"]) == ("large.json", "E106")
    assert lost["error_message"] == "to check it took more than 1 s: stopped"
    assert "--limit time=" in lost["error_remedy"]


@LINUX
def test_documents_that_hang_or_die_cost_only_themselves(tmp_path: Path, spoiled: Any) -> None:
    inside = folder(tmp_path / "in", 40)
    whole = bounded(inside, tmp_path / "whole", Bounds())
    spoiled({
        "003": lambda: time.sleep(60),
        "004": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "021": segfault,
        "022": lambda: bytearray(300 * 1024**2),
        "039": lambda: time.sleep(60),
    })  # fmt: skip
    begun = time.monotonic()
    out = bounded(inside, tmp_path / "out", Bounds(time=1, memory=200 * 1024**2))
    assert time.monotonic() - begun < 20
    lost = {Path(r["name"]).stem: (r["error_code"], r["error_message"]) for r in out["documents"] if r["error_code"]}
    assert {name: code for name, (code, _) in lost.items()} == {
        "003": "E106", "004": "E000", "021": "E000", "022": "E106", "039": "E106",
    }  # fmt: skip
    assert "200 MB" in lost["022"][1]
    assert "(-9)" in lost["004"][1]
    assert without(out, *lost) == without(whole, *lost)
    # It is finished: nothing is done again.
    assert start([inside], tmp_path / "out").before == 40


@LINUX
def test_a_process_that_dies_through_no_fault_of_its_document_costs_nothing(tmp_path: Path, spoiled: Any) -> None:
    inside = folder(tmp_path / "in", 20)
    whole = bounded(inside, tmp_path / "whole", Bounds())
    mark = tmp_path / "killed"

    def once() -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    spoiled({"007": once})
    assert bounded(inside, tmp_path / "out", Bounds(), jobs=1) == whole


@LINUX
def test_a_page_that_is_recognised_begins_the_time_anew(tmp_path: Path, spoiled: Any) -> None:
    def slowly() -> None:
        for number in range(5):
            page(number + 1, 5)
            time.sleep(0.4)

    inside = folder(tmp_path / "in", 2)
    spoiled({"001": slowly})
    assert not [r for r in bounded(inside, tmp_path / "out", Bounds(time=1))["documents"] if r["error_code"]]


def test_where_it_is_not_known_which_document_did_it_all_are_tried_alone() -> None:
    class Dying:
        """A cluster, which does not say what its processes were at."""

        def __init__(self) -> None:
            self.asked: list[tuple[str, ...]] = []

        def run(self, works: Any) -> Any:
            judge = judging.Judge(Settings(lang="en"))
            for work in works:
                self.asked.append(tuple(item.name for item in work.items))
                yield work, Gone(None) if any(item.name == "1" for item in work.items) else judge(work)

    engine = Dying()
    items = tuple(Item(str(n), f"{n}.json", "d", data(n)) for n in range(3))
    (done,) = judged(iter([Work(4, items)]), lambda: engine, Bounds(), "en")
    assert engine.asked == [("0", "1", "2"), ("0",), ("1",), ("2",)]
    assert isinstance(done, Done)
    assert (done.batch, done.counts["documents"], done.counts["unread"]) == (4, 3, 1)
    (said,) = filter(
        None,
        library("pyarrow.parquet").read_table(io.BytesIO(done.parts["documents"])).column("error_message").to_pylist(),
    )
    assert said == "the process that checked it died, perhaps for more than 600 s or want of memory"


def test_limits_of_cost_are_told_from_those_of_size() -> None:
    assert bounds_of(("time=60", "json=1MB", "memory=0")) == (Bounds(60, 0), ("json=1MB",))
    with pytest.raises(UsageError, match="found “soon”") as e:
        bounds_of(("time=soon",))
    assert e.value.where == "--limit time=soon"
    assert e.value.text("zh").endswith("上限 time 应是整数（0 为不限），写的是“soon”；例如 60")


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such alarm")
def test_a_process_of_a_cluster_ends_itself_even_in_code_that_hangs() -> None:
    code = "from jxlint.corpus.engines.cluster import _alarm; import re, sys\nbegin = _alarm(1)\nbegin(0)\n"
    ended = subprocess.run([sys.executable, "-c", code + "re.match('(a*)*b', 'a' * 99)"], timeout=30, check=False)
    assert ended.returncode == -signal.SIGALRM
    assert subprocess.run([sys.executable, "-c", code + "begin(None)"], timeout=30, check=False).returncode == 0


def test_a_pattern_of_ones_own_that_never_ends_costs_the_documents_that_it_meets(tmp_path: Path) -> None:
    inside, rule = folder(tmp_path / "in", 3), tmp_path / "slow.yaml"
    held = document(1)
    held["units"][0]["projects"][0]["objective"] = "a" * 40 + "b" * 5000
    (inside / "001.json").write_bytes(msgspec.json.encode(held))
    rule.write_text(
        "- {code: JX9510, name: slow, severity: info, dimension: 明确清晰性, kind: pattern, source: 试,\n"
        "   options: {fields: [objective], pattern: '(a|aa)+(b|bb)+c|aac'},\n"
        "   title: {zh: 慢, en: Slow}, message: {zh: 慢, en: slow}, why: {zh: 慢, en: slow},\n"
        "   examples: {bad: [{objective: aac}], good: [{objective: x}]}}\n", encoding="utf-8",
    )  # fmt: skip
    given = ["corpus", "run", str(inside), "-o", str(tmp_path / "out"), "--rules", str(rule), "-q"]
    done = CliRunner().invoke(cli, [*given, "--limit", "time=1"])
    assert (done.exit_code, done.output) == (0, "")
    rows = everything(tmp_path / "out")["documents"]
    assert {Path(r["name"]).name: r["error_code"] for r in rows} == {
        "000.json": None,
        "001.json": "E106",
        "002.json": None,
    }

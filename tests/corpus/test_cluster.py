"""A cluster of two nodes gives what this machine gives. Ray is no part of the development tools (250 MB): what needs it
is passed over where it is not installed, and `python -m benchmarks.cluster` does the same at length."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from jxlint.cli.commands import cli
from jxlint.corpus.engines import engine
from jxlint.corpus.engines.cluster import judged
from jxlint.corpus.model import Done, Item, Work
from jxlint.corpus.settings import Settings, tool
from jxlint.errors import UsageError
from tests.corpus.made import data

SETTINGS = Settings(lang="en")


def work() -> Work:
    return Work(3, (Item("d", "d.json", "d", data(1)),))


def test_two_nodes_and_a_process_killed_in_the_middle(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason='Ray is not installed: pip install "jxlint[cluster]" to run this test')
    if not sys.platform.startswith("linux"):
        pytest.skip("processes are found in /proc")
    from benchmarks.cluster import cluster, compared
    from benchmarks.engines import copies

    (tmp_path / "in").mkdir()
    copies(tmp_path / "in", 120)
    with cluster() as address:
        made = compared(tmp_path / "in", tmp_path, address)
    assert made["killed"] == 1


def test_a_cluster_that_goes_away_is_told_and_this_machine_goes_on(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason='Ray is not installed: pip install "jxlint[cluster]" to run this test')
    if not sys.platform.startswith("linux"):
        pytest.skip("processes are found in /proc")
    from benchmarks.cluster import batches, cluster
    from benchmarks.engines import copies

    (tmp_path / "in").mkdir()
    copies(tmp_path / "in", 120)
    command = [sys.executable, "-m", "jxlint", "corpus", "run", str(tmp_path / "in"), "-o", str(tmp_path / "out"),
               "--lang", "en"]  # fmt: skip
    with cluster() as address:
        going = subprocess.Popen([*command, "--cluster", address], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while batches(tmp_path / "out") < 2 and going.poll() is None:
            time.sleep(0.02)
    shown, said = going.communicate(timeout=120)
    assert (going.returncode, shown) == (2, b"")  # nothing of Ray's own
    assert f"jxlint: {address}: E301 the Ray cluster failed".encode() in said
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"120 documents (0 unreadable)")


def test_a_node_judges_as_this_process_does() -> None:
    rules = SETTINGS.rules(SETTINGS.desk())
    done = judged(work(), msgspec.json.encode(SETTINGS), tool(), rules)
    assert isinstance(done, Done)
    assert (done.batch, done.counts["documents"], done.counts["indicators"]) == (3, 1, 1)


@pytest.mark.parametrize("other", ["tool", "rules", "profile"])
def test_a_node_with_something_else_is_refused(other: str) -> None:
    wanted, rules = tool(), SETTINGS.rules(SETTINGS.desk())
    settings = Settings(lang="en", profile="missing.yaml") if other == "profile" else SETTINGS
    came = judged(
        work(), msgspec.json.encode(settings), "9.9" if other == "tool" else wanted, "-" if other == "rules" else rules
    )
    assert not isinstance(came, Done)
    assert came.remedy_zh


@pytest.mark.parametrize(
    "address", ["127.0.0.1:1", "ray://127.0.0.1:1", "nowhere:port", "local", "127.0.0.1:99999", "nowhere"]
)
def test_a_cluster_that_does_not_answer_is_told_at_once(address: str) -> None:
    pytest.importorskip("ray", reason='Ray is not installed: pip install "jxlint[cluster]" to run this test')
    with pytest.raises(UsageError, match="cannot be reached") as e:
        engine(SETTINGS, 1, address)
    assert e.value.where == address


def test_a_service_that_is_no_cluster_is_told_at_once() -> None:
    pytest.importorskip("ray", reason='Ray is not installed: pip install "jxlint[cluster]" to run this test')
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        with pytest.raises(UsageError, match="another service"):
            engine(SETTINGS, 1, f"127.0.0.1:{server.server_port}")


def test_nothing_is_planned_for_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason='Ray is not installed: pip install "jxlint[cluster]" to run this test')
    (tmp_path / "d.json").write_bytes(data(1))
    command = ["corpus", "run", str(tmp_path / "d.json"), "-o", str(tmp_path / "out"), "--cluster", "127.0.0.1:1"]
    assert CliRunner().invoke(cli, command).exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
@pytest.mark.parametrize(
    ("end", "code"), [("os._exit(1)", None), ("os.kill(os.getpid(), 9)", None), ("0", 0), ("2", 2)]
)
def test_what_ends_the_process_that_drives_the_cluster_is_told(end: str, code: int | None) -> None:
    script = f"import os; from jxlint.corpus.engines.guard import guarded; print(guarded(lambda: {end}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == f"{code}\n"


def alive(process: int) -> bool:
    """Whether it runs; one that ended may still be listed where nobody has looked after it yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_it_ends_with_the_command() -> None:
    script = (
        "import os, time; from jxlint.corpus.engines.guard import guarded\n"
        "guarded(lambda: (print(os.getpid(), flush=True), time.sleep(60))[0])"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as going:
        assert going.stdout is not None
        copy = int(going.stdout.readline())
        going.kill()
        going.wait()
        until = time.monotonic() + 10
        while alive(copy) and time.monotonic() < until:
            time.sleep(0.02)
        assert time.monotonic() < until


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match="not installed") as e:
        engine(SETTINGS, 1, "auto")
    assert "jxlint[cluster]" in e.value.remedy_en

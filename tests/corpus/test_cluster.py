"""A cluster of two nodes gives what this machine gives. Ray is no part of the development tools (250 MB): what needs it
is passed over where it is not installed, and `python -m benchmarks.cluster` does the same at length."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

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


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "nowhere:port"])
def test_a_cluster_that_does_not_answer_is_told_at_once(address: str) -> None:
    pytest.importorskip("ray", reason='Ray is not installed: pip install "jxlint[cluster]" to run this test')
    with pytest.raises(UsageError, match="cannot be reached") as e:
        engine(SETTINGS, 1, address)
    assert e.value.where == address


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match="not installed") as e:
        engine(SETTINGS, 1, "auto")
    assert "jxlint[cluster]" in e.value.remedy_en

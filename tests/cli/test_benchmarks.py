"""The benchmark runs, what it measures is the same every time, and what became worse is named."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from benchmarks import history, registry
from benchmarks.__main__ import main
from benchmarks.figures import Figure, Missing, cost
from benchmarks.generate import document


def test_the_generated_document_is_always_the_same() -> None:
    assert msgspec.json.encode(document(300)) == msgspec.json.encode(document(300))
    assert document(300) != document(300, seed=1)


def test_the_benchmarks_run_and_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept" / "history.json"
    assert main(["engine", "300", "--json", "--history", str(kept)]) == 0
    figures = json.loads(capsys.readouterr().out)["engine"]
    assert all(f["value"] > 0 for f in figures)
    assert sum(f["unit"] == "findings" for f in figures) == 3
    assert main(["start", "1", "--history", str(kept)]) == 0
    assert "judged anew" in capsys.readouterr().out
    runs = json.loads(kept.read_bytes())["runs"]
    assert [list(r["figures"]) for r in runs] == [["engine"], ["start"]]


def test_a_folder_is_judged_alike_in_every_way() -> None:
    one, *others = registry.runner("folders")("2", "100")
    assert one.value > 0
    assert all(f.base == one.value for f in others)


@pytest.mark.parametrize(("factor", "code"), [(1.2, 0), (2.0, 1)])
def test_what_became_worse_is_named(
    factor: float, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "history.json"
    before = Figure("judged anew", 1.0, "s", 0.1, "python -c pass")
    history.add(kept, history.History(), {"start": [before]})
    # The machine is three times as slow: only the ratio counts.
    now = msgspec.structs.replace(before, value=3.0 * factor, base=0.3)
    monkeypatch.setattr(registry, "runner", lambda _: lambda: [now])
    assert main(["start", "--fail", "--history", str(kept)]) == code
    assert ("worse: start: judged anew" in capsys.readouterr().err) is bool(code)
    assert len(history.read(kept).runs) == 2


def test_worse_is_less_where_more_is_better() -> None:
    before = history.History(runs=[history.Run("", "", "", "", {"x": [Figure("rows", 10.0, "rows", more=True)]})])
    (change,) = history.changes(before, {"x": [Figure("rows", 5.0, "rows", more=True)]})
    assert change.worse == 1.0
    (change,) = history.changes(before, {"x": [Figure("rows", 20.0, "rows", more=True)]})
    assert change.worse == -1.0
    assert history.changes(before, {"x": [Figure("other", 5.0, "rows")]}) == []


def test_what_is_missing_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run() -> list[Figure]:
        raise Missing("no such tool")

    monkeypatch.setattr(registry, "runner", lambda _: run)
    assert main(["start", "--history", str(tmp_path / "none")]) == 0
    assert "start: passed over: no such tool" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
    with pytest.raises(Missing, match="no-such-command"):
        cost(["no-such-command"])


def test_unknown_names_and_broken_histories_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert "there is no benchmark “nothing”" in capsys.readouterr().err
    other = tmp_path / "other.json"
    other.write_text("[]")
    with pytest.raises(SystemExit, match="not a history"):
        main(["start", "--history", str(other)])


def test_a_word_that_a_benchmark_cannot_use_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["whole", "start", "--history", str(tmp_path / "none")])
    assert ended.value.code == 2
    assert "whole cannot use start" in capsys.readouterr().err

"""What is kept between runs: used only where nothing has changed, never trusted when damaged, never large."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from jxlint.desk import bench, results
from jxlint.desk.outcome import Outcome, pack, unpack
from jxlint.desk.results import Results
from jxlint.digest import digest
from jxlint.findings import Finding
from jxlint.inputs.paths import Input
from jxlint.reports.model import FileReport
from tests.cli.test_cli import BAIYUN, err, out, run
from tests.samples import EXAMPLES

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


def entries(cache: Path) -> list[Path]:
    return sorted(p for p in (cache / "results").rglob("*") if p.is_file())


def check(*args: str, cache: Path, **settings: Any) -> Any:
    return run("check", "--lang", "zh", *args, "--cache-dir", str(cache), "--format", "json", **settings)


def test_an_entry_is_used_again(tmp_path: Path) -> None:
    cache, table = tmp_path / "c", tmp_path / "表.txt"
    shutil.copy(BAIYUN, table)
    first = check(str(table), cache=cache)
    assert len(entries(cache)) == 1
    again = check(str(table), cache=cache)
    assert (again.stdout, len(entries(cache))) == (first.stdout, 1)
    # The same table under another name; its path is not in the entry.
    shutil.copy(BAIYUN, tmp_path / "b.txt")
    other = check(str(tmp_path / "b.txt"), cache=cache)
    assert len(entries(cache)) == 1
    assert out(other) == out(first).replace(str(table), str(tmp_path / "b.txt"))


def test_what_has_many_findings_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(most: int) -> tuple[int, int]:
        cache = tmp_path / str(most)
        monkeypatch.setattr(bench, "_KEPT", most)
        order = bench.Order({}, "zh", bilingual=False, counting=False, cache=str(cache), results=True)
        found = order.bench().judge(Input(BAIYUN, BAIYUN)).findings
        return len(found), len(entries(cache))

    count, entry = judged(1_000)
    assert entry == 1
    assert judged(count) == (count, 1)
    assert judged(count - 1) == (count, 0)


def test_a_changed_entry_shows_that_it_is_really_used(tmp_path: Path) -> None:
    check(BAIYUN, cache=tmp_path)
    (path,) = entries(tmp_path)
    outcome = unpack(path.read_bytes()[32:])
    packed = pack(Outcome(FileReport(path="", kind="project-table", indicators=7)))
    path.write_bytes(digest(packed).encode() + packed)
    assert json.loads(out(check(BAIYUN, cache=tmp_path)))["summary"]["indicators"] == 7
    assert outcome.kept.indicators == 81


def test_whatever_an_outcome_depends_on_makes_another_entry(tmp_path: Path) -> None:
    cache, table = tmp_path / "c", tmp_path / "a.txt"
    shutil.copy(BAIYUN, table)
    ways: tuple[tuple[str, ...], ...] = (
        (), ("--lang", "en"), ("--select", "JX3"), ("--ignore", "JX301"), ("--year", "2031"),
        ("--profile", "mof-2021"), ("--statistics",),
    )  # fmt: skip
    for n, way in enumerate(ways, 1):
        kept = check(str(table), *way, cache=cache)
        assert len(entries(cache)) == n, way
        assert kept.stdout == run("check", str(table), "--no-cache", "--format", "json", "--lang", "zh", *way).stdout
    for n, words in enumerate(("rules: {JX301: info}", "rules: {JX301: error}"), len(ways) + 1):
        (tmp_path / ".jxlint.yaml").write_text(words)
        check(str(table), cache=cache)
        assert len(entries(cache)) == n
    table.write_bytes(table.read_bytes() + b"\n")
    check(str(table), cache=cache)
    assert len(entries(cache)) == n + 1


def test_exemptions_with_a_date_are_judged_each_day(tmp_path: Path) -> None:
    shutil.copy(BAIYUN, tmp_path / "a.txt")
    (tmp_path / ".jxlint.yaml").write_text("exempt: [{codes: JX3, reason: x, until: 2030-01-01}]")
    counts = []
    for day in ("1735689600", "1735689600", "1935689600"):
        done = check(str(tmp_path / "a.txt"), cache=tmp_path / "c", env={"SOURCE_DATE_EPOCH": day})
        counts.append(done.stdout.count(b'"suppressed"'))
    assert counts[0] == counts[1] > counts[2] == 0
    assert len(entries(tmp_path / "c")) == 2


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 32 + b"junk"])
def test_a_damaged_entry_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    first = check(BAIYUN, cache=tmp_path)
    (path,) = entries(tmp_path)
    good = path.read_bytes()
    for bad in (damage or good[:-5], good[:40] + bytes([good[40] ^ 1]) + good[41:]):
        path.write_bytes(bad)
        done = check(BAIYUN, cache=tmp_path)
        assert (done.stdout, done.stderr) == (first.stdout, first.stderr)
        assert path.read_bytes() == good


def test_an_entry_of_another_shape_is_not_used(tmp_path: Path) -> None:
    first = check(BAIYUN, cache=tmp_path)
    (path,) = entries(tmp_path)
    for packed in (zlib.compress(b"\x80"), b"no"):
        path.write_bytes(digest(packed).encode() + packed)
        assert check(BAIYUN, cache=tmp_path).stdout == first.stdout


def test_runs_at_the_same_time_do_no_harm(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as runs:
        came = list(runs.map(lambda _: check(str(EXAMPLES), "--jobs", "2", cache=tmp_path).stdout, range(6)))
    assert len(set(came)) == 1
    assert len(entries(tmp_path)) == 6
    assert not list(tmp_path.rglob(".part-*"))


@POSIX
def test_entries_are_for_their_owner_alone(tmp_path: Path) -> None:
    check(BAIYUN, cache=tmp_path / "c")
    for path in (*entries(tmp_path / "c"), tmp_path / "c"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_nothing_is_kept_where_that_is_not_wanted(tmp_path: Path) -> None:
    table = Path(BAIYUN).read_bytes()
    check("-", cache=tmp_path, stdin=table)
    assert entries(tmp_path) == []
    for env in ({"JXLINT_NO_CACHE": "1"}, {"JXLINT_NO_RESULT_CACHE": "1"}):
        run("check", BAIYUN, env={"JXLINT_CACHE_DIR": str(tmp_path / "e"), "JXLINT_NO_RESULT_CACHE": "", **env})
        assert not (tmp_path / "e" / "results").exists()
    run("check", BAIYUN, "--no-cache", env={"JXLINT_CACHE_DIR": str(tmp_path / "f"), "JXLINT_NO_RESULT_CACHE": ""})
    assert not (tmp_path / "f").exists()
    run("check", BAIYUN, env={"JXLINT_CACHE_DIR": str(tmp_path / "e"), "JXLINT_NO_RESULT_CACHE": ""})
    assert len(entries(tmp_path / "e")) == 1


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for args in (("--cache-dir", str(tmp_path / "file")), ("--cache-dir", "x", "--no-cache")):
        done = run("check", BAIYUN, *args)
        assert done.returncode == 2
        assert "E301" in err(done)
    # One that was not asked for only costs speed.
    assert run("check", BAIYUN, env={"JXLINT_CACHE_DIR": str(tmp_path / "file"), "JXLINT_NO_RESULT_CACHE": ""}
               ).returncode == 1  # fmt: skip


def made(folder: Path) -> Results:
    return Results(folder, "zh")


def test_a_failed_rule_is_not_kept(tmp_path: Path) -> None:
    kept = made(tmp_path)
    failed = Finding(code="JX001", name="x", severity="error", message="x", field="document")
    kept.put("a" * 32, Outcome(FileReport(path="", findings=(failed,))))
    assert kept.get("a" * 32) is None
    kept.put("a" * 32, Outcome(FileReport(path="")))
    assert kept.get("a" * 32) == Outcome(FileReport(path=""))


def test_what_cannot_be_packed_is_not_kept(tmp_path: Path) -> None:
    kept = made(tmp_path)
    for text in ("\ud800", 10**40):
        kept.put("a" * 32, Outcome(FileReport(path="", other=(text,))))  # type: ignore[arg-type]
        assert kept.get("a" * 32) is None


def test_the_folder_stays_within_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_ENTRIES", 5)
    kept = made(tmp_path)
    for n in range(12):
        kept.put(f"a{n:031}", Outcome(FileReport(path=""), (str(n),)))
        os.utime(tmp_path / "results" / "a" / f"{n:031}", (n, n))
    assert [n for n in range(12) if kept.get(f"a{n:031}")] == list(range(7, 12))
    size = max(entry.stat().st_size for entry in entries(tmp_path))
    monkeypatch.setattr(results, "_SHARE", 3 * size + size // 2)
    kept.put("a" + "f" * 31, Outcome(FileReport(path=""), ("x",)))
    assert kept.get("a" + "f" * 31) is not None
    assert len(entries(tmp_path)) == 3
    monkeypatch.setattr(results, "_SHARE", size // 2)
    kept.put("b" * 32, Outcome(FileReport(path=""), ("y",)))
    assert kept.get("b" * 32) is None


def test_a_changed_plug_in_makes_an_entry_useless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jxlint import plugins

    code = tmp_path / "plugin.py"
    code.write_text("1")
    monkeypatch.setattr(plugins, "code", lambda: [str(code)])
    kept = made(tmp_path / "c")
    kept.put("a" * 32, Outcome(FileReport(path="")))
    assert kept.get("a" * 32) is not None
    code.write_text("22")
    assert kept.get("a" * 32) is None
    code.unlink()
    assert kept.get("a" * 32) is None

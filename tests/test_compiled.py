"""Patterns that stay compiled from one run to the next."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.compiled import Kept

PATTERNS = [
    (r"(?P<n>\d+)人", re.I), ("(?i)x|y", 0), ("a(b)?(?P<q>c)[^x-z一-龥]", re.S), ("(?a:\\w)\\d", 0), (r"\w", re.A),
    ("[²³¹¼-¾⁰-₉⅐-↉①-⓿]++(?>a*)", re.M | re.X), ("", 0), ("\ud800", 0), (r"(?<!甲)乙(?=丙)|(丁)\1", 0),
]  # fmt: skip


def file(folder: Path) -> Path:
    return next(folder.glob("patterns-*"))


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are compiled by Python."""
    made: list[str] = []
    compile_ = re.compile

    def watching(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(re, "compile", watching)
    return made


def test_what_comes_back_is_what_was_compiled(tmp_path: Path, watched: list[str]) -> None:
    first = Kept(str(tmp_path))
    ones = [first.compiled(*p) for p in PATTERNS]
    first.write()
    watched.clear()
    again = Kept(str(tmp_path))
    twos = [again.compiled(*p) for p in PATTERNS]
    assert watched == []
    for one, two in zip(ones, twos, strict=True):
        # Of two patterns, Python compares the text, the flags and the numbers.
        assert one == two
        assert (one.flags, one.groups, one.groupindex) == (two.flags, two.groups, two.groupindex)
    match = twos[0].search("培训30人")
    assert match is not None
    assert match["n"] == "30"


@pytest.mark.filterwarnings("ignore::FutureWarning")
@given(st.text(alphabet="ab一二.|*+?()[]^$\\d{2}", max_size=12), st.text(alphabet="ab一二12", max_size=12))
def test_any_pattern_matches_as_it_did(tmp_path_factory: pytest.TempPathFactory, pattern: str, text: str) -> None:
    folder = str(tmp_path_factory.mktemp("kept"))
    first = Kept(folder)
    try:
        one = first.compiled(pattern)
    except re.error:
        return
    first.write()
    two = Kept(folder).compiled(pattern)
    assert [m.span() for m in one.finditer(text)] == [m.span() for m in two.finditer(text)]


def test_a_bad_pattern_fails_and_is_not_kept(tmp_path: Path) -> None:
    kept = Kept(str(tmp_path))
    with pytest.raises(re.error):
        kept.compiled("(")
    kept.write()
    assert list(tmp_path.iterdir()) == []


def test_what_is_spoilt_is_compiled_again(tmp_path: Path, watched: list[str]) -> None:
    first = Kept(str(tmp_path))
    first.compiled("甲乙")
    first.write()
    whole = file(tmp_path).read_bytes()
    watched.clear()
    for at in range(32, len(whole)):
        spoilt = bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]])
        file(tmp_path).write_bytes(spoilt)
        assert Kept(str(tmp_path)).compiled("甲乙") == first.compiled("甲乙")
        assert Kept(str(tmp_path)).compiled("甲乙").search("丙甲乙")
    file(tmp_path).write_bytes(whole[:-3])
    assert Kept(str(tmp_path)).compiled("甲乙").search("甲乙")
    assert watched


def test_what_others_may_write_is_not_used(tmp_path: Path, watched: list[str]) -> None:
    if sys.platform == "win32":
        pytest.skip("there are no such rights")
    first = Kept(str(tmp_path))
    first.compiled("甲乙")
    first.write()
    file(tmp_path).chmod(0o666)
    watched.clear()
    Kept(str(tmp_path)).compiled("甲乙")
    assert watched == ["甲乙"]


def test_new_ones_join_those_that_are_kept(tmp_path: Path, watched: list[str]) -> None:
    for pattern in ("甲", "乙"):
        kept = Kept(str(tmp_path))
        kept.compiled(pattern)
        kept.write()
    # One that is told the folder late reads what is there before it writes.
    late = Kept(None)
    late.compiled("丙")
    late.move(str(tmp_path))
    late.write()
    watched.clear()
    last = Kept(str(tmp_path))
    for pattern in ("甲", "乙", "丙"):
        last.compiled(pattern)
    assert watched == []


def test_nowhere_means_nowhere(tmp_path: Path) -> None:
    kept = Kept(str(tmp_path))
    kept.compiled("甲")
    kept.move(None)
    kept.compiled("乙")
    kept.write()
    assert list(tmp_path.iterdir()) == []


def test_a_run_keeps_them_where_it_is_told(tmp_path: Path) -> None:
    table = "examples/baiyun-projects.txt"
    jxlint = [sys.executable, "-m", "jxlint", "check", table, "--exit-zero", "-q"]
    subprocess.run([*jxlint, "--cache-dir", str(tmp_path / "a")], check=True)
    assert file(tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("wish", [["--no-cache"], ["--cache-dir", "there"]])
@pytest.mark.parametrize("wrong", [["--bogus"], ["--select", "，"], ["--limit", "pages=x"], ["--stdin-filename", "x"]])
def test_what_is_wrong_with_the_command_line_leaves_nothing_elsewhere(
    wish: list[str], wrong: list[str], tmp_path: Path
) -> None:
    (tmp_path / "table.txt").touch()
    env = {**os.environ, "JXLINT_CACHE_DIR": str(tmp_path / "usual")}
    env.pop("JXLINT_NO_CACHE", None)
    run = [sys.executable, "-m", "jxlint", "check", *wish, *wrong, "table.txt"]
    assert subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, check=False).returncode == 2
    assert not (tmp_path / "usual").exists()


_INTERRUPTED = """
import sys
from jxlint.compiled import KEPT
def write():
    raise KeyboardInterrupt
KEPT.write = write
sys.argv[1:] = ["rules", "list"]
from jxlint.program import start
start()
"""


def test_ctrl_c_while_they_are_kept_ends_quietly_and_loses_nothing() -> None:
    jxlint = [sys.executable, "-m", "jxlint", "rules", "list"]
    said = subprocess.run(jxlint, capture_output=True, check=True).stdout
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, said, b"")

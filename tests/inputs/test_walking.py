"""Folders: what is looked into, what is left out, and what is no plain file."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from jxlint.errors import UsageError
from jxlint.inputs.ignored import above
from jxlint.inputs.paths import Inputs, expand
from jxlint.rules.profiles.model import Files
from jxlint.rules.profiles.shelf import Shelf
from tests.cli.test_cli import BAIYUN, err, out, run
from tests.samples import EXAMPLES, text

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX system")


def tree(root: Path, *names: str, **words: str) -> None:
    """Files with a word in each, or with the given words."""
    for name, content in [*((n, "x") for n in names), *words.items()]:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def found(root: Path, **wanted: Any) -> list[str]:
    return shown(root, expand([str(root)], filing=Shelf(files=Files(**wanted)).filing))


def shown(root: Path, inputs: Inputs) -> list[str]:
    assert all(f.error is None for f in inputs.files), [f.error.text("en") for f in inputs.files if f.error]
    return [Path(f.name).relative_to(root).as_posix() for f in inputs.files]


def test_hidden_folders_and_those_of_programs_are_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a.json", ".hidden.txt", ".venv/x.txt", ".git/x.txt", "node_modules/x.md", "sub/c.txt",
         "env/pyvenv.cfg", "env/lib/LICENSE.txt", "build.py", "__pycache__/x.txt")  # fmt: skip
    inputs = expand([str(tmp_path)])
    assert shown(tmp_path, inputs) == ["a.json", "b.txt", "sub/c.txt"]
    assert (inputs.skipped, inputs.ignored, inputs.notes("en")) == (1, 0, [])


def test_a_folder_named_by_itself_is_walked_whatever_its_name(tmp_path: Path) -> None:
    tree(tmp_path, ".venv/x.txt", "node_modules/y.txt")
    assert found(tmp_path / ".venv") == ["x.txt"]
    assert found(tmp_path / "node_modules") == ["y.txt"]


def test_globs_choose_files_and_leave_folders_out(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "a.dat", "b.json", "旧/c.txt", "旧/d/e.txt", "新/c.txt", "新/旧.txt")
    assert found(tmp_path, exclude=("旧",)) == ["a.txt", "b.json", "新/c.txt", "新/旧.txt"]
    assert found(tmp_path, exclude=("旧/d/", "*.json")) == ["a.txt", "新/c.txt", "新/旧.txt", "旧/c.txt"]
    assert found(tmp_path, include=("*.dat", "新/**")) == ["a.dat", "新/c.txt", "新/旧.txt"]
    assert found(tmp_path, include=("*.txt",), exclude=("a.*", "旧")) == ["新/c.txt", "新/旧.txt"]
    done = run("check", str(tmp_path), "--exclude", "*", "--lang", "zh")
    assert done.returncode == 2
    assert "都被 .gitignore 或 exclude 排除了" in err(done)


def test_a_file_named_by_itself_is_checked_though_excluded(tmp_path: Path) -> None:
    tree(tmp_path, **{"a.txt": text("liwan-projects"), ".gitignore": "*"})
    assert run("check", str(tmp_path / "a.txt"), "--exclude", "a.txt", "--exit-zero").returncode == 0


def test_profiles_say_what_is_wanted_in_their_folders(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.md", "one/a.txt", "one/x.md", "one/y.dat", "one/deep/a.txt", "two/a.txt", **{
        ".jxlint.yaml": "files: {exclude: ['*.md', ./two]}\n",
        "one/.jxlint.yaml": "extends: ../.jxlint.yaml\nfiles: {include: ['*.txt', '*.dat'], exclude: ./deep/}\n",
        "two/.jxlint.yaml": "ignore: JX301\n",
    })  # fmt: skip
    assert found(tmp_path) == ["a.txt", "one/a.txt", "one/y.dat"]
    assert found(tmp_path, include=("b.md", "a.txt")) == ["a.txt", "one/a.txt"]
    assert found(tmp_path / "two") == ["a.txt"]
    inputs = expand([str(tmp_path)], filing=Shelf(isolated=True).filing)
    assert len(shown(tmp_path, inputs)) == 6
    assert inputs.ignored == 0


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ("{exclud: x}", "did you mean “exclude”?"),
        ("{gitignore: maybe}", "gitignore must be true or false"),
        ("{limits: {jsn: 5}}", "unknown key “jsn”"),
        ("{limits: {json: 0}}", "the limit json must be a whole number above 0"),
        ("[x]", ":2"),
    ],
)
def test_what_is_wrong_in_a_profile_is_told(tmp_path: Path, files: str, said: str) -> None:
    tree(tmp_path, "a.txt", **{".jxlint.yaml": f"name: x\nfiles: {files}\n"})
    done = run("check", str(tmp_path))
    assert done.returncode == 2
    assert "E202" in err(done)
    assert ".jxlint.yaml:2" in err(done)
    assert said in err(done)
    assert err(done).count("\n") == 1


def test_gitignore_is_respected_nested_and_negated(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt", "out/x.txt", "sub/a.txt", "sub/keep.txt", "sub/own.txt", "sub/out/x.txt", **{
        ".gitignore": "out/\na.txt\n*own*\n# c\n!\n", "sub/.gitignore": "!a.txt\n!own.txt\n/keep.txt\n",
    })  # fmt: skip
    assert found(tmp_path) == ["b.txt", "sub/a.txt", "sub/own.txt"]
    assert len(found(tmp_path, gitignore=False)) == 7
    inputs = expand([str(tmp_path)])
    assert inputs.ignored == 4
    assert inputs.notes("en") == ["4 files or folders were left out by .gitignore or exclude"]
    assert "4 个" in inputs.notes("zh")[0]
    done = run("check", str(tmp_path), "--format", "json")
    assert "4 files or folders were left out" in err(done)
    assert "left out" not in err(run("check", str(tmp_path), "-q"))
    assert "left out" not in err(run("check", str(tmp_path), "--no-gitignore"))


def test_gitignore_above_counts_within_a_repository(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.txt", "in/b.txt", "in/deep/b.txt", "out/a.txt", **{".gitignore": "b.txt\nout/\n"})
    assert found(tmp_path / "in") == ["a.txt", "b.txt", "deep/b.txt"]
    (tmp_path / ".git").mkdir()
    assert found(tmp_path / "in") == ["a.txt"]
    # Who names a folder that is left out wants it checked.
    assert found(tmp_path / "out") == ["a.txt"]
    assert above(str(tmp_path)).rules == ()


def test_the_library_for_gitignore_is_loaded_only_where_there_is_one(tmp_path: Path) -> None:
    import subprocess
    import sys

    tree(tmp_path, "a.txt")
    code = (
        "import sys; from jxlint.inputs.paths import expand; expand([sys.argv[1]]);"
        " print('gitignore_parser' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, check=True).stdout.strip() == b"False"
    tree(tmp_path, ".gitignore")
    assert subprocess.run(command, capture_output=True, check=True).stdout.strip() == b"True"


@POSIX
def test_links_pipes_and_sockets_of_a_folder_are_named_not_opened(tmp_path: Path) -> None:
    root, other = tmp_path / "in", tmp_path / "other"
    tree(root, "a.txt", "sub/b.txt")
    tree(other, "c.txt")
    (root / "round").symlink_to(root)
    (root / "sub" / "up").symlink_to(root)
    (root / "away").symlink_to(other)
    (root / "lost.txt").symlink_to(root / "none")
    (root / "loop.txt").symlink_to(root / "loop.txt")
    (root / "lost").symlink_to(root / "none")
    (root / "link.txt").symlink_to(other / "c.txt")
    os.mkfifo(root / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(str(root / "s.txt"))
        inputs = expand([str(root)])
    assert shown(root, inputs) == ["a.txt", "link.txt", "sub/b.txt"]
    assert {(Path(n).name, what) for n, what in inputs.odd} == {
        ("away", "linked"), ("lost.txt", "lost"), ("loop.txt", "loop"), ("pipe.txt", "pipe"), ("s.txt", "socket"),
    }  # fmt: skip
    assert f"{root}/pipe.txt: 是管道，没有检查" in inputs.notes("zh")
    assert f"{root}/away: a linked folder, not checked" in inputs.notes("en")
    for i in range(5):
        (root / f"{i}.txt").symlink_to(root / "none")
    assert expand([str(root)]).notes("en")[-1] == "5 more such files were not checked"


@POSIX
@pytest.mark.parametrize(
    ("make", "zh"),
    [
        (os.mkfifo, "是管道"),
        (lambda p: p.symlink_to(p), "链接绕成了圈"),
        (lambda p: p.symlink_to("/dev/zero"), "是设备"),
        (lambda p: p.symlink_to("none"), "文件不存在"),
    ],
)
def test_what_is_no_plain_file_is_an_error_when_named(tmp_path: Path, make: Any, zh: str) -> None:
    make(tmp_path / "x.txt")
    done = run("check", str(tmp_path / "x.txt"), "--lang", "zh")
    assert done.returncode == 2
    assert err(done).startswith(f"jxlint: {tmp_path}/x.txt: E101 {zh}")
    assert err(done).count("\n") == 1


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("x")
    assert len(found(tmp_path)) == 1


def test_standard_input_has_the_name_it_is_given(tmp_path: Path) -> None:
    tree(tmp_path, **{".jxlint.yaml": "name: 甲\nselect: JX301\n"})
    table = (EXAMPLES / "baiyun-projects.txt").read_bytes()
    done = run("check", "-", "--stdin-filename", str(tmp_path / "表.txt"), "--format", "json", stdin=table)
    data = json.loads(out(done))
    assert data["profile"] == "甲"
    assert data["files"][0]["path"] == str(tmp_path / "表.txt")
    assert {f["code"] for f in data["files"][0]["findings"]} == {"JX301"}
    broken = run("check", "-", "--stdin-filename", "表.json", stdin=b"oh", env={"LANG": "zh_CN.UTF-8"})
    assert err(broken).startswith("jxlint: 表.json:1:1: E104")


@pytest.mark.parametrize("args", [("a.txt", "--stdin-filename", "x"), ("-", "--stdin-filename", " "),
                                  ("-", "--stdin-filename", "a/")])  # fmt: skip
def test_a_name_for_standard_input_must_make_sense(args: tuple[str, ...]) -> None:
    done = run("check", *args, stdin=b"x")
    assert done.returncode == 2
    assert "E301" in err(done)


def test_exit_zero_is_for_findings_only(tmp_path: Path) -> None:
    done = run("check", BAIYUN, "--exit-zero", "--fail-on", "info", "--format", "junit")
    assert done.returncode == 0
    assert b"<failure" in done.stdout
    assert run("check", BAIYUN, str(tmp_path / "none.txt"), "--exit-zero").returncode == 2


def test_the_report_file_may_stand_in_the_folder(tmp_path: Path) -> None:
    shutil.copy(BAIYUN, tmp_path / "a.txt")
    inputs = expand([str(tmp_path)], str(tmp_path / "a.json"))
    assert shown(tmp_path, inputs) == ["a.txt"]
    with pytest.raises(UsageError):
        expand([str(tmp_path / "a.txt")], str(tmp_path / "a.txt"))

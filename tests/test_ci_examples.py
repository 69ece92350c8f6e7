"""The CI recipes: well-formed, and every jxlint command in them runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.samples import EXAMPLES

CI = EXAMPLES / "ci"
FILES = sorted(p for p in CI.iterdir() if p.is_file())
_COMMAND = re.compile(r"jxlint check [^'\n]*")


def environment(folder: Path) -> dict[str, str]:
    """A PATH on which `jxlint` is this one."""
    program = folder / "bin" / "jxlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jxlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix in (".yml", ".yaml")], ids=lambda p: p.name)
def test_recipes_are_well_formed(path: Path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="the recipes are for a POSIX shell")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_command_in_a_recipe_runs(path: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "提交", ignore=shutil.ignore_patterns("ci"))
    commands = _COMMAND.findall(path.read_text(encoding="utf-8"))
    assert commands
    env = environment(tmp_path)
    for command in commands:
        line = command.replace('"$folder"', "提交")
        # What a hook is given are the changed files.
        args = shlex.split(line) + (["提交/liwan-projects.txt"] if "提交" not in line else [])
        done = subprocess.run(args, cwd=tmp_path, env=env, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr.decode()
        for file in re.findall(r"--format \w+=(\S+)", line):
            assert (tmp_path / file).stat().st_size > 100


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell script")
@pytest.mark.parametrize(("select", "code"), [("liwan-projects.txt", 1), ("none", 2)])
def test_the_shell_recipe_passes_the_exit_code_on(select: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    if (EXAMPLES / select).is_file():
        shutil.copy(EXAMPLES / select, tmp_path / "tables")
    script = ["sh", str(CI / "check.sh"), "tables"]
    done = subprocess.run(script, cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=False)
    assert done.returncode == code, done.stderr.decode()

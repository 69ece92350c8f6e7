"""Completion: the script of each shell, run by that shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_ci_examples import environment

BASH = """
eval "$(_JXLINT_COMPLETE=bash_source jxlint)"
complete -p jxlint
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _jxlint_completion jxlint; echo "${COMPREPLY[*]}"; }
compopt() { echo compopt "$@"; }
try jxlint che
try jxlint check --fail-on n
try jxlint check --format ju
try jxlint check --no-ca
try jxlint check exa
"""
FISH = """
_JXLINT_COMPLETE=fish_source jxlint | source
complete -C 'jxlint che'
complete -C 'jxlint check --fail-on n'
"""
ZSH = """
autoload -Uz compinit; compinit -u -D
eval "$(_JXLINT_COMPLETE=zsh_source jxlint)"
print $_comps[jxlint]
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return environment(tmp_path_factory.mktemp("bin"))


def shell(name: str, script: str, settings: dict[str, str], folder: Path, *args: str) -> list[str]:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([name, *args, "-c", script], env=settings, cwd=folder, capture_output=True, check=False)
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_bash(settings: dict[str, str], tmp_path: Path) -> None:
    said = shell("bash", BASH, settings, tmp_path)
    assert said == [
        "complete -o nosort -F _jxlint_completion jxlint", "check", "never", "junit", "--no-cache",
        "compopt -o default", "",
    ]  # fmt: skip


def test_fish(settings: dict[str, str], tmp_path: Path) -> None:
    first, second = shell("fish", FISH, settings | {"HOME": str(tmp_path)}, tmp_path)
    assert first.startswith("check")
    assert second == "never"


def test_zsh(settings: dict[str, str], tmp_path: Path) -> None:
    assert shell("zsh", ZSH, settings | {"HOME": str(tmp_path)}, tmp_path, "-f") == ["_jxlint_completion"]


def asked(settings: dict[str, str], words: str, word: str) -> list[list[str]]:
    """What PowerShell is answered: values, each with what it is."""
    env = settings | {"_JXLINT_COMPLETE": "powershell_complete", "COMP_WORDS": words, "COMP_WORD": word}
    done = subprocess.run([sys.executable, "-m", "jxlint"], env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return [line.split("\t") for line in done.stdout.decode().splitlines() if line]


def test_powershell_is_given_its_script_and_its_answers(settings: dict[str, str]) -> None:
    env = settings | {"_JXLINT_COMPLETE": "powershell_source"}
    script = subprocess.run([sys.executable, "-m", "jxlint"], env=env, capture_output=True, check=False)
    assert script.stdout.startswith(b"Register-ArgumentCompleter -Native -CommandName jxlint")
    assert b"$env:_JXLINT_COMPLETE = 'powershell_complete'" in script.stdout
    ((value, said),) = asked(settings, "jxlint\nche", "che")
    assert value == "check"
    assert said
    every = [value for value, _ in asked(settings, "jxlint\ncheck\n--fail-on", "")]
    assert every == ["error", "warning", "info", "never"]
    assert [v for v, _ in asked(settings, "jxlint\ncheck\n--fail-on\n'n", "'n")] == ["never"]
    assert asked(settings, "jxlint\ncheck\nexa", "exa") == []  # names of files are PowerShell's own affair

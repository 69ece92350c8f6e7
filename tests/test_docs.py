"""The documentation's commands do what it says, and its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.grids import cells_of
from tests.readers.containers import WRITERS
from tests.samples import EXAMPLES, ROOT, text
from tests.test_ci_examples import environment

PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md"]
_BLOCK = re.compile(r"```console\n(.*?)```", re.S)
TRANSCRIPTS = [
    pytest.param(part, id=f"{page.name}: {part.splitlines()[0]}")
    for page in PAGES
    for block in _BLOCK.findall(page.read_text(encoding="utf-8"))
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]
]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, in which commands may write."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(EXAMPLES, folder / "examples")
    (folder / "build").mkdir()
    document = recognise(sheet(text("liwan-projects"))).document
    assert isinstance(document, ProjectTable)
    (folder / "表.docx").write_bytes(WRITERS["表.docx"](cells_of(document)))
    return folder


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    set_ = {"COLUMNS": "100", "SOURCE_DATE_EPOCH": "1735689600", "LANG": "en_US.UTF-8"}
    kept = environment(tmp_path_factory.mktemp("bin"))
    return {k: v for k, v in kept.items() if k not in ("LC_ALL", "LC_MESSAGES", "LANGUAGE")} | set_


@pytest.mark.skipif(os.name == "nt", reason="the transcripts are of a POSIX shell")
@pytest.mark.parametrize("transcript", TRANSCRIPTS)
def test_a_command_does_what_is_said(transcript: str, scratch: Path, settings: dict[str, str]) -> None:
    command, *shown = transcript.rstrip("\n").split("\n")
    while command.endswith("\\"):
        command = command[:-1] + shown.pop(0)
    assert shlex.split(command)[0] in ("jxlint", "sh", "cat", "cd", "cp", "echo", "git", "sed"), (
        "no command that a test would run"
    )
    done = subprocess.run(command, shell=True, cwd=scratch, env=settings, capture_output=True, check=False, timeout=120)
    said = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in said
    lines = iter(said.split("\n"))
    for line in shown:
        # In their order; … stands for what is left out, a line may go on.
        assert line in ("…", "") or any(one.startswith(line) for one in lines), f"{line!r} is not in\n{said}"


def test_there_are_commands() -> None:
    assert len(TRANSCRIPTS) >= 12


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.partition("#")[0]).exists(), target

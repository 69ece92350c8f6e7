"""docs/rules/how-to.md, carried out from top to bottom: its files are written, its commands run in their folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.cli.test_cli import run
from tests.samples import EXAMPLES, ROOT

PAGE = (ROOT / "docs" / "rules" / "how-to.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", PAGE, re.S | re.M)


def test_it_can_be_followed_word_for_word(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "baiyun-projects.txt", tmp_path / "表.txt")
    for language, name, text in BLOCKS:
        if language == "console":
            for transcript in re.split(r"^\$ jxlint ", text, flags=re.M)[1:]:
                carry_out(transcript, tmp_path)
        else:
            assert name, "a file of the page needs a name after its language"
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def carry_out(transcript: str, folder: Path) -> None:
    """Run one command and compare; `> FILE` is the shell's, … stands for what is left out."""
    command, *shown = transcript.rstrip("\n").split("\n")
    line, _, target = command.partition(" > ")
    done = run(*line.split(), cwd=folder, env={"COLUMNS": "100"})
    said = done.stderr.decode() + done.stdout.decode()
    assert "Traceback" not in said
    if target:
        (folder / target).parent.mkdir(exist_ok=True)
        (folder / target).write_bytes(done.stdout)
        assert done.returncode == 0
        return
    lines = iter(said.rstrip("\n").split("\n"))
    for wanted in shown:
        assert wanted == "…" or any(found.startswith(wanted) for found in lines), (wanted, said)
    if not shown:
        assert said == "", "the page shows nothing for this command"


def test_it_shows_the_ways_in() -> None:
    commands = re.findall(r"^\$ jxlint (\S+ \S+)", PAGE, re.M)
    assert {"rules new", "rules test", "config show", "schema rules"} <= set(commands)
    assert len(commands) >= 10
    languages = [language for language, _, _ in BLOCKS]
    assert languages.count("yaml") >= 5

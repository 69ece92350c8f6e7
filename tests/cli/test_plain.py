"""What is read without click is read as click would read it."""

from __future__ import annotations

from typing import Any

import pytest

from jxlint.cli import check as declared
from jxlint.cli.checking import checked
from jxlint.cli.commands import cli
from jxlint.cli.files import FileOptions
from jxlint.cli.plain import plain

READ = [
    "a.txt", "a.txt b.txt -", "- --format json", "a.txt --format=json", "--format json a.txt --format csv=b.csv",
    "a.txt -o out.json --format json", "a.txt --output=out --isolated", "a.txt -q --profile strict",
    "a.txt --quiet --profile=x=y", "a.txt --output a --output b", "a.txt --format=", "é空.txt",
    "a.txt --select JX3,JX401 --select=JX5 --ignore JX302", "a.txt --rules a.yaml --rules=b --lang zh --fail-on never",
    "a.txt --fail-on=warning --lang=en --select=",
]  # fmt: skip
LEFT = [
    "", "--help", "check", "check --help", "check -h a.txt", "check a.txt --nothing", "check a.txt -x",
    "check a.txt -qq", "check a.txt --format", "check a.txt --format -o", "check a.txt -oout", "check a.txt --quiet=1",
    "check -- a.txt", "check a.txt --lang fr", "check a.txt --fail-on none", "check a.txt --fail-on=",
    "check a.txt --lang", "check a.txt --year 2024", "check a.txt --form json", "parse a.txt",
    "check a.txt --fix", "check a.txt --select", "check a.txt --rules -q", "check a.txt -o",
]  # fmt: skip


@pytest.mark.parametrize("line", READ)
def test_as_click_does(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(declared, "checked", lambda **asked: calls.append(asked))
    cli.main(["check", *line.split()], standalone_mode=False)
    asked = plain(["check", *line.split()])
    assert asked is not None
    defaults = dict(
        zip(reversed(checked.__code__.co_varnames[:17]), reversed(checked.__defaults__ or ()), strict=False)
    )
    mending = dict.fromkeys(("fix", "unsafe_fixes", "diff", "backup"), False)
    assert calls == [{**defaults, **mending, "files": FileOptions.of(asked["paths"]), **asked}]


@pytest.mark.parametrize("line", LEFT)
def test_left_to_click(line: str) -> None:
    assert plain(line.split()) is None


def test_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_JXLINT_COMPLETE", "bash_complete")
    assert plain(["check", "a.txt"]) is None

"""Codes as the command line gives them."""

from __future__ import annotations

import pytest

from jxlint.cli.code_lists import codes
from jxlint.errors import UsageError
from tests.cli.test_cli import err, run
from tests.samples import EXAMPLES


def test_options_may_hold_several_codes() -> None:
    assert codes(("JX3, JX401", "JX5"), "--select") == ["JX3", "JX401", "JX5"]
    assert codes((), "--select") == []


@pytest.mark.parametrize("comma", ["，", "、", "；", ";", " ", "\u3000", "， ", ",,"])
def test_an_input_method_types_other_commas(comma: str) -> None:
    assert codes((f"JX302{comma}JX401{comma}",), "--ignore") == ["JX302", "JX401"]


@pytest.mark.parametrize("given", ["", " , ", "，、"])
def test_an_option_without_a_code_would_mean_all(given: str) -> None:
    with pytest.raises(UsageError, match="names no code"):
        codes((given,), "--select")


@pytest.mark.parametrize("command", ["check", "config show", "compare"])
def test_every_command_says_so(command: str) -> None:
    paths = [str(EXAMPLES / "liwan-projects.txt")] * (2 if command == "compare" else 1)
    result = run(*command.split(), *paths, "--select", "", "--lang", "en")
    assert result.returncode == 2
    assert "E301" in err(result)

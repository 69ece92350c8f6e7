"""The shell completes codes of rules."""

from __future__ import annotations

import pytest

from jxlint.cli.code_options import complete
from jxlint.cli.commands import cli


@pytest.mark.parametrize(
    ("typed", "first", "ahead"),
    [("JX30", "JX301", ""), ("jx5", "JX501", ""), ("JX301,JX31", "JX301,JX310", "JX301,"), ("", "JX", "")],
)
def test_the_last_code_is_completed(typed: str, first: str, ahead: str) -> None:
    found = [item.value for item in complete(None, None, typed)]
    assert found[0].startswith(first)
    assert all(value.startswith(ahead + "JX") for value in found)
    assert len(set(found)) == len(found)


def test_with_the_title_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (item,) = complete(None, None, "JX503")
    assert (item.value, item.help) == ("JX503", "没有满意度指标")


def test_what_is_no_code_has_none() -> None:
    assert complete(None, None, "JX0x") == []


@pytest.mark.parametrize("command", ["check", "compare", "report"])
def test_every_command_that_judges_has_them(command: str) -> None:
    by_name = {option.name: option for option in cli.get_command(None, command).params}  # type: ignore[arg-type, union-attr]
    for name in ("select", "ignore"):
        assert by_name[name].multiple
        assert by_name[name]._custom_shell_complete is not None

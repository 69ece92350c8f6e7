"""Help pages fit the terminal, Chinese words too."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from jxlint.cli.commands import cli
from jxlint.reports.text import width


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*before, name)
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("names", [(), *commands(cli)], ids=" ".join)
def test_no_line_is_wider_than_the_terminal(names: tuple[str, ...], columns: int) -> None:
    context, command = click.Context(cli, info_name="jxlint", terminal_width=columns - 2), cli
    for name in names:
        found = command.get_command(context, name)
        assert found is not None
        context, command = click.Context(found, context, name, terminal_width=columns - 2), found  # type: ignore[assignment]
    said = command.get_help(context).partition("示例 Example")[0]  # those are to be copied whole
    assert [line for line in said.splitlines() if width(line) > columns] == []


def test_words_stay_whole() -> None:
    from jxlint.cli.report import report

    said = report.get_help(click.Context(report, info_name="report", terminal_width=58))
    assert all(word in said for word in ("docx、", "annotated：", "html、", "xlsx、", "csv："))

"""--select and --ignore, the same for every command that judges; the shell completes codes of rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from jxlint.cli.locale import language
from jxlint.errors import JxlintError

_Command = TypeVar("_Command", bound=Callable[..., Any])


def code_options(command: _Command) -> _Command:
    """`command` with `select` and `ignore`, what was written after them (see `code_lists.codes`)."""
    for name, words in (
        ("--ignore", "不查这些规则 Not these codes or prefixes."),
        ("--select", "只查这些规则 Only these codes or prefixes, comma separated."),
    ):
        command = click.option(name, multiple=True, metavar="CODES", shell_complete=complete, help=words)(command)
    return command


def complete(_context: object, _option: object, incomplete: str) -> list[Any]:
    """The codes of the rules that come along which begin with the last one typed, with their titles, for the shell."""
    from click.shell_completion import CompletionItem

    from jxlint.rules import load

    ahead, comma, start = incomplete.rpartition(",")
    try:
        rules = load().rules
    except JxlintError:  # the shell has no place to tell it; the command will
        return []
    lang = language()
    return [
        CompletionItem(f"{ahead}{comma}{rule.code}", help=rule.title.of(lang))
        for rule in rules
        if rule.code.startswith(start.upper())
    ]

"""The command `jxlint`. Each subcommand is a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
from typing import Any

import click

from jxlint import __version__
from jxlint.cli.help import Formatter

_COMMANDS = {
    "check": ("jxlint.cli.check", "check"),
    "baseline": ("jxlint.cli.baseline", "baseline"),
    "compare": ("jxlint.cli.compare", "compare"),
    "report": ("jxlint.cli.report", "report"),
    "serve": ("jxlint.cli.serve", "serve"),
    "parse": ("jxlint.cli.parse", "parse"),
    "explain": ("jxlint.cli.explain", "explain"),
    "rules": ("jxlint.cli.rules", "rules"),
    "config": ("jxlint.cli.config", "config"),
    "corpus": ("jxlint.cli.corpus", "corpus"),
    "schema": ("jxlint.cli.schema", "schema"),
}

# All commands, those of groups within groups as well, ask their context for it.
click.Context.formatter_class = Formatter


class Named(click.Group):
    """A group that answers an unknown command with the nearest known one."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name, known = args[0], self.list_commands(ctx)
        if not ctx.resilient_parsing and not name.startswith("-") and name not in known:
            from jxlint.cli.usage import no_command

            raise no_command(name, known)
        return super().resolve_command(ctx, args)


class Lazy(Named):
    """A group whose commands are imported when used, so that each pays only for its own libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\n示例 Examples:\n  jxlint check 绩效目标表.txt\n  jxlint explain JX301\n  jxlint rules test",
)
@click.version_option(__version__, "-V", "--version", message="jxlint %(version)s")
def cli() -> None:
    """检查预算绩效指标：哪里有问题、为什么、怎么改。

    Checks the performance indicators filed with budgets and says what is wrong, where, why and how to mend it.
    """

"""The command `jxlint`. Each subcommand is a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from jxlint import __version__
from jxlint.errors import JxlintError

_COMMANDS = {
    "check": ("jxlint.cli.check", "check"),
    "parse": ("jxlint.cli.parse", "parse"),
    "explain": ("jxlint.cli.explain", "explain"),
    "rules": ("jxlint.cli.rules", "rules"),
    "schema": ("jxlint.cli.schema", "schema"),
}


class Lazy(click.Group):
    """A group whose commands are imported when used, so that each pays only for its own libraries."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in _COMMANDS:
            import difflib

            near = difflib.get_close_matches(name, _COMMANDS, n=1)
            hint = f"是不是 {near[0]}？ did you mean {near[0]}?" if near else "可用 known: " + ", ".join(_COMMANDS)
            ctx.fail(f"没有“{name}”这个命令 no such command; {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="示例 Examples:  jxlint check 绩效目标表.txt  ·  jxlint explain JX301  ·  jxlint rules test",
)
@click.version_option(__version__, "-V", "--version", message="jxlint %(version)s")
def cli() -> None:
    """检查预算绩效指标：哪里有问题、为什么、怎么改。

    Checks the performance indicators filed with budgets and says what is wrong, where, why and how to mend it.
    """


def language(chosen: str | None) -> str:
    """The language of messages: what was chosen, else what the locale says, else English."""
    if chosen:
        return chosen
    for key in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(key)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import locale

        return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
    return "en"


def say(error: JxlintError, lang: str) -> None:
    """An error as one line on standard error, control characters made visible."""
    from jxlint.reports.text import visible

    click.echo(f"jxlint: {visible(error.text(lang))}", err=True)


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 findings, 2 wrong usage or input, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a character shows its code instead of failing.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as e:
        code = e.exit_code
    except click.Abort:
        code = 130
    except click.ClickException as e:
        e.show()
        code = 2
    except JxlintError as e:
        say(e, language(None))
        code = 2
    except BrokenPipeError:
        # The reader went away (| head): nothing more to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    sys.exit(code if isinstance(code, int) else 0)

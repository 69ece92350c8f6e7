"""The command `jxlint`. Each subcommand is a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from jxlint import __version__
from jxlint.cli.locale import language
from jxlint.cli.output import mute, say
from jxlint.errors import JxlintError

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


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 findings, 2 wrong usage or input, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a character shows its code instead of failing.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    if os.environ.get("_JXLINT_COMPLETE", "").startswith("powershell"):
        from jxlint.cli import powershell

        powershell.register()
    try:
        code = cli.main(prog_name="jxlint", standalone_mode=False)
    except click.exceptions.Exit as e:
        code = e.exit_code
    except (click.Abort, KeyboardInterrupt):
        mute()
        return 130
    except click.ClickException as e:
        return _misused(e)
    except JxlintError as e:
        say(e, language())
        return 2
    except Exception as e:  # whatever happens, a person gets a line and not a traceback
        if os.environ.get("JXLINT_TRACEBACK"):
            raise
        mute()
        say(unexpected(e), language())
        return 2
    return code if isinstance(code, int) else 0


def _misused(error: click.ClickException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":  # click's way to show the help of a group without a command
        error.show()
        return 2
    from jxlint.cli.usage import usage_error

    say(usage_error(error), language())
    return 2


def unexpected(error: Exception, where: str = "") -> JxlintError:
    """A fault of ours (or of the machine, such as a full disk), told like any other error."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if isinstance(error, OSError) and error.strerror:
        return JxlintError(
            f"系统出错：{error.strerror}",
            f"the system says: {error.strerror}",
            remedy_zh="请检查磁盘和权限",
            remedy_en="check disk and permissions",
            where=where or str(error.filename or ""),
        )
    return JxlintError(
        f"jxlint 内部出错：{said}",
        f"internal error: {said}",
        remedy_zh="请把这一行报给维护者（设 JXLINT_TRACEBACK=1 可看详情）",
        remedy_en="please report this line (JXLINT_TRACEBACK=1 shows the details)",
        where=where,
    )

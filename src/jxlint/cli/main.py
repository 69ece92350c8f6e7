"""The command line: a plain `check` goes straight to its work, all else through click, which takes a while to load."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from jxlint.cli.locale import asked as asked_language
from jxlint.cli.locale import language
from jxlint.cli.output import echo, mute, say
from jxlint.cli.plain import plain
from jxlint.compiled import KEPT
from jxlint.errors import JxlintError
from jxlint.failing import unexpected

if TYPE_CHECKING:
    import click


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 findings, 2 wrong usage or input, 130 interrupted."""
    if sys.stdout is None or sys.stderr is None:
        from jxlint.cli.closed import stand_in

        stand_in()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a character shows its code instead of failing.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        asked = plain(sys.argv[1:])
        return _by_click() if asked is None else _check(asked)
    except JxlintError as e:
        KEPT.move(None)  # it may have come before the words that say where
        say(e, _language())
        return 2
    except Exception as e:  # whatever happens, a person gets a line and not a traceback
        if os.environ.get("JXLINT_TRACEBACK"):
            raise
        mute()
        say(unexpected(e), _language())
        return 2


def _check(asked: dict[str, Any]) -> int:
    """What click would do with the same words."""
    from jxlint.cli.checking import checked
    from jxlint.cli.files import FileOptions

    try:
        checked(files=FileOptions.of(asked["paths"]), **asked)
    except (KeyboardInterrupt, EOFError):
        echo("\n", err=True)
        mute()
        return 130
    except BrokenPipeError:
        mute()
        mute(sys.stderr)
        return 1
    return 0


def _by_click() -> int:
    import click

    from jxlint.cli.commands import cli

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
    return code if isinstance(code, int) else 0


def _misused(error: click.ClickException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":  # click's way to show the help of a group without a command
        error.show()
        return 2
    from jxlint.cli.commands import cli
    from jxlint.cli.usage import usage_error

    KEPT.move(None)  # nobody has looked at --no-cache or --cache-dir
    say(usage_error(error, sys.argv[1:], cli), _language())
    return 2


def _language() -> str:
    """The language for what is wrong with the command line itself."""
    return language(asked_language(sys.argv[1:]))

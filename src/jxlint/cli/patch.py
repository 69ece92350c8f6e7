"""A diff printed: as it is for `patch`, and for a person with colours and nothing that a terminal would obey."""

from __future__ import annotations

import sys

from jxlint.cli.output import emit, save
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import visible

_STYLES = {"+": "good", "-": "error", "@": "info"}


def publish(lines: list[str], files: list[str]) -> None:
    """Print the lines of a diff, or write them to each of `files`."""
    whole = "".join(lines).encode(errors="backslashreplace")
    terminal = Terminal.of(sys.stdout)
    for file in files:
        save(file, whole)
    if files:
        return
    if terminal.colour or sys.stdout.isatty():
        emit("".join(_shown(line.rstrip("\r\n"), terminal) + "\n" for line in lines), colour=terminal.colour)
    else:
        emit(whole)


def _shown(line: str, terminal: Terminal) -> str:
    return terminal.paint(visible(line), _STYLES[line[0]]) if line[0] in _STYLES else visible(line)

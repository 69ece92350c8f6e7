"""Help pages whose lines fit the terminal: click counts a Chinese character as one column, and does not break between
two of them."""

from __future__ import annotations

from collections.abc import Iterable

import click

# click leaves a paragraph that begins so as it is.
_RAW = "\b\n"


class Formatter(click.HelpFormatter):
    """click's formatter, given lines that are broken already."""

    def write_text(self, text: str) -> None:
        room = max(self.width - self.current_indent, 10)
        parts = text.split("\n\n")
        super().write_text("\n\n".join(p if p.lstrip().startswith("\b") else _broken(p, room) for p in parts))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        listed = list(rows)
        first = min(max((len(term) for term, _ in listed), default=0), col_max) + col_spacing
        room = max(self.width - first - self.current_indent, 10)
        super().write_dl([(term, _broken(said, room)) for term, said in listed], col_max, col_spacing)


def _broken(text: str, room: int) -> str:
    from jxlint.reports.text import wrap

    words = " ".join(text.split())
    return _RAW + "\n".join(wrap(words, room)) if words else ""

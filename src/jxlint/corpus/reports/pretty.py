"""What is in a data set, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jxlint.corpus.reports.listings import Listing, listings
from jxlint.corpus.statistics import Statistics
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import clip, pad, visible, width
from jxlint.rules.model import Texts

_NAME, _WORDS = 44, 24  # columns of a name, and of words in the other columns
_SHORTEST = 16  # of a name where the terminal is narrow


def render(found: Statistics, titles: Mapping[str, Texts], lang: str, terminal: Terminal) -> str:
    """`found` as text; `titles` are those of rules by their codes."""
    zh, t = lang == "zh", found.totals
    rate = "-" if t.rate is None else f"{t.rate:,.1f}"
    if zh:
        lines = [
            f"{t.documents:,} 份文档（读不了 {t.unread:,}），{t.units:,} 个单位，"
            f"{t.projects:,} 个项目，{t.indicators:,} 条指标",
            f"错误 {t.errors:,}，警告 {t.warnings:,}，提示 {t.notes:,}；每百条指标 {rate} 处",
        ]
        unfinished = f"还没有查完：共 {t.planned:,} 份，跨文档的规则最后判断；同一条 corpus run 命令会接着做"
    else:
        lines = [
            f"{t.documents:,} documents ({t.unread:,} unreadable), {t.units:,} units, "
            f"{t.projects:,} projects, {t.indicators:,} indicators",
            f"{t.errors:,} errors, {t.warnings:,} warnings, {t.notes:,} notes; {rate} for each 100 indicators",
        ]
        unfinished = (
            f"not finished: {t.planned:,} are planned, and the rules over the corpus come last; "
            "the same corpus run command goes on"
        )
    if not found.finished:
        lines.append(terminal.paint(unfinished, "warning"))
    for listing in listings(found, titles):
        if listing.lines:
            lines += ["", *_table(listing, lang, terminal)]
    return "\n".join(lines) + "\n"


def _table(listing: Listing, lang: str, terminal: Terminal) -> Iterator[str]:
    rows = [(line.name.of(lang), [clip(visible(c), _WORDS) for c in line.cells]) for line in listing.lines]
    heads = [h.of(lang) for h in listing.heads]
    sizes = [max(width(head), *(width(cells[c]) for _, cells in rows)) for c, head in enumerate(heads)]

    name_room = max(_SHORTEST, min(_NAME, terminal.columns - sum(size + 2 for size in sizes)))

    def right(cells: list[str]) -> str:
        return "".join("  " + " " * (size - width(cell)) + cell for cell, size in zip(cells, sizes, strict=True))

    yield terminal.paint(pad(clip(listing.title.of(lang), name_room), name_room), "strong") + right(heads)
    for name, cells in rows:
        yield pad(clip(visible(name), name_room), name_room) + right(cells)

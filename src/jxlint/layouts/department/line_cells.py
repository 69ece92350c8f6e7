"""The cells of a text that shows them below each other: paragraphs that blank lines part, or else its lines."""

from __future__ import annotations

from collections.abc import Callable

from jxlint.layouts.text.grid import Cell
from jxlint.layouts.text.stream import Stream
from jxlint.sheet import Sheet

# A label of a narrow cell is wrapped at every sign or two: so many lines of so many signs at most.
_LINES, _SIGNS = 8, 3


def without_bars(sheet: Sheet) -> Sheet:
    """A text that shows a cell a line, with a bar behind each or alone between two, without these bars: each cell in
    one line; any other as it is. Empty cells are lost, as where a text has no bars."""
    if sheet.cells or "|" not in sheet.text or "\t" in sheet.text:
        return sheet
    lines = [sheet.line(n) for n in range(1, len(sheet.starts) + 1)]
    barred = [n for n, line in enumerate(lines) if "|" in line]
    if any(line.rstrip().find("|") != len(line.rstrip()) - 1 for line in lines if "|" in line):
        return sheet
    if 3 * len(barred) < sum(1 for line in lines if line.strip()):
        return sheet
    ranges: list[tuple[int, int]] = []
    for n, line in enumerate(lines):
        words, at = line.rstrip("| "), sheet.starts[n]
        within = barred[0] < n < barred[-1] and n not in barred and n + 1 < len(lines) and lines[n + 1].strip(" |")
        end = at + len(words) if within else sheet.starts[n + 1] if n + 1 < len(lines) else len(sheet.text)
        if words.strip() or n not in barred:
            ranges += [(at, at + len(words)), (at + len(line), max(end, at + len(line)))] if not within else [(at, end)]
    return sheet.cut([(low, high) for low, high in ranges if low < high])


def line_cells(stream: Stream, is_label: Callable[[str], bool]) -> tuple[list[Cell], bool]:
    """The cells, and whether blank lines part them; none where bars or tabs do, or where a paragraph holds a label and
    its words. `is_label` tells what is a label of the form."""
    if stream.sheet.cells or "\t" in stream.sheet.text or "|" in stream.sheet.text:
        return [], False
    groups = _paragraphs(stream)
    if 2 * len(groups) < sum(map(len, groups)):
        return _whole([line for group in groups for line in group], is_label), False
    cells = [_joined(group) for group in groups]
    for cell, group in zip(cells, groups, strict=True):
        if len(group) > 1 and not is_label(cell.text) and any(is_label(line.text) for line in group):
            return [], True
    return cells, True


def _paragraphs(stream: Stream) -> list[list[Cell]]:
    """The lines with visible characters of the stream, those together that no blank line parts."""
    out: list[list[Cell]] = []
    sheet, fresh = stream.sheet, True
    for number, at in enumerate(sheet.starts, 1):
        line = sheet.line(number)
        start, end = stream.index(at), stream.index(at + len(line))
        if start == end:
            fresh = True  # blank, or a heading
            continue
        if fresh:
            out.append([])
        out[-1].append(Cell(stream.text[start:end], start, end))
        fresh = False
    return out


def _whole(lines: list[Cell], is_label: Callable[[str], bool]) -> list[Cell]:
    """`lines` with those joined that are the pieces of one label."""
    out: list[Cell] = []
    at = 0
    while at < len(lines):
        short = at
        while short < min(at + _LINES, len(lines)) and len(lines[short].text) <= _SIGNS:
            short += 1
        end = next((n for n in range(short, at + 1, -1) if is_label("".join(c.text for c in lines[at:n]))), at + 1)
        out.append(_joined(lines[at:end]))
        at = end
    return out


def _joined(lines: list[Cell]) -> Cell:
    return Cell("".join(c.text for c in lines), lines[0].start, lines[-1].end)

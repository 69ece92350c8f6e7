"""The line of the source in which a finding stands, with the offending words underlined."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.findings import Finding
from jxlint.reading import Location, Places
from jxlint.reports.fields import field_name
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import clip, pad, visible, width, window


class Excerpts:
    """The excerpts of one file. The line last shown is kept: a table may stand in a single line of megabytes."""

    def __init__(self, places: Places | None, lang: str, terminal: Terminal) -> None:
        self._places, self._lang, self._terminal = places, lang, terminal
        self._number, self._line = 0, ""

    def of(self, finding: Finding) -> Iterator[str]:
        """The lines to show for `finding`: the source with carets, or for input without lines the field's words."""
        at = finding.location
        source = self._source(at)
        if source is None or at.line is None or at.column is None:
            yield from self._words(finding)
            return
        terminal, gutter = self._terminal, str(at.line)
        more = " …" if at.end_line is not None and at.end_line > at.line else ""
        columns = terminal.columns - len(gutter) - 7 - len(more)
        start = at.column - 1
        end = at.end_column - 1 if at.end_line == at.line and at.end_column else len(source)
        # No more of the line than could be shown: visible characters only grow.
        parts = source[max(0, start - columns - 1) : start], source[start : min(end, start + columns + 1)]
        before, words = (visible(part.replace("\t", " ")) for part in parts)
        after = visible(source[end : end + columns + 1].replace("\t", " ").rstrip())
        if start <= columns:
            before = before.lstrip()
        shown, left, right = window(before + words + after, len(before), len(before) + len(words), columns)
        bar = terminal.paint("|", "dim")
        marked = shown[:left] + terminal.paint(shown[left:right], finding.severity) + shown[right:]
        carets = terminal.paint("^" * max(1, width(shown[left:right])) + more, finding.severity)
        yield f"    {terminal.paint(gutter, 'dim')} {bar} {marked}"
        yield f"    {pad('', len(gutter))} {bar} {pad('', width(shown[:left]))}{carets}"

    def _source(self, at: Location) -> str | None:
        if self._places is None or at.line is None:
            return None
        if at.line != self._number:
            line = self._places.excerpt(at)
            if line is None:
                return None
            self._number, self._line = at.line, line
        return self._line

    def _words(self, finding: Finding) -> Iterator[str]:
        if finding.text:
            label = field_name(_field(finding), self._lang)
            joint = "：" if self._lang == "zh" else ": "
            said = clip(visible((label + joint if label else "") + finding.text), self._terminal.columns - 8)
            yield f"      {self._terminal.paint('|', 'dim')} {said}"


def _field(finding: Finding) -> str:
    """The field whose words are shown: a finding about a project may quote its objective, or one of its indicators."""
    last = finding.path[-1] if finding.path else ""
    quoted = last in ("objective", "annual", "period") or (last == "name" and "indicators" in finding.path)
    return str(last) if finding.field == "project" and quoted else finding.field

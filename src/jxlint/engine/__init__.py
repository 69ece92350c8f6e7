"""Runs a compiled rule set over a reading and turns the rules' answers into findings with places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jxlint.collector import at_rest
from jxlint.document import Document, ProjectTable
from jxlint.engine.placing import in_order
from jxlint.engine.rows import RowMemory
from jxlint.engine.run import Run
from jxlint.findings import Finding
from jxlint.reading import Reading
from jxlint.rules.judging import Judge
from jxlint.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from jxlint.engine.sharing import Shares


class Engine:
    """Judges documents with one rule set. It remembers what it said of the rows seen last."""

    LARGE = 6_000  # indicators, enough for two processes (see sharing.ENOUGH): only then is that module loaded

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._judge = Judge(rules)
        self._rows = RowMemory(self._judge)

    def judge(self, reading: Reading, lang: str = "zh", *, processes: int = 1) -> list[Finding]:
        """Every finding of the rule set in `reading`, in the order of their places; messages in `lang`. A large
        document may be judged by so many `processes`."""
        with at_rest():
            if processes > 1 and _indicators(reading.document) >= self.LARGE:
                from jxlint.engine.sharing import shares

                parts = shares(reading.document, processes)
                if parts is not None:
                    return self._together(reading, lang, parts)
            found = Run(self._judge, self._rows, reading, lang).findings()
            if self.rules.tools.slow:  # what was judged without a rule says nothing of other documents
                self.forget()
            return found

    def _together(self, reading: Reading, lang: str, parts: Shares) -> list[Finding]:
        from jxlint.engine.sharing import Judged, together

        def judge(number: int) -> Judged:
            run = Run(self._judge, self._rows, reading, lang, parts.of, number)
            judged = Judged(run.findings(), sorted(self.met), run.sheets)
            # Its room is wanted for what the others found.
            self.forget()
            return judged

        found = together(parts.count, judge)
        for part in found:
            self.met.update(part.met)
        sheets = sorted((met for part in found for met in part.sheets), key=lambda met: met[0])
        return in_order([f for part in found for f in part.findings], sheets)

    @property
    def met(self) -> set[str]:
        """The codes of the rules that found something to judge in the documents so far."""
        return self._judge.met

    def forget(self) -> None:
        """Drop what was remembered of texts and rows."""
        self.rules.forget()
        self._judge.forget()
        self._rows.forget()

    def fresh(self) -> Engine:
        """Another one for the same rules, that remembers nothing and has met nothing."""
        return Engine(self.rules)


def _indicators(document: Document) -> int:
    """How many there are in the projects of `document`."""
    if not isinstance(document, ProjectTable):
        return 0
    return sum([len(project.indicators) for unit in document.units for project in unit.projects])


def check(reading: Reading, rules: RuleSet, lang: str = "zh") -> list[Finding]:
    """Every finding of `rules` in `reading`; see Engine.judge."""
    return Engine(rules).judge(reading, lang)


__all__ = ["Engine", "check"]

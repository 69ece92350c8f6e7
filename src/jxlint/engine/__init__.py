"""Runs a compiled rule set over a reading and turns the rules' answers into findings with places."""

from __future__ import annotations

import gc

from jxlint.engine.placing import in_order
from jxlint.engine.rows import RowMemory
from jxlint.engine.run import Run
from jxlint.engine.sharing import Judged, Shares, shares, together
from jxlint.findings import Finding
from jxlint.reading import Reading
from jxlint.rules.judging import Judge
from jxlint.rules.ruleset import RuleSet


class Engine:
    """Judges documents with one rule set. It remembers what it said of the rows seen last."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._judge = Judge(rules)
        self._rows = RowMemory(rules, self._judge)

    def judge(self, reading: Reading, lang: str = "zh", *, processes: int = 1) -> list[Finding]:
        """Every finding of the rule set in `reading`, in the order of their places; messages in `lang`. A large
        document may be judged by so many `processes`."""
        # Nothing made here outlives the run in a cycle, so the collector would walk a large document for nothing.
        collecting = gc.isenabled()
        gc.disable()
        try:
            parts = shares(reading.document, processes)
            if parts.count == 1:
                return Run(self._judge, self._rows, reading, lang).findings()
            found = together(parts.count, lambda number: self._share(reading, lang, parts, number))
            for part in found:
                self.rules.met.update(part.met)
            return in_order([f for part in found for f in part.findings])
        finally:
            if collecting:
                gc.enable()

    def _share(self, reading: Reading, lang: str, parts: Shares, number: int) -> Judged:
        findings = Run(self._judge, self._rows, reading, lang, parts, number).findings()
        return Judged(findings, sorted(self.rules.met))

    def fresh(self) -> Engine:
        """Another one for the same rules, that remembers nothing."""
        return Engine(self.rules)


def check(reading: Reading, rules: RuleSet, lang: str = "zh") -> list[Finding]:
    """Every finding of `rules` in `reading`; see Engine.judge."""
    return Engine(rules).judge(reading, lang)


__all__ = ["Engine", "check"]

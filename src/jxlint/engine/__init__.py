"""Runs a compiled rule set over a reading and turns the rules' answers into findings with places."""

from __future__ import annotations

import gc

from jxlint.engine.rows import RowMemory
from jxlint.engine.run import Run
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

    def judge(self, reading: Reading, lang: str = "zh") -> list[Finding]:
        """Every finding of the rule set in `reading`, in the order of their places; messages in `lang`."""
        # Nothing made here outlives the run in a cycle, so the collector would walk a large document for nothing.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return Run(self._judge, self._rows, reading, lang).findings()
        finally:
            if collecting:
                gc.enable()

    def fresh(self) -> Engine:
        """Another one for the same rules, that remembers nothing."""
        return Engine(self.rules)


def check(reading: Reading, rules: RuleSet, lang: str = "zh") -> list[Finding]:
    """Every finding of `rules` in `reading`; see Engine.judge."""
    return Engine(rules).judge(reading, lang)


__all__ = ["Engine", "check"]

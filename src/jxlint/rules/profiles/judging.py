"""The exemptions themselves judged after a run (JX002 to JX004): findings about profile files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from jxlint.findings import Finding, fingerprint, normalised
from jxlint.reading import Location
from jxlint.rules.messages import message
from jxlint.rules.nearest import nearest
from jxlint.rules.profiles.exempting import expired
from jxlint.rules.profiles.model import Entry, ExemptionView, Key, Marks
from jxlint.rules.ruleset import RuleSet


def judge(
    sets: Iterable[RuleSet], marks: Marks, today: date, lang: str = "zh", *, whole: bool = True
) -> dict[str, list[Finding]]:
    """Findings by profile file, in the order of their lines; `marks` are those of all documents of the run.

    `whole` is false when a file could not be read: what was met in none of the others may stand in that one. An
    entry that stands in several rule sets is judged once, by the first of them.
    """
    out: dict[str, list[Finding]] = {}
    done: set[Key] = set()
    for rules in sets:
        for entry in rules.settings.exempt:
            key = entry.exemption.key
            if key not in done:
                done.add(key)
                out.setdefault(key[0], []).extend(_findings(_view(entry, rules, marks, today, whole), rules, lang))
    return {file: sorted(found, key=_line) for file, found in out.items() if found}


def _line(finding: Finding) -> tuple[int, str]:
    return finding.location.line or 0, finding.code


def _view(entry: Entry, rules: RuleSet, marks: Marks, today: date, whole: bool) -> ExemptionView:
    key, known = entry.exemption.key, list(rules.settings.rules)
    if not whole and key not in marks.used:
        entry = msgspec.structs.replace(entry, judged=False)
    unknown = tuple((c, nearest(c.text, known)) for c in entry.unknown)
    return ExemptionView(entry, key in marks.met, key in marks.used, expired(entry.exemption, today), unknown)


def _findings(view: ExemptionView, rules: RuleSet, lang: str) -> Iterable[Finding]:
    exemption = view.entry.exemption
    for checker in (c for c in rules.beyond if c.scope == "engine"):
        rule = checker.rule
        for ordinal, hit in enumerate(checker.check(view)):
            identity = "\x1f".join((rule.code, normalised(view.label), hit.field, normalised(hit.text)))
            yield Finding(
                code=rule.code,
                name=rule.name,
                severity=hit.severity or rule.severity,
                message=message(rule, hit, lang, view.label),
                field=hit.field,
                text=hit.text,
                location=Location(line=exemption.line, column=exemption.column),
                fingerprint=fingerprint(identity, ordinal),
            )

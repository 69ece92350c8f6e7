"""What a finding says wherever it stands, and what it belongs to."""

from __future__ import annotations

import msgspec

from jxlint.document import Path, Span
from jxlint.findings import Fix, Severity, normalised
from jxlint.rules.asking import Answer
from jxlint.rules.messages import message
from jxlint.rules.model import Texts
from jxlint.rules.stated import Stated
from jxlint.rules.views import Row

_FAILED = Texts("规则 {rule} 在“{where}”上出错：{error}", "rule {rule} failed on “{where}”: {error}")

_LONGEST = 60  # characters of the name of what a rule failed on


class Said(msgspec.Struct, frozen=True, gc=False):
    """What a finding says wherever it stands: all but its home, its place and its fingerprint."""

    code: str
    name: str
    severity: Severity
    message: str
    field: str
    text: str
    fix: Fix | None
    span: Span | None
    tail: Path
    identity: str


class Home(msgspec.Struct, frozen=True, gc=False):
    """What a finding belongs to; `identity` is its part of the fingerprint."""

    unit: str | None
    project: str | None
    path: Path
    identity: str


def home_of(unit: str | None = None, project: str | None = None, path: Path = ()) -> Home:
    return Home(unit, project, path, f"{normalised(unit or '')}\x1f{normalised(project or '')}")


def suggesting(answer: Answer, row: Row, lang: str) -> Answer:
    """`answer` with what to write instead, where its rule has suggestions."""
    checker, hit = answer
    suggest = checker.suggest
    if suggest is None:
        return answer
    return checker, msgspec.structs.replace(hit, args=hit.args | {"suggest": suggest.of(row, lang)})


def said_of(answer: Answer, name: str, indicator: str, lang: str) -> Said:
    """`answer` put into words; `name` is what it is about, `indicator` the name of its indicator or ""."""
    checker, hit = answer
    rule = checker.rule
    code, title, severity = rule.code, rule.name, hit.severity or rule.severity
    tail = hit.path or (hit.field,)
    if hit.variant == "JX001":
        code, title, severity, tail = "JX001", "internal-error", "error", hit.path
        said = (
            _FAILED.of(lang)
            .replace("{rule}", rule.code)
            .replace("{where}", name if len(name) <= _LONGEST else name[:_LONGEST] + "…")
        )
        said = said.replace("{error}", hit.args.get(lang, hit.args["error"]))
    else:
        said = message(rule, hit, lang, name)
    fix = Fix(hit.safe and not rule.unsafe, hit.replacement) if rule.fixable and hit.replacement is not None else None
    span = Span(hit.start, hit.end) if hit.start is not None and hit.end is not None else None
    identity = hit.identity or f"{normalised(indicator)}\x1f{hit.field}\x1f{normalised(hit.text)}"
    return Said(code, title, severity, said, hit.field, hit.text, fix, span, tail, identity)


def unstated(said: Said, stated: Stated) -> Said:
    """`said` of a value that was put together, with its span in the words of the value's own cell."""
    if said.field not in ("annual", "period") or said.span is None:
        return said
    span = stated.span(said.field, said.span)
    whole = span is not None and span.end - span.start == said.span.end - said.span.start
    return msgspec.structs.replace(said, span=span, fix=said.fix if whole else None)

"""Runs the examples in the rules' YAML: every `bad` must yield the rule's code, no `good` may.

An example is one indicator (`level1`, `level2`, `name`, `period`, `annual`, …), with the keys of its project and table
beside it (`project`, `amount`, `objective`, `money_unit`, `budget_year`, `evaluation`), or a project with its
`indicators`, or a whole `document`, or `leftover` text. A missing value takes the other's words, a missing level is
filled from the other.
`profile` is laid over the profile of the test, and `today` is the day on which its exemptions are judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from jxlint.document import Document, Path, Project, ProjectTable, Span
from jxlint.engine import Engine
from jxlint.errors import BrokenRule
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules.model import Example, Rule, Texts
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.yamlfile import nearest

_FORM = ("weight", "unit", "nature", "direction", "actual", "score")
_INDICATOR = ("number", "level1", "level2", "name", "period", "annual", *_FORM)
_PROJECT = ("project", "amount", "evaluation", "objective", "indicators", "money_unit", "budget_year")
_WHOLE = ("document", "leftover", "profile", "today")
_LEVEL1 = {"1": "1-产出指标", "2": "2-效益指标", "3": "3-满意度指标"}
_DEFAULTS = {"level2": "12-质量指标", "name": "示例指标", "annual": "≥95%"}


class Failure(msgspec.Struct, frozen=True):
    """An example that did not do what it must. `index` counts from 1; `line` is the rule's."""

    code: str
    which: str
    index: int
    file: str
    line: int
    message: Texts

    def text(self, lang: str) -> str:
        """One line for a person."""
        return f"{self.file}:{self.line}: {self.message.of(lang)}"


class _Nowhere:
    """Places of an example: it stands in no file."""

    def locate(self, path: Path, span: Span | None) -> Location:  # noqa: ARG002 - the protocol's signature
        return Location()

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        return [Location()] * len(wanted)

    def excerpt(self, location: Location) -> str | None:  # noqa: ARG002
        return None


def run(rules: RuleSet) -> list[Failure]:
    """The failures of all examples of the rules in force. Raises BrokenRule for an example that says nothing."""
    engine = Engine(rules)
    return [failure for rule in rules.rules for failure in _rule(rule, engine)]


def count(rules: RuleSet) -> tuple[int, int]:
    """How many bad and good examples the rules in force have."""
    return sum(len(r.examples.bad) for r in rules.rules), sum(len(r.examples.good) for r in rules.rules)


def _rule(rule: Rule, engine: Engine) -> Iterator[Failure]:
    for which, examples in (("bad", rule.examples.bad), ("good", rule.examples.good)):
        for index, example in enumerate(examples, 1):
            codes = sorted(_codes(example, rule, engine))
            if (rule.code in codes) != (which == "bad") or "JX001" in codes:
                got = "、".join(codes) or "无"
                wanted = (
                    ("应报 ", "must be reported as ") if which == "bad" else ("不应报 ", "must not be reported as ")
                )
                yield Failure(
                    rule.code, which, index, rule.file, rule.line,
                    Texts(
                        f"{rule.code} 的第 {index} 个 {which} 示例{wanted[0]}{rule.code}，实际报了：{got}",
                        f"{which} example {index} of {rule.code} {wanted[1]}{rule.code}; reported: "
                        f"{', '.join(codes) or 'none'}",
                    ),
                )  # fmt: skip


def _codes(example: Example, rule: Rule, engine: Engine) -> set[str]:
    """What is reported of `example`; with a `profile`, also of its exemptions."""
    if "profile" not in example:
        return {f.code for f in engine.judge(reading(example, rule))}
    from jxlint.rules.profiles.trial import trial

    read = reading(example, rule)
    return trial(example, rule, engine.rules, read.document, lambda rules: Engine(rules).judge(read))


def reading(example: Example, rule: Rule) -> Reading:
    """The reading that `example` of `rule` stands for. Raises BrokenRule for an unknown key or wrong shape."""
    known = (*_INDICATOR, *_PROJECT, *_WHOLE)
    for key in example:
        if key not in known:
            near = nearest(key, known)
            raise BrokenRule(
                f"{rule.code} 的示例里没有“{key}”这个键",
                f"unknown key “{key}” in an example of {rule.code}",
                remedy_zh=f"是不是“{near}”？" if near else "可用：" + "、".join(known),
                remedy_en=f"did you mean “{near}”?" if near else "known: " + ", ".join(known),
                where=f"{rule.file}:{rule.line}",
            )
    try:
        return _reading(example)
    except msgspec.ValidationError as e:
        raise BrokenRule(
            f"{rule.code} 的示例写得不对：{e}",
            f"an example of {rule.code} is malformed: {e}",
            remedy_zh="请参照其他规则的示例",
            remedy_en="see the examples of other rules",
            where=f"{rule.file}:{rule.line}",
        ) from e


def _reading(example: Example) -> Reading:
    if "document" in example:
        return Reading(msgspec.convert(example["document"], Document, strict=False), _Nowhere())
    leftover = example.get("leftover")
    leftovers = (Leftover(leftover, Location(line=1, column=1)),) if leftover else ()
    amount = example.get("amount", "10.00")
    amounts = {} if amount is None else {"total": str(amount), "fiscal": str(amount)}
    rows = example.get("indicators")
    if rows is None:
        rows = [{k: v for k, v in example.items() if k in _INDICATOR}]
    project: dict[str, Any] = {
        "name": example.get("project", "示例项目"),
        "objective": example.get("objective", "按计划完成全年任务。"),
        "amounts": amounts,
        "indicators": [_indicator(r, i) for i, r in enumerate(rows, 1)],
    }
    if "evaluation" in example:
        project["evaluation"] = example["evaluation"]
    unit = {"name": "示例单位", "amounts": amounts, "projects": [msgspec.convert(project, Project, strict=False)]}
    table = {
        "department": "示例部门", "money_unit": example.get("money_unit", "万元"),
        "budget_year": example.get("budget_year"), "total": amounts, "units": [unit],
    }  # fmt: skip
    if "evaluation" in example or any(key in row for row in rows for key in _FORM):
        table["form"] = "self-evaluation"
    return Reading(msgspec.convert(table, ProjectTable, strict=False), _Nowhere(), leftovers)


def _indicator(row: Example, number: int) -> dict[str, Any]:
    out = {"number": number, **row}
    for key, value in _DEFAULTS.items():
        if key not in out and not (key == "annual" and "period" in out):
            out[key] = value
    out.setdefault("annual", out.get("period"))
    out.setdefault("period", out["annual"])
    if "level1" not in out:
        out["level1"] = _LEVEL1.get(str(out["level2"])[:1], "1-产出指标")
    return out

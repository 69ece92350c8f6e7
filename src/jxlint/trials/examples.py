"""Runs the examples in the rules' YAML: every `bad` must yield the rule's code, no `good` may.

An example is one indicator (`level1`, `level2`, `name`, `period`, `annual`, …), with the keys of its project and table
beside it (`project`, `amount`, `objective`, `money_unit`, `budget_year`, `evaluation`), or a project with its
`indicators`, or a whole `document`, or `leftover` text, or a `corpus`: a list of documents of one project each (with
`unit_name` and `department`) and department forms (`expenditure`). A missing value takes the other's words, a missing
level is filled from the other.
`profile` is laid over the profile of the test, and `today` is the day on which its exemptions are judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from jxlint.document import DepartmentForm, Document, Expenditure, Project, ProjectTable
from jxlint.engine import Engine
from jxlint.findings import Finding
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules.example_shape import FORM, INDICATOR, check_example
from jxlint.rules.messages import PLACEHOLDER
from jxlint.rules.model import Example, Rule, Texts
from jxlint.rules.ruleset import RuleSet
from jxlint.trials.nowhere import Nowhere

_LEVEL1 = {"1": "1-产出指标", "2": "2-效益指标", "3": "3-满意度指标"}
_DEFAULTS = {"level2": "12-质量指标", "name": "示例指标", "annual": "≥95%"}


class Failure(msgspec.Struct, frozen=True):
    """An example that did not do what it must. `index` counts from 1; `line` is the example's."""

    code: str
    which: str
    index: int
    file: str
    line: int
    message: Texts

    def text(self, lang: str) -> str:
        """One line for a person."""
        return f"{self.file}:{self.line}: {self.message.of(lang)}"


def run(rules: RuleSet, some: Sequence[Rule] | None = None) -> list[Failure]:
    """The failures of all examples of the rules in force, or of `some` of them. Raises BrokenRule for a malformed
    example."""
    engine = Engine(rules)
    return [failure for rule in (rules.rules if some is None else some) for failure in _rule(rule, engine)]


def count(rules: Sequence[Rule]) -> tuple[int, int]:
    """How many bad and good examples `rules` have."""
    return sum(len(r.examples.bad) for r in rules), sum(len(r.examples.good) for r in rules)


def _rule(rule: Rule, engine: Engine) -> Iterator[Failure]:
    for which, examples in (("bad", rule.examples.bad), ("good", rule.examples.good)):
        for index, example in enumerate(examples, 1):
            wrong = _codes_wrong(example, rule, engine, which, index)
            if wrong is None and which == "bad" and _unusual(rule):
                wrong = _words_wrong(example, rule, engine, index)
            if wrong is not None:
                line = int(rule.places.get(f"examples.{which}.{index}", str(rule.line)).partition(":")[0])
                yield Failure(rule.code, which, index, rule.file, line, wrong)


def _codes_wrong(example: Example, rule: Rule, engine: Engine, which: str, index: int) -> Texts | None:
    """What to say where the wrong codes are reported."""
    found = {f.code: f.message for f in _said(example, rule, engine)}
    codes = sorted(found)
    if (rule.code in codes) == (which == "bad") and "JX001" not in codes:
        return None
    zh, en = ("应报 ", "must be reported as ") if which == "bad" else ("不应报 ", "must not be reported as ")
    why_zh = why_en = ""
    if "JX001" in found:
        why_zh = f"（{found['JX001']}）"
        why_en = " (" + next(f.message for f in _said(example, rule, engine, "en") if f.code == "JX001") + ")"
    return Texts(
        f"{rule.code} 的第 {index} 个 {which} 示例{zh}{rule.code}，实际报了：{'、'.join(codes) or '无'}{why_zh}",
        f"{which} example {index} of {rule.code} {en}{rule.code}; reported: {', '.join(codes) or 'none'}{why_en}",
    )


def _words_wrong(example: Example, rule: Rule, engine: Engine, index: int) -> Texts | None:
    """What to say where a message keeps a placeholder that nothing fills."""
    for lang in ("zh", "en"):
        for finding in _said(example, rule, engine, lang):
            left = PLACEHOLDER.search(finding.message)
            if finding.code == rule.code and left:
                return Texts(
                    f"{rule.code} 的消息里“{left[0]}”没有内容可填（bad 示例 {index}）；总有 {{text}}、{{name}}",
                    f"nothing fills “{left[0]}” in a message of {rule.code} (bad example {index}); there are always "
                    "{text} and {name}",
                )
    return None


def _unusual(rule: Rule) -> bool:
    """Whether a message has placeholders besides those that are always filled."""
    words = [w for texts in (rule.message, *rule.messages.values()) for w in (texts.zh, texts.en)]
    return bool({p for w in words for p in PLACEHOLDER.findall(w)} - {"text", "name", "suggest"})


def _said(example: Example, rule: Rule, engine: Engine, lang: str = "zh") -> list[Finding]:
    """What is reported of `example`; with a `profile`, also of its exemptions."""
    if "corpus" in example:
        from jxlint.trials.corpus import trial as across

        check_example(example, rule.code, rule.file, str(rule.line))
        return across([_filed(one) for one in example["corpus"]], engine.rules, lang)
    read = reading(example, rule)
    if "profile" not in example:
        return engine.judge(read, lang)
    from jxlint.trials.profiles import trial

    return trial(example, rule, engine.rules, read.document, lambda rules: Engine(rules).judge(read, lang), lang)


def reading(example: Example, rule: Rule) -> Reading:
    """The reading that `example` of `rule` stands for. Raises BrokenRule for an unknown key or wrong shape."""
    check_example(example, rule.code, rule.file, str(rule.line))
    return _reading(example)


def _reading(example: Example) -> Reading:
    if "document" in example:
        return Reading(msgspec.convert(example["document"], Document, strict=False), Nowhere())
    leftover = example.get("leftover")
    leftovers = (Leftover(leftover, Location(line=1, column=1)),) if leftover else ()
    amount = example.get("amount", "10.00")
    amounts = {} if amount is None else {"total": str(amount), "fiscal": str(amount)}
    rows = example.get("indicators")
    if rows is None:
        rows = [{k: v for k, v in example.items() if k in INDICATOR}]
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
    if "evaluation" in example or any(key in row for row in rows for key in FORM):
        table["form"] = "self-evaluation"
    return Reading(msgspec.convert(table, ProjectTable, strict=False), Nowhere(), leftovers)


def _filed(example: Example) -> Document:
    """A document of an example of a corpus."""
    if "expenditure" in example:
        spent = Expenditure(project=Decimal(str(example["expenditure"])))
        return DepartmentForm(
            department=example.get("department", "示例部门"), money_unit=example.get("money_unit", "万元"),
            budget_year=example.get("budget_year"), expenditure=spent,
        )  # fmt: skip
    document = _reading(example).document
    assert isinstance(document, ProjectTable)
    name = example.get("unit_name", "示例单位")
    units = tuple(msgspec.structs.replace(unit, name=name) for unit in document.units)
    return msgspec.structs.replace(document, department=example.get("department", name), units=units)


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

"""The rows of the form for one project: suggested grades where text can decide, evidence where a person must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jxlint.findings import Finding
from jxlint.reports.review.evidence import shown
from jxlint.reports.review.form import Form
from jxlint.reports.review.model import GRADES, Evidence, Opinion, Row
from jxlint.reports.review.wording import clipped, found
from jxlint.rules.review import Review

OPEN = "请审核人判断"
REFERENCE = "机检参考"
_QUOTES = 5  # values quoted in a cell; the form has all of them above


class Case(msgspec.Struct, frozen=True):
    """A project as its form is made from it.

    `objective`: it has one; `money` is what it asks for; `kinds` has the first level of each indicator in its standard
    name, `levels` the second; `judged` are the sub-items that had a rule in force; `failed`: a rule failed on it.
    """

    rows: tuple[Row, ...]
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    objective: bool
    money: str
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    judged: frozenset[str]
    secret: bool
    failed: bool


def boxes(grade: str = "") -> str:
    """☑优　□良　□中　□差."""
    return "　".join(("☑" if g == grade else "□") + g for g in GRADES)


def opinions(case: Case, form: Form, review: Review, dimensions: Mapping[str, str]) -> tuple[Opinion, ...]:
    """The eight rows. `dimensions` are the sub-items by the codes of rules."""
    out = []
    for item in form.items:
        for i, part in enumerate(item.parts):
            evidence = [e for e in case.evidence if e.dimension == part.name and not e.exempted]
            mine = [f for f in case.findings if f.suppressed is None and dimensions.get(f.code) == part.name]
            decided = part.name in review.by_text and part.name in case.judged and not case.secret and not case.failed
            grade = review.grade(mine, len(case.rows)) if decided else ""
            partly = decided and part.name in review.in_part
            text, said = _said(part.name, case, evidence, decided=decided, partly=partly)
            mark = f"{REFERENCE}，另有部分{OPEN}" if partly else REFERENCE if decided else OPEN
            out.append(
                Opinion(item.name if not i else "", part.name, part.points, shown(part.criterion), grade,
                        boxes(grade), mark, text, said)
            )  # fmt: skip
    return tuple(out)


def _said(
    name: str, case: Case, evidence: Sequence[Evidence], *, decided: bool, partly: bool
) -> tuple[str, tuple[str, ...]]:
    """The drafted opinion on a sub-item, and what the table says on it."""
    if decided:
        return found(evidence), _of_table(name, case) if partly else ()
    if case.secret:
        return "涉密项目，机检不作等级建议。" + (found(evidence) if evidence else ""), ()
    if case.failed:
        return "有规则出错，机检不作等级建议。" + (found(evidence) if evidence else ""), ()
    if evidence:
        return found(evidence), _of_table(name, case)
    told = _of_table(name, case)
    return ("" if told else "现行配置没有检查本项的规则。"), told


def _of_table(name: str, case: Case) -> tuple[str, ...]:
    """What the table says on a sub-item that a person must judge."""
    if name == "目标相关性":
        if not case.objective:
            return ("表中没有绩效目标。",)
        return ("绩效目标见上。请对照部门（单位）职能和年度工作计划判断。",)
    if name == "绩效合理性":
        return (_quoted("效益指标", case, case.kinds), "请对照历史数据、行业标准和同类项目判断。")
    if name == "资金匹配性":
        return (
            f"申报资金：{case.money}。",
            _quoted("成本指标", case, case.levels, case.kinds),
        )
    if name == "实现可能性":
        return (_quoted("时效指标", case, case.levels), "指标值的测算依据不在表中，请查阅可行性论证材料。")
    if name == "条件充分性":
        return ("实施方案、组织保障和管理制度不在表中，请查阅申报材料。",)
    return ()


def _quoted(kind: str, case: Case, *levels: Sequence[str]) -> str:
    """效益指标：知晓率≥90%；…, as filed."""
    stem = kind.removesuffix("指标")
    rows = [row for i, row in enumerate(case.rows) if any(stem in level[i] for level in levels)]
    if not rows:
        return f"表中没有{kind}。"
    told = "；".join(f"{clipped(r.name)}“{clipped(r.annual or r.period)}”" for r in rows[:_QUOTES])
    return f"{kind}：{told}{f'；等{len(rows)}个' if len(rows) > _QUOTES else ''}。"

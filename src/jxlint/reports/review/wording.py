"""Sentences of the report, in the Chinese that offices write, made from counts and findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from jxlint.document import Amounts, Expenditure
from jxlint.reports.review.evidence import SEVERITY
from jxlint.reports.review.model import Common, Counts, Evidence, ProjectReview

_FIRST = "一二三四五六七八九十"
_MOST = 5  # problems told one by one
_QUOTED = 24  # characters of a quotation within a sentence; the annex has all of it


def money(amounts: Amounts, unit: str) -> str:
    """总计5.00万元，其中：财政拨款5.00万元."""
    labels = (("财政拨款", amounts.fiscal), ("财政专户拨款", amounts.special_account), ("其他资金", amounts.other))
    parts = _each(labels, unit)
    total = f"总计{amount(amounts.total, unit)}" if amounts.total is not None else ""
    return "，其中：".join(p for p in (total, parts) if p) or "表中没有金额"


def budget(expenditure: Expenditure, unit: str) -> str:
    """基本支出5.00万元、项目支出3.00万元."""
    e = expenditure
    labels = (("基本支出", e.basic), ("项目支出", e.project), ("财政专项资金", e.special_funds),
              ("其他事业发展性支出", e.other_development))  # fmt: skip
    return _each(labels, unit) or "表中没有金额"


def _each(labels: Iterable[tuple[str, Decimal | None]], unit: str) -> str:
    return "、".join(label + amount(value, unit) for label, value in labels if value is not None)


def amount(value: Decimal | None, unit: str) -> str:
    """An amount in the table's unit, "" where there is none."""
    return "" if value is None else f"{value}{unit}".strip()


def numbers(entries: Iterable[int]) -> str:
    """2、5—7."""
    runs: list[list[int]] = []
    for n in sorted(entries):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return "、".join(str(a) if a == b else f"{a}、{b}" if b == a + 1 else f"{a}—{b}" for a, b in runs)


def found(evidence: Sequence[Evidence]) -> str:
    """What the check found in a sub-item, with the entries of the annex."""
    if not evidence:
        return "机检未发现问题。"
    titles = Counter(e.title for e in evidence)
    told = "、".join(f"{title}{n}处" for title, n in titles.items())
    return f"机检发现问题{len(evidence)}处（附件第{numbers(e.number for e in evidence)}条）：{told}。"


def by_severity(counts: Counts) -> str:
    """错误1处、警告2处."""
    each = ((SEVERITY["error"], counts.error), (SEVERITY["warning"], counts.warning), (SEVERITY["info"], counts.info))
    return "、".join(f"{name}{n}处" for name, n in each if n)


def overall(
    kinds: Mapping[str, int], indicators: int, total: str, evidence: Sequence[Evidence], counts: Counts,
    left: Sequence[str], *, secret: bool, whole: bool,
) -> tuple[str, ...]:  # fmt: skip
    """The draft of 总体意见 in paragraphs. `kinds` counts the indicators by first level, `left` are the sub-items that
    stay with the reviewer; `whole`: it is a department's whole budget."""
    subject = "该部门" if whole else "该项目"
    asked = f"申报资金{total}，" if total else ""
    parts = "、".join(f"{kind}{n}个" for kind, n in kinds.items())
    made = f"设绩效指标{indicators}个" + (f"，其中{parts}" if parts else "") if indicators else "没有绩效指标"
    out = [f"{subject}{asked}{made}。"]
    if secret:
        out.append("申报表说明该项目涉密、不公开，机检不作等级建议，请按涉密项目的规定审核。")
    if counts.all:
        out.append(
            f"机检发现问题{counts.all}处（{by_severity(counts)}）。{_main([e for e in evidence if not e.exempted])}"
        )
    elif not secret:
        out.append("机检未发现问题。")
    out.append(_proposal(counts))
    if left:
        out.append(f"{'、'.join(left)}须由审核人结合申报材料判断。")
    return tuple(out)


def _main(evidence: Sequence[Evidence]) -> str:
    """The problems by kind, the graver and then the more frequent first: 一是……；二是……。"""
    kinds: dict[str, list[Evidence]] = defaultdict(list)
    for e in evidence:
        kinds[e.code].append(e)
    grave = list(SEVERITY.values())
    ranked = sorted(kinds.values(), key=lambda each: (grave.index(each[0].severity), -len(each)))
    told = [_kind(each) for each in ranked[:_MOST]]
    end = f"；其余{len(ranked) - _MOST}类问题见附件。" if len(ranked) > _MOST else "。"
    if len(told) == 1:
        return f"问题是：{told[0]}{end}"
    return "主要是：" + "；".join(f"{_FIRST[i]}是{one}" for i, one in enumerate(told)) + end


def _kind(each: Sequence[Evidence]) -> str:
    """指标值无法核验（指标2“营造氛围”、指标4）."""
    # A project's own name, or the objective, says nothing beside the title of the problem.
    rows = list(dict.fromkeys(e.about.partition(" ")[0] for e in each if e.about.startswith("指标")))
    if not rows:
        return each[0].title + (f"{len(each)}处" if len(each) > 1 else "")
    quoted = f"“{clipped(each[0].words)}”" if each[0].words else ""
    return f"{each[0].title}（{'、'.join([rows[0] + quoted, *rows[1:_MOST]])}{'等' if len(rows) > _MOST else ''}）"


def _proposal(counts: Counts) -> str:
    if counts.error:
        return "建议申报单位按附件所列意见逐条修改，并重新报送。"
    if counts.warning:
        return "建议申报单位对照附件所列意见修改完善。"
    if counts.info:
        return "建议申报单位参考附件所列意见进一步完善。"
    return "建议转入人工审核。"


NOTHING = "没有项目，没有可检查的内容"


def summary(
    who: str, projects: int | None, indicators: int, total: str, counts: Counts, common: Sequence[Common]
) -> str:
    """What was looked at and what was found, in one paragraph; `projects` is None for a department's form."""
    made = f"{who}{'设' if projects is None else f'共申报项目{projects}个、'}绩效指标{indicators}个"
    if projects == 0:
        made = f"{who}{NOTHING}"
    made += f"，资金总计{total}。" if total else "。"
    if not counts.all and projects == 0:
        return made + _exempted(counts)
    if not counts.all:
        return made + "机检未发现问题。" + _exempted(counts)
    made += f"机检发现问题{counts.all}处，其中{by_severity(counts)}。{_exempted(counts)}"
    most = [c for c in common if c.count > 1][:3]
    if most:
        made += "较集中的问题是：" + "、".join(f"{c.title}（{c.count}处）" for c in most) + "。"
    return made


def _exempted(counts: Counts) -> str:
    return f"另有{counts.suppressed}处已豁免或已在基线中，不计入。" if counts.suppressed else ""


def clipped(text: str) -> str:
    """The beginning of a long quotation."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def tally(projects: Sequence[ProjectReview]) -> str:
    """How many projects are clean, and how many are not."""
    clean = sum(not p.counts.all for p in projects)
    wrong = sum(bool(p.counts.error) for p in projects)
    secret = sum(p.secret for p in projects)
    rest = len(projects) - clean - wrong
    told = f"{len(projects)}个项目中，机检未发现问题的{clean}个，有错误的{wrong}个，其余{rest}个只有警告或提示。"
    return told + (f"涉密项目{secret}个，不作等级建议。" if secret else "")


def notes(left: Sequence[str], basis: str, *, secret: bool) -> tuple[str, ...]:
    """What a reader of the report must know of it."""
    out = [
        "本意见由程序根据申报表的文字自动起草，供审核人参考和修改，不是审核结论，也不打分。",
        f"审核表依据：{basis}。",
        "标“机检参考”的等级由平均每个指标的问题数折算，只反映表中文字；"
        + (f"{'、'.join(left)}和" if left else "")
        + "综合评定等级留给审核人判断，没有预先勾选。",
        "问题分三级：错误应当修改，警告建议修改，提示供参考。每处问题的原文、位置和修改建议见附件。",
    ]
    if secret:
        out.append("申报表说明涉密、不公开的项目，机检不作等级建议。")
    return tuple(out)

"""A finding's message in its two halves, what is wrong and what to do, and where it stands in words."""

from __future__ import annotations

import re
from functools import lru_cache

from jxlint.compiled import compiled
from jxlint.findings import Finding
from jxlint.reading import Location
from jxlint.reports.doubtful import doubt
from jxlint.rules.model import Rule

FIELDS = {
    "level1": "一级指标", "level2": "二级指标", "name": "指标名称", "period": "实施周期指标值", "annual": "年度指标值",
    "objective": "绩效目标", "amounts": "金额", "number": "序号", "project": "项目", "unit": "单位",
    "task": "重点工作任务", "leftover": "表中文字", "document": "全表",
}  # fmt: skip
_PLACEHOLDER = compiled(r"\\{\w+\\}")


def halves(finding: Finding, rule: Rule | None) -> tuple[str, str]:
    """What is wrong and what is proposed. Joined by ； they are the message, unless it proposes nothing itself: then
    the replacement of the fix is proposed, or ""."""
    message = finding.message
    for pattern in _patterns(rule) if rule and "；" in message else ():
        if match := pattern.fullmatch(message):
            return match[1], match[2]
    return message, f"改为“{finding.fix.replacement}”" if finding.fix and finding.fix.replacement else ""


def _patterns(rule: Rule) -> tuple[re.Pattern[str], ...]:
    return tuple(p for texts in (rule.message, *rule.messages.values()) if (p := _pattern(texts.zh)))


@lru_cache(maxsize=1024)
def _pattern(template: str) -> re.Pattern[str] | None:
    """What a message of this template looks like, parted where the template has its ； (words of the table may hold
    one, too)."""
    head, mark, tail = template.partition("；")
    if not mark:
        return None
    one, two = (_PLACEHOLDER.sub(".*?", re.escape(half)) for half in (head, tail))
    return compiled(f"({one})；({two})", re.S)


def about(finding: Finding) -> str:
    """What the finding is about: 指标3 年度指标值."""
    field = FIELDS.get(finding.field, finding.field)
    if finding.indicator is not None:
        return f"指标{finding.indicator} {field}"
    path = finding.path
    if "indicators" in path[:-1] and finding.field not in ("project", "unit", "document"):
        row = path[path.index("indicators") + 1]
        return f"第{int(row) + 1}行指标 {field}"
    return field


def place(at: Location) -> str:
    """Where it stands in the file: 第21行第5列, 工作表“表1”C5, 第3页, or the JSON pointer."""
    parts = []
    if at.sheet is not None or at.cell is not None:
        parts.append((f"工作表“{at.sheet}”" if at.sheet else "单元格") + (at.cell or ""))
    if at.page is not None:
        parts.append(" ".join(filter(None, (f"第{at.page}页", doubt(at, "zh")))))
    if at.line is not None and not at.cell:
        parts.append(f"第{at.line}行" + (f"第{at.column}列" if at.column is not None else ""))
    if at.pointer and not parts:
        parts.append(at.pointer)
    return " ".join(parts)

"""The heads of the columns of 项目支出绩效目标表 in running text, and which columns of money they name."""

from __future__ import annotations

import re

from jxlint.compiled import compiled
from jxlint.patterns import later

_COLUMNS = {
    "total": ("总计", "合计金额", "预算总额", "资金总额", "项目总额", "经费总额", "总金额", "预算合计", "资金合计"),
    "fiscal": ("财政拨款", "一般公共预算拨款", "一般公共预算资金"),
    "special_account": ("财政专户拨款", "财政专户资金", "财政专户管理资金", "财政专"),
    "other": ("其他资金", "其他"),
}
_PARTS = ("户拨款", "资金", "绩效目标", "绩效指标", "项目名称")
# What says the same: a column is named once.
_SAME = {
    **dict.fromkeys(_COLUMNS["total"], "总计"),
    "其他资金": "其他", "一般公共预算拨款": "财政拨款", "一般公共预算资金": "财政拨款",
    **dict.fromkeys(("年度绩效目标", "总体绩效目标", "项目绩效目标"), "绩效目标"),
    **dict.fromkeys(("年度总体目标", "总体目标", "年度目标", "绩效总目标"), "绩效目标"),
    **dict.fromkeys(("年度绩效指标", "项目绩效指标", "具体绩效指标"), "绩效指标"),
}  # fmt: skip
_TOKENS = sorted(
    {w for words in _COLUMNS.values() for w in words} | {*_PARTS, *_SAME}, key=lambda word: (-len(word), word)
)
_HALF = r"总计财政拨款财政专(?:户拨款)?(?:其他)?(?:资金)?(?:绩效目标绩效指标)?"
# Who has the project; in brackets it may be said in other words.
_OFFICE = r"(?:(?:资金)?(?:使用|用款|实施|执行|承担|申报|填报|预算|项目)?单位|部门)(?:名称)?"
_UNIT = rf"(?:[（(]?资金使用单位[)）]?|[（(]{_OFFICE}[)）])"
# The same before the names: 用款单位/项目名称.
_JOINTS = tuple("/、及和与")
_BEFORE, _WIDEST = later(rf"{_OFFICE}[/、及和与]$"), 16
_WORD = compiled(rf"{_UNIT}|{'|'.join(_TOKENS)}")
# Each way begins with a sign of its own, so that `re` runs over all others; what may be left out would hide that.
_HEAD = compiled(
    rf"项目名称(?:{'|'.join(_TOKENS)}|{_UNIT})+"
    # What is left of them where a page ends among them.
    rf"|（资金使用单位[)）]{_HALF}|\(资金使用单位[)）]{_HALF}|{_HALF}"
    r"|户拨款(?:其他)?资金绩效目标绩效指标|其他资金绩效目标绩效指标|资金绩效目标绩效指标|绩效目标绩效指标"
)


def column_heads(text: str) -> list[tuple[int, int]]:
    """Where the heads of columns stand in the solid `text`, on every page."""
    out: list[tuple[int, int]] = []
    at = 0
    # Behind what is none of the heads, others may begin at once.
    while (match := _HEAD.search(text, at)) is not None:
        start, end = _of_heads(match)
        before = _BEFORE.search(text, max(at, start - _WIDEST), start) if text[start - 1 : start] in _JOINTS else None
        out.append((before.start() if before else start, end))
        at = max(end, match.start() + 1)
    return out


def columns(head: str) -> tuple[str, ...]:
    """The columns of money in the order of the heading."""
    at = {key: min((head.find(w) for w in words if w in head), default=-1) for key, words in _COLUMNS.items()}
    found = tuple(sorted((k for k, i in at.items() if i >= 0), key=lambda k: at[k]))
    return found if found and found[0] == "total" else tuple(_COLUMNS)


def _of_heads(match: re.Match[str]) -> tuple[int, int]:
    """Where the column heads among the words of `match` stand: none of them comes twice, and none behind the last
    column. What follows is a name that begins like one (合计, 其他支出, 绩效目标管理)."""
    named: set[str] = set()
    end = match.start()
    for word in _WORD.finditer(match[0]):
        key = _SAME.get(word[0], word[0])
        if key in named or ("绩效指标" in named and "总计" in named):
            break
        named.add(key)
        end = match.start() + word.end()
    return match.start(), end

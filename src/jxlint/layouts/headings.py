"""The headings of 项目支出绩效目标表: title, department line, column heads and page numbers, on every page.

They are found whatever white space and line breaks stand between their characters.
"""

from __future__ import annotations

import re

import msgspec

from jxlint.layouts.stream import spaced

_TITLE = re.compile(
    rf"{spaced('项目')}\s*(?:{spaced('支出')}\s*)?(?:{spaced('预算')}\s*)?"
    rf"{spaced('绩效目标')}\s*(?:{spaced('情况')}|{spaced('公开')}|{spaced('批复')})?\s*表"
    rf"(?:\s*[（(][^（()）]{{0,24}}[)）])?(?=[ \t　]*(?:[\n\f]|$|{spaced('部门名称')}|{spaced('项目名称')}))"
)
_DEPARTMENT = re.compile(
    rf"{spaced('部门名称')}\s*[:：](?P<department>[^:：]{{0,200}}?)(?:{spaced('金额')}\s*)?{spaced('单位')}\s*[:：]\s*"
    rf"(?P<unit>(?:{spaced('人民币')}\s*)?[千百万亿]?\s*元)"
)
_COLUMNS = {
    "total": ("总计", "合计金额"),
    "fiscal": ("财政拨款", "一般公共预算拨款"),
    "special_account": ("财政专户拨款", "财政专户资金", "财政专"),
    "other": ("其他资金", "其他"),
}
_PARTS = ("户拨款", "资金", "（资金使用单位）", "(资金使用单位)", "资金使用单位", "绩效目标", "绩效指标", "项目名称")
_TOKENS = sorted({w for words in _COLUMNS.values() for w in words} | set(_PARTS), key=len, reverse=True)
_HEAD = re.compile(rf"{spaced('项目名称')}(?:\s*(?:{'|'.join(map(spaced, _TOKENS))}))+")
_PAGE = re.compile(
    r"^[ \t　]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|[-—–]\s*\d{1,4}\s*[-—–]|\d{1,4}\s*/\s*\d{1,4}"
    r"|Page\s*\d{1,4})[ \t　]*$",
    re.M | re.I,
)
_BARE_PAGE = re.compile(r"^[ \t　]*\d{1,3}[ \t　]*(?=\s*(?:\f|\Z))", re.M)
_LONGEST_LEAD = 80
_YEAR = re.compile(r"(20\d\d)年")


class Headings(msgspec.Struct, frozen=True):
    """What the headings say, where they stand (half-open ranges of the text), and which columns of money they name."""

    spans: tuple[tuple[int, int], ...]
    columns: tuple[str, ...]
    has_columns: bool
    department: tuple[int, int] | None
    money_unit: tuple[int, int] | None
    year: int | None


def headings(text: str) -> Headings:
    """The headings in `text`; the department, unit and year are those of the first ones."""
    titles, departments = list(_TITLE.finditer(text)), list(_DEPARTMENT.finditer(text))
    heads = list(_HEAD.finditer(text))
    spans, year, lead = [], None, ""
    for match in titles:
        # The words before a title on its line: a department, a year, or the end of the cell above.
        begin = max(text.rfind("\n", 0, match.start()), text.rfind("\f", 0, match.start())) + 1
        words = text[begin : match.start()]
        start = begin if _is_lead(words, lead, first=match is titles[0]) else match.start()
        if match is titles[0]:
            # What stands above the first title belongs to it: a name or year set on a line of its own.
            above = text[:start]
            if len(above.strip()) <= 60 and not re.search(r"[。；;、]", above):
                start = 0
            lead = "".join(text[start : match.start()].split())
            found = _YEAR.search(lead)
            year = int(found[1]) if found else None
        spans.append((start, match.end()))
    spans += [m.span() for m in (*departments, *heads, *_PAGE.finditer(text), *_BARE_PAGE.finditer(text))]
    first = departments[0] if departments else None
    return Headings(
        tuple(sorted(spans)),
        _columns(heads[0][0]) if heads else tuple(_COLUMNS),
        bool(heads),
        first.span("department") if first else None,
        first.span("unit") if first else None,
        year,
    )


def _is_lead(words: str, first_lead: str, *, first: bool) -> bool:
    """Whether the words before a title on its line are part of the heading and not the end of a cell."""
    bare = "".join(words.split())
    if len(bare) > _LONGEST_LEAD:
        return False
    return not bare or (first and not re.search(r"[。；;]", bare)) or bare == first_lead


def _columns(head: str) -> tuple[str, ...]:
    """The columns of money in the order of the heading."""
    bare = "".join(head.split())
    at = {key: min((bare.find(w) for w in words if w in bare), default=-1) for key, words in _COLUMNS.items()}
    found = tuple(sorted((k for k, i in at.items() if i >= 0), key=lambda k: at[k]))
    return found if found and found[0] == "total" else tuple(_COLUMNS)

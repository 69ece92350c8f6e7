"""How items of lists and objectives of projects are numbered (1., （一）, ①, 目标2：), the tables of papers, and what
points look like."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
# What follows a number before words; a point may be that of a figure.
BEHIND = r"(?:[:：、]|[.．](?!\d))"
# The number of an item of a list.
ITEM = rf"[（(]?(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})(?:[)）]|[.、．](?!\d))|[①-⑳]"
# The number of a table among the papers that it is published with: 附件3-1：, 附表二, 公开11表, 样表.
_NUMBER = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})(?:[-—.]\d{{1,2}})?"
_PAPERS = r"(?:公开|部门|预算|项目|支出|绩效)"
TABLE_NUMBER = (
    rf"(?:附[件表](?:{_NUMBER})?|附{_NUMBER}|{_PAPERS}{{0,3}}表{_NUMBER}|{_PAPERS}{{1,3}}{_NUMBER}表|样表)[:：]?"
)
# 50, 共50, 40-50: before 分 or without it.
POINTS = r"(?:共|满分)?\d{1,3}(?:\.\d+|[-—~至]\d{1,3})?"

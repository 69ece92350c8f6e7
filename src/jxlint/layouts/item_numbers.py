"""How forms number the items of lists and the objectives of projects: 1., （一）, ①, 目标2：."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
# What follows a number before words; a point may be that of a figure.
BEHIND = r"(?:[:：、]|[.．](?!\d))"
# The number of an item of a list.
ITEM = rf"[（(]?(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})(?:[)）]|[.、．](?!\d))|[①-⑳]"

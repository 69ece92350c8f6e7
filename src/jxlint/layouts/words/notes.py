"""Notes, signatures and contacts below a table, which are known by their labels: 注：, 填表人：, 联系电话：; and what a
web page says of itself around one."""

from __future__ import annotations

import re

from jxlint.layouts.words.item_numbers import ITEM, NUMERALS
from jxlint.layouts.words.web_pages import is_of_page
from jxlint.patterns import later

_LABEL = (
    r"(?:注|附注|备注|说明|填表说明|填报说明|编制说明"
    r"|(?:单位|部门|财务|项目|科室|处室|填报|主管)?(?:负责人|领导)|填报人|填表人|经办人|制表人?|编制人|审核人?|复核人?|联系人"
    r"|(?:联系|办公)?电话|联系方式|(?:填报|填表|打印|制表|编制|报送|申报|上报)(?:日期|时间)|日期)"
    r"(?:[（(](?:盖章|签字|签章|签名)[)）])?[:：]"
)
# At the beginning of a line: below a table in text.
NOTE_LINE = later(rf"^[^\S\n]*{_LABEL}", re.M)
# What heads notes on lines of their own, be it the next part of a report (第五部分 名词解释), what may be the label of
# a field as well, and the numbers of such lines.
_HEAD = later(
    r"(?:(?:填[表报](?:说明|须知|要求)|编[制报]说明)(?:[（(][^（()）]{0,20}[)）])?(?:[:：].*|$)|(?:附注|注)(?:[:：].*)"
    rf"|第[{NUMERALS}]{{1,3}}部分.{{0,24}}$|(?:[{NUMERALS}]{{1,3}}、)?(?:专业|相关)?名词解释[:：]?$)",
    re.S,
)
_MAY_HEAD = later(r"(?:备注|说明|附?注)[:：]?")
_ITEM = later(rf"\s*(?:{ITEM}|第[{NUMERALS}][,，、])")
_NOTE = later(rf"\s*(?:{_LABEL}|填[表报](?:说明|须知)|编制说明)")


def is_note(text: str) -> bool:
    """Whether a line or cell begins with the label of a note, a signature, a contact, or of what a web page says of
    itself."""
    return _NOTE.match(text) is not None or is_of_page(text)


def heads_notes(words: str) -> bool:
    """Whether a cell begins with the words that notes have above them."""
    return _HEAD.match(words) is not None


def may_head_notes(words: str) -> bool:
    """Whether a cell is such words that a field may be called by, too."""
    return _MAY_HEAD.fullmatch(words) is not None


def is_item(text: str) -> bool:
    """Whether a line or cell begins with a number, as those of a list do."""
    return _ITEM.match(text) is not None

"""Notes, signatures and contacts below a table, which are known by their labels: 注：, 填表人：, 联系电话：."""

from __future__ import annotations

import re

from jxlint.patterns import later

_LABEL = (
    r"(?:注|附注|备注|说明|填表说明|填报说明|编制说明"
    r"|(?:单位|部门|财务|项目|科室|处室|填报|主管)?(?:负责人|领导)|填报人|填表人|经办人|制表人?|编制人|审核人?|复核人?|联系人"
    r"|(?:联系|办公)?电话|联系方式|(?:填报|填表|打印|制表|编制|报送)(?:日期|时间)|日期)"
    r"(?:[（(](?:盖章|签字|签章|签名)[)）])?[:：]"
)
# At the beginning of a line: below a table in text.
NOTE_LINE = later(rf"^[^\S\n]*{_LABEL}", re.M)
_NOTE = later(rf"\s*(?:{_LABEL}|填[表报](?:说明|须知)|编制说明)")


def is_note(text: str) -> bool:
    """Whether a line or cell begins with the label of a note, a signature or a contact."""
    return _NOTE.match(text) is not None

"""Names that count what is bad by itself (lexicon faults), and not what is done about it: 违章次数, 旅客滞留量."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jxlint.patterns import later

if TYPE_CHECKING:
    from jxlint.rules.tools import Tools

# Whom or what it befalls, that it comes to be, and how it is counted: 失信被执行人新增数, 积水点个数, 停电时户数.
_COUNTED = later(
    r"(?:点位?|段|路段|人员|旅客|游客|乘客|群众|学生|儿童|职工|员工|被执行人|老人|对象|企业|单位|车辆|航班|列车|船舶|货物"
    r"|办件|工单|案件|贷款|用户|账户|事件|事故|事项|行为|现象|情形|问题|项目|合同|设备|信息"
    r"|操作|收费|停车|经营|施工|作业|行车|驾驶|用电)?"
    r"的?(?:发生|出现|新增|新发|产生)?总?"
    r"(?:[起件次宗例人户处个批台条辆名家]?(?:数量?|量)|[人件户批]次数?|时户数|[天日]数|情况)?(?:[（(][^（()）]{1,4}[)）])?[。.\s]*"
)
# What is done about it.
_ACTED = ("acted-on", "handling", "changes")


def counts_faults(name: str, tools: Tools) -> bool:
    """Whether `name` ends with what is bad, or with its number."""
    found = tools.phrases.find(name, "faults")
    if not found or _COUNTED.fullmatch(name, found[-1].end) is None:
        return False
    return not any(tools.has(name, lexicon) for lexicon in _ACTED)

"""The words that forms of a project are made of: labels of fields, heads of columns, names of levels.

Offices word them in many ways; each pattern is of solid text (no white space) and says what the words stand for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jxlint.compiled import compiled

# What stands under or beside a label. `side` names a part of the form and holds nothing itself; `end` closes the
# indicators and holds words; a `detail` is a field of the form that the document keeps under its label.
_LABELS: dict[str, str] = {
    "fund": r"""
        年初(?:预算)?(?:数|安排|金额|批复数)? 年初预算(?:数|金额)?
        (?:全年|调整后?|年中)(?:预算)?(?:调整)?(?:后)?(?:预算)?数 全年预算(?:数|金额)? 调整后预算(?:数)?
        (?:全年|预算|实际)?(?:预算)?(?:执行|支出|到位)(?:数|额|金额) 全年执行(?:数|金额)? (?:预算)?执行率 预算执行率
        执行率得分 分值 权重 得分 自评得分 原因 资金到位率
    """,
    "project": r"""
        (?:子|一级|二级)?项目(?:支出)?(?:名称|明细)(?:及编码|及代码)? 专项(?:资金)?名称 政策名称 项目\(政策\)名称
    """,
    "department": r"""
        (?:项目|中央|省级|市级|区级|县级|地方)?主管(?:单位|部门)(?:名称)?(?:及代码|及编码|代码)? 预算部门(?:名称)?
        部门名称 一级预算(?:单位|部门)(?:名称)?
    """,
    "unit": r"""
        (?:项目)?(?:具体)?(?:实施|执行|承担|使用|用款|申报|填报|预算|编报|建设|承办)(?:单位|部门)(?:名称)? 单位名称
        项目单位(?:名称)? 资金使用单位 预算单位名称 部门\(单位\)名称
    """,
    "objective": r"""
        (?:项目)?(?:年度|总体|本年度?|当年|全年)?(?:总体)?(?:绩效)?目标(?:描述|内容|设定)? 预期(?:绩效)?目标
        年初(?:设定)?(?:绩效)?目标 项目(?:绩效|年度|总体|年度绩效)目标 (?:年度|总体)绩效总?目标 绩效总?目标
        (?:总|本年度|年度)目标 年度总目标
    """,
    "period_objective": r"(?:实施期|中期|长期|中长期|实施周期|项目期|全周期)(?:总体)?(?:绩效)?(?:总)?目标",
    "actual_objective": r"""
        (?:年度|全年|总体|年度总体|目标)?(?:绩效)?(?:目标)?(?:实际)?完成情况(?:综述)? 全年完成情况 目标实际完成情况
    """,
    "total": r"""
        (?:年度|本年|本年度|全年|项目|中期|当年|预算)*(?:资金|预算)?(?:总额|合计)
        (?:年度|本年度?|全年|项目|当年|本次)*预算(?:资金)?(?:金额|数|总?额|安排|申请)?
        (?:年度|本年度?|全年|当年)(?:资金)?金额
        年度(?:本级)?预算(?:金额|资金) 预算资金总计 项目(?:资金|金额|总金额|预算)?(?:总额|总投资|总金额)
        (?:项目)?金额 资金总额 申请资金总额 年度预算安排 年度资金总额 资金总计
    """,
    "fiscal": r"""
        (?:本年度?|当年|年度|中央|本级)*(?:一般公共预算)?财政(?:预算)?(?:拨款|投款|资金)(?:收入)?
        (?:本年度?|当年)?一般公共预算(?:拨款|资金|财政拨款)?
    """,
    "special_account": r"财政专户(?:管理)?(?:拨款|资金)?",
    "other": r"其[他它](?:资金|收入) 其中:?其[他它]",
    "more": r"""
        上级(?:补助)?(?:资金)? (?:该项目支出)?上级资金 单位(?:自有)?资金 自有资金 自筹资金
        (?:上年|以前年度)?(?:财政)?(?:拨款)?结转(?:结余)?(?:资金)? 结转结余(?:资金)?
        政府性基金(?:预算)?(?:拨款|资金)? 国有资本经营预算(?:拨款|资金)?
        (?:中央|省级?|市级?|县级?|区级?|县\(区\)级?|地方|本级|市县)(?:补助|财政)?资金 社会资金 事业收入 经营收入
        银行贷款 债券资金 专项债券? (?:中央|省级?|市级?|县级?|区级?|地方)(?:补助|配套)(?:资金)?
    """,
    "side": r"""
        (?:项目)?(?:资金|预算)(?:情况|执行情况|安排|来源|构成|申请)? 资金(?:来源|总额)?情况
        (?:项目)?(?:年度|本年度|中期|长期|总体|实施期)?(?:绩效)?指标(?:体系)? 项目基本(?:情况|信息) 基本信息
        年度绩效指标 项目年度目标完成情况 项目(?:年度)?资金 (?:年度)?绩效目标与指标 项目金额 预算执行情况
        (?:年度)?(?:总体)?目标完成情况 项目绩效指标 项目支出绩效 绩效目标及指标
    """,
    "end": r"""
        评价结论 (?:主要)?存在(?:的)?(?:主要)?问题(?:及原因)? (?:下一步)?(?:拟采取的?)?改进(?:措施|建议|意见)
        (?:财政|主管|业务|归口|单位|项目)*(?:部门|单位|科室|局)?(?:审核|审批|复核)?意见
        (?:项目|财务|单位|部门|分管|评价)*负责人(?:及电话|及联系电话|签字|\(签字\)|签名)*
        填[表报]人(?:及电话|及联系电话|员)? 联系(?:电话|人)(?:及电话)? 电话 填[表报](?:日期|时间) 单位负责人签字
        审核人 经办人 制表人? 自评结论 说明 备注 其他(?:需要)?说明的?(?:问题|事项) 总结 绩效自评综述
        (?:单位)?\(?(?:盖章|公章)\)?
    """,
    "detail": r"""
        项目(?:属性|类型|类别|性质|级次|状态|分类|编码|代码|编号|周期|期限?|概况|内容|概述|预算)
        项目(?:起止时间|负责人|联系人|实施期限?|支出实施期|主要内容|立项依据)(?:及电话)?
        起止(?:时间|年限|日期) (?:开始|结束|完成|项目开始|项目结束|项目完成)(?:时间|日期) (?:项目|政策)?立项依据
        立项(?:必要性|情况) (?:项目)?(?:实施|执行)(?:周期|期限|时间|进度|进度计划|内容) 实施期
        资金(?:用途|性质|类别|投向) 单位(?:编码|代码|类型) 部门(?:编码|代码) (?:支出)?功能(?:分类)?科目 是否.{1,12}
        年度 预算年度 支出(?:类别|类型|方向|范围) 项目概述 (?:主要)?工作内容 项目实施内容及过程概述 政策依据 职能
        绩效类型 分配方式 热点领域 项目总体概况 主管处室 归口(?:管理)?(?:处室|科室) 财政(?:分管|主管)?(?:处|科)室
        所属(?:专项|领域|行业) 评价方式 项目支出级次 一级项目 二级项目 三级项目 保障措施 项目实施方案
    """,
}
# What a column of the indicators holds. The ones without a field of their own are kept as details.
_HEADS: dict[str, str] = {
    "level1": r"一级指标(?:名称|类别)? 指标类别",
    "level2": r"二级指标(?:名称)?",
    "name": r"三级指标(?:名称|内容)? (?:绩效)?指标(?:内容|名称) 具体指标 指标名称\(三级指标\) 绩效指标",
    "nature": r"""
        (?:绩效)?指标(?:值)?(?:性质|类型|属性) (?:指标)?(?:计算|比较|运算|逻辑)?(?:符号|关系|符) 性质
    """,
    "period": r"(?:实施周期|实施期|中期|中长期|长期|总体|全周期|项目期|项目)(?:绩效)?(?:指标|目标)值",
    "annual": r"""
        (?:年度|本年度?|当年|全年|年初|预期|计划|目标|绩效)*(?:预期)?(?:指标|目标|计划|设定|实现)值(?:及单位|内容)?
        (?:年度|本年度?|当年|全年|年初|预期|计划|绩效)+(?:指标|目标)(?:及单位|内容)?
        (?:年初)?设定目标值 当年预期实现值 预期值 标准值 指标目标值
    """,
    "unit": r"(?:指标|绩效)?(?:值)?(?:度量|计量|计算)?单位 绩效度量单位",
    "weight": r"""
        (?:指标|绩效|绩效指标)?(?:权重|分值|分数|标准分|满分)(?:分|分值|值|权重)?(?:\(?[%％分\d]{1,4}\)?)?
    """,
    "score": r"(?:自评|指标|单位自评|实际)?(?:得分|自评分|评分)(?:情况)?",
    "actual": r"""
        (?:全年|年度|本年度?|当年|年末|指标)*(?:实际|指标)?(?:完成|达成)(?:指标)?(?:值|情况|数)
        (?:全年|年度)?实际(?:完成)?(?:指标|情况)?值 全年实际值 实际完成情况
    """,
    "direction": r"(?:指标|绩效指标)?(?:方向(?:性)?|极性|正反向|正负向) 指标方向性",
    "reason": r"""
        (?:未完成|偏差|未达标|差异|偏离|扣分)(?:及?未完成)?(?:的)?(?:原因|情况|较大)?.{0,18}
        .{0,12}(?:原因分析|改进措施|原因说明|原因).{0,10} 原因
    """,
    "basis": r"""
        (?:绩效|指标|评价|评分|评\(扣\)分|扣分|赋分|考核|目标值?)(?:值)?(?:标准|来源|依据|规则|细则|办法|说明)
        (?:指标|目标)值?(?:设定|确定|取值)依据
        指标(?:值)?(?:说明|解释|内容说明|含义|来源|设定依据|数据来源) 数据来源 佐证材料
        (?:计算|评分)(?:公式|方法|规则) (?:绩效)?指标(?:值)?(?:内容)?(?:说明|解释) 说明 备注 历史值
        上年(?:实际|完成)?值 行业标准 标杆值
    """,
}
_LEVEL1 = compiled(
    r"(?:[1-9一二三四][-－—.、])?(?:产出|效益|效果|满意度|成本|过程|管理|投入|决策|项目完成|项目效益|履职效能)(?:类)?指标"
)
_LEVEL2 = compiled(
    r"(?:\d\d?[-－—.、])?(?:产出)?(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|生态成本|环境成本|经济效益|社会效益|生态效益|生态环境效益|环境效益"
    r"|可持续(?:性)?(?:影响|发展|效益)?|[一-鿿、或和与/]{0,14}满意度|满意度|社会影响|项目管理|资金管理|财务管理|业务管理|组织实施|预算执行|制度建设|政策)(?:类)?指标"
)
_EFFECT = compiled(r"(?:\d\d?[-－—.、])?(?:(?:经济|社会|生态|环境|生态环境)效益|可持续(?:影响|发展))")
# A level also bears the points it is worth: 产出指标(50分).
_POINTS = compiled(r"[（(](?:共|满分)?\d{1,3}(?:\.\d+)?(?:分|%)?[)）]$")
_COLON = compiled(r"[:：]$")
_BRACKET = compiled(r"[（(][^（()）]{0,24}[)）]$")
_LEAD = compiled(
    r"^(?:[★*▲#※]|其中[:：]?|[一二三四五六七八九十\d]{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,2}[)）])"
)
_FOLD = str.maketrans("（）：", "():")
_MONEY = compiled(r"(?:单位[:：])?((?:百|千|万|百万|千万|亿)?元)")
TITLE = compiled(
    r"[^\n|]{0,60}?(?:绩效目标|绩效自评|自评|绩效监控|预算绩效|绩效)(?:申报|自评|填报|批复|公开|情况|编报|备案|评价|汇总|和指标)*(?:表|申报书|计算表)(?:[（(][^()（）]{0,20}[)）])?"
)
YEAR = compiled(r"[（(]?(20\d\d)年度?[)）]?")
MONEY_LINE = compiled(r"(?:(?:金额|货币)?单位[:：]?[（(]?|[（(])((?:百|千|万|百万|千万|亿)?元)[)）]?")
SEAL = compiled(r"[（(](?:盖章|公章|签章)[)）]")
TOTAL_ROW = compiled(r"(?:合计|总分|总计|自评总分|总得分|得分合计|合计得分)(?:[（(].{0,8}[)）])?")
_FILLER = compiled(
    r"[.…·。、\-—–_*＊/\\|\s]+|(?:指标|目标)?\d{0,2}[:：]?[.…]+|(?:指标|目标)\d{1,2}[:：]?(?:[.…]+)?|无指标"
)


@lru_cache(maxsize=8192)
def label(words: str) -> str:
    """What a label of a form stands for, "" when `words` are none."""
    return _role(words, _LABEL_PATTERNS)


@lru_cache(maxsize=8192)
def head(words: str) -> str:
    """What the head of a column of indicators stands for, "" when `words` are none."""
    return _role(words, _HEAD_PATTERNS)


@lru_cache(maxsize=8192)
def level(words: str) -> int:
    """1 or 2 for the name of a first or second level, 3 where it may be either, 0 when `words` are none."""
    bare = _POINTS.sub("", words)
    one, two = bool(_LEVEL1.fullmatch(bare)), bool(_LEVEL2.fullmatch(bare) or _EFFECT.fullmatch(bare))
    return one + 2 * two


def filler(words: str) -> bool:
    """Whether `words` of a cell only keep its place: dots, dashes, an empty 指标2."""
    return bool(_FILLER.fullmatch(words))


def money_unit(words: str) -> str | None:
    """The unit of money that a label or title names, None when it names none."""
    found = _MONEY.search(words)
    return found[1] if found else None


def _role(words: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    if not words or len(words) > 40:
        return ""
    folded = _COLON.sub("", words.translate(_FOLD))
    bare = _LEAD.sub("", folded)
    for form in dict.fromkeys((folded, bare, _BRACKET.sub("", folded), _BRACKET.sub("", bare))):
        for role, pattern in patterns:
            if form and pattern.fullmatch(form):
                return role
    return ""


def _compiled(patterns: dict[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, compiled("|".join(words.split()))) for role, words in patterns.items())


_LABEL_PATTERNS, _HEAD_PATTERNS = _compiled(_LABELS), _compiled(_HEADS)

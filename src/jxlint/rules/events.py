"""What an unquantified value says that a third party can answer by yes or no: an event, a grade, a standard that is
published, or figures that the grammar of targets takes for no measure."""

from __future__ import annotations

from jxlint.patterns import later
from jxlint.rules.official import official
from jxlint.rules.tools import Tools

# The grade that something is to reach, however it is praised: 水质稳定达到Ⅲ类, 由Ⅳ类提升至Ⅲ类.
_REACHED = later(
    r"(?:达到?|优于|好于|不低于|不劣于|保持在?|稳定在|维持在?|符合|满足|[升高善]至|[升高善]到|[升高善]为)[^，,。；;]{0,8}?"
    r"(?:[一二三四五六七八九甲乙丙丁ⅠⅡⅢⅣⅤⅥ\d]|(?<![A-Za-z])(?:I{1,3}|IV|VI?|[A-E]))[级类][AB]?"
    r"(?:[及或]?以上)?(?:标准|水质|水平|要求|[，,。；;（(]|$)",
    needs=("级", "类"),
)
# A figure that everybody can look up: 不低于最低工资标准.
_PUBLISHED = later(r"(?:不?[低高]于|不低于|达到|优于|超过)[^，,。；;]{0,8}最低(?:工资|生活保障)标准", needs=("最低",))
# What somebody else gives or attests, unlike 获得感 and 取得成效.
_OBTAINED = later(
    r"(?:取得|获得|荣获)[^，,。；;]{0,16}?(?:证书|证明|[证奖牌]|称号|荣誉|表彰|表扬|通报|资质|资格|专利|认证|认定|许可|批复|批准|立项|授权|著作权|名次?$)",
    needs=("取得", "获得", "荣获"),
)
# What two parties put their names to: 签订服务协议, 签订安全责任书.
_SIGNED = later(
    r"(?<![所按照据依])签[订署约定](?!的)[^，,。；;、的]{0,12}?(?:合同|协议书?|责任[书状]|承诺书|意向书|备忘录|合约)",
    needs=("签",),
)
# A title that is given, whatever words of praise it holds: 获市级优质工程奖, 创成国家级充分就业社区, 市级优质工程.
_TITLED = later(
    r"^(?:(?:全部)?(?:争创|创建|创成|创建成|成功创建|建成|达到|获|获得|荣获|获评|被?(?:评定?|认定|命名|授予))为?)?"
    r"(?:国家|全国|全?[省市区县州部厅])级[^，,。；;、]{1,12}"
    r"(?:奖[项牌]?|称号|工程|社区?|街区?|村庄|[村镇乡县]|基地|园区?|企业|单位|学校|医院|机构|城市|家庭|品牌|课程|班组|窗口|站|店|户|农场|景区)$"
    r"|(?:荣获|获评|被?(?:评定?|认定|命名)为)[^，,。；;、]{2,14}(?:奖[项牌]?|称号|工程|社区?|街区?|村庄|[村镇乡]|基地|园区?|企业|单位|学校|城市|家庭)$",
    needs=("级", "获", "为"),
)
# A standard by its title and number: 《…规范》CJJ36-2016.
_NUMBERED = later(r"》[（(\s]{0,2}[A-Z]{2,5}(?:\s?/\s?[A-Z]{1,2})?\s?\d", needs=("》",))
# A standard that somebody else has set and that can be looked up, by its number, its title or its subject: 符合GB
# 5749-2022标准, 不高于《…》标准, 达到国家排放标准. 国家有关标准 and 行业规范 say not which.
_NAMED = later(
    r"(?:达到?|符合|满足|优于|不?[低高]于)[^，,。；;《“\"]{0,8}?(?:(?<![A-Za-z])[A-Z]{2,5}(?:\s?/\s?[A-Z]{1,2})?\s?\d{2,}[\d.-]*"
    r"|《[^《》]{2,}》|[“\"][^“”\"]{4,}[”\"](?=标准)|(?:国家|行业|地方)(?!有关|相关|规定|要求|法律|法规|政策)[^，,。；;]{0,16}?(?:标准|(?<![家业方])(?:规范|规程)))"
    r"[^，,。；;]{0,8}$",
    needs=("达", "符合", "满足", "于"),
)
# The budget, which the table states, whatever is said of how it is kept: 严格控制在批复预算内.
_BUDGETED = later(
    r"^[^，,。；;]{0,8}?控制在[^，,。；;]{0,10}(?:预算|概算|估算|限额|控制数)[^，,。；;]{0,6}内$", needs=("控制在",)
)
# A ratio: 带动消费比1:3以上; the year of a standard is none: ISO9001:2015.
_RATIO = later(r"(?<![A-Za-z\d.:：∶])\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?(?![:：∶])", needs=(":", "：", "∶"))
# A day or a part of a month that comes again and again: 次月15日前, 每月上旬.
_DAY_OF_MONTH = later(r"[每次下当本翌隔首末]个?月的?(?:\d{1,2}[日号]|[上中下]旬|[底末初])", needs=("月",))
# Passed, and not by what something is to be done: 通过省级示范区验收, unlike 通过开展评估.
_PASSED = later(r"通过(?!开展|组织|加强|强化|进行|实施|推进|做好|定期|不断|持续)[^，,。；;、]{0,20}$", needs=("通过",))
# The examined thing is, unlike 检验合格率.
_QUALIFIED = later(r"合格(?=[，,。；;、）)\s并且后]|$)", needs=("合格",))
# What a system is able to do, unlike what is to be promoted: 支持国产操作系统.
_ABLE = later(
    r"支持(?:(?!研发|企业|购置|采购|引进|建设|开发|攻关|推广)[^，,。；;、]){0,10}?"
    r"(?:操作系统|数据库|中间件|浏览器|芯片|终端|协议|格式|接口|算法|IP[vV][46]|访问|登录|查询|检索|导[入出]|打印|并发|断点续传)$",
    needs=("支持",),
)
# Who is to have it from then on: 移交水务公司管理; whom something is settled for: 明确到村集体, 责任落实到人.
_HANDED = later(
    r"(?:移交|划转|转交|交由|交给)(?!工作)[^，,。；;、]{2,16}(?:管理|管护|管养|养护|运营|运维|经营|使用|保管|保存|接管|维护|接收)$"
    r"|完成[^，,。；;、]{0,8}移交|移交(?:完成|完毕|到位)",
    needs=("移交", "划转", "转交", "交由", "交给"),
)
_SETTLED = later(
    r"(?:明确|落实|量化|细化|分解|确权|兑现|公示|压实)到(?:每[^，,。；;、]{1,4}|个?人|人头|农?户|村|村?组|村集体|班组|岗位?|科室|部门"
    r"|单位|责任人|地块|具体[^，,。；;、]{1,6})$",
    needs=("到",),
)
_CLOSING = "。；;. \t\n"


def figured(text: str) -> bool:
    """Whether `text` holds a ratio, or a date without its month."""
    return _RATIO.search(text) is not None or _DAY_OF_MONTH.search(text) is not None


def eventful(text: str, tools: Tools) -> bool:
    """Whether `text` says what is to happen or be given (lexicon concrete-events), what a stamp or a public page shows,
    or which examination (lexicon examinations) is to be passed."""
    patterns = (_OBTAINED, _SIGNED, _NUMBERED)
    if tools.has(text, "concrete-events") or any(pattern.search(text) for pattern in patterns):
        return True
    told = [m.start() for m in _QUALIFIED.finditer(text)]
    closed = text.rstrip(_CLOSING)
    if official(closed) or any(pattern.search(closed) for pattern in (_ABLE, _HANDED, _SETTLED)):
        return True
    passed = _PASSED.search(closed)
    if passed:
        told.append(passed.end())
    return bool(told) and any(found.end in told for found in tools.phrases.find(text, "examinations"))


def graded(text: str) -> bool:
    """Whether `text` names a grade, a title, a standard, a published figure or the budget that is to be reached or
    kept."""
    closed = text.rstrip(_CLOSING)
    return any(pattern.search(closed) for pattern in (_REACHED, _PUBLISHED, _NAMED, _BUDGETED, _TITLED))

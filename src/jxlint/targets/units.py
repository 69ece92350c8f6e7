"""Units of measure as they follow a number, and their canonical form."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.patterns import later

COUNTERS = """
个百分点 百分点 个千分点 千分点 个工作日 工作日 自然日 个自然日 日历天 个小时 个星期
人次 场次 批次 户次 车次 辆次 架次 台次 例次 次数 件次 家次 篇次 课时 学时 标准箱 床位 车位
摊位 学位 点位 机位 席位 岗位 个 次 场 件 人 份 篇 支 台 套 册 条 期 批 项 户 辆 家 所 名 位 宗 起 单 页 本 幅
张 部 间 处 座 棵 株 头 只 例 把 架 艘 门 款 块 枚 顶 副 双 根 种 类 组 班 队 群 届 轮 遍 趟 颗 片 盏 口 道 段
栋 幢 层 亩 顷 公顷 吨 千克 公斤 克 升 毫升 立方米 立方 平方公里 平方米 平米 平方 公里 千米 米 延米 延长米 厘米 毫米
公分 度 千瓦时 千瓦 兆瓦 座次 步 村 镇街 街镇 社区 乡镇 镇 县 校 包 袋 瓶 箱 桶 盒 卷 捆 车 节 堂 讲 集 首
平方千米 摄氏度 千伏安 兆瓦时 吉瓦 吉瓦时
微克 毫克 分贝 倍 字 万字 词 帧 兆 人天 人日 人月 人年 对 封 笔 味 剂 针 剂次 管 粒 尾 羽 匹 窝 筐 担 垛 眼 杆
基 面 扇 樘 床
皮长公里 具 盘 组次 点次 画幅 斤 通 跨 孔 站 路 班次 频次 航次
""".split()
COUNTED = frozenset(COUNTERS)
TIMES = "小时 分钟 秒钟 毫秒 秒 天 日 周 星期 个月 月 季度 个季度 年".split()
MONEY = "亿元 千万元 百万元 万元 千元 百元 元 美元 人民币 角".split()
_LATIN = {
    "h": "小时", "min": "分钟", "s": "秒", "ms": "毫秒", "km": "公里", "km2": "平方公里", "m2": "平方米", "m": "米",
    "t": "吨", "kg": "千克", "g": "克", "kwh": "千瓦时", "kw": "千瓦", "mw": "兆瓦", "mm": "毫米", "cm": "厘米",
    "gb": "GB", "tb": "TB", "mb": "MB", "mbps": "Mbps", "db": "分贝", "tps": "TPS", "qps": "QPS",
    "m³": "立方米", "㎡": "平方米", "m²": "平方米", "km²": "平方公里", "k": "K",
    "mg": "毫克", "ug": "微克", "μg": "微克", "µg": "微克", "l": "升", "ml": "毫升", "m3": "立方米", "hm2": "公顷",
    "hm²": "公顷", "kva": "千伏安", "mwh": "兆瓦时",
    "pb": "PB", "kbps": "Kbps", "gbps": "Gbps", "tbps": "Tbps", "gw": "吉瓦", "gwh": "吉瓦时",
}  # fmt: skip
_SAME = {
    "自然日": "天", "个自然日": "天", "日历天": "天", "个小时": "小时", "个星期": "周", "秒钟": "秒",
    "平米": "平方米", "星期": "周", "日": "天", "公斤": "千克", "次数": "次", "千米": "公里", "皮长公里": "公里",
    "延长米": "延米",
    "百分点": "个百分点", "千分点": "个千分点", "平方千米": "平方公里", "摄氏度": "℃", "°C": "℃", "°c": "℃", "°": "度",
    "%o": "‰",  # as it is typed where a keyboard has no ‰
}  # fmt: skip
_WORDS = sorted({*COUNTERS, *TIMES, *MONEY, "%", "%o", "‰", "‱", "％"}, key=lambda word: (-len(word), word))
# By the sign they begin with, the longest first.
_BY_FIRST: dict[str, list[str]] = {}
for _word in [*_WORDS, "㎡", "℃", "m²", "m³", "M²", "M³", "km²", "kM²", "Km²", "KM²", "hm²", "°C", "°c", "°"]:
    _BY_FIRST.setdefault(_word[0], []).append(_word)
# What 分 is a part of, where it is no score.
_SCORE_NOT = ("分中心", *("分" + c for c in "之部布析类级期批局公别享流校院组配层项解散会"))
# 方 for cubic metres stands at the end, or before what is measured so: 500方, 500方土.
_CUBIC = compiled(r"方(?=[。；;，,、]|$|及?以[上下内]|左右|[土砂石水])")
# 提升0.1等, 4.5等以上: of the quality of land; elsewhere 等 only says that there is more.
_GRADES = later(r"等级?(?=[。；;，,、)）]|$|[及或]?以[上下内]|左右)")
# 10篇(条)以上, 100人(次): another word for what is counted.
_OTHER = compiled(rf"\((?:{'|'.join(sorted(COUNTERS, key=len, reverse=True))})(?:[、/](?:{'|'.join(COUNTERS)}))*\)")
# 62处次, 120站次: of each how often; 名次 is a place, and some words begin with 次.
_TIMES_OF_EACH = later(r"次(?![要生级品贷序日年月数性新优一])")
_LETTERS = compiled(r"[A-Za-zμµ]{1,4}[23]?")
_PER = compiled(
    # A round number of what it is counted over: 人/10万, 个/1000人.
    r"[/·•・][(（]?(1(?:0+[百千万亿]?|[百千万亿])(?![\d.年月日])(?:(?![A-Za-z])[^\W\d_]){0,3}?(?=[/·•・，。；;、,()（）]|$|以|及|的|左|内|至|到)"
    r"|\d{1,3}(?:个月|天|周|小时|分钟|秒|年|个季度)"
    r"|每?(?:(?:(?![A-Za-z])[^\W\d_]){1,4}?(?=[/·•・，。；;、,()（）]|$|以|及|的|左|内|至|到)|[A-Za-z]{1,3}[23²³]?|㎡|[^\W\d_]{1,2}))"
)

# Words that begin with a unit's sign and are none: 3个 is a unit, 次 in 次要 or 人 in 人民 is not.
_NOT = (
    "人民", "人员", "人才", "人大", "人口", "日常", "日前", "年来", "年度", "年级", "月份", "次要", "件事", "项目",
    "部门", "家庭", "度假", "本级", "本年", "本科", "级", "周岁", "路公交", "路车", "路线", "路口", "路段", "路面",
    "路名", "路专线", "通过", "通知", "通报", "通道", "通车", "通行", "通信", "通讯", "通用", "通水", "通电", "通气",
    "通达", "通关", "具体", "具备", "具有", "盘活", "盘点", "盘查", "周年",
)  # fmt: skip


def unit_at(text: str, at: int) -> tuple[str, int]:
    """The canonical unit that begins at `at` and where it ends; ("", at) when there is none."""
    word = _written(text, at)
    if word:
        if text.startswith(_NOT, at) and not (word == "项" and text.startswith("项目", at)):
            return "", at
        if (
            len(word) == 1
            and text.startswith("次", at + 1)
            and word in COUNTED
            and word != "名"
            and _TIMES_OF_EACH.match(text, at + 1)
        ):
            word += "次"
        return {"％": "%"}.get(word, _SAME.get(word, _LATIN.get(word.lower(), word))), at + len(word)
    letters = _LETTERS.match(text, at)
    # One capital letter is a name (5G, 4K), not a unit, but for litres.
    if letters and letters[0].lower() in _LATIN and (len(letters[0]) > 1 or letters[0].islower() or letters[0] == "L"):
        return _LATIN[letters[0].lower()], letters.end()
    if text.startswith("等", at) and (grade := _GRADES.match(text, at)):
        return "等", grade.end()
    return ("立方米", at + 1) if _CUBIC.match(text, at) else ("", at)


def behind_other(text: str, at: int) -> int:
    """Where brackets end that begin at `at` and hold another word for the unit before, `at` without any."""
    other = _OTHER.match(text, at) if text.startswith("(", at) else None
    return other.end() if other else at


def _written(text: str, at: int) -> str:
    """The longest unit written at `at`, "" when there is none."""
    for word in _BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(word, at) and not (word == "%o" and _LETTERS.match(text, at + 2)):
            return word
    return "分" if text.startswith("分", at) and not text.startswith(_SCORE_NOT, at) else ""


def per_at(text: str, at: int) -> tuple[str, int]:
    """What follows a slash (人/天 in 元/人/天 and 元/人·天) and where it ends; ("", at) when there is none."""
    parts: list[str] = []
    end = at
    if text[at : at + 1] != "/":
        return "", at
    while len(parts) < 3:
        match = _PER.match(text, end)
        if match is None:
            break
        word = match[1].removeprefix("每")
        parts.append(_SAME.get(word, _LATIN.get(word.lower(), word)))
        end = match.end()
    if parts and text[at + 1] in "(（" and text[end : end + 1] in (")", "）"):
        end += 1
    return "/".join(parts), end

"""Two values, or two names, as words: what they say alike however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.grades import LETTERED, graded
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row
from jxlint.targets.comparators import signed
from jxlint.targets.numerals import DIGITS, HAN, han, scaled

_LEAD = compiled(r"^(?:20\d\d年?(?:度|末|底|年底|年末|全年)?|全年|年内|年度|每年|本年度?)")
# 1.8万: a scale behind figures is one of them.
_SCALED = compiled(r"(?<![\d.])(\d+(?:\.\d+)?)([千万亿]{1,2})")
_HAN = compiled(f"{HAN}+(?:点[{DIGITS}]+)?")
# A number, or a grade by letters, of which a part is another.
_NUMBER = compiled(rf"[0-9][0-9,]*(?:\.[0-9]+)?|{LETTERED}")
# 10号, the day of a month: 10日.
_DAY = compiled(r"(?<=\d)号(?=[前内之以]|$)")
# 下午5:30, 晚8点: the time of the day, which is 17:30 and 20:00; what lies between two of them may be 至 or a dash.
_CLOCK = compiled(
    r"(?:(?P<late>下午|傍晚|晚上?|夜间)|凌晨|清晨|早[上晨]?|上午|中午)?(?P<hour>\d{1,2})(?::(?P<minute>\d\d)|点(?=[前后至到~-]|$))"
    r"(?P<to>[至到~])?"
)
# 3、6、9、12月20日: the last month of each quarter.
_MONTHS = later(r"(?<!\d)((?:\d{1,2}月?、){1,3}\d{1,2})月份?(?!\d*、)")
_OF_TERM = {
    "3、6、9、12": "每季度末月",
    "1、4、7、10": "每季度首月",
    "2、5、8、11": "每季度第二个月",
    "6、12": "每半年末月",
    "1、7": "每半年首月",
}
# 7×24小时, 7x24小时
_CROSS = compiled(r"(?<=\d)[×xX](?=\d)")
# 零事故 and 0事故 say 无事故, as 零 does before any bad thing.
_NONE = compiled(r"^[0零](?![\d.])")
# 获评市优 is 市级优质, of whatever it is.
_BEST_OF = compiled(r"^(?:荣?获评?|获得|被?评为)?([省市区县])优$")
# 良好及以上等次 is 良好以上.
_AND_ABOVE = compiled(r"[及或含](?=以[上下])")
_RANK = compiled(r"(?<=.)(?:等次|档次)")
# 安全事故为零 says that there is none.
_COMES_TO_NONE = later(r"(?:[为是]|保持|降至|达到?)[零0][起件次宗例]?$")
# Signs that look like another, and quotation marks, which say nothing.
_SIGNS = str.maketrans({"∶": ":", "—": "-", "–": "-", "−": "-", "“": None, "”": None, '"': None})
_CLOSING = "。；;.，, 　"
# How far two unquantified phrases may differ in letters and still be one phrase with another subject.
_ALIKE = 0.8
# That it is so already, and of all of them: 制度汇编已印发, 均合格; 平均 and 户均 say something else.
_ALREADY = later(r"已经?(?=[\u4e00-\u9fff])|(?<![平人户次件亩生场班村校年月日])均(?=[\u4e00-\u9fff])")
# Whose or which of several it is: 省级评审, CMA资质; of values that name others the letters alike say nothing.
_WHICH = later(r"(?:国家|[省市镇]|(?<!治)[县区])级|[a-z]{2,}")
# What somebody has been given, whatever the word for it: 获评省级示范社, 成功创建省级示范社, 取得ISO9001证书.
_GIVEN = later(
    r"(?:(?:成功)?(?:获评|获批|荣获|获得|取得|获(?![奖利益悉取救准])|被?(?:评|认定|命名)为|创成)|成功创建|创建成功)为?(?P<thing>[^，,。；;、]{2,}?)"
    r"(?:称号|荣誉|命名|认证|认定|证书|证)?",
    needs=("获", "取得", "为", "创"),
)
_PASSED = later(r"通过(?P<thing>[^，,。；;、]{2,}?)(?:认证|认定|评定)", needs=("通过",))
# So many letters are a phrase that another may hold with words in between.
_PHRASE = 3


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """`text` as group 4 reads it: width, outer marks and a year prefix aside."""
    squeezed = "".join(unicodedata.normalize("NFKC", text).split()).translate(_SIGNS)
    squeezed = _DAY.sub("日", _CROSS.sub("*", squeezed))
    if ":" in squeezed or "点" in squeezed:
        squeezed = _CLOCK.sub(_time_of_day, squeezed)
    if "、" in squeezed and "月" in squeezed:
        squeezed = _MONTHS.sub(lambda m: _OF_TERM.get(m[1].replace("月", ""), m[0]), squeezed)
    return _LEAD.sub("", squeezed).strip(_CLOSING)


def _time_of_day(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    hour += 12 if match["late"] and hour < 12 else 0
    return f"{hour}:{match['minute'] or '00'}{'-' if match['to'] else ''}"


@lru_cache(maxsize=16_384)
def figures(text: str) -> str:
    """`plain` text with its Chinese numerals as figures: 三期 and 3期 are one."""
    return _in_figures(plain(text))


def _in_figures(text: str) -> str:
    text = _SCALED.sub(lambda m: f"{scaled(m[1], m[2]).normalize():f}", text)
    return _HAN.sub(lambda m: f"{han(m[0]).normalize():f}", text)


def meaning(text: str, tools: Tools) -> str:
    """`figures` of `text`, the words that only say to what degree aside (lexicon degrees) and synonyms made one."""
    text = _RANK.sub("", _AND_ABOVE.sub("", signed(graded(plain(text)))))
    if text.startswith("通过"):
        text = text[2:] + text[:2]  # 通过国家级复审 is 国家级复审通过
    text = _ALREADY.sub("", _BEST_OF.sub(r"\1级优质", text)) or text
    bare = text
    for word in reversed(tools.phrases.find(text, "degrees")):
        bare = bare[: word.start] + bare[word.end :]
    bare = bare or text
    if "零" in bare:
        for word in tools.phrases.find(bare, "bad-things"):
            if bare[: word.start].endswith("零"):
                bare = f"{bare[: word.start - 1]}无{bare[word.start :]}"
        if none := _COMES_TO_NONE.search(bare):
            bare = f"无{bare[: none.start()]}"
    return _in_figures(_NONE.sub("无", tools.canonical(bare)))


def same_words(period: str, annual: str, row: Row) -> bool:
    """Whether two unquantified values of `row` say the same: one contains the other, or they are nearly alike."""
    texts = [meaning(t, row.tools).casefold() for t in (period, annual)]
    if (">=" in texts[0]) != (">=" in texts[1]) and "<" not in texts[0] + texts[1]:
        texts = [text.replace(">=", "") for text in texts]  # 达到C30 is to reach it, and so is ≥C30
    numbers, others = map(_NUMBER.findall, texts)
    if len(numbers) == len(others) and numbers != others:
        # Letters alike do not make one of 三级 and 二级; of several years one may be a stage of the other.
        return row.facts.multi_year and _NUMBER.sub("", texts[0]) == _NUMBER.sub("", texts[1])
    which, other = ({*_WHICH.findall(text.replace("县级", "区级"))} for text in texts)
    if which and other and which.isdisjoint(other):
        return False
    one, two = (_given(t) for t in (period, annual))
    if one and two and (one in two or two in one or _within(one, two)):
        return True
    one, two = _whole_numbers([graded(figures(t)).casefold() for t in (period, annual)])
    if one in two or two in one or _within(one, two):
        return True
    one, two = _whole_numbers(texts)
    if one in two or two in one or _within(one, two) or Counter(one) == Counter(two):
        return True
    # Not the best that can be of texts so long, and with these letters, for which nothing need be loaded.
    if len(one) <= 6 or 2 * min(len(one), len(two)) / (len(one) + len(two)) < _ALIKE:
        return False
    if 2 * sum((Counter(one) & Counter(two)).values()) / (len(one) + len(two)) < _ALIKE:
        return False
    import difflib

    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _given(text: str) -> str:
    """The title or certificate that `text` says is given, "" where it says none."""
    bare = plain(text)
    match = _GIVEN.fullmatch(bare) or _PASSED.fullmatch(bare)
    return graded(match["thing"]).casefold() if match else ""


def _within(one: str, two: str) -> bool:
    """Whether the shorter stands in the longer with other words in between: 被采纳 in 被区委采纳."""
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) >= _PHRASE and all(letter in rest for letter in short)


def _whole_numbers(texts: list[str]) -> list[str]:
    """`texts` with a sign for each number, so that 9级 is no part of 79级, and 12级 no more like 13级 than 34级."""
    signs: dict[str, str] = {}
    return [_NUMBER.sub(lambda m: signs.setdefault(m[0], chr(0xE000 + len(signs))), text) for text in texts]

"""Words and signs that compare, before and behind a number.

以上, 以下, 以内 include the number; 超过, 大于, 小于, 不满 do not (Civil Code art. 1259, and the catalogue).
"""

from __future__ import annotations

import re

import msgspec

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.model import Comparator

_BEFORE: dict[Comparator, str] = {
    ">=": "≥ >= => 大于或等于 大于等于 大于等 大于或者等于 高于或等于 高于等于 "
    "达到或超过 达到或优于 达到或高于 达到及超过 等于或大于 等于或优于 优于或等于 好于或等于 "
    "不少于 不低于 不小于 至少 最少 最低 起码 不少 不低 不小",
    "<=": "≤ <= =< 小于或等于 小于等于 小于等 小于或者等于 低于或等于 低于等于 "
    "不超过 不高于 不大于 不多于 至多 最多 最高 最长 最大 上限 控制在 限制在 "
    "缩短至 降至 降低至 降到 压缩至 下降至 不高 不多 不大 ± 正负",
    ">": "> 大于 超过 高于 多于 超出 优于 突破 长于 超 逾",
    "<": "< 小于 低于 少于 不满 不足 不到 未满 短于",
    "=": "= 等于",
}
# What is not to be above is at most, and what is not to be below at least: 不得突破, 严禁超过, 没有少于, 不迟于.
_NEGATED = compiled(
    r"(?:应?不(?:[得能可应会许准宜要]|允许|可以)?|没[有能]?|未[曾能]?|严禁|禁止|杜绝|避免|防止)(?:出现|发生|有)?"
    r"(?:(?P<above>超过|超出|超|高于|大于|多于|突破|长于|晚于|迟于)|低于|小于|少于|短于|早于|弱于|劣于|差于|亚于)"
)
_NOT_FIRST = frozenset("应不没未严禁杜避防")
_NEUTRAL = "均达到 达到 完成 实现 均达 均为 达 为 到 在 合计 总计 共计 共 计 :"
_INDEX: dict[str, Comparator] = {w: c for c, words in _BEFORE.items() for w in words.split()}
# 于 written twice, or as another word of its sound.
_MISSPELT = {
    f"{word}于": word for word in "大于 小于 高于 低于 多于 少于 不大于 不小于 不高于 不低于 不多于 不少于".split()
} | {f"{word}余": f"{word}于" for word in "不大 不小 不高 不低 不多 不少".split()}
_INDEX |= {wrong: _INDEX[right] for wrong, right in _MISSPELT.items()}
_FILL = r"(?:约为|约|大约|大概|接近|近|在|到|为|达到|达|全年|每年|每月|每季度|每季|全区|全市|人民币|:|=|±)*"
_FILLED = compiled(_FILL)
# By the sign they begin with, the longest first.
_BY_FIRST: dict[str, list[str]] = {}
for _word in sorted(_INDEX, key=len, reverse=True):
    _BY_FIRST.setdefault(_word[0], []).append(_word)
_SOFT = compiled("(?:" + "|".join(re.escape(w) for w in _NEUTRAL.split()) + ")(?:约|近|大约)?$")
# 至少召开一次, ≤合同价的10%: a verb, or what is shared, stands between the comparator and its number.
_FAR = later(
    rf"(?P<word>至少|最少|至多|最多|≥|≤|{_NEGATED.pattern})[^\d，。；;、,（）()≥≤<>=]{{1,10}}$",
    needs=("至少", "最少", "至多", "最多", "≥", "≤", "超", "突破", "于"),
)
_BACK = compiled(
    r"[(（]?(?:[(（]含(?:本数|\d[\d.]*[^\d()（）以]{0,3})?[)）]?)?(?P<w>\+(?=$|[，。；;、,)）])|及以上|或以上|含以上|以上|及以下|或以下|含以下|以下|及以内|以内|之内|(?<=[%元人次个天])起(?=$|[，。；;、,)）])|内(?!部|容|外|涵|在|业|控|审|设|存|网(?![报上络])|河|科|地|蒙|参))"
)
# 90分(百分制)以上, 4.5分(满分5分)以上: of how many, between the number and its comparator.
_SCALE = compiled(r"\([^()，,。；;]{0,4}?(?:(?:[百十五]|\d{1,3})分制|(?:满分|总分)为?\d{1,3}分?|\d{1,3}分满分)\)")
_ENDS = ("", "，", "。", "；", ";", ",", "、", ")", "）")
_BACK_FIRST = frozenset("(（及或含以之内起+")
# Of these 超 is the end: 彩超, B超, 商超, 赶超.
_ENDS_WITH_IT = later(r"(?:[彩Bb维心脑腔商赶反高村苏英]|(?<!其)中)超$", needs=("超",))
# Comparators that leave it to the words behind the number which way they point.
_OPEN = {"控制在", "限制在", "±", "正负"}
_CUT = {
    "不少": "不少于",
    "不低": "不低于",
    "不高": "不高于",
    "不多": "不多于",
    "不小": "不小于",
    "不大": "不大于",
    "大于等": "大于等于",
    "小于等": "小于等于",
}
# Those that say no more than a sign does; 控制在, 最高 and the like may stand before one.
_PLAIN = tuple(w for w in _INDEX if w[-1] in "≥≤><=于" or w.endswith(("超过", "至少", "至多", "最少", "最多")))
_WORDED = later(
    rf"(?:{_NEGATED.pattern}|{'|'.join(re.escape(w) for w in sorted(_INDEX, key=len, reverse=True))})"
    r"(?=\d|[A-Z]{1,3}[+-]?(?:星?级|类)|[A-Z]{1,4}\d)"
)
_NEGATED_LAST = later(rf"{_NEGATED.pattern}$", needs=("于", "超", "突破"))
# What the grammar has no measure for, a ratio, a unit in letters or a grade: 3:7以上, 40DDDs以下, C30以上.
_UNMEASURED = later(
    r"(\d[\d.]*(?::\d[\d.]*|[A-Za-z]{1,8})|(?<![A-Za-z])[A-Z]{1,4}\d+)[及或含]?以([上下内])", needs=("以",)
)
# 90%≤好评率: the number first, and what is measured behind the sign.
_TURNED = later(
    r"(?P<sign>≤|≥|<=|>=|<|>)[^\d，,。；;、（）()≤≥<>=]{1,12}(?=$|[，,。；;、≤<])", needs=("≤", "≥", "<", ">")
)
_OTHER: dict[str, Comparator] = {"≤": ">=", "<=": ">=", "<": ">", "≥": "<=", ">=": "<=", ">": "<"}
UP, DOWN = (">=", ">"), ("<=", "<")


class Front(msgspec.Struct, frozen=True, gc=False):
    """A comparator before a number: where it begins, what it says, whether it is written out, what it lacks; and of
    the one right before it, in `≥≥98%`, what it says and where it begins."""

    start: int
    comparator: Comparator
    stated: bool
    word: str
    whole: str = ""
    ahead: Comparator | None = None
    first: int = -1

    @property
    def begin(self) -> int:
        """Where the first comparator begins."""
        return self.start if self.ahead is None else self.first


def front(text: str, at: int, floor: int) -> Front:
    """The comparator before the number that begins at `at`, looking back no further than `floor`."""
    floor = max(floor, at - 24)
    window = text[floor:at]
    if not window:
        return Front(at, "=", False, "")
    found = _stated(window)
    if found is None and (far := _FAR.search(window)):
        found = far.start(), far["word"]
    if found is not None:
        start, word = found
        ahead = _ahead(window[:start]) if start else ""
        if ahead:
            return Front(floor + start, _says(word), True, word, "", _says(ahead), floor + start - len(ahead))
        return Front(floor + start, _says(word), True, word, _CUT.get(word) or _MISSPELT.get(word, ""))
    soft = _SOFT.search(window)
    if soft:
        return Front(floor + soft.start(), "=", False, soft[0])
    return Front(at, "=", False, "")


def _says(word: str) -> Comparator:
    """What `word` says of the number behind it."""
    if word in _INDEX:
        return _INDEX[word]
    negated = _NEGATED.match(word)
    return "<=" if negated and negated["above"] else ">="


def _ahead(text: str) -> str:
    """The comparator at the end of `text`, "" when there is none; an = behind a phrase defines (合格率=≥98%)."""
    if not text.endswith(_PLAIN):
        return ""
    negated = _NEGATED_LAST.search(text)
    if negated:
        return negated[0]
    word = max((w for w in _PLAIN if text.endswith(w)), key=len)
    return "" if _INDEX[word] == "=" and text != word else word


def _stated(window: str) -> tuple[int, str] | None:
    """The first comparator behind which nothing but filling words follows, and where it begins."""
    for start, sign in enumerate(window):
        negated = _NEGATED.match(window, start) if sign in _NOT_FIRST else None
        if negated and _FILLED.fullmatch(window, negated.end()):
            return start, negated[0]
        for word in _BY_FIRST.get(sign, ()):
            if not window.startswith(word, start) or not _FILLED.fullmatch(window, start + len(word)):
                continue
            if word != "超" or not _ENDS_WITH_IT.search(window, 0, start + 1):
                return start, word
    return None


def back(text: str, at: int, *, time: bool) -> tuple[Comparator | None, int]:
    """The comparator behind a number that ends at `at` and where it ends."""
    scale = _SCALE.match(text, at) if text.startswith("(", at) else None
    start = scale.end() if scale else at
    match = _BACK.match(text, start) if text[start : start + 1] in _BACK_FIRST else None
    if match is None:
        return None, at
    word = match["w"]
    end = match.end()
    # 内 goes with times, and with anything at the end of a phrase: 450万元内.
    if word == "内" and not time and text[end : end + 1] not in _ENDS:
        return None, at
    if text[start : start + 1] in "(（" and text[end : end + 1] in (")", "）"):
        end += 1
    return (">=" if "上" in word or word in ("+", "起") else "<="), end


def turned(text: str, at: int) -> tuple[Comparator | None, int]:
    """What a sign between a number that ends at `at` and the words for what is measured says of the number, and where
    the words end."""
    match = _TURNED.match(text, at)
    return (_OTHER[match["sign"]], match.end()) if match else (None, at)


def signed(text: str) -> str:
    """`text` with the sign for each word that compares right before a number or grade, or behind what is no measure:
    不低于3:7 is >=3:7, and so is 3:7以上."""
    text = _UNMEASURED.sub(lambda m: f"{'>=' if m[2] == '上' else '<='}{m[1]}", text) if "以" in text else text
    return _WORDED.sub(lambda m: _says(m[0]), text)


def misspelt(word: str) -> bool:
    """Whether `word` is a comparator with a letter that is wrong, and not one that lacks a letter."""
    return word in _MISSPELT


def open_ended(word: str) -> bool:
    """Whether `word` bounds from above only because nothing else is said (控制在5%以上 is a lower bound)."""
    return word in _OPEN

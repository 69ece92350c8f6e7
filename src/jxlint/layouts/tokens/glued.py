"""Labels, heads and levels told from the words they are glued to, and whole again where a wrap has parted them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from jxlint.compiled import compiled
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.category_words import lists_categories
from jxlint.layouts.words.item_numbers import POINTS
from jxlint.layouts.words.vocabulary import SEALED, TITLE, head, label, level

_WITH_COLON = compiled(r"[一-鿿]{2,12}[:：]")
_UNIT, _YUAN = r"(?:金额|货币)?单位[:：]", r"(?:[千百万亿]{1,2})?元"
_MONEY_BEGIN = compiled(rf"(?:{_UNIT}{_YUAN}|[（(]{_YUAN}[)）])(?=([一-鿿]{{2,12}}[:：]))")
_MONEY_END = compiled(rf"{_UNIT}[（(]?{_YUAN}[)）]?$")
# A year behind the name of an office.
_YEAR_END = compiled(r"(?<=.)[（(]?20\d\d年度?[)）]?$")
# 其他 behind sources of money, which alone is no label.
_OTHER = compiled(r"((?:[\d一二三四五][.．、])?其[他它][:：])(?=[\d,，.]+(?:[百千万亿]{0,2}元)?$)")
# 单位 of the office, its code before its name or none, behind which no unit of money stands; 项目 of the project.
_NAMED = compiled(
    rf"((?:单位|项目)[:：])(?=(?:\d{{3,12}}[-－—_]?)?[一-鿿]{{4,30}}(?:{SEALED})?$)(?![（(]?(?:百|千|万|百万|千万|亿)?元)"
)
_OF_IT = compiled(r"(其中[:：][^:：]{2,16}[:：])(.+)", re.S)
# 56.00其中：财政拨款：50.00
_AMONG = compiled(r"(?<=.)其中[:：]$")
_LABELLED = compiled(r"([^:：\n]{2,24}[:：])(.*)", re.S)
# How long a project goes on, where a time is said behind it.
_FOR_YEARS = r"项目(?:期限?|周期)(?=[\d一二三四五六七八九十]{1,3}年|长期)|(?:项目)?起止(?:时间|年限)(?=20\d\d)"
# Labels that begin glued words: 项目名称某某改造; only whole ones, and none that a name may begin with.
_GLUED = compiled(
    r"项目名称|(?:项目)?主管(?:部门|单位)(?:及代码)?|(?:项目)?(?:实施|执行|承担|申报)单位|单位名称|预算部门|总体目标|年度(?:总体)?(?:绩效)?目标|绩效目标"
    r"|实施期(?:总)?目标|中期目标|绩效指标(?!描述|说明|解释|内涵)|资金情况|年度资金总额|资金总额|其中[:：]?[一-鿿]{2,8}?(?:资金|拨款)|其他资金|一级指标|二级指标|三级指标|指标内容|指标名称"
    r"|(?:年度)?指标值|实际完成值|分值|得分|备注|偏差原因(?:分析)?(?:及改进措施)?"
    rf"|项目属性|{_FOR_YEARS}"
)
# Labels behind the words of another one, and of one that is filled with a word or two.
_BEHIND = compiled(r"(?:项目)?(?:实施|执行|承担|申报)单位|(?:项目)?主管(?:部门|单位)")
_BEHIND_WORD = compiled(rf"{_BEHIND.pattern}|{_FOR_YEARS}")
# Words that begin heads and levels and are wrapped behind.
_BEGINNINGS = frozenset(
    """
    年度 全年 年初 本年 当年 本年度 实际 预期 总体 绩效 产出 效益 满意度 一级 二级 三级 经济 社会 生态 可持续
    经济效益 社会效益 生态效益 可持续影响 服务对象 社会公众或 项目 项目完成 项目产出 项目效益
    """.split()
)
# Points in brackets below a label, a head or a level; and what begins the label of a source of money.
_POINTS, _AMONG_ALL = (
    compiled(rf"[（(]{POINTS}(?:分[^（()）]{{0,12}}[)）]|[)）]分)"),
    compiled(r"其中[:：]?"),
)
# What a line of a narrow column holds, and how many of them a label or level may stand in.
_NARROW, _MOST = compiled(r"[一-鿿（()）]{1,4}"), 12
_LEVELS = compiled(
    r"(?:产出|效益|满意度|成本|效果|过程|项目完成)指标|(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展"
    r"|(?:社会公众或)?服务对象(?:满意度)?|满意度)(?:满意度)?指标"
)


def unglued(token: Token) -> Iterator[Token]:
    """A label written together with what it labels, and heads or levels written together with each other."""
    text, at = token.text, 0
    while at < len(text):
        match = _LEVELS.match(text, at) or _GLUED.match(text, at)
        if match is None or match.end() == at or level(text) or label(text[at:]) or head(text[at:]):
            break
        end = match.end() + (text[match.end() : match.end() + 1] in (":", "："))
        yield token.part(at, end)
        at = end
    rest = text[at:]
    if not rest:
        return
    if at and (inner := _inner(rest, label(text[:at].rstrip(":：")))):
        yield token.part(at, at + inner)
        yield from unglued(token.part(at + inner))
        return
    yield token.part(at)


def _inner(text: str, role: str) -> int:
    """Where behind the words of one label, which is of `role`, the next begins, 0 where none does."""
    found = (_BEHIND_WORD if role == "detail" else _BEHIND).search(text)
    return found.start() if found and found.start() > 1 else 0


def labelled(token: Token) -> Iterator[Token]:
    """A label and, behind its colon, what it labels, as two tokens; a unit of money in the same line as a third."""
    money = _MONEY_END.search(token.text)
    if money and money.start() and not TITLE.fullmatch(token.text):
        cut = token.start + money.start()
        yield from labelled(Token(token.text[: money.start()], token.start, cut, token.row, token.column))
        yield Token(token.text[money.start() :], cut, token.end, token.row, token.column)
        return
    begin = _MONEY_BEGIN.match(token.text)
    if begin and label(begin[1]):
        yield token.part(0, begin.end())
        yield from labelled(token.part(begin.end()))
        return
    match = _OF_IT.fullmatch(token.text) or _LABELLED.fullmatch(token.text)
    role = label(match[1]) if match else ""
    if match is None or not match[2] or not role:
        inner = re.match(r"(.{2,20}?[:：])(?=其中|其他)", token.text)
        if inner and label(inner[1]):
            match = inner
        elif found := _OTHER.match(token.text) or _NAMED.match(token.text):
            match = found
        else:
            yield token
            return
    yield token.part(0, match.end(1))
    rest = token.part(match.end(1))
    if role == "side" and lists_categories(rest.text):
        yield rest
        return
    following = _next_label(rest.text)
    if following:
        yield rest.part(0, following)
        rest = rest.part(following)
    elif role in ("unit", "department") and (year := _YEAR_END.search(rest.text)):
        yield rest.part(0, year.start())
        rest = rest.part(year.start())
    yield from labelled(rest)


def _next_label(text: str) -> int:
    """Where in the words of one field the label of the next begins, with its colon; 0 where none does, or nothing
    stands before it."""
    for match in _WITH_COLON.finditer(text):
        for start in range(match.start(), match.end() - 2):
            if label(text[start : match.end()]):
                among = _AMONG.search(text, 0, start)
                return among.start() if among else start
    return 0


def whole(found: list[Token], *, marked: bool) -> Iterator[Token]:
    """Labels, heads and levels whole again that a wrap has parted. `marked`: marks part the cells of a row, and no wrap
    can have."""
    i = 0
    while i < len(found):
        count = _pieces(found, i)
        if marked and found[i + count - 1].row == found[i].row:
            count = 1
        parts = found[i : i + count]
        words = "".join(p.text for p in parts)
        yield Token(words, parts[0].start, parts[-1].end, parts[0].row) if count > 1 else found[i]
        i += count


def _pieces(found: list[Token], i: int) -> int:
    """How many tokens from `i` on are pieces of one label, head or level: in a narrow column every character may be."""
    if i + 1 < len(found) and _goes_on(found[i], found[i + 1]):
        return 2
    run = takewhile(lambda t: _NARROW.fullmatch(t.text), found[i : i + _MOST])
    most = max(3, sum(1 for _ in run))
    return next((n for n in range(most, 1, -1) if _parted(found[i : i + n], n)), 1)


def _goes_on(first: Token, second: Token) -> bool:
    """Whether the label, head or level `first` goes on with its points in the next cell (产出指标, （50分）), or what a
    source of money is part of stands before it (其中：, 财政拨款)."""
    if first.column >= 0 or not first.text or not second.text:
        return False
    if second.text[0] in "（(":
        of = level(first.text) or label(first.text) or head(first.text) == "score"
        return bool(of and _POINTS.fullmatch(second.text) and _known(first.text + second.text))
    if first.text[0] != "其" or _AMONG_ALL.fullmatch(first.text) is None:
        return False
    return bool(label(second.text)) and label(first.text + second.text) == label(second.text)


def _parted(parts: list[Token], count: int) -> bool:
    """Whether these tokens are pieces of one label, head or level: none says anything alone, or the first is a word
    that only begins such."""
    if len(parts) < count or any(not p.text or p.column >= 0 or len(p.text) > 8 for p in parts):
        return False
    words = "".join(p.text for p in parts)
    if count > 3:  # of many pieces something would come out
        return bool(_LEVELS.fullmatch(words) or _GLUED.fullmatch(words)) or label(words) == "side"
    if not _known(words) or (count > 2 and level(words) and not _LEVELS.fullmatch(words)):
        return False
    return (
        parts[0].text in _BEGINNINGS
        or parts[-1].text.startswith("及")
        or not any(_known(p.text) for p in parts if p.text != "指标")
    )  # fmt: skip


def _known(words: str) -> bool:
    return bool(level(words) or head(words) or label(words))

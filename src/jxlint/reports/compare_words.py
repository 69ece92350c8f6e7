"""What reports of a comparison call things, in Chinese and English."""

from __future__ import annotations

from decimal import Decimal

from jxlint.comparing.model import Boilerplate, ItemChange, MoneyChange, Part, RowSide
from jxlint.reading import Location
from jxlint.reports.concise import where
from jxlint.reports.text import visible

Words = dict[str, tuple[str, str]]
WHY: Words = {
    "number": ("数值变了", "another number"),
    "comparator": ("比较符变了", "another comparator"),
    "unit": ("单位或口径不同，无法比较", "another unit, not comparable"),
    "approximate": ("“约”字增减", "approximate or not"),
    "part": ("一项要求增减", "a part came or went"),
    "deadline": ("时限变了", "another deadline"),
    "unquantified": ("不再量化", "no longer quantified"),
    "quantified": ("改为量化", "now quantified"),
    "removed": ("指标值被删去", "the value was removed"),
    "added": ("补填了指标值", "a value was added"),
    "secret": ("涉密标注变了", "secret or not"),
    "wording": ("措辞变了", "other words"),
}
# A move in one direction has a plainer name.
_PLAINER: dict[tuple[str, str], tuple[str, str]] = {
    ("lowered", "number"): ("要求放低", "asks for less"),
    ("raised", "number"): ("要求提高", "asks for more"),
    ("lowered", "comparator"): ("比较符放松", "comparator loosened"),
    ("raised", "comparator"): ("比较符收紧", "comparator tightened"),
    ("lowered", "approximate"): ("加了“约”字", "became approximate"),
    ("raised", "approximate"): ("去了“约”字", "no longer approximate"),
    ("lowered", "part"): ("少了一项要求", "a part was dropped"),
    ("raised", "part"): ("多了一项要求", "a part was added"),
    ("lowered", "deadline"): ("时限推迟", "deadline postponed"),
    ("raised", "deadline"): ("时限提前", "deadline brought forward"),
}
FIELDS: Words = {
    "annual": ("年度指标值", "annual value"),
    "period": ("实施周期指标值", "period value"),
    "name": ("名称", "name"),
    "level1": ("一级指标", "level 1"),
    "level2": ("二级指标", "level 2"),
    "weight": ("权重", "weight"),
    "unit": ("计量单位", "unit"),
    "nature": ("指标性质", "nature"),
    "direction": ("指标方向", "direction"),
    "objective": ("绩效目标", "objective"),
    "content": ("主要实施内容", "content"),
    "department": ("部门名称", "department"),
    "total": ("总计", "total"),
    "fiscal": ("财政拨款", "fiscal"),
    "special_account": ("财政专户拨款", "special account"),
    "other": ("其他资金", "other funds"),
    "amount": ("拟投入的资金", "amount"),
    "expenditure.basic": ("基本支出", "basic expenditure"),
    "expenditure.project": ("项目支出", "project expenditure"),
    "expenditure.special_funds": ("财政专项资金", "special funds"),
    "expenditure.other_development": ("其他事业发展性支出", "other development"),
    "income.fiscal": ("收入：财政拨款", "income: fiscal"),
    "income.other": ("收入：其他资金", "income: other funds"),
    "by_level.own": ("本级使用资金", "own level"),
    "by_level.transfer": ("对下转移支付资金", "transfers"),
}
KINDS: Words = {
    "table": ("全表", "the whole table"),
    "unit": ("单位", "unit"),
    "project": ("项目", "project"),
    "department": ("部门", "department"),
    "task": ("重点工作任务", "task"),
}
BY: Words = {
    "name": ("同名", "same name"),
    "year": ("除年份外同名", "same name but for the year"),
    "code": ("同一编码", "same code"),
    "similarity": ("相似", "alike"),
}


def of(words: Words, key: str, lang: str) -> str:
    """The word for `key`; the key itself where there is none."""
    return words.get(key, (key, key))[lang != "zh"]


def why(part: Part, lang: str) -> str:
    """What happened to a part of a target."""
    return _PLAINER.get((part.move, part.why), WHY[part.why])[lang != "zh"]


def fields(names: tuple[str, ...], lang: str) -> str:
    """The names of several fields."""
    return ("、" if lang == "zh" else ", ").join(of(FIELDS, name, lang) for name in names)


def titles(item: ItemChange) -> list[str]:
    """Where an item stands and what it is called, control characters made visible."""
    side = item.side
    parts = [side.unit] if side.unit and side.unit != side.name else []
    return [visible(part) for part in (*parts, side.name) if part]


def sum_of(value: Decimal | None, lang: str) -> str:
    """An amount as written."""
    return f"{value:f}" if value is not None else ("（空）" if lang == "zh" else "(empty)")


def percent(change: MoneyChange) -> str:
    """By how much an amount changed, "" where it cannot be told."""
    return "" if change.percent is None else f"{change.percent:+f}%"


def amounts(change: MoneyChange, lang: str) -> str:
    """The two amounts of a change with their unit."""
    old, new = sum_of(change.old, lang), sum_of(change.new, lang)
    one, two = visible(change.old_unit), visible(change.new_unit)
    both = f"{old} → {new} {two}" if one == two else f"{old} {one} → {new} {two}"
    by = percent(change)
    if not by:
        return both
    return f"{both}（{by}）" if lang == "zh" else f"{both} ({by})"


def indicator(side: RowSide, lang: str) -> str:
    """An indicator by its number and name."""
    number = "" if side.number is None else f"指标{side.number} " if lang == "zh" else f"indicator {side.number} "
    return number + visible(side.name)


def was(item: ItemChange, lang: str) -> str:
    """What it was before and how it was matched, "" where that is plain."""
    match, old = item.match, item.old
    if not match or not old or (match.by in ("name", "year") and not match.moved):
        return ""
    how = of(BY, match.by, lang) + (f" {match.score:.0%}" if match.by == "similarity" else "")
    called = " > ".join(visible(w) for w in (old.unit, old.name) if w)
    return f"对应原“{called}”（{how}）" if lang == "zh" else f"was “{called}” ({how})"


def taken_over(boilerplate: Boilerplate, lang: str) -> str:
    """How many indicators were taken over."""
    n, of_ = len(boilerplate.indicators), boilerplate.of
    if boilerplate.whole:
        return (
            f"{n} 个指标全部原样沿用"
            if lang == "zh"
            else (f"all {n} indicators" if n > 1 else "its one indicator") + " taken over word for word"
        )
    return f"{of_} 个指标中 {n} 个原样沿用" if lang == "zh" else f"{n} of {of_} indicators taken over word for word"


KEPT = ("金额变了，绩效目标一字未改", "the money changed, the objective did not")


def spot(at: Location) -> str:
    """line:column, sheet and cell, the page of a PDF or the pointer of JSON input; "" where a place is not known."""
    return where(at).lstrip(":")

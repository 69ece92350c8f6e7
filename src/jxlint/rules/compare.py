"""The period value against the annual value, by meaning (group 4 of the catalogue)."""

from __future__ import annotations

from decimal import Decimal

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.compare_dates import after_the_feast, of_dates, recurring, same_day
from jxlint.rules.compare_numbers import of_numbers
from jxlint.rules.compare_terms import both_round_the_clock, same_term
from jxlint.rules.figures import TIMES, kind_of
from jxlint.rules.grades import in_figures
from jxlint.rules.phrasing import figures, meaning, plain, same_words
from jxlint.rules.relations import Relation
from jxlint.rules.views import Row
from jxlint.rules.wording import classify, says_all
from jxlint.targets import Target
from jxlint.targets.comparators import signed
from jxlint.targets.numerals import HAN, han, scaled

_YEAR = compiled(r"20\d\d")
_NUMBER = compiled(r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]{0,2})")
# 全市前三: a place, where a number in Chinese needs no unit.
_PLACE = compiled(rf"前({HAN}+)")
# 举办三期培训班, which may be the name of a stage.
_COUNTED = compiled(rf"({HAN}+)(期|种|类|层|包)")
_RATIO = later(r"(>=|<=|>|<)?(\d+(?:\.\d+)?:\d+(?:\.\d+)?)", needs=(":",))
_NO = later(r"(?:确保|保证|实现|做到)?无")
# 按季公开, 每月, 双周报告, 月报: how often, and nothing of when in each term.
_EVERY = later(
    r"(?:按|逐|每个?|(?=双[周月])|(?<![\u4e00-\u9fff])(?=(?:周|月|季|半年)度?报))(双周|双月|日|天|周|月|季|半年|年)"
    r"度?(?![\d一二三四五六日天底末初上中下第])"
)
# 测评 alone does not say which.
_ACT = 4
_SAME_TERM = {"日": "天", "季度": "季", "双周": "2周"}


def relation(row: Row) -> Relation | None:
    """The first disagreement of the two values of `row` that applies, None when they say the same; looked for once."""
    if row.relation is False:
        row.relation = _disagreement(row)
    return row.relation


def same(row: Row) -> bool:
    """Whether both values of `row` mean the same, or only one is there."""
    return len(row.values) < 2 or relation(row) is None


def _disagreement(row: Row) -> Relation | None:
    period, annual = row.period.text, row.annual.text
    if not period.strip() or not annual.strip():
        return None
    one, two = row.period.target, row.annual.target
    if figures(period) == figures(annual) and not _other_year(period, annual):
        return None
    if _nothing(row, one, two) or _everything(row, one, two) or _regularly(one, two) or _once(row, one, two):
        return None
    if "secret" in (one.kind, two.kind):
        return None if one.kind == two.kind else Relation("kind", period, annual)
    if one.quantified != two.quantified:
        if behind := after_the_feast(row, one, two):
            return behind
        alike = _unread(one, two) or same_day(row, one, two) or same_term(one, two, row.tools)
        return None if alike else Relation("kind", period, annual)
    if not one.quantified:
        if _ratios_apart(period, annual):
            return Relation("comparator", period, annual)
        if same_words(period, annual, row) or _stages(row) or both_round_the_clock(period, annual, row.tools):
            return None
        return Relation("deadline" if recurring(period) and recurring(annual) else "kind", period, annual)
    return of_dates(row, one, two) or of_numbers(row, one, two)


def _ratios_apart(period: str, annual: str) -> bool:
    """Whether the values are one ratio under different comparators: 1:15 and ≥1:15."""
    one, two = (_RATIO.fullmatch(signed(plain(text))) for text in (period, annual))
    return one is not None and two is not None and one[2] == two[2] and one[1] != two[1]


def _other_year(period: str, annual: str) -> bool:
    """Whether the values begin with years, and not with the same: of 2025年底前 and 2024年底前 the year is the date."""
    one, two = _YEAR.match(period.lstrip()), _YEAR.match(annual.lstrip())
    return one is not None and two is not None and one[0] != two[0]


def _nothing(row: Row, one: Target, two: Target) -> bool:
    """Whether one value says that there is none, and the other that there are 0."""
    said, counted = (one, two) if two.quantified else (two, one)
    zero = len(counted.measures) == 1 and counted.measures[0].number == 0 and not counted.measures[0].upper
    return zero and not said.quantified and _says_none(meaning(said.text, row.tools), row)


def _says_none(said: str, row: Row) -> bool:
    """Whether `said` says that there is none, be it of whom: 来宾无投诉."""
    if _NO.match(said):
        return True
    return any(said.endswith("无", 0, bad.start) for bad in row.tools.phrases.find(said, "bad-things"))


def _everything(row: Row, one: Target, two: Target) -> bool:
    """Whether both values say that it is all, 应保尽保 and 应补尽补, or one says this or what is to be done, and the
    other that it is 100%, or that the rate of this is: 日产日清 and 日产日清率100%."""
    if not one.quantified and not two.quantified:
        return says_all(one.text, row.tools) and says_all(two.text, row.tools)
    said, counted = (one, two) if two.quantified else (two, one)
    if said.quantified or len(counted.measures) != 1:
        return False
    m = counted.measures[0]
    if m.number != 100 or m.unit != "%" or m.comparator not in ("=", ">="):
        return False
    return _rate_of_it(m.subject, plain(said.text), row) or says_all(said.text, row.tools)


def _rate_of_it(rate: str, said: str, row: Row) -> bool:
    """Whether `rate` is that of what is `said` to be done, which no promise is: 合格率 of 验收合格."""
    done = rate[:-1] if rate.endswith("率") and len(rate) > 2 else ""
    if not done or row.tools.has(said, "improvement"):
        return False
    return done in said or sorted(done) == sorted(said)


def _regularly(one: Target, two: Target) -> bool:
    """Whether one value says that something is done in each term, and the other that it is once: 按月通报 and
    每月1次, or 12次."""
    said, counted = (one, two) if two.quantified else (two, one)
    if said.quantified or len(counted.measures) != 1 or kind_of(counted.measures[0].unit) != "count":
        return False
    terms, m = _EVERY.findall(plain(said.text)), counted.measures[0]
    if len(terms) != 1:
        return False
    term = _SAME_TERM.get(terms[0], terms[0])
    once = m.number == 1 and _SAME_TERM.get(m.per, m.per) == term
    return once or (m.per in ("", "年") and m.number == TIMES.get(term))


def _once(row: Row, one: Target, two: Target) -> bool:
    """Whether one value names something that can be seen to have happened, and the other says that it does once:
    通过三级等保测评 and 每年通过一次三级等保测评."""
    said, counted = (one, two) if two.quantified else (two, one)
    if said.quantified or len(counted.measures) != 1 or counted.deadlines:
        return False
    m = counted.measures[0]
    if m.number != 1 or m.unit != "次" or m.per not in ("", "年") or m.upper or m.comparator not in ("=", ">="):
        return False
    act = counted.text[: m.start] + counted.text[m.end :]
    if len(plain(act)) < _ACT or not same_words(said.text, act, row):
        return False
    value = row.period if said is one else row.annual
    return classify(value) is None


def _stages(row: Row) -> bool:
    """Whether both values name what is to be there in the end, of which the year's may be a stage: 全线通车 and
    完成路基工程."""
    return row.facts.multi_year and all(classify(value) is None for value in (row.period, row.annual))


def _unread(one: Target, two: Target) -> bool:
    """Whether the value that the grammar sees no measure in holds the other's number, in a unit that is not known, as a
    sum (12+3人), as a place (前三) or with a unit that may make a name of it (三期)."""
    said, counted = (one, two) if two.quantified else (two, one)
    written = _NUMBER.findall(plain(said.text))
    numbers = [Decimal(n) for n, _ in written]
    if "+" in said.text or "＋" in said.text:
        numbers.append(sum(numbers, Decimal()))
    numbers += [scaled(n, scale) for n, scale in written if scale]
    numbers += [han(n) for n in _PLACE.findall(said.text)]
    numbers += [han(n) for n, unit in _COUNTED.findall(said.text) if any(m.unit == unit for m in counted.measures)]
    # 双人复核 has two of them.
    numbers += [Decimal(2) for m in counted.measures if m.unit and f"双{m.unit}" in said.text]
    numbers += [Decimal(n) for m in counted.measures if m.unit == "类" for n in in_figures(plain(said.text), "类")]
    return any(m.number in numbers for m in counted.measures)

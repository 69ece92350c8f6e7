"""What the words of a project tell of it as a whole: is it secret, does it run over more than one year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest

from jxlint.compiled import compiled
from jxlint.document import Amounts
from jxlint.patterns import later
from jxlint.rules.money import of_whole, usable
from jxlint.rules.tools import Tools
from jxlint.rules.views import Facts
from jxlint.rules.years import years_in

# A range of years in a name: 2024-2025年, 2024—2026年度, 2022至2024年, 2023年-2025年.
_YEARS = later(r"20\d\d\s*年?度?\s*[-－—–~～至到]+\s*(?:20)?\d\d", needs=tuple("-－—–~～至到"))
_YEAR = compiled(r"20\d\d")
# Fields of a form that say how long a project runs, and what they say of more than a year; heads of the whole term's
# objective may bear its years.
_TERM = later(r"项目期|期限|周期|实施期|起止|中期目标|长期目标|实施(?:时间|年限)|工期|(?:建设|执行|服务|合同)期")
_YEARS_TO_COME = later(r"中?长期(?:总体)?(?:绩效)?目标")
_LONG = later(
    r"(?<!\d)(?:[2-9]|[1-9]\d|[二两三四五六七八九十]+)\s*年(?!\s*[\d度])|[一1]\s*年半"
    r"|(?<![\d.])(?:1[3-9]|[2-9]\d|[1-9]\d\d|十[三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?)\s*个\s*月"
)
_OF_WORKS = later(r"建设(?:项目|工程)$", needs=("建设",))
# What an objective says of works, by which 能力建设 is of things built: 新建业务用房1座.
_WORKS = later(r"(?:新建|改建|扩建|迁建)[^，,。；;]{0,20}?\d[\d.]*万?(?:座|栋|幢|平方米|㎡|公里)", needs=("建",))
_PHASE = later(r"[一二三四五六七八九十\dⅠⅡⅢIVX]+\s*期")


def facts(
    name: str, objective: str, values: Callable[[], Iterable[str]], tools: Tools,
    budget_year: Callable[[], int | None] | None = None, details: Mapping[str, str] | None = None,
    *, amounts: Amounts | None = None, indicators: int = 0, one_value: bool = False, unprinted: tuple[str, ...] = (),
    apart: bool = False,
) -> Facts:  # fmt: skip
    """The facts of the project `name`; `values` gives the period and annual values of all its indicators, `details` the
    other fields of its form, `amounts` its money; for the others see `Facts`."""
    secret = is_secret(objective, values(), tools)
    return Facts(
        name, objective, secret=secret,
        multi_year=lambda: (
            _multi_year(name, objective, values, tools)
            or _lasts(details or {}, objective)
            or (amounts is not None and _costs_more(amounts, details or {}))
        ),
        budget_year=budget_year, indicators=indicators, one_value=one_value, unprinted=unprinted, apart=apart,
    )  # fmt: skip


def is_secret(objective: str, values: Iterable[str], tools: Tools) -> bool:
    """Whether a project is secret: its objective says so of itself, or all its values do. One that only leaves out
    other secret items is not."""
    known = None
    for value in values:
        if value and not value.isspace():
            known = tools.parse(value).kind == "secret"
            if not known:
                break
    return bool(known) or tools.says_secret(objective)


def of_term(label: str, text: str) -> bool:
    """Whether a detail is the head of values for years to come (中期指标值), kept alone beside no words of its own."""
    return label == text and ("中期" in label or "长期" in label)


def _lasts(details: Mapping[str, str], objective: str) -> bool:
    """Whether the fields of a form say that the project runs over more than one year: in so many words, by an
    objective for years to come that is not the year's, or by the head of values that are, kept alone."""
    for label, text in details.items():
        if of_term(label, text) or (_YEARS_TO_COME.match(label) and text and text != objective):
            return True
        if _TERM.search(label) and (len(set(_YEAR.findall(label))) > 1 or (len(text) < 40 and _says_years(text))):
            return True
    return False


def _costs_more(amounts: Amounts, details: Mapping[str, str]) -> bool:
    """Whether the form states the money of the whole project, and it is more than that of the year."""
    year = amounts.total
    return year is not None and usable(year) and any(figure > year for figure in of_whole(amounts, details))


def _says_years(text: str) -> bool:
    return len(set(_YEAR.findall(text))) > 1 or _LONG.search(text) is not None


def _multi_year(name: str, objective: str, values: Callable[[], Iterable[str]], tools: Tools) -> bool:
    if ("20" in name and _YEARS.search(name)) or ("期" in name and _PHASE.search(name)):
        return True
    lasting = tools.phrases.find(name, "lasting") if tools.may_last(name) else ()
    built = lasting and _OF_WORKS.search(name) and _WORKS.search(objective)
    soft = tools.phrases.find(name, "not-lasting") if lasting and not built else ()
    if lasting and any(not any(s.start <= m.start and m.end <= s.end for s in soft) for m in lasting):
        return True
    texts = iter(values())
    return any(map(_two_years, zip_longest(texts, texts, fillvalue="")))


def _two_years(values: tuple[str, str]) -> bool:
    """Whether one of the values of an indicator, period and annual, names two years, or the first a later one than the
    second."""
    if not any("20" in v for v in values):
        return False
    if any(v.count("20") > 1 and len(set(_YEAR.findall(v))) > 1 for v in values):
        return True
    period, annual = (max((y.year for y in years_in(v)), default=0) for v in values)
    return period > annual > 0

"""Whether the name of an indicator asks for a number, and a value that names none: 按服务对象需求确定, 多家."""

from __future__ import annotations

from typing import Literal

from jxlint.patterns import later
from jxlint.rules.natures import RATES
from jxlint.rules.taxonomy import plain
from jxlint.rules.views import Row

# All of those that the name counts, whose number nobody says: 全员, 全体学生.
_ALL = later(r"全(?:员|部|体\S{0,8})")
# Many, nobody says how many: 多家. 多次 is in lexicon states, which may stand in a sentence.
_MANY = later(r"多[个家场名项件种处户套台批期]")
# A source of the number that nobody states: 按服务对象需求确定, 按上级下达任务数, 以实际参检人数为准; those who are
# entitled, whose number nobody says; and, of work to be done, that of another year.
_SOURCE = later(
    r"(?:按照?|根据|依据|依照|以|视|据)[^，,。；;]{1,14}(?:确定|为准|核定|下达|测算|提供|数|数量|名单|名册|台账|清单|指标|需求|申请)"
    r"|(?:全部|所有)?(?:符合|满足|具备)[^，,。；;]{0,10}条件的?[^，,。；;的]{1,6}"
)
_AS_BEFORE = later(
    r"(?:[与和同较比]?(?:上|去|往)一?年度?(?:同期)?(?:基本)?(?:持平|相同|一致|相当|水平)?|(?:同比)?(?:基本)?持平)"
)


def asks_how_many(row: Row) -> bool:
    """Whether the name asks for a number, be it by what it ends with: 法律援助人数, 法律援助案件."""
    if row.tools.nature(row.name) in ("count", "cost"):
        return True
    return any(found.end == len(row.name) for found in row.tools.phrases.find(row.name, "counted-things"))


def unstated_number(row: Row, body: str) -> Literal["circular", "unverifiable"] | None:
    """What `body` does where the name asks how many: it says where the number is to be found, or that it is many."""
    if row.tools.nature(row.name) not in ("count", "cost"):
        return None
    if _SOURCE.fullmatch(body) or (plain(row.category) == "数量" and _AS_BEFORE.fullmatch(body)):
        return "circular"
    return "unverifiable" if _MANY.fullmatch(body) else None


def asks_for_a_number(row: Row) -> bool:
    """Whether the name is that of a rate, a number or a cost."""
    return row.tools.nature(row.name) in (*RATES, "count", "cost")


def counts_all(row: Row, body: str) -> bool:
    """Whether `body` is all of those that the name counts: 全体学生."""
    return _ALL.fullmatch(body) is not None and (row.tools.nature(row.name) == "count" or body[-2:] in row.name)

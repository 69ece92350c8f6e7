"""Cells without columns put under the heads they belong to: the cheapest way to read a run of cells as rows.

Where a file shows no columns, empty cells may be missing and long ones broken up. What a cell holds tells where it
belongs: a sign, a number, a unit, a name. Each way to read the run costs something; the cheapest is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.tokens.token import Token

_SIGN = compiled(
    r"[≥≤<>=＝＜＞≧≦﹤﹥]{1,2}|定性|定量|大于|小于|等于|大于等于|小于等于|不少于|不低于|不超过|不高于|正向|反向"
)
_QUANTITY = compiled(
    r"(?:[≥≤<>=＝＜＞≧≦]{1,2}|不少于|不低于|不超过|不高于|大于|小于|等于|约|大于等于|小于等于)?\d[\d.,，]*[十百千万亿]*"
    r"[^\d，。；;]{0,6}(?:以上|以下|以内|左右)?"
)
_DATE = compiled(r"20\d\d[年./-].{0,24}|\d{1,2}月.{0,10}")
_NUMBER = compiled(r"-?\d{1,3}(?:\.\d{1,4})?(?:分|%|％)?")
_DIRECTION = compiled(r"(?:正|反|逆|负|双)向(?:指标)?|越[大高多小低少]越好|适中")
_BASIS = compiled(r".{0,6}(?:标准|计划|依据|文件|规划|批复|预算|台账|资料|材料|记录|统计)")
_UNIT = compiled(r"[%％‰‱]|百分比|[^\d≥≤<>=，。]{1,6}(?:/[^\d]{1,4})?")
_STATE = compiled(
    r".{0,10}(?:达成预期指标|完成|合规|合格|及时|明显|有效|提高|提升|改善|良好|优良|优秀|满意|达标|保障|支撑|规范|稳定|正常|到位|健全|显著|增强"
    r"|按时|长期|持续|落实|符合.{0,8}|严格.{0,12}|优|良|好|高|中|是|否|无)"
)
# Words that begin an indicator with its number.
_NUMBERED = compiled(
    r"[★*▲]*指标(?:\d{1,2}(?:[:：.．、\-－—][^\d].+|[一-鿿]{3}.*)|[一二三四五六七八九十]{1,2}[:：.．、].+)"
)
_LONGEST_UNIT = 12
_DROP, _WRAP, _NEW = 1.0, 3.0, 0.2
# What no way is worth.
_NEVER = 100.0
# What it costs that a row has nothing under a head.
_SKIP = {
    "name": 7.0, "annual": 3.0, "period": 3.0, "nature": 1.5, "unit": 0.9, "weight": 2.0, "score": 1.5, "actual": 1.5,
    "direction": 1.2, "basis": 0.7, "reason": 0.2,
}  # fmt: skip


def rows_of(run: Sequence[Token], roles: Sequence[str], *, single: bool) -> list[list[list[Token]]]:
    """`run` as rows: for each a list of tokens under each of `roles` (nearly always one or none). `single`: the run
    is one row."""
    roles = [role.rpartition(":")[2] for role in roles]
    count, width, signed = len(run), len(roles), "nature" in roles
    # best[i][j]: the cost of the first i tokens read, the next standing under head j or behind it; where from.
    best = [[float("inf")] * (width + 1) for _ in range(count + 1)]
    came: list[list[tuple[int, int, str]]] = [[(0, 0, "")] * (width + 1) for _ in range(count + 1)]
    best[0][0] = 0.0

    def offer(i: int, j: int, cost: float, source: tuple[int, int, str]) -> None:
        if cost < best[i][j]:
            best[i][j], came[i][j] = cost, source

    for i in range(count + 1):
        for j in range(width + 1):
            here = best[i][j]
            if here == float("inf"):
                continue
            if j < width:
                offer(i, j + 1, here + _SKIP.get(roles[j], 0.5), (i, j, "skip"))
            if i == count:
                continue
            token = run[i]
            if not token.text:
                if j < width:
                    offer(i + 1, j + 1, here + 0.1 + (3.0 if roles[j] == "name" else 0.0), (i, j, "take"))
                offer(i + 1, j, here + _DROP * (0.04 if j in (0, width) else 1.0), (i, j, "drop"))
                continue
            if j < width:
                offer(i + 1, j + 1, here + _cost(roles[j], token.text, signed=signed), (i, j, "take"))
            if j and i and run[i - 1].text and came[i][j][2] in ("take", "wrap"):
                offer(i + 1, j, here + _wrap(roles[j - 1], token.text), (i, j, "wrap"))
        # A row that is whole makes room for the next.
        if not single and i < count and best[i][width] + _NEW < best[i][0]:
            best[i][0], came[i][0] = best[i][width] + _NEW, (i, width, "new")
            for j in range(width):
                cost = best[i][j] + _SKIP.get(roles[j], 0.5)
                offer(i, j + 1, cost, (i, j, "skip"))
                _extend(run, i, j, best, came, roles)
    return _traced(run, width, came)


def _extend(
    run: Sequence[Token],
    i: int,
    j: int,
    best: list[list[float]],
    came: list[list[tuple[int, int, str]]],
    roles: Sequence[str],
) -> None:
    """Offer what follows from a row begun anew at token `i`."""
    token, here = run[i], best[i][j]
    cost = (
        0.1 + (3.0 if roles[j] == "name" else 0.0)
        if not token.text
        else _cost(roles[j], token.text, signed="nature" in roles)
    )
    if here + cost < best[i + 1][j + 1]:
        best[i + 1][j + 1], came[i + 1][j + 1] = here + cost, (i, j, "take")
    if not token.text and j == 0 and here + _DROP * 0.04 < best[i + 1][0]:
        best[i + 1][0], came[i + 1][0] = here + _DROP * 0.04, (i, 0, "drop")


def _traced(run: Sequence[Token], width: int, came: list[list[tuple[int, int, str]]]) -> list[list[list[Token]]]:
    rows: list[list[list[Token]]] = [[[] for _ in range(width)]]
    i, j = len(run), width
    while i or j:
        before, column, how = came[i][j]
        if how == "take" and run[before].text:
            rows[-1][column].insert(0, run[before])
        elif how == "wrap":
            rows[-1][column - 1].insert(0, run[before])
        elif how == "new":
            rows.append([[] for _ in range(width)])
        elif not how:
            break
        i, j = before, column
    return [row for row in reversed(rows) if any(row)]


def likely(role: str, words: str) -> bool:
    """Whether `words` may well stand under a head of this role."""
    return _cost(role, words, signed=True) < 3


def cost(role: str, words: str) -> float:
    """What it costs to read `words` under a head of this role."""
    return _cost(role, words, signed=True)


def exchanged(roles: tuple[str, ...], below: Sequence[Token]) -> tuple[str, ...]:
    """`roles` with those of 指标性质 and 指标方向, which stand side by side, the other way round where the cells below
    do: 正向 and then ≥, or ≥ and then 正向."""
    if not {"nature", "direction"} <= set(roles):
        return roles
    at, other = sorted((roles.index("nature"), roles.index("direction")))
    if other - at > 1:
        return roles
    told = ["direction" if _DIRECTION.fullmatch(t.text) else "nature" if _SIGN.fullmatch(t.text) else "" for t in below]
    turned = (roles[other], roles[at])
    if {(one, two) for one, two in pairwise(told) if one and two and one != two} != {turned}:
        return roles
    return (*roles[:at], *turned, *roles[other + 1 :])


def _wrap(role: str, words: str) -> float:
    """What it costs that `words` go on with the cell before: a number hardly ever does."""
    if _NUMBERED.fullmatch(words):
        return _NEVER
    return _WRAP + (4.0 if role in ("weight", "score") or _NUMBER.fullmatch(words) else 0.0)


@lru_cache(maxsize=16_384)
def _cost(role: str, words: str, *, signed: bool) -> float:
    """What it costs to read `words` under a head of this role."""
    if role != "name" and _NUMBERED.fullmatch(words):
        return _NEVER
    sign, number = bool(_SIGN.fullmatch(words)), bool(_NUMBER.fullmatch(words))
    quantity = bool(_QUANTITY.fullmatch(words) or _DATE.fullmatch(words))
    direction = bool(_DIRECTION.fullmatch(words))
    if role == "name":
        odd = sign or quantity or direction or words in ("/", "%", "无", "-")
        state = bool(_STATE.fullmatch(words)) and len(words) <= 6
        return 6.0 if odd else 5.0 if len(words) == 1 else 1.5 if state else 2.0 if len(words) > 60 else 0.0
    if role == "nature":
        return 0.0 if sign else 8.0
    if role in ("annual", "period", "actual"):
        if sign or direction:
            # A sign alone is a value whose number was lost, where no column is there for it.
            return 2.0 if sign and not signed else 7.0
        if quantity or words[0] in "≥≤<>=＝＞＜≧≦":
            return 0.0
        return 0.5 if _STATE.fullmatch(words) else 1.2 if len(words) <= 20 else 2.0
    if role == "unit":
        if sign or number or direction:
            return 6.0
        known = _UNIT.fullmatch(words) and len(words) <= 4
        return 1.5 if _STATE.fullmatch(words) else 0.0 if known else 2.5 if len(words) <= _LONGEST_UNIT else 4.0
    if role in ("weight", "score"):
        return 0.0 if number else 0.5 if words in ("/", "-", "—") else 8.0
    if role == "direction":
        return 0.0 if direction else 8.0
    if role == "basis":
        return 0.0 if _BASIS.fullmatch(words) else 4.0 if quantity or sign else 1.0
    return 2.5 if quantity or sign else 0.4

"""Which of the columns or fields of money of an evaluation is the budget."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.money_terms import of_whole

# The one that was adjusted, else the first.
_ADJUSTED = compiled(r"全年预算|调整(?:后|预算)|全年\(?")
_BEFORE, _DATED = compiled(r"[上去前]年|以前年"), compiled(r"(?:其中[:：]?)?(20\d\d)年(?!度?[-—–~～至]20)")
_SUM, _ASKED = compiled(r"合计|总[计额]|资金总额"), compiled(r"申请|申报|上报|建议")
_APPROVED = compiled(r"批复|批准|核定|审定|下达")
_SPENT = compiled(r"执行|决算|支出|到位|[率分]$|原因")
# What is no amount of any time, or how two of them differ.
_ASIDE = compiled(
    r"备注|(?:情况|增减|变[动化])?(?:说明|原因)|.{0,6}(?:增[减长幅]|变[动化]|差[额异]|[同环占]比|比[例重]|幅度|百分比)"
    r"(?:[额数率值幅]|情况|金额|比例|幅度|百分比|原因|说明)*(?:[（(].{1,4}[)）])?"
)


def budget_of(names: Sequence[str], year: int | None = None) -> str:
    """Which of the heads of a table of money is that of the budget of `year`: not one of what was spent, of another
    year, of the whole project or of what was only asked for, unless all are."""
    stated = [n for n in names if not (_SPENT.search(n) or aside(n))] or list(names)
    if adjusted := next((n for n in stated if _ADJUSTED.match(n)), ""):
        return adjusted
    for other in (lambda n: _of_another(n, year), lambda n: of_whole(n) or _SUM.match(n), _ASKED.search):
        stated = [n for n in stated if not other(n)] or stated
    return next((n for n in stated if _APPROVED.search(n)), stated[0])


def undated(names: Sequence[str], year: int | None) -> bool:
    """Whether the budgets that heads of a table of money name are of several years and none is known to be that of the
    form: then nothing tells which is its money."""
    if year is not None:
        return False
    return len({found[1] for n in names if not (_SPENT.search(n) or aside(n)) and (found := _DATED.match(n))}) > 1


def aside(words: str) -> bool:
    """Whether a head beside columns of money is that of remarks, or of how two of them differ."""
    return _ASIDE.fullmatch(words) is not None


def _of_another(words: str, year: int | None) -> bool:
    """Whether a head is of another year than `year`, if that is known."""
    dated = _DATED.match(words) if year is not None else None
    return _BEFORE.match(words) is not None or (dated is not None and int(dated[1]) != year)


def is_budget(words: str, before: str) -> bool:
    """Whether the label `words`, with a figure beside it, states the budget, behind one of the role `before` that does:
    only that of another column gives way to what was adjusted."""
    if _SPENT.search(words):
        return False
    return not before or (before == "fund" and _ADJUSTED.match(words) is not None)

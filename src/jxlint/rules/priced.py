"""So much money for each, as running text says it: 每人每月500元, 人均200元, 1100元/人/月."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jxlint.patterns import later
from jxlint.rules.counted import NUMBER, Count, named
from jxlint.rules.formulas import decimal
from jxlint.rules.money import YUAN

MONEY = r"\s*(万元|亿元|元)"
_PRICE = "单价"
_MEAN = "人户亩校村生床班车台次件场"
# 月租金每平方米33元: how often stands before what is paid, and for each of what behind it.
_TERMLY = r"(?<![0-9０-９个每本当上下去今近多半一二三四五六七八九十])[年月季](?=[^，。；;、0-9０-９每]{1,6}每)"
_RATE = later(
    rf"((?<![0-9０-９])[年月季日周](?:[{_MEAN}]?均|平均)|{_TERMLY}|每|按|[{_MEAN}]均|平均|{_PRICE})"
    r"([^，。；;、0-9０-９]{0,24}?)"
    + NUMBER
    + MONEY
    + r"(?:\s*[/／]\s*([人个名户](?!次))?\s*[/／]?\s*([年月季天日次])?|的?标准)?"
)
# Without a word that leads to it: 补助标准1100元/人/月.
_PER = later(
    NUMBER
    + MONEY
    + r"\s*[/／]\s*每?((?![年月季天日])[^\W\d_]{1,3}?)"
    + r"(?:[/／·]\s*每?(年|月|季|天|日|学期))?(?=[，,。；;、的）)]|$)",
    needs=("/", "／"),
)
# How often a rate falls due, as its words say.
_DUE = later(r"学期|学年|半年|小时|课时|[年月季周天日次场期批届节]")
_MEANS = later(rf"([年月季日周])?([{_MEAN}])均")


class Rate(msgspec.Struct, frozen=True):
    """So much `money` (in 元, `written` in words) for each of `things`, from `start` to `end`; `words` lead to it, and
    `due` is how often, as it stands behind a slash."""

    money: Decimal
    written: str
    things: tuple[str, ...]
    words: str
    due: str
    start: int
    end: int

    def of(self, count: Count | None) -> set[str] | None:
        """How often the rate of each of what `count` counts falls due; None where it is the rate of something else,
        or of nothing that is named where `count` is None."""
        rest = {thing: named(thing, count) for thing in self.things} if count else {}
        own = next((thing for thing in self.things if rest.get(thing) is not None), None)
        others = [thing for thing in self.things if thing != own]
        if not all(_DUE.match(thing) for thing in others):
            return None
        words = (*others, (rest[own] or "") if own else "", self.words, self.due)
        return {m[0] for text in words for m in _DUE.finditer(text)}

    @property
    def of_one(self) -> bool:
        """Whether it is the price of one of what is counted, whatever that is: 单价6000元."""
        return self.words.startswith(_PRICE)

    @property
    def names(self) -> bool:
        """Whether it says for each of what it is, and not only how often."""
        return any(_DUE.match(thing) is None for thing in self.things)


def rate(text: str, start: int, end: int) -> Rate | None:
    """The first rate of `text` from `start` to `end`."""
    said, per = _RATE.search(text, start, end), _PER.search(text, start, end)
    # Of 单价800元/张 the slash says more.
    if said and (per is None or (said.start() <= per.start() and not (said[1] == _PRICE and per.start() < said.end()))):
        return _said(said)
    if per is None:
        return None
    return Rate(decimal(per[1]) * YUAN[per[2]], per[1] + per[2], (per[3],), "", per[4] or "", per.start(), per.end())


def _said(m: re.Match[str]) -> Rate:
    first, *each = (m[1] + m[2]).split("每")
    means = list(_MEANS.finditer(first))
    things = [mean[2] for mean in means] + each + ([m[5]] if m[5] else [])
    words = _MEANS.sub(r"\1", first)
    return Rate(
        decimal(m[3]) * YUAN[m[4]], m[3] + m[4], tuple(filter(None, things)), words, m[6] or "", m.start(), m.end()
    )

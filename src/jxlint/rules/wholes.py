"""What a number is made of, as brackets or a list behind it tell: its parts, what each of several has of it, how large
or how long they are, how a share is found out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.figures import comparable, kind_of, sized, total
from jxlint.targets import Measure

# 50名（博士10名、硕士40名）: brackets right behind the number say of what it is made up, and so do the numbers before a
# sum: 博士10名、硕士40名，共50名; behind a colon they do if they come to it. That others add up may be by chance.
_OPENS = compiled(r"[^，,。；;、（()）]{0,8}[（(][^（()）]*")
# 1套（含主机1台、显示器2台）: things of another kind are parts where they are said to be in it.
_HOLDS = compiled(r"[（(](?:其中)?(?:含|包括|包含|内含)")
# ≥90%（问卷调查200份）, ≥95%（考试80分以上）: how a share or score is found out, and what it is to be compared with:
# ≥55%（国家标准50%）.
_FOUND_OUT = later(
    r"[（(][^（()）]{0,10}(?:(?:国家|行业|[省市])标准|平均|上年|去年|问卷|回访|访问|访谈|调查|抽样|抽查|抽取|抽检|样本|回收|考试|测试|测评|考核|满分|总分)[^（()）]{0,8}"
)
# 1848场（154个村×12场）: how it is worked out, or how large it is.
_CALCULATES = compiled(r"(?<=[^×*xX])[×*](?=[^×*])|(?<=[\d\u4e00-\u9fff])[xX](?=\d)")
_SHUTS = compiled(r"[)）]")
_LISTS = compiled(r"[：:][^。；;：:（()）]*")
_STOPS = later(r"[。；;]")


def _is_part(m: Measure, whole: Measure) -> bool:
    return m.unit == whole.unit and m.number <= whole.number


def divides(part: Decimal, whole: Decimal) -> bool:
    return part > 0 and not whole % part


def _share(m: Measure, whole: Measure) -> bool:
    """Whether `m` is what each of several has of `whole`, be it by another word: 2批次（春、秋季各1批）."""
    return m.subject.endswith("各") and within_it(m, whole) and divides(m.number, whole.number)


def within_it(m: Measure, whole: Measure) -> bool:
    """Whether `m`, which is said to be among `whole`, can be: counted, be it by another word (20篇次，其中5篇)."""
    counted = kind_of(m.unit) == kind_of(whole.unit) == "count" and not sized(m.unit) and not sized(whole.unit)
    return _is_part(m, whole) or (counted and m.number <= whole.number)


def detailed(text: str, whole: Measure, rest: Sequence[Measure]) -> int:
    """Where the brackets or the list behind `whole` end whose measures, the first of `rest`, are its parts; 0 if they
    are not."""
    listed = _LISTS.fullmatch(text, whole.end, rest[0].start) is not None
    if not listed and not _OPENS.fullmatch(text, whole.end, rest[0].start):
        return 0
    shut = (_STOPS if listed else _SHUTS).search(text, rest[0].start)
    close = shut.start() if shut else len(text)
    if _CALCULATES.search(text, whole.end, close):
        return close
    within = [m for m in rest if m.start < close]
    # A rate or score less than another may be that of something else.
    counted = not listed and kind_of(whole.unit) in ("count", "money")
    parts = counted and all((_is_part(m, whole) or _share(m, whole)) and m.per == whole.per for m in within)
    # How large they are: 200株（胸径12-15厘米）.
    sizes = counted and all(sized(m.unit) for m in within) and not sized(whole.unit)
    contents = counted and _HOLDS.search(text, whole.end, rest[0].start) is not None
    contents = contents and all(m.comparator == "=" and kind_of(m.unit) == "count" for m in within)
    # How long each is, or the one: 60课时（每课时45分钟）, 1期（3天）.
    alone = len(within) == 1 and not rest[0].subject
    lasting = counted and all(kind_of(m.unit) == "time" and (alone or _of_each(m, whole.unit)) for m in within)
    # What they are of: 4次（2部法律、2部法规）, and what they come to: 300人次（2期，每期150人）.
    made = counted and (multiplied(within, whole) or _add_up(within, whole))
    # The same in other words: 8万卷（约640万页）.
    made = made or (counted and len(within) == 1 and within[0].approximate and kind_of(within[0].unit) == "count")
    told = parts or contents or sizes or lasting or made
    return close if told or _finds_out(text, whole, within) or made_of(whole, within) else 0


def _add_up(parts: Sequence[Measure], whole: Measure) -> bool:
    """Whether the `parts`, of one other kind of thing, are as many as there are of `whole`."""
    unit = parts[0].unit
    exact = all(m.comparator == "=" and m.unit == unit and not m.upper and not m.per for m in parts)
    counted = kind_of(unit) == "count" and not sized(unit)
    return exact and counted and len(parts) > 1 and sum(m.number for m in parts) == whole.number


def multiplied(factors: Sequence[Measure], whole: Measure) -> bool:
    """Whether the two `factors` say of how many there are so many each, and make `whole`: 3期（每期50人）, 150人次."""
    if len(factors) != 2 or whole.per or any(m.upper for m in (*factors, whole)):
        return False
    for number, each_of in (factors, reversed(factors)):
        if of_each_counted(each_of, number) and not number.per and like(each_of.unit, whole.unit):
            one, other = comparable(each_of, whole)
            return number.number * one == other
    return False


def like(one: str, two: str) -> bool:
    """Whether two units may count the same."""
    return not one or not two or kind_of(one) == kind_of(two)


def of_each_counted(m: Measure, number: Measure) -> bool:
    """Whether `m` is what each of the `number` has: 每期50人 of 3期, 每处2次 of 31处, 每村12场 of 154个村."""
    return any(thing != "" and _of_each(m, thing) for thing in (number.unit, number.object))


def _of_each(m: Measure, unit: str) -> bool:
    """Whether `m` is that of each `unit`, which it may call by its first sign: 每点2次 of 5个点位."""
    _, every, short = m.subject.rpartition("每")
    return m.per == unit or (every != "" and short != "" and unit.startswith(short))


def _finds_out(text: str, whole: Measure, within: Sequence[Measure]) -> bool:
    """Whether what is in brackets says how the share or score `whole` is found out, or who counts: 30%（90分以上）."""
    if kind_of(whole.unit) == "share" and all(m.unit == "分" for m in within):
        return True
    found = kind_of(whole.unit) in ("share", "score") and _FOUND_OUT.fullmatch(text, whole.end, within[0].start)
    return bool(found)


def made_of(whole: Measure, parts: Sequence[Measure]) -> bool:
    """Whether `parts` are two or more that add up to `whole`."""
    if len(parts) < 2 or any(m.upper for m in (whole, *parts)) or kind_of(whole.unit) in ("", "share", "score"):
        return False
    money = kind_of(whole.unit) == "money"
    alike = all(m.per == whole.per and (m.unit == whole.unit or (money and kind_of(m.unit) == "money")) for m in parts)
    return alike and total(parts, whole)

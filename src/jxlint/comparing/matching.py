"""Which thing of the old version is which of the new one: one to one, whatever the order, the same both ways.

In this order, each step among what is still free: equal names (width, white space and closing marks aside), first in
the same group (unit of a project, category of an indicator), then anywhere; names equal but for their years, likewise;
a code in both names (eight or more digits and capitals); likeness. Where several could be meant, the likest contents
decide.

Likeness is LIKE_NAME × that of the names + the rest × that of the contents (1 - the insertions and deletions between
two texts ÷ their lengths). What three or more names of a group begin with is left out of them, as it tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec

from jxlint.comparing.model import By
from jxlint.findings import normalised
from jxlint.patterns import later

LIKE_NAME = 0.7
NAME_LEAST = 0.5
LEAST = 0.6  # in the same group
LEAST_ELSEWHERE = 0.75
# More pairs of equals than this are taken in the order of their contents, without a look at how like they are.
_MOST = 40_000
_BEGINNING = 3
_YEARS = later(r"20\d\d(?:年?度?[-—–~至到]+(?:20)?\d\d)?(?:年度?)?")
_CODE = later(r"(?<![0-9A-Z])(?=[A-Z]*\d)[0-9A-Z]{8,}(?![0-9A-Z])")


class Thing(msgspec.Struct, frozen=True):
    """What is to be matched: its name, the group it stands in, and the rest of its words."""

    name: str
    group: Hashable
    content: str


class Pair(msgspec.Struct, frozen=True):
    """Number `old` of the old things is number `new` of the new ones."""

    old: int
    new: int
    by: By
    score: float
    moved: bool


def match(old: Sequence[Thing], new: Sequence[Thing]) -> list[Pair]:
    """The pairs, in the order of the new things."""
    return _Matching(old, new).pairs()


class _Matching:
    """The two sides with what is still free of each."""

    def __init__(self, old: Sequence[Thing], new: Sequence[Thing]) -> None:
        self.old, self.new = old, new
        self.free_old, self.free_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
        self.found: list[Pair] = []

    def pairs(self) -> list[Pair]:
        keys: tuple[tuple[By, Callable[[str], str]], ...] = (("name", normalised), ("year", _yearless), ("code", _code))
        for by, key in keys:
            self._equal(by, key, grouped=True)
            self._equal(by, key, grouped=False)
        if self.free_old and self.free_new:
            self._alike()
        return sorted(self.found, key=lambda p: p.new)

    def _equal(self, by: By, key: Callable[[str], str], *, grouped: bool) -> None:
        """Pair what has the same key, in the same group if `grouped`; an empty key is none."""
        if not self.free_old or not self.free_new:
            return
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, free, things in ((0, self.free_old, self.old), (1, self.free_new, self.new)):
            for i in free:
                k = key(things[i].name)
                if k:
                    groups[k, things[i].group if grouped else None][side].append(i)
        for olds, news in groups.values():
            if olds and news:
                for i, j in self._best(olds, news):
                    self._take(i, j, by, 1.0)

    def _best(self, olds: list[int], news: list[int]) -> Iterable[tuple[int, int]]:
        """`olds` and `news`, which could all be one another, paired by how like their contents are."""
        if len(olds) == len(news) == 1:
            return ((olds[0], news[0]),)
        if len(olds) * len(news) > _MOST:
            return zip(
                sorted(olds, key=lambda i: self.old[i].content),
                sorted(news, key=lambda j: self.new[j].content),
                strict=False,
            )
        likeness = _ratio()
        ranked = (
            (likeness(self.old[i].content, self.new[j].content), i, j) for i in olds for j in news
        )  # fmt: skip
        return self._first(ranked)

    def _first(self, ranked: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
        """The best pairs first; those as good in the order of their words, so that neither the order of the rows nor
        which side is the old one matters."""

        def rank(pair: tuple[float, int, int]) -> tuple[float, str, str, str, str]:
            score, i, j = pair
            one, two = self.old[i], self.new[j]
            names, contents = sorted((one.name, two.name)), sorted((one.content, two.content))
            return (-score, names[0], names[1], contents[0], contents[1])

        taken: list[tuple[int, int]] = []
        olds, news = set[int](), set[int]()
        for _, i, j in sorted(ranked, key=rank):
            if i not in olds and j not in news:
                taken.append((i, j))
                olds.add(i)
                news.add(j)
        return taken

    def _alike(self) -> None:
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        likeness = _ratio()
        telling = _telling([*self.old, *self.new])
        old, new = [telling[self.old[i]] for i in self.free_old], [telling[self.new[j]] for j in self.free_new]
        olds, news = list(self.free_old), list(self.free_new)
        ranked: dict[tuple[int, int], float] = {}
        for at, name in enumerate(old):
            i = olds[at]
            near = process.extract(name, new, scorer=Indel.normalized_similarity, score_cutoff=NAME_LEAST, limit=None)
            for _, score, where in near:
                j = news[where]
                one, two = self.old[i], self.new[j]
                total = LIKE_NAME * score + (1 - LIKE_NAME) * likeness(one.content, two.content)
                if name and total >= (LEAST if one.group == two.group else LEAST_ELSEWHERE):
                    ranked[i, j] = round(total, 4)
        # The same group goes before any likeness elsewhere.
        for near_by in (True, False):
            some = ((s, i, j) for (i, j), s in ranked.items() if (self.old[i].group == self.new[j].group) == near_by)
            for i, j in self._first(t for t in some if t[1] in self.free_old and t[2] in self.free_new):
                self._take(i, j, "similarity", ranked[i, j])

    def _take(self, i: int, j: int, by: By, score: float) -> None:
        del self.free_old[i], self.free_new[j]
        self.found.append(Pair(i, j, by, score, self.old[i].group != self.new[j].group))


def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity


def _yearless(name: str) -> str:
    """`name` without its years, whole when it is nothing else."""
    bare = normalised(name)
    return _YEARS.sub("", bare) or bare


def _code(name: str) -> str:
    """The code in `name`, "" when there is none or more than one."""
    found = set(_CODE.findall(normalised(name)))
    return found.pop() if len(found) == 1 else ""


def _telling(things: Iterable[Thing]) -> dict[Thing, str]:
    """The name of each thing without years and without what _BEGINNING or more different names of its group begin
    with, such as the name of the unit."""
    groups: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in dict.fromkeys(things):
        groups[thing.group].append(thing)
    out = {}
    for group in groups.values():
        names = sorted({_yearless(t.name) for t in group})
        shared = dict.fromkeys(names, 0)
        for k in range(len(names) - _BEGINNING + 1):
            several = names[k : k + _BEGINNING]
            common = _common(several[0], several[-1])
            for name in several:
                shared[name] = max(shared[name], common)
        for thing in group:
            name = _yearless(thing.name)
            rest = name[shared[name] :]
            out[thing] = rest if len(rest) > 1 else name
    return out


def _common(one: str, two: str) -> int:
    """How many characters both begin with."""
    n = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        n += 1
    return n

"""Results with a number that an objective promises: 培训教师200人次, 知晓率达到95%."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.figures import kind_of
from jxlint.rules.model import LexiconName
from jxlint.rules.tools import Tools
from jxlint.targets import Measure

_CLAUSE = compiled(r"[^，,。；;！!？?（）()]+")
_PROMISED = ("count", "share", "score")
# 培养一批人才: nobody says how many.
_SOME = "一批"
# How long the form lets the objective be: （100字以内）.
_RESIDUE = later(r"[（(]\d{2,4}字(?:以?内|左右)[）)]", needs=("字",))
# Where or for whom somebody works, and no result: 服务12个镇街、3.6万户居民.
_SCOPE = later(
    r"服务(?=\d[\d.]*[万千百]?[余多]?(?:个|家)?(?:镇|街道|乡|村|社区|小区|[县区市户]|平方|公里|亩|网格|部门))",
    needs=("服务",),
)


def promised_numbers(
    text: str, promising: LexiconName, unless: LexiconName, tools: Tools
) -> Iterator[tuple[Measure, str]]:
    """The measures of the objective `text` that are promises, each with its clause: those that a comparator or a word
    of the lexicon `promising` makes results, outside clauses with a word of `unless`."""
    measures = [m for m in tools.parse(text).measures if kind_of(m.unit) in _PROMISED]
    form = _RESIDUE.search(text)
    if form:
        measures = [m for m in measures if not form.start() <= m.start < form.end()]
    # Both stand in the order of the text.
    at = 0
    for clause in _CLAUSE.finditer(text) if measures else ():
        words, inside = _SCOPE.sub("　　", clause[0]), []
        while at < len(measures) and measures[at].start < clause.end():
            if clause.start() <= measures[at].start and measures[at].end <= clause.end():
                inside.append(measures[at])
            at += 1
        if not inside or tools.has(words, unless):
            continue
        for m in inside:
            if text[m.start : m.end].endswith(_SOME):
                continue
            # 达到 belongs to its number; of how many there are it may be said as well, of a rate it promises.
            end = m.end if kind_of(m.unit) == "share" else m.start
            if m.stated or _said_before(words, end - clause.start(), promising, tools):
                yield m, clause[0]


def _said_before(words: str, place: int, promising: LexiconName, tools: Tools) -> bool:
    """Whether a word that promises ends before `place`."""
    first = next(iter(tools.phrases.find(words, promising)), None)
    if first is None or first.start >= place:
        return False
    # A word that goes on beyond it may hide a shorter one that does not.
    return first.end <= place or tools.has(words[:place], promising)

"""What every kind may use: the grammar with the lexicons' words, phrases, patterns under a timeout, directions."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from jxlint.memo import Memo
from jxlint.patterns import later
from jxlint.rules.contrasts import Contrasts
from jxlint.rules.lexicon import Phrases
from jxlint.rules.natures import RATE_ENDS, Natures
from jxlint.rules.patterns import Pattern, Search
from jxlint.rules.secrecy import says_secret
from jxlint.targets import Names, Reader, Wording

if TYPE_CHECKING:
    from jxlint.rules.cel import Cel, Program
    from jxlint.rules.segment import Segmenter
    from jxlint.rules.taxonomy import Level, Taxonomy
    from jxlint.rules.variables import Thing


# 不满意率, 未完成率, 零投诉率
_NOT = ("不", "未", "零", "无")
# With these a name goes on that asks how many bad things there are.
_COUNTED = later(r"(?:发生)?(?:[起件次宗例]?数|数量|情况)?[（(]?[起件次宗例]?[)）]?[。.\s]*")
_TERMS = ("时间", "时限", "时长", "期限", "周期", "用时", "耗时", "天数")
_CLOSING = "（(%％)） .。；;"


class Tools:
    """Shared by the checks of one rule set. Answers about the texts seen last are remembered.

    `tried`: the rule that is being built came along with us, and its patterns are known to be sound.
    `parse` reads a text by the target grammar. `cut` gives the words of a text and `nature` what a name measures; both
    load jieba when first called. `says_secret` is whether an objective says of its own project that it is secret.

    `direction` of a name is +1 where more is better, -1 where less is, 0 where it is unknown; the word that ends last
    decides, and a 不, 未, 零 or 无 in front of it; less is better of how long others wait (lexicon waits) and of
    mishaps (lexicon mishaps). It is 0 where the name speaks of a change (lexicon changes) of what is better smaller or
    of a bad thing (lexicon bad-things), such as 节约成本 or 事故增长率: whether the number is what changes or what it
    changes to, words do not tell. Where it ends with how far something falls (下降率), more is better if that is bad,
    and it is 0 for anything else. So it is where the name goes on to another rate: 成本利润率 is no cost.
    """

    def __init__(self, phrases: Phrases, dictionary: str) -> None:
        self.phrases = phrases
        self.tried = False
        self._dictionary = dictionary
        self._segmenter: Segmenter | None = None
        self._natures = Natures(phrases.lexicons, self.cut)
        self.nature = self._natures.of
        wording = Wording(
            improvement=self.words("improvement"),
            secret=self.words("secret"),
            circular=self.words("circular"),
            names=Names(self.words("numeral-names")),
        )
        self._reader = Reader(wording)
        self.parse = self._reader.read
        # By the names of taxonomies.
        self._levels: dict[str, Memo[tuple[str, int], Level]] = {}
        self._directions, self._secret = Memo(self._direction), Memo(self._says_secret)
        self.direction, self.says_secret = self._directions.__getitem__, self._secret.__getitem__
        self.may_last = phrases.screen("lasting")
        self._cel: Cel | None = None
        # The patterns that took too long on a text of the document.
        self.slow: list[Pattern] = []

    def forget(self) -> None:
        """Drop what was remembered of texts, and which patterns took too long on one."""
        self.slow.clear()
        for memory in (self._directions, self._levels, self._secret):
            memory.clear()
        self.phrases.forget()
        self._reader.forget()
        self._natures.forget()
        if self._cel is not None:
            self._cel.forget()
        if self._segmenter is not None:
            self._segmenter.forget()

    def cut(self, text: str) -> tuple[str, ...]:
        """The words of `text`; the library for it is loaded when first asked."""
        if self._segmenter is None:
            from jxlint.rules.segment import Segmenter

            self._segmenter = Segmenter(self._dictionary, lambda: Natures.words(self.phrases.lexicons))
        return self._segmenter.cut(text)

    def words(self, lexicon: str) -> tuple[str, ...]:
        """The words of a lexicon, none when there is no such lexicon."""
        entry = self.phrases.lexicons.get(lexicon)
        return entry.words if entry else ()

    def level(self, taxonomy: Taxonomy, text: str, depth: int) -> Level:
        """The level written as `text`; see `Taxonomy.read`."""
        levels = self._levels.get(taxonomy.name)
        if levels is None:
            levels = self._levels[taxonomy.name] = Memo(lambda key: taxonomy.read(*key))
        return levels[text, depth]

    def meant(self, taxonomy: Taxonomy, text: str, depth: int) -> str:
        """The standard name of the category that the level `text` stands for, "" when it is none."""
        category = self.level(taxonomy, text, depth).category
        return category.name if category else ""

    def categories(self, taxonomy: Taxonomy, level1: str, level2: str) -> tuple[str, str]:
        """What `meant` gives for the two levels of an indicator."""
        return self.meant(taxonomy, level1, 1), self.meant(taxonomy, level2, 2)

    def has(self, text: str, lexicon: str) -> bool:
        """Whether a word of `lexicon` stands in `text`."""
        return bool(self.phrases.find(text, lexicon))

    def _says_secret(self, objective: str) -> bool:
        return says_secret(objective, self.phrases)

    def canonical(self, text: str) -> str:
        """`text` with every synonym replaced by the first of its group (lexicon synonyms)."""
        for word, first in self._synonyms:
            text = text.replace(word, first)
        return text

    @functools.cached_property
    def contrasts(self) -> Contrasts:
        """What surely are different things (lexicons apart-…)."""
        return Contrasts(self.phrases)

    @functools.cached_property
    def _synonyms(self) -> tuple[tuple[str, str], ...]:
        """The words that stand for another, the longest of each group first, with the first of their group."""
        lexicon = self.phrases.lexicons.get("synonyms")
        groups = lexicon.groups if lexicon else ()
        return tuple((word, g[0]) for g in groups for word in sorted(g[1:], key=len, reverse=True))

    def _direction(self, name: str) -> int:
        ends = [
            (m.end, m.end - m.start, -sign if m.start and name.startswith(_NOT, m.start - 1) else sign)
            for lexicon, sign in (("larger-is-better", +1), ("smaller-is-better", -1))
            for m in self.phrases.find(name, lexicon)
        ]
        if not ends:
            return -(self._is_wait(name) or self._counts_mishaps(name))
        end, length, last = max(ends)
        rest = name[end:].rstrip(_CLOSING)
        if rest.endswith(RATE_ENDS) and rest not in RATE_ENDS:
            return 0
        bad = -1 in (sign for *_, sign in ends) or self.has(name, "bad-things")
        if last > 0 and name[end - length : end] in self.words("decreases"):
            return 0 if not bad or any(sign > 0 for at, _, sign in ends if at < end) else last
        return 0 if bad and self.has(name, "changes") else last

    def _is_wait(self, name: str) -> bool:
        """Whether `name` ends with how long something takes that others wait for (lexicon waits): 文书送达周期."""
        done = name.rstrip(_CLOSING)[:-2]
        if not name.startswith(_TERMS, len(done)) or self.has(name, "changes"):
            return False
        return any(found.end == len(done) for found in self.phrases.find(done, "waits"))

    def _counts_mishaps(self, name: str) -> bool:
        """Whether `name` ends with bad things (lexicon mishaps) or their number, and not what is done about them."""
        found = self.phrases.find(name, "mishaps")
        if not found or _COUNTED.fullmatch(name, found[-1].end) is None:
            return False
        return not (self.has(name, "handling") or self.has(name, "changes"))

    def cel(self, source: str, thing: Thing, where: str) -> Program:
        """`source`, a condition in CEL, compiled for `thing`. Raises BrokenRule; loads the library when first used."""
        from jxlint.rules.cel import Cel

        if self._cel is None:
            self._cel = Cel(self.phrases, where)
        return self._cel.program(source, thing, where)

    def pattern(self, pattern: str, where: str) -> Search:
        """A search for `pattern` (the regex library's syntax) that gives the span of the first match.

        Raises BrokenRule for a bad pattern, and SlowRule from the search when a text takes too long.
        """
        return Pattern(pattern, where, tried=self.tried, slow=self.slow).search

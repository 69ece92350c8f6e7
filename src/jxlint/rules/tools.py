"""What every kind may use: the grammar with the lexicons' words, phrases, patterns under a timeout, directions."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from jxlint.patterns import later
from jxlint.rules.lexicon import Phrases
from jxlint.rules.natures import Natures
from jxlint.rules.patterns import Pattern, Search
from jxlint.targets import Reader, Target, Wording

if TYPE_CHECKING:
    from jxlint.rules.cel import Cel, Program
    from jxlint.rules.relations import Relation
    from jxlint.rules.segment import Segmenter
    from jxlint.rules.suggestions import Suggest
    from jxlint.rules.taxonomy import Level, Taxonomy
    from jxlint.rules.variables import Thing
    from jxlint.rules.views import Row


_CLAUSE = later(r"[^。；;！!？?，,]+")
# 不满意率, 未完成率, 零投诉率
_NOT = ("不", "未", "零", "无")


class Tools:
    """Shared by the checks of one rule set. Answers are remembered for the texts seen last, up to LIMIT.

    `tried`: the rule that is being built came along with us, and its patterns are known to be sound.
    `cut` gives the words of a text and `nature` what a name measures; both load jieba when first called.
    """

    LIMIT = 16_384

    def __init__(self, phrases: Phrases, dictionary: str) -> None:
        self.phrases = phrases
        self.tried = False
        self._dictionary = dictionary
        self._segmenter: Segmenter | None = None
        self._natures = Natures(phrases.lexicons, self)
        self.nature = self._natures.of
        wording = Wording(
            improvement=self.words("improvement"), secret=self.words("secret"), circular=self.words("circular")
        )
        self._reader = Reader(wording)
        # Those that were compiled, by the names of their files; several rules take the same.
        self.suggestions: dict[str, Suggest] = {}
        self._directions: dict[str, int] = {}
        self._levels: dict[tuple[str, str, int], Level] = {}
        self._categories: dict[tuple[str, str, str], tuple[str, str]] = {}
        self._secret: dict[str, bool] = {}
        self.may_last = phrases.screen("lasting")
        self._cel: Cel | None = None

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        for memory in (self._directions, self._levels, self._categories, self._secret):
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

    def parse(self, text: str) -> Target:
        """`text` read by the target grammar."""
        return self._reader.read(text)

    def level(self, taxonomy: Taxonomy, text: str, depth: int) -> Level:
        """The level written as `text`; see `Taxonomy.read`."""
        key = (taxonomy.name, text, depth)
        level = self._levels.get(key)
        if level is None:
            if len(self._levels) >= self.LIMIT:
                self._levels.clear()
            level = self._levels[key] = taxonomy.read(text, depth)
        return level

    def meant(self, taxonomy: Taxonomy, text: str, depth: int) -> str:
        """The standard name of the category that the level `text` stands for, "" when it is none."""
        category = self.level(taxonomy, text, depth).category
        return category.name if category else ""

    def categories(self, taxonomy: Taxonomy, level1: str, level2: str) -> tuple[str, str]:
        """What `meant` gives for the two levels of an indicator."""
        key = (taxonomy.name, level1, level2)
        known = self._categories.get(key)
        if known is None:
            if len(self._categories) >= self.LIMIT:
                self._categories.clear()
            known = self.meant(taxonomy, level1, 1), self.meant(taxonomy, level2, 2)
            self._categories[key] = known
        return known

    def has(self, text: str, lexicon: str) -> bool:
        """Whether a word of `lexicon` stands in `text`."""
        return bool(self.phrases.find(text, lexicon))

    def says_secret(self, objective: str) -> bool:
        """Whether an objective says of its own project that it is secret."""
        known = self._secret.get(objective)
        if known is None:
            if len(self._secret) >= self.LIMIT:
                self._secret.clear()
            known = self._secret[objective] = self.has(objective, "secret") and any(
                self.has(clause, "secret") and not self.has(clause, "not-secret")
                for clause in _CLAUSE.findall(objective)
            )
        return known

    def canonical(self, text: str) -> str:
        """`text` with every synonym replaced by the first of its group (lexicon synonyms)."""
        for word, first in self._synonyms:
            text = text.replace(word, first)
        return text

    @functools.cached_property
    def _synonyms(self) -> tuple[tuple[str, str], ...]:
        """The words that stand for another, the longest of each group first, with the first of their group."""
        lexicon = self.phrases.lexicons.get("synonyms")
        groups = lexicon.groups if lexicon else ()
        return tuple((word, g[0]) for g in groups for word in sorted(g[1:], key=len, reverse=True))

    def compare(self, row: Row) -> Relation | None:
        """See `compare.relation`."""
        from jxlint.rules.compare import relation

        return relation(row)

    def direction(self, name: str) -> int:
        """+1: more is better, -1: less is better, 0: unknown; the word that ends last in `name` decides, and a 不,
        未, 零 or 无 in front of it.

        Unknown as well where the name speaks of a change (lexicon changes) of what is better smaller or of a bad thing
        (lexicon bad-things), such as 节约成本 or 事故增长率: whether the number is what changes or what it changes to,
        words do not tell.
        """
        answer = self._directions.get(name)
        if answer is None:
            if len(self._directions) >= self.LIMIT:
                self._directions.clear()
            ends = [
                (m.end, m.end - m.start, -sign if m.start and name.startswith(_NOT, m.start - 1) else sign)
                for lexicon, sign in (("larger-is-better", +1), ("smaller-is-better", -1))
                for m in self.phrases.find(name, lexicon)
            ]
            bad = -1 in (sign for *_, sign in ends) or self.has(name, "bad-things")
            turned = bad and self.has(name, "changes")
            answer = self._directions[name] = max(ends)[2] if ends and not turned else 0
        return answer

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
        return Pattern(pattern, where, tried=self.tried).search

"""Whether two phrases surely speak of different things: 苗木成活率 and 苗木保存率, 新建驿站 and 改造驿站.

The lexicons apart-… tell it, one for each respect in which things differ: words of one group may mean the same, words
of different groups never do.
"""

from __future__ import annotations

from jxlint.rules.lexicon import Phrases, has_any

PREFIX = "apart-"
_RATES = ("率", "度")
# So many signs before 率 say of what it is the rate.
_STEM = 2


class Contrasts:
    """The lexicons apart-… of a rule set."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._groups = {
            name: {word: i for i, group in enumerate(lexicon.groups) for word in group}
            for name, lexicon in phrases.lexicons.items()
            if name.startswith(PREFIX)
        }

    def apart(self, one: str, two: str) -> bool:
        """Whether `one` and `two` surely speak of different things: in one respect both say what they mean, and
        nothing that both say is the same."""
        return one != two and any(self._differ(name, groups, one, two) for name, groups in self._groups.items())

    def _differ(self, name: str, groups: dict[str, int], one: str, two: str) -> bool:
        if not (has_any(one, groups) and has_any(two, groups)):
            return False  # found out sooner than which they are
        said, other = ({groups[f.word] for f in self._phrases.find(text, name)} for text in (one, two))
        return said.isdisjoint(other)

    def may_be_one(self, one: str, two: str) -> bool:
        """Whether `one` and `two` are no rates, or may be one: some sign of what they are the rate of is the same, or
        a group holds both."""
        if not (one.endswith(_RATES) and two.endswith(_RATES)):
            return True
        stems = one[-1 - _STEM : -1], two[-1 - _STEM : -1]
        if min(map(len, stems)) < _STEM or not set(stems[0]).isdisjoint(stems[1]):
            return True
        if stems[0] in two or stems[1] in one:
            return True  # 参保覆盖率 is the 参保率
        one, two = one[-1 - _STEM :], two[-1 - _STEM :]
        return any(groups.get(one, -1) == groups.get(two, -2) for groups in self._groups.values())

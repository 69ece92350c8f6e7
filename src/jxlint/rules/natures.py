"""What the name of an indicator measures: a rate, a number, a time, money, satisfaction …

A nature is a lexicon nature-NAME of the words that end such names (满意度, 合格率, 次数). The last word of the name
decides: 工作效率 is no 率, 大多数 no 数.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jxlint.memo import Memo
from jxlint.rules.lexicon import Lexicon

PREFIX = "nature-"
_LOOKALIKES, _TAILS = "not-nature", "light-tails"
RATES = ("rate", "completion", "running", "timeliness")
# With these any rate ends, and some words that are none: 效率, 频率.
RATE_ENDS = ("率", "比例", "比重", "占比")
_PERCENT = ("%）", "％）", "%)", "％)", "%", "％")


class Natures:
    """The natures of names by the words of the lexicons; `of` gives that of a name, "" when its last word has none."""

    def __init__(self, lexicons: dict[str, Lexicon], cut: Callable[[str], tuple[str, ...]]) -> None:
        """`cut` gives the words of a name."""
        self._cut = cut
        self._of = {
            word: name.removeprefix(PREFIX)
            for name, lexicon in lexicons.items()
            if name.startswith(PREFIX)
            for word in lexicon.words
        }
        known = [*self._of]
        for name in (_LOOKALIKES, _TAILS):
            known += lexicons[name].words if name in lexicons else ()
        self._known = frozenset(known)
        self._longest = max(map(len, known), default=0)
        self._light = frozenset(lexicons[_TAILS].words if _TAILS in lexicons else ())
        self._known_names = Memo(self._find)
        self.of = self._known_names.__getitem__

    @staticmethod
    def words(lexicons: dict[str, Lexicon]) -> Iterator[str]:
        """The words that the segmenter must know whole: those that end names, and those that only look like them."""
        for name, lexicon in lexicons.items():
            if name.startswith(PREFIX) or name in (_LOOKALIKES, _TAILS):
                yield from lexicon.words

    def forget(self) -> None:
        """Drop what was remembered of names."""
        self._known_names.clear()

    def _find(self, name: str) -> str:
        closed = name.rstrip(" .。；;")
        percent = closed.endswith(_PERCENT)
        for word in self._from_the_end(closed):
            nature = self._of.get(word, "")
            if nature:
                # What is asked as a percentage is a rate, whatever it is called: 到位情况（%）.
                return "rate" if percent and nature not in (*RATES, "satisfaction") else nature
            if word not in self._light:
                break
        return "rate" if percent else ""

    def _from_the_end(self, text: str) -> Iterator[str]:
        """The last words of `text`, as far as they are known. A longer one shows itself; whether a single letter such
        as 率 or 数 is a word only jieba can tell."""
        while text:
            known = (text[-n:] for n in range(min(self._longest, len(text)), 0, -1) if text[-n:] in self._known)
            word = next(known, "")
            if not word:
                return
            if len(word) == 1 and word not in self._light:
                word = self._cut(text)[-1]
            yield word
            text = text[: len(text) - len(word)]

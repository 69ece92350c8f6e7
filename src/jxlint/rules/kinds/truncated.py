"""Text that stops in the middle: an unclosed bracket, a dangling mark, or a character that begins a word.

Options: `dangling` - lexicon of words and marks no sentence ends with; `beginnings` - lexicon of characters that
begin words and do not end them; `minimum` - shorter texts (in characters) are judged by brackets alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.document import Path, words
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"
_PAIRS = {"（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕", "[": "]"}
_SAME = {"(": "（", ")": "）"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    dangling: str
    beginnings: str
    minimum: int = 12


def build(options: Options, tools: Tools) -> Check:
    ends = tools.words(options.dangling)
    begins = frozenset(tools.words(options.beginnings))

    def stops(text: str) -> int | None:
        """Where the part that stops in the middle begins, None when the text is whole."""
        bare = text.rstrip()
        bracket = _unclosed(bare)
        if bracket is not None:
            return bracket
        if len(bare) < options.minimum:
            return None
        for end in ends:
            if bare.endswith(end):
                return len(bare) - len(end)
        return len(bare) - 1 if bare[-1] in begins else None

    def check(view: ProjectView) -> Iterator[Hit]:
        texts: list[tuple[str, str, Path]] = [("objective", words(view.project.objective), ("objective",))]
        if not view.facts.secret:
            for i, row in enumerate(view.rows):
                values = row.values if not row.same else row.values[:1]
                texts += [(v.field, v.text, ("indicators", i, v.field)) for v in values]
        for field, text, path in texts:
            start = stops(text)
            if start is not None:
                end = len(text.rstrip())
                yield Hit(field, text[start:end], start, end, path=path, args={"tail": text[max(0, end - 12) : end]})

    return check


def _unclosed(text: str) -> int | None:
    """The offset of the first bracket that is never closed."""
    open_: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        c = _SAME.get(c, c)
        if c in _PAIRS:
            open_.append((_SAME.get(_PAIRS[c], _PAIRS[c]), i))
        elif open_ and c == open_[-1][0]:
            open_.pop()
    return open_[0][1] if open_ else None

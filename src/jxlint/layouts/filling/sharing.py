"""Words below the heads of several columns, where nothing shows which stand below which."""

from __future__ import annotations

from jxlint.layouts.tokens.drafts import Words
from jxlint.layouts.tokens.token import Token

_SENTENCE_END = tuple("。；;!！?？")


def sentences(pieces: list[Token]) -> list[Words]:
    """Pieces that blanks have parted, together up to the end of a sentence."""
    out: list[Words] = []
    for piece in pieces:
        if out and not out[-1][-1].text.endswith(_SENTENCE_END):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def shared(texts: list[Words], count: int) -> list[list[Words]]:
    """`texts` shared out evenly among `count` columns, in their order."""
    size = max(1, len(texts) // max(1, count))
    return [texts[n * size : (n + 1) * size if n + 1 < count else len(texts)] for n in range(count)]

"""The words of an indicator's row put where they belong: the name without its number, what its nature is."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.tokens.drafts import Row, Words
from jxlint.layouts.words.vocabulary import filler, head

_ORDINAL = compiled(
    r"[★*▲]*(?:指标|目标)(?:\s*\d{1,2}(?:[\-－—](?=\D)|[:：、.．]?(?=.))|[一二三四五六七八九十]{1,2}[:：、.．](?=.))"
    r"|\d{1,2}(?:[.．]\d{1,2}){2,3}[.．、]?(?=\D)|\d{1,2}[.．、)）](?=\D)|[★*▲]+"
)
_COMPARATOR = r"[≥≤<>=＝＜＞≧≦═]{1,2}|(?:[大小]于)?等于|[大小]于|不[少多低高大小]于|不超过"
_SIGN, _COMPARED = compiled(rf"{_COMPARATOR}|定性|定量"), compiled(_COMPARATOR)


def unnumbered(name: Words) -> tuple[Words, Words]:
    """The name without 指标1: before it, none where nothing else stands there, and the number."""
    if not name:
        return name, []
    first = name[0]
    match = _ORDINAL.match(first.text)
    if filler(first.text) or (match and filler(first.text[match.end() :])):
        return name[1:], [first]
    if match is None:
        return name, []
    return [first.part(match.end()), *name[1:]], [first.part(0, match.end())]


def natured(row: Row, heads: Heads) -> None:
    """Make a sign in place of 指标方向性 the nature of `row`; so is a sign in a further column of natures where the
    first only says that the value is 定量, or nothing. Where 指标性质 is a sign (=) and a further column says that the
    value is 定性, that is what its nature is."""
    sign = row.fields.get("direction", [])
    if sign and "nature" not in row.fields and _SIGN.fullmatch(sign[0].text):
        row.fields["nature"] = row.fields.pop("direction")
    kind = row.fields.get("nature", [])
    if not kind or kind[0].text.startswith("定量"):
        _compared(row, heads, kind)
    key = next((k for k in row.details if head(k) == "nature"), None)
    if key is not None and "nature" in row.fields and row.details[key][0].text.startswith("定性"):
        called = heads.tokens[heads.roles.index("nature")].text
        row.details[called], row.fields["nature"] = row.fields["nature"], row.details.pop(key)


def _compared(row: Row, heads: Heads, kind: Words) -> None:
    """Make the sign that stands in another column of `row` its nature, in place of `kind`, which is kept under its
    head."""
    sign = row.fields.get("direction", [])
    if sign and _COMPARED.fullmatch(sign[0].text):
        del row.fields["direction"]
    else:
        signs = (k for k, w in row.details.items() if head(k) == "nature" and _COMPARED.fullmatch(w[0].text))
        key = next(signs, None)
        if key is None:
            return
        sign = row.details.pop(key)
    row.fields["nature"] = sign
    if kind:
        row.details[heads.tokens[heads.roles.index("nature")].text] = kind

"""A name and its value that stand in one cell, parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jxlint.compiled import compiled
from jxlint.layouts.tokens.drafts import Words
from jxlint.layouts.tokens.token import Token

_SIGNS = r"(?:[≥≤<>=＝＜＞≧≦﹤﹥]{1,2}|不少于|不低于|不超过|不高于|大于等于|小于等于|大于|小于|控制在)"
_DATE = (
    r"20\d\d年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?|年?[底末内]|[上下]半年|第?[一二三四1-4]季度)[^\d，。；;:：()（）]{0,6}"
)
_TAIL = compiled(
    rf"(?P<value>{_DATE}|{_SIGNS}?(?:\d[\d.,，]*[十百千万亿]*(?:%|％|‰|‱|[^\d，。；;:：()（）]{{0,5}}))(?:及?以上|以下|以内)?)$"
)
# A value and what it is made of, or comes to: 培训3次，每次50人.
_DETAILED = compiled(
    rf"[^\d，,；;]{{2,}}?(?P<value>{_SIGNS}?\d[^，,；;]{{1,8}}[，,](?:每|各|共|合计|总计|其中)[^；;]{{2,30}})"
)
# Words that end a name, before words of a state: …情况稳步提高.
_NOUN = compiled(
    r"(?:情况|程度|水平|能力|质量|效果|效率|条件|秩序|面貌|[^程制]度|率|性|环境|作用|影响|意识|状况)(?=[一-鿿]{2,12}$)"
)
_STATE = compiled(
    r"(?:[^的]{0,4}(?:提高|提升|改善|增强|明显|显著|优化|稳定|良好|优良|合格|达标|及时|满意|到位|规范|完善|加强|完成|有效|合规|降低|减少|增加|正常|不断.{2,4}|持续.{2,4}"
    r"|稳步.{2,4}|较好|好|优|高))"
)
_NAMED = compiled(r"([^:：]{2,})[:：][^:：]+")
_FIGURE = compiled(r"(?:[≥≤<>=＝＜＞≧≦]|不少于|不低于|不超过|不高于)?(?:20\d\d年)?\d[\d.,]*")
_OF_DATE = compiled(r"(?:^|\D)20\d\d年$|\d月$")
_VALUE = compiled(rf"{_SIGNS}?\d[^，。；;]{{0,12}}|{_SIGNS}.{{1,16}}|20\d\d.{{0,20}}")


def parted(token: Token) -> tuple[Token, Token] | None:
    """The name and the value written together in `token`, None where they cannot be told apart."""
    text = token.text
    tail = _DETAILED.fullmatch(text) or _TAIL.search(text)
    cut = tail.start("value") if tail else None
    if tail and cut is not None and cut < 2:
        return None
    if cut is None:
        nouns = [m.end() for m in _NOUN.finditer(text) if _STATE.fullmatch(text, m.end())]
        if not nouns or nouns[-1] < 3:
            return None
        cut = nouns[-1]
    name = text[:cut].rstrip("：:")
    return (
        token.part(0, len(name)),
        token.part(cut),
    )


def divided(name: Words, *, both: bool) -> tuple[Words, Words, Words] | None:
    """The name, the value and what parts them, where one cell holds both; None where it does not. `both`: the head of
    the cell says so (三级指标及指标值), so that the value may be of any kind; else it stands in brackets."""
    *before, last = name
    if parts := bracketed(last):
        return [*before, parts[0]], [parts[1]], list(parts[2:])
    if not both:
        return None
    if before and before[-1].text.endswith((":", "：")):
        label, cut = before[-1], len(before[-1].text) - 1
        return [*before[:-1], label.part(0, cut)], [last], [label.part(cut, cut + 1)]
    if (colon := _NAMED.fullmatch(last.text)) is not None:
        cut = colon.end(1)
        return [*before, last.part(0, cut)], [last.part(cut + 1)], [last.part(cut, cut + 1)]
    found = parted(last)
    return ([*before, found[0]], [found[1]], []) if found else None


def bracketed(token: Token, *, states: bool = False) -> tuple[Token, ...] | None:
    """The name, the value in the brackets behind it and the brackets themselves; None where there are none, or what
    they hold is no value. `states`: words may be a value."""
    text = token.text
    if len(text) < 4 or text[-1] not in ")）":
        return None
    depth = 0
    at = len(text)
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in ")）") - (text[at] in "(（")
        if depth == 0:
            break
    inner = text[at + 1 : -1]
    if at < 2 or not inner or not (states or _VALUE.fullmatch(inner) or _STATE.fullmatch(inner)):
        return None
    last = len(text) - 1
    return tuple([token.part(*cut) for cut in ((0, at), (at + 1, last), (at, at + 1), (last, last + 1))])


def counted(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, those together that are a number and what it counts, or parts of a date: pages are set with a gap
    between the two. Where nothing stands behind the values, it parts no cells."""
    held: Token | None = None
    for token in tokens:
        beside = held is not None and held.row == token.row and held.end == token.start
        if held is not None and beside and (
            _FIGURE.fullmatch(held.text) or (_OF_DATE.search(held.text) and token.text[:1].isdigit())
        ):  # fmt: skip
            token = Token(held.text + token.text, held.start, token.end, token.row, token.column)
        elif held is not None:
            yield held
        held = token
    if held is not None:
        yield held

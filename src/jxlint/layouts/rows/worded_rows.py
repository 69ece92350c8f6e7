"""The rows of indicators where nothing tells the columns: levels, and between them cells that are known by what they
hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jxlint.compiled import compiled
from jxlint.layouts.rows.align import likely, rows_of
from jxlint.layouts.rows.made_rows import MadeRows
from jxlint.layouts.tokens.drafts import Row, Words
from jxlint.layouts.tokens.split import counted, parted
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import filler, label, level

_POINTS = compiled(r"[（(]\d{1,3}分[)）]")
_MOST = 40  # levels that follow each other


def worded_rows(made: MadeRows, tokens: Sequence[Token]) -> None:
    """Read `tokens` as rows of `made`."""
    at = 0
    while at < len(tokens):
        at = _levels(made, tokens, at)
        end = at
        while end < len(tokens) and not (tokens[end].text and level(tokens[end].text) and end > at):
            end += 1
        _cells(made, tokens[at:end])
        at = max(end, at + 1)


def _levels(made: MadeRows, tokens: Sequence[Token], at: int) -> int:
    """Take the levels that stand at `at`; a last one with nothing of a name behind it is a name itself."""
    count = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.text or label(token.text) == "side":
            if token.text:
                made.marks.append(token)
            at += 1
            continue
        kind = level(token.text)
        if not kind or count >= _MOST or _is_name(made, token):
            break
        behind = [t for t in tokens[at + 1 : at + 6] if t.text]
        if kind == 3:
            kind = 1 if _is_first(made, token.text, behind) else 2
        elif kind == 2 and count and made.two and made.two[-1] is tokens[at - 1] and not _begun(behind):
            break  # 成本指标, 社会成本指标, ≤: the second is a name
        if kind == 2 and not made.fresh and made.two and made.two[-1].row == token.row and made.mode == "rows":
            break
        made.marks.append(token)
        count += 1
        if kind == 1:
            made.one, made.two, made.fresh = [token], [], True
        else:
            made.two, made.fresh = [token], False
        at += 1
    return at


def _is_name(made: MadeRows, token: Token) -> bool:
    """Whether a name only says again what its level does: 经济效益指标, 经济效益; or is what may be a first level, but
    stands behind a second one in its row: 数量指标 | 产出."""
    if not made.two or made.two[-1].end > token.start:
        return False
    behind = made.mode == "rows" and made.two[-1].row == token.row and level(token.text) == 1
    return behind or made.two[-1].text == token.text + "指标"


def _is_first(made: MadeRows, words: str, behind: Sequence[Token]) -> bool:
    """Whether words that name a level 1 or 2 alike (成本指标, 满意度指标) are one of the first; `behind` follow."""
    if words.startswith("成本"):
        if made.fresh:
            return False
        return bool(behind) and "成本" in behind[0].text and bool(level(behind[0].text)) and _begun(behind[1:])
    if made.fresh and made.one and made.one[-1].text.startswith("满意度"):
        return False
    return not (made.one and made.one[-1].text.startswith("满意度") and not made.rows)


def _of_level(made: MadeRows, points: Token) -> None:
    """Keep the points that stand right behind a level with its words, as they are where nothing parts the two; those of
    a level that is not there are left over."""
    if made.one and made.one[-1].end == points.start:
        made.one = [*made.one, points]
    elif made.two and made.two[-1].end == points.start:
        made.two = [*made.two, points]
    else:
        return
    made.marks.append(points)


def _cells(made: MadeRows, tokens: Sequence[Token]) -> None:
    kept: Words = []
    for token in tokens:
        if _POINTS.fullmatch(token.text):
            _of_level(made, token)
            continue
        placeholder = token.text and filler(token.text) and token.text not in ("/", "-", "—", "——")
        (made.marks if placeholder else kept).append(token)
    if not any(t.text for t in kept):
        return
    inner = made.heads.inner
    if made.mode == "loose" and inner[-1:] == ("annual",):
        kept = list(counted(kept))
    alone = made.mode == "loose" and len({t.row for t in kept}) == len(kept) and all(parted(t) for t in kept)
    if alone:
        for token in kept:
            _aligned(made, [token], inner)
    elif made.mode == "rows":
        for _, line in groupby(kept, key=lambda t: t.row):
            _aligned(made, list(line), inner)
    else:
        for cells in rows_of(kept, inner, single=False):
            _row(made, inner, cells)


def _aligned(made: MadeRows, line: list[Token], inner: tuple[str, ...]) -> None:
    filled = [t for t in line if t.text]
    if len(filled) == 1 and (parts := parted(filled[0])):
        _row(made, ("name", "annual"), [[parts[0]], [parts[1]]])
        return
    for cells in rows_of(line, inner, single=True):
        _row(made, inner, cells)


def _row(made: MadeRows, roles: Sequence[str], cells: Sequence[Words]) -> None:
    row = Row()
    for role, words in zip(roles, cells, strict=True):
        if words:
            made.put(row, role, words)
    made.close(row)


def _begun(tokens: Sequence[Token]) -> bool:
    """Whether these tokens begin with a name, or a level."""
    return bool(tokens) and likely("name", tokens[0].text)

"""The objectives of a project's form: beside their labels, below them, in rows of their own."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import OBJECTIVES, Filling
from jxlint.layouts.filling.sharing import sentences, shared
from jxlint.layouts.forms.roles import closes
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.item_numbers import BEHIND, NUMERALS
from jxlint.layouts.words.vocabulary import LEVELS, filler, head, level

# The number of the first of several objectives, and that of one behind it.
_FIRST = compiled(rf"(?:目标)?[1一]{BEHIND}")
_FURTHER = compiled(rf"(?:目标)?(?:[2-9]|[1-9]\d|[{NUMERALS[1:]}]){BEHIND}")
_SCORE = compiled(r"\d{1,3}(?:\.\d+)?分?")
# What heads the columns of a list of objectives.
_LIST_HEAD = compiled(r"(?:绩效)?(?:目标)?(?:名称|说明|内容|描述)|序号|编号")
# Objectives are sentences, longer than values; and so many cells does the row of two of them have, with their label.
_LONGEST_VALUE, _SENTENCE, _OBJECTIVES = 20, "。；;", 3
_ANOTHER = compiled(r"目标[\d一二三四五六七八九十]{1,2}[:：]?")


def is_below(form: Filling, at: int) -> bool:
    """Whether the label of an objective at `at`, below the heads of indicators, begins a field below these: no level
    stands beside it, and in a text without rows what follows is no value."""
    token = form.tokens[at]
    if form.mode in ("grid", "rows"):
        row = [t for t in form.lines[token.row] if t.text]
        if any(level(t.text) or head(t.text) in LEVELS for t in row):
            return False
        if form.mode == "grid":
            return form.heads is not None and form.heads.role_at(token.column) in ("", "level1")
        return row[0] is token and len(row) <= _OBJECTIVES
    following = next((t.text for t in form.tokens[at + 1 :] if t.text), "")
    return len(following) > _LONGEST_VALUE and following[-1] in _SENTENCE


def told_below(form: Filling, i: int) -> bool:
    """Whether the words at `i` are those that a label of an objective still waits for; in a grid they stand below it,
    and not below the head of another column beside it."""
    token = form.tokens[i]
    waiting = [t for r, t in form.pending if r in OBJECTIVES]
    if form.mode != "grid" or not waiting or token.row == waiting[-1].row:
        return bool(waiting)
    return any(t.column <= token.column < t.column + t.columns for t in waiting)


def heads_below(form: Filling, i: int) -> int:
    """Read a row of nothing but the heads of a list of objectives, between the label of all and the first of them;
    returns where it ends, 0 where the token at `i` begins none."""
    row = form.lines.get(form.tokens[i].row, []) if form.mode in ("grid", "rows") else []
    words = [t for t in row if t.text]
    if len(words) < 2 or words[0] is not form.tokens[i] or not all(_LIST_HEAD.fullmatch(t.text) for t in words):
        return 0
    form.take(*words)
    return i + len(row) - row.index(words[0])


def another_below(form: Filling, i: int) -> bool:
    """Whether at `i`, in the row below an objective, the number of a further one stands (目标2)."""
    token = form.tokens[i]
    below = form.mode == "grid" and bool(form.told) and token.row == form.told[-1].row + 1
    return below and _ANOTHER.fullmatch(token.text) is not None


def goes_on(form: Filling, i: int) -> int:
    """Read a further objective in the row below the first: 目标2 and what stands beside it."""
    row = form.lines[form.tokens[i].row]
    words = row[row.index(form.tokens[i]) :]
    form.told += words[1:]
    form.take(*words)
    return i + len(words)


def more_below(form: Filling, i: int) -> int:
    """Read a row that goes on with several objectives side by side, each with its further number (目标2：); returns
    where it ends, 0 where the one at `i` does not."""
    if not form.goals or form.mode not in ("grid", "rows") or not form.tokens[i].text:
        return 0
    row = [t for t in form.lines[form.tokens[i].row] if t.text]
    if row[0] is not form.tokens[i] or row[0].row != max(w[-1].row for _, w in form.goals) + 1:
        return 0
    if not all(_FURTHER.match(t.text) for t in row):
        return 0
    for n, token in enumerate(row):
        own = [w for h, w in form.goals if h.column <= token.column < h.column + h.columns]
        words = own if form.mode == "grid" else [w for _, w in form.goals][n : n + 1] * (len(row) == len(form.goals))
        if words:
            words[0].append(token)
            form.take(token)
    return next((n for n in range(i, len(form.tokens)) if form.tokens[n].row != row[0].row), len(form.tokens))


def heads_before(form: Filling, i: int) -> bool:
    """Whether the label at `i` follows another objective's that has no words yet: both are heads of columns."""
    return i > 0 and bool(form.pending) and form.pending[-1][1] is form.tokens[i - 1] and (
        form.pending[-1][0] in OBJECTIVES
    )  # fmt: skip


def heads_above(form: Filling, values: list[Token]) -> list[tuple[str, Token]]:
    """The labels of objectives that stand side by side in the row above `values` and head them one by one, where rows
    but no columns are shown; none where they do not."""
    words = [v for v in values if v.text]
    heads = form.pending[-len(words) :]
    if form.mode != "rows" or len(words) < 2 or len(heads) < len(words):
        return []
    rows = {named.row for _, named in heads}
    above = rows == {words[0].row - 1} and words[-1].row == words[0].row
    return heads if above and all(role in OBJECTIVES for role, _ in heads) else []


def objectives(form: Filling, i: int) -> int:
    """Words below the heads of objectives."""
    values: list[Token] = []
    at = i
    while at < len(form.tokens) and not (form.tokens[at].text and closes(form, at, "objective")):
        if form.mode in ("grid", "rows") and form.tokens[at].row != form.tokens[i].row:
            break
        values.append(form.tokens[at])
        at += 1
    heads = [(r, t) for r, t in form.pending if r in OBJECTIVES]
    return objectives_of(form, values, heads, at)


def objectives_of(form: Filling, values: list[Token], heads: list[tuple[str, Token]], end: int) -> int:
    """Give the words in `values` to the objectives that `heads` are the labels of; returns `end`."""
    form.pending = []
    if form.mode == "grid" and values[0].row != heads[-1][1].row:
        placed: list[tuple[Token, Token]] = []
        for role, named in heads:
            own = [v for v in values if named.column <= v.column < named.column + named.columns]
            if own and own[0].column >= 0:
                form.put(role, named, own)
                placed.append((named, own[-1]))
        _remember(form, placed)
        return end
    heads = [(r, t) for r, t in heads if r in OBJECTIVES]
    pieces = [v for v in values if v.text and not filler(v.text)]
    form.take(*(v for v in values if v.text and filler(v.text)))
    if len(pieces) > 2 and form.mode == "cells" and _points(pieces[0]) and not any(map(_points, pieces[1:])):
        pieces = pieces[1:]  # points of this part of the form, below no head: they are left over
    if not pieces or not heads:
        return end
    if len(heads) > 1 and (at := _second_list(pieces)):
        for (role, named), own in zip(heads[-2:], (pieces[:at], pieces[at:]), strict=True):
            form.put(role, named, own)
        return end
    if len(heads) > 1 and len(pieces) > 2 and len(pieces) % 2 == 0 and _side_by_side(pieces):
        for n, (role, named) in enumerate(heads[-2:]):
            form.put(role, named, pieces[n::2])
        return end
    listed = len(pieces) > 1 and all(_numbered(piece, n) for n, piece in enumerate(pieces, 1))
    parted = form.mode != "loose" or (len(heads) > 1 and _two(pieces))
    texts = [pieces] if listed else [[p] for p in pieces] if parted else sentences(pieces)
    if len(texts) == 1 < len(heads) and heads[-1][0] == "actual_objective":
        form.take(heads.pop()[1])  # what became of it is still to be filled in
    count = min(len(heads), len(texts))
    if len(texts) > len(heads):
        count = 1 if len(texts) % 2 or len(heads) < 2 else 2
    for (role, named), part in zip(heads[-count:], shared(texts, count), strict=True):
        form.put(role, named, [t for text in part for t in text])
    _remember(form, [(named, piece) for (_, named), piece in zip(heads[-count:], pieces, strict=False)])
    return end


def _numbered(piece: Token, number: int) -> bool:
    """Whether a piece bears this number of a list."""
    return piece.text.startswith((f"{number}.", f"{number}、", f"{number}．", f"（{number}）", f"({number})"))


def _two(pieces: list[Token]) -> bool:
    """Whether a text shows just two pieces, side by side or with an empty line between them, the first of which does
    not go on."""
    if len(pieces) != 2 or pieces[0].text[-1] in "，、；：,;:":
        return False
    return pieces[1].row - pieces[0].row != 1


def _points(piece: Token) -> bool:
    """Whether a piece is a figure alone, as points are."""
    return _SCORE.fullmatch(piece.text) is not None


def _second_list(pieces: list[Token]) -> int:
    """Where a second list begins that is numbered as the first is, each with several items; 0 where none does."""
    first = _FIRST.match(pieces[0].text)
    firsts = [n for n, t in enumerate(pieces) if first and t.text.startswith(first[0])]
    if len(firsts) != 2 or not 1 < firsts[1] < len(pieces) - 1:
        return 0
    lists = pieces[: firsts[1]], pieces[firsts[1] :]
    return firsts[1] if all(any(_FURTHER.match(t.text) for t in own[1:]) for own in lists) else 0


def _side_by_side(pieces: list[Token]) -> bool:
    """Whether numbered objectives of two columns follow each other row by row."""
    first = all(_FIRST.match(t.text) for t in pieces[:2])
    return first and all(_FURTHER.match(t.text) for t in pieces[2:])


def _remember(form: Filling, placed: list[tuple[Token, Token]]) -> None:
    """Note which words were told below which head, where they are numbered: more may stand below them."""
    told = [*form.draft.fields.values(), *form.draft.details.values()]
    form.goals = []
    for named, piece in placed:
        words = next((w for w in told if w and w[-1] is piece), None)
        if words is None or not _FIRST.match(piece.text):
            form.goals = []
            return
        form.goals.append((named, words))

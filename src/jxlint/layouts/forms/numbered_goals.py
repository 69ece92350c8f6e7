"""Objectives that a form numbers, in rows or a small table of their own: 序号 | 目标内容, 目标1: …, 目标2: …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.forms.goals import heads_before
from jxlint.layouts.forms.roles import closes
from jxlint.layouts.tokens.drafts import Words
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.item_numbers import BEHIND, NUMERALS
from jxlint.layouts.words.vocabulary import GOAL, label, ordinal

_TOLD = compiled(rf"(?:目标)?(?P<number>\d{{1,2}}|[{NUMERALS}]){BEHIND}.+", re.S)
_LONGEST = 10  # letters of a head
_SURE = 2  # so many where nothing but their numbers says that they are objectives


def numbered_goals(form: Filling, i: int) -> int:
    """Read the numbered objectives whose label, heads or first number stands at token `i`; returns where they end, 0
    where there are none."""
    token = form.tokens[i]
    first, role = _number(token, goal=True) == 1, label(token.text)
    if not first and (role not in ("objective", "ordinal") or heads_before(form, i)):
        return 0
    at = i if first or role == "ordinal" else _filled(form, i + 1)
    heads, at = _heads(form, at)
    if heads is None:
        return 0
    found, at = _items(form, at, goal=first)
    said = role == "objective" and all(_number(number, goal=True) for number, _ in found)
    if len(found) < (1 if heads or first or said else _SURE):
        return 0
    form.take(token, *heads, *(number for number, words in found if number is not words[0]))
    content = next((n for n, head in enumerate(heads) if n and (label(head.text) == "objective")), len(heads) - 1) - 1
    told: Words = []
    for _, words in found:
        if len(words) < len(heads) - 1 or len(heads) < 3:
            told += words
            continue
        told.append(words[content])
        for head, other in zip(heads[1:], words, strict=False):
            if other is not words[content]:
                form.draft.details.setdefault(head.text, []).append(other)
    form.put("objective", token, told)
    form.pending = []
    return at


def _heads(form: Filling, at: int) -> tuple[list[Token] | None, int]:
    """The heads of a table of objectives that begin at token `at` with that of the numbers, none where no table does;
    None where they are those of another."""
    if at >= len(form.tokens) or label(form.tokens[at].text) != "ordinal":
        return [], at
    heads = [form.tokens[at]]
    at += 1
    while at < len(form.tokens):
        token = form.tokens[at]
        if form.mode in ("grid", "rows") and token.row != heads[0].row:
            break
        if token.text:
            if ordinal(token.text):
                break
            if len(token.text) > _LONGEST:
                return None, at
            heads.append(token)
        at += 1
    goals = any(label(head.text) == "objective" for head in heads)
    return (heads, at) if goals and all(label(h.text) in ("objective", "side", "") for h in heads[1:]) else (None, at)


def _items(form: Filling, at: int, *, goal: bool) -> tuple[list[tuple[Token, Words]], int]:
    """The objectives from token `at` on, each with its number, and where they end; where number and words are one
    token, that is both."""
    found: list[tuple[Token, Words]] = []
    end = at
    while (at := _filled(form, at)) < len(form.tokens):
        token, due = form.tokens[at], len(found) + 1
        told = _TOLD.fullmatch(token.text)
        if told and _value(told["number"]) == due:
            words = list(_words(form, at, due))
            if len(words) > 1:
                break  # several columns of them
            found.append((token, [token]))
            at += 1
        elif _number(token, goal=goal) == due:
            words = list(_words(form, at, due))[1:]
            if not words or any(label(t.text) for t in words if len(t.text) < _LONGEST):
                break
            found.append((token, words))
            at = form.tokens.index(words[-1], at) + 1
        else:
            break
        end = at
    return found, end


def _words(form: Filling, at: int, due: int) -> Iterator[Token]:
    """The words of the objective at token `at` with its number: those of its row; in a text without rows up to the
    next number, or what ends the field."""
    for n in range(at, len(form.tokens)):
        if _ends(form, at, n, due):
            return
        if form.tokens[n].text:
            yield form.tokens[n]


def _ends(form: Filling, at: int, n: int, due: int) -> bool:
    """Whether the words of the objective at token `at` end before token `n`."""
    token = form.tokens[n]
    if form.mode in ("grid", "rows"):
        return token.row != form.tokens[at].row
    if n == at or not token.text:
        return False
    another = _number(token, goal=False) == due + 1 or _TOLD.fullmatch(token.text) is not None
    return another or closes(form, n, "objective")


def _number(token: Token, *, goal: bool) -> int:
    """The number that a cell consists of, 0 for none; `goal`: it says that it is that of an objective."""
    if (found := GOAL.fullmatch(token.text)) is not None:
        return _value(found["number"])
    return 0 if goal or not ordinal(token.text) else _value(token.text.strip("（()）").removesuffix(".0"))


def _value(words: str) -> int:
    return int(words) if words.isdecimal() else NUMERALS.find(words) + 1


def _filled(form: Filling, at: int) -> int:
    """The first token from `at` on that is not empty."""
    return next((n for n in range(at, len(form.tokens)) if form.tokens[n].text), len(form.tokens))

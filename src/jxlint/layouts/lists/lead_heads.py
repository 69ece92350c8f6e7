"""The heads of the projects' own columns in a grid of many, before those of the indicators."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import AGAIN, FUNDS, Filling
from jxlint.layouts.filling.money_words import OF_MONEY
from jxlint.layouts.filling.places_in_rows import placed
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import label, stands_in

Lead = tuple[tuple[str, Token], ...]
_SUM = compiled(r"[小合总]计|总额")
_OTHER = compiled(r"其[他它]")
_MONEY = compiled(r"[一-鿿（()）]{0,12}(?:拨款|资金|收入|经费|债券|贷款)")


def lead_of(form: Filling, i: int) -> Lead:
    """The heads of the project's own columns before those of the indicators: a grid of many projects."""
    own = [(r, t) for r, t in form.pending if r != "side"]
    if not any(r == "project" for r, _ in own):
        return ()
    sums = [t for r, t in own if r in FUNDS]
    if form.mode == "grid":
        # A head over others only says what these have in common.
        own = [(r, t) for r, t in own if not any(_below(t, other) for _, other in own)]
    if form.mode in ("grid", "rows"):
        own = _with_unknown(form, i, own, sums)
    rows = {t.row for _, t in own} | {form.tokens[i].row}
    if form.mode in ("grid", "rows") and max(rows) - min(rows) > 2:
        return ()
    plain = {r for r, t in own if not stands_in(t.text)}
    own = [("detail" if r in plain and stands_in(t.text) else r, t) for r, t in own]
    roles = [r for r, _ in own]
    return tuple((r + AGAIN * roles[:i].count(r), t) for i, (r, t) in enumerate(own))


def parted(form: Filling, lead: Lead, end: int) -> tuple[Lead, int]:
    """`lead` with the parts of those of its heads, of money, that the row below, from token `end` on, splits: all of
    that row are such parts. And where the heads end."""
    at = next((n for n in range(end, len(form.tokens)) if form.tokens[n].text), -1)
    if form.mode not in ("grid", "rows") or at < 0:
        return lead, end
    row = form.tokens[at].row
    parts = placed(form, row)
    whole: dict[int, list[Token]] = {}
    for role, h in lead:
        place, width = _span(form, h)
        if width > 1 and (role in FUNDS or OF_MONEY.search(h.text)) and h.row < row <= h.row + 1:
            whole[id(h)] = [t for n, t in parts if place <= n < place + width]
    if sum(map(len, whole.values())) != len(parts) or all(_part(t) == "more" for _, t in parts):
        return lead, end
    roles: list[str] = []
    out: list[tuple[str, Token]] = []
    for role, h in lead:
        for t in whole.get(id(h)) or [h]:
            own = role.rstrip(AGAIN) if t is h else _part(t)
            out.append((own + AGAIN * roles.count(own), t))
            roles.append(own)
    form.take(*(h for _, h in lead))
    return tuple(out), next((n for n in range(at, len(form.tokens)) if form.tokens[n].row != row), len(form.tokens))


def _span(form: Filling, head: Token) -> tuple[int, int]:
    """The column of a head, and how many it covers: in a text those up to the next one of its row."""
    if form.mode == "grid":
        return head.column, head.columns
    places = placed(form, head.row)
    place = next(n for n, t in places if t is head)
    return place, next((n for n, _ in places if n > place), place + 1) - place


def _part(head: Token) -> str:
    """The role of a part of a head of money."""
    known = label(head.text)
    return known if known in FUNDS else "total" if _SUM.fullmatch(head.text) else "more"


def _of_money(head: Token, sums: Sequence[Token]) -> str:
    """The role of a head that no label is known by: 小计 and 其他 below that of money are of money, too."""
    if any(_below(t, head) for t in sums):
        if _SUM.fullmatch(head.text):
            return "total"
        return "other" if _OTHER.fullmatch(head.text) else "more" if _MONEY.fullmatch(head.text) else "detail"
    return "detail"


def _with_unknown(
    form: Filling, i: int, own: Sequence[tuple[str, Token]], sums: Sequence[Token]
) -> list[tuple[str, Token]]:
    """`own` and the heads of columns between those of the project that no label is known by, or one that elsewhere
    names a part of the form (资金来源), in the order of the columns: what stands below them is kept under their words,
    but below one of `sums`, the heads of money, it may be of money, too."""
    before = next(place for place, t in placed(form, form.tokens[i].row) if t.start >= form.tokens[i].start)
    cells = [cell for row in {t.row for _, t in own} for cell in placed(form, row)]
    roles = {t.start: role for role, t in own}
    known = {c for place, t in cells if t.start in roles for c in range(place, place + t.columns)}
    found = [
        (place, roles.get(t.start) or _of_money(t, sums), t)
        for place, t in cells
        if t.start in roles
        or (place < before and label(t.text) in ("", "side") and known.isdisjoint(range(place, place + t.columns)))
    ]
    return [(role, t) for _, role, t in sorted(found, key=lambda f: f[0])]


def _below(head: Token, other: Token) -> bool:
    """Whether `other` stands in the row below the head, within its columns."""
    return other.row == head.row + 1 and head.column <= other.column < head.column + head.columns

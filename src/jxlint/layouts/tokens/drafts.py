"""Projects of a form in the making: where their words stand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.tokens.token import Token

_YUAN = {
    "元": Decimal(1), "百元": Decimal(100), "千元": Decimal(1000), "万": Decimal(10_000), "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000), "千万元": Decimal(10_000_000), "亿": Decimal(100_000_000),
    "亿元": Decimal(100_000_000),
}  # fmt: skip
_MONEY = compiled(r"[￥¥]?(?P<figure>-?[\d,，]+(?:[.．]\d+)?)(?P<unit>(?:百|千|万|百万|千万|亿)?元|万|亿)?(?:人民币)?")
Words = list[Token]


class Row(msgspec.Struct):
    """An indicator: its words by role, and those of other columns by their heads; `term` is what the table is called
    that lists it for the whole term (see `terms`)."""

    fields: dict[str, Words] = {}
    details: dict[str, Words] = {}
    term: str = ""


class Draft(msgspec.Struct):
    """A project: its words by role (name, unit, department, objective), its money, its rows. `unitless` says that its
    grid has no column for units, `summed` that a label of all its money stands somewhere; `lent` are the labels of
    fields that a plainer one takes from them."""

    fields: dict[str, Words] = {}
    lent: dict[str, Token] = {}
    money: dict[str, Token] = {}
    more: dict[str, Token] = {}
    details: dict[str, Words] = {}
    evaluation: dict[str, Token] = {}
    rows: list[Row] = []
    money_unit: str | None = None
    start: int = 0
    partial: bool = False
    unitless: bool = False
    summed: bool = False

    @property
    def filled(self) -> bool:
        """Whether it says anything of a project."""
        return bool(self.fields.get("name") or self.rows or self.money)


class UnitSum(msgspec.Struct):
    """The money of a unit that a row of its own states; `unit` are the words of its name."""

    unit: tuple[str, ...]
    figures: Draft


def money(words: str, unit: str | None) -> Decimal | None:
    """The amount that the words of a cell are, in `unit`; one with another unit of its own is converted exactly."""
    match = _MONEY.fullmatch(words)
    figure = amount(match["figure"]) if match else None
    if match is None or figure is None:
        return None
    own = _YUAN.get(match["unit"] or "")
    table = _YUAN.get(unit or "")
    if own is None or table is None or own == table:
        return figure
    # Units are powers of ten, so that only the point moves.
    moved = f"{figure.scaleb(own.adjusted() - table.adjusted()):f}"
    return Decimal(moved.rstrip("0").rstrip(".") if "." in moved else moved)


def value_of(draft: Draft) -> Decimal:
    """The first figure of a line of money."""
    figure = draft.money.get("total") or next(iter(draft.money.values()), None)
    return (money(figure.text, None) if figure else None) or Decimal(0)


def added(drafts: Iterable[Draft]) -> Decimal:
    """What the lines of `drafts` come to."""
    return sum(map(value_of, drafts), Decimal(0))


def own_unit(drafts: list[Draft]) -> str | None:
    """The unit that amounts bear themselves, where the table names none."""
    for draft in drafts:
        for token in draft.money.values():
            match = _MONEY.fullmatch(token.text)
            if match and match["unit"]:
                return match["unit"] if match["unit"].endswith("元") else match["unit"] + "元"
    return None

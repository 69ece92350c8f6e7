"""The money of a document, line by line, for the rules about sums and amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from jxlint.document import Amounts, ByLevel, DepartmentForm, Document, Expenditure, Income, Path, ProjectTable
from jxlint.patterns import later

LABELS = {"total": "总计", "fiscal": "财政拨款", "special_account": "财政专户拨款", "other": "其他资金"}
# No budget line is larger; beyond it, as with NaN, arithmetic would say nothing.
_LARGEST = Decimal(10) ** 15
YUAN = {
    "角": Decimal("0.1"),
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "千万元": Decimal(10_000_000),
    "亿元": Decimal(100_000_000),
}


# What the money of the whole project is called, beside that of the year.
_WHOLE = later(
    r"(?:项目)?(?:实施周期|实施期|中长?期|长期|全周?期|项目周?期|规划期|[二两三四五六3-6]年)"
    r"|(?:项目|工程|计划|[概估预]算)*总(?:投资|[概估预]算)|(?:项目|工程)(?:资金|投资|经费|预算)?总[金额经资]|投资总额"
    r"|20\d\d年?度?[-—–~～至]20\d\d"
)
_FIGURE = later(r"[\d,]*\d(?:\.\d+)?")


def figure(text: str) -> Decimal | None:
    """The amount that the words of a detail are, None where they are none."""
    return Decimal(text.replace(",", "")) if _FIGURE.fullmatch(text) else None


def of_whole(amounts: Amounts, details: Mapping[str, str]) -> Iterator[Decimal]:
    """The figures that a form tells to be of the whole project, beside those of the year."""
    yield from (stated for label, stated in (amounts.more or {}).items() if _WHOLE.match(label) and usable(stated))
    for label, text in details.items():
        if _WHOLE.match(label.rpartition("·")[2]) and (stated := figure(text)) is not None:
            yield stated


def usable(value: Decimal | None) -> bool:
    """Whether `value` is empty or an amount that can be added up."""
    return value is None or (value.is_finite() and abs(value) < _LARGEST)


class DocumentView(msgspec.Struct, frozen=True):
    """A document for checks of the whole; `guessed` are the paths of amounts whose columns the file does not show."""

    document: Document
    guessed: frozenset[Path] = frozenset()


def lines(document: ProjectTable) -> Iterator[tuple[Path, Amounts]]:
    """Every line of money of a table with its path: the total, the units, the projects."""
    yield ("total",), document.total
    for u, unit in enumerate(document.units):
        yield ("units", u, "amounts"), unit.amounts
        for p, project in enumerate(unit.projects):
            yield ("units", u, "projects", p, "amounts"), project.amounts


def department_figures(document: DepartmentForm) -> Iterator[tuple[Path, Decimal | None, str | None]]:
    """Every figure of a department form: its path, its value, and its words where it could not be read."""
    blocks: tuple[tuple[str, Expenditure | Income | ByLevel], ...] = (
        ("expenditure", document.expenditure),
        ("income", document.income),
        ("by_level", document.by_level),
    )
    for name, block in blocks:
        unread = block.unread or {}
        for key in block.__struct_fields__:
            if key != "unread":
                yield (name, key), getattr(block, key), unread.get(key)
    for t, task in enumerate(document.tasks):
        yield ("tasks", t, "amount"), task.amount, (task.unread or {}).get("amount")

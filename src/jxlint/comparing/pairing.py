"""What became of a project (unit, table, department, task) that both versions have, and of its indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jxlint.comparing.amounts import money
from jxlint.comparing.matching import Thing, match
from jxlint.comparing.model import Boilerplate, ItemChange, Match, RowChange, TextChange
from jxlint.comparing.moves import same_words
from jxlint.comparing.rows import Became, Terms, became
from jxlint.comparing.sides import ROW_TEXTS, VALUES, Item, row, shown
from jxlint.document import Document, Indicator, Path, ProjectTable, words
from jxlint.findings import normalised
from jxlint.reading import Reading
from jxlint.rules.ruleset import RuleSet

_ALWAYS = frozenset(("name", "annual"))


class Sides:
    """The two readings with what both are compared by: the tools and categories of `rules`, and `shift`, by how many
    years the budget years are apart."""

    def __init__(self, old: Reading, new: Reading, rules: RuleSet, shift: int) -> None:
        self.old, self.new, self._tools = old, new, rules.tools
        # A column that one form does not have at all did not vanish from each of its indicators.
        fields = _ALWAYS | (_filled(old.document) & _filled(new.document))
        self.terms = Terms(fields, shift, rules.tools)
        kind = "project-table" if isinstance(new.document, ProjectTable) else "department-form"
        self._taxonomy = rules.taxonomies[kind]
        self.money_units = words(old.document.money_unit), words(new.document.money_unit)

    def category(self, indicator: Indicator) -> str:
        """The category of `indicator`, by its meaning where it is known."""
        text = words(indicator.level2)
        return self._tools.meant(self._taxonomy, text, 2) or normalised(text)


def matched(
    old: Item, new: Item, by: Match, sides: Sides, homes: dict[Path, Path], counts: Counter[str]
) -> ItemChange | None:
    """What there is to say of `old` as `new`, None when it stayed as it was. The paths of indicators that are in both
    are added to `homes`."""
    amounts = money(old.money, new.money, sides.money_units)
    texts = tuple(_texts(old, new, sides.terms.shift))
    pairs = match(_things(old, sides), _things(new, sides))
    for pair in pairs:
        homes[*old.path, "indicators", pair.old] = (*new.path, "indicators", pair.new)
    counts["rows_matched"] += len(pairs)
    counts["rows_vanished"] += len(old.indicators) - len(pairs)
    counts["rows_new"] += len(new.indicators) - len(pairs)
    results = {p.new: became(old.indicators[p.old], new.indicators[p.new], sides.terms) for p in pairs}
    origins = {p.new: (p.old, Match(p.by, p.score, p.moved)) for p in pairs}
    rows = tuple(_rows(old, new, origins, results, sides))
    kept = None
    if sides.terms.shift or amounts:
        objective = new.texts.get("objective", "")
        same = bool(amounts and objective) and same_words(old.texts.get("objective", ""), objective)
        names = tuple(words(new.indicators[j].name) for j, result in sorted(results.items()) if result.same)
        kept = Boilerplate(same, names, len(pairs)) if same or names else None
    if not (amounts or texts or rows or kept or by.moved):
        return None
    return ItemChange(
        kind=new.kind, status="matched", old=shown(old, sides.old), new=shown(new, sides.new), match=by,
        money=amounts, texts=texts, indicators=rows, boilerplate=kept,
    )  # fmt: skip


def _things(item: Item, sides: Sides) -> list[Thing]:
    return [
        Thing(words(i.name), sides.category(i), "".join((words(i.level2), words(i.annual), words(i.period))))
        for i in item.indicators
    ]


def _texts(old: Item, new: Item, shift: int) -> Iterator[TextChange]:
    # The name of a whole table is its department's, which is among its texts.
    named = () if "department" in new.texts else (("name", old.name, new.name),)
    for field, one, two in (*named, *((f, old.texts[f], text) for f, text in new.texts.items())):
        if not same_words(one, two, shift):
            yield TextChange(field, one, two)


def _rows(
    old: Item, new: Item, origins: dict[int, tuple[int, Match]], results: dict[int, Became], sides: Sides
) -> Iterator[RowChange]:
    """The indicators that changed, in the order of the new version; those that vanished at the end."""
    for j in range(len(new.indicators)):
        if j not in origins:
            yield RowChange("new", None, row(new, j, sides.new))
        elif not results[j].same:
            i, by = origins[j]
            result = results[j]
            before, after = row(old, i, sides.old), row(new, j, sides.new)
            yield RowChange("matched", before, after, by, result.targets, result.texts)
    for i in sorted(set(range(len(old.indicators))) - {i for i, _ in origins.values()}):
        yield RowChange("vanished", row(old, i, sides.old), None)


def _filled(document: Document) -> frozenset[str]:
    """The columns of indicators in which anything stands."""
    if isinstance(document, ProjectTable):
        every = [i for u in document.units for p in u.projects for i in p.indicators]
    else:
        every = list(document.indicators)
    return frozenset(f for f in (*ROW_TEXTS, *VALUES) if any(words(getattr(i, f)).strip() for i in every))

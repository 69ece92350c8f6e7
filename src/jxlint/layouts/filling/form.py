"""A form in the making: the projects of a sheet, filled label by label and row by row."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.budgets import is_budget
from jxlint.layouts.filling.filled_money import FilledMoney
from jxlint.layouts.filling.money_terms import of_year
from jxlint.layouts.rows.heads import Heads, by_row
from jxlint.layouts.rows.listed import Listed
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, UnitSum, Words
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.tokens.tokenized import Tokens
from jxlint.layouts.words.vocabulary import SEAL, SEALED, filler, label, ordinal, stands_in

OBJECTIVES = ("objective", "period_objective", "actual_objective")
FUNDS = ("total", "fiscal", "special_account", "other", "more")
# A field that names the budget year.
_OF_YEAR, _YEAR = compiled(r"(?:预算|项目|申报|资金)?年[度份][:：]?"), compiled(r"(20\d\d)年?度?")
# Behind the role of a second column of the same kind: 单位编码 and 项目编码.
AGAIN = "'"
_SEALED = compiled(rf"(?<=.){SEALED}$")
# The place for a date that nobody filled in.
_NO_DATE = compiled(r"(?:20)?年月日?")
# Labels whose words are a field of another name, or ("") none of the document's.
_NO_FIELD = ("period_objective", "actual_objective", "end", "detail", "ordinal")
_KEYS = {"project": "name", **dict.fromkeys(_NO_FIELD, "")}


class Filling(FilledMoney):
    """What has been read of a sheet so far.

    `pending` are labels whose words are still to come, `heads` and `roles` those of the last table of indicators,
    `block` the last block of a grid with its project, `told` the words of the objective read last, with which the next
    line may go on, `goals` the numbered ones that stand side by side, each below its head; `total` the line 合计 of a
    grid, `unit_sums` those of its units; `listing` says that the last thing read was a table of indicators, `moved`
    that levels were found behind their rows. `widest` is how many cells the longest row has; `columns` are the pairs of
    columns in which fields stand with what they are filled with, once somebody asks.
    """

    def __init__(self, stream: Stream, found: Tokens) -> None:
        super().__init__(stream, found.mode)
        self.tokens = found.tokens
        self.lines = {line[0].row: line for line in by_row(self.tokens)}
        self.widest = max(map(len, self.lines.values()), default=0)
        self.columns: set[tuple[int, int]] | None = None
        self.start = 0
        self.pending: list[tuple[str, Token]] = []
        self.heads: Heads | None = None
        self.roles: tuple[str, ...] = ()
        self.block: tuple[Listed, Draft] | None = None
        self.told: Words = []
        self.goals: list[tuple[Token, Words]] = []
        self.total = Draft()
        self.unit_sums: list[UnitSum] = []
        self.listing = self.moved = False
        self.new(0)

    def new(self, start: int) -> None:
        """Begin another project at `start` of the stream."""
        unit = self.drafts[-1].money_unit if self.drafts else None
        self.drafts.append(Draft(money_unit=unit, start=start))
        self.funds = []
        self.sums, self.paired = {}, False

    def put(self, role: str, named: Token, values: list[Token]) -> None:
        """Fill in the words behind the label `named`, which is one of `role`."""
        words = [v for v in values if v.text and not (SEAL.fullmatch(v.text) or _NO_DATE.fullmatch(v.text))]
        self.take(*(v for v in values if v.text and v not in words))
        if _OF_YEAR.fullmatch(named.text) and len(words) == 1 and (year := _YEAR.fullmatch(words[0].text)):
            self.year = self.year or int(year[1])
        if role in ("unit", "department"):
            words = [self._unsealed(word) for word in words]
        draft = self.draft
        if role in FUNDS:
            self.put_money(role, named, values)
            return
        key = _KEYS.get(role, role)
        if role == "ordinal" and all(ordinal(w.text) for w in words):
            self.take(*words)
            return
        if key in draft.fields and stands_in(named.text):
            key = ""
        elif (lent := draft.lent.pop(key, None)) and key in draft.fields:
            self.detail(lent, draft.fields.pop(key))
        if key == "objective" and key in draft.fields:
            # 总体目标 and 年度目标 both: the year's is what the year is judged by.
            before = draft.fields.pop(key)
            draft.details["总体目标"] = before
        if key and key not in draft.fields:
            draft.fields[key] = [w for w in words if not (key == "objective" and filler(w.text))]
            self.take(*words)
            if stands_in(named.text):
                draft.lent[key] = named
            self.told = draft.fields[key] if key == "objective" else []
            if key == "name":
                draft.start = named.start
            return
        self.detail(named, words)

    def _unsealed(self, word: Token) -> Token:
        """An office's name without the place for its seal behind it."""
        name = _SEALED.sub("", word.text)
        if name == word.text:
            return word
        self.take(word.part(len(name)))
        return word.part(0, len(name))

    def beside(self, named: Token, value: Token) -> None:
        """Fill in a figure beside the label of a column of money (全年预算数: 300): where no other is known it is the
        amount if it is a budget, the last that was adjusted."""
        first = self.sums.get("total")
        known = first is not None and "total" in self.draft.money
        if not is_budget(named.text, label(first.text) if known and first else ""):
            self.put("detail", named, [value])
            return
        if known:
            self.keep_for_term("total", alike=False)
        self.put("total", named, [value])

    def of_budget_year(self, role: str, named: Token, value: Token) -> None:
        """Fill in a figure that is told to be of the budget year: it is the amount, unless a label of the year's money
        has stated that; what another label has stated is kept beside it."""
        if role in self.draft.money and not of_year(self.sums[role].text, None):
            self.keep_for_term(role, alike=False)
        self.put(role, named, [value])

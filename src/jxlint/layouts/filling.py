"""A form in the making: the projects of a sheet, filled label by label and row by row."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.budgets import budget_of, is_budget
from jxlint.layouts.drafts import Draft, UnitSum, Words, money
from jxlint.layouts.heads import Heads, by_row
from jxlint.layouts.listed import Listed
from jxlint.layouts.stream import Stream
from jxlint.layouts.token import Token
from jxlint.layouts.tokens import Tokens
from jxlint.layouts.vocabulary import MONEY_UNIT, SEAL, filler, head, label, ordinal

OBJECTIVES = ("objective", "period_objective", "actual_objective")
FUNDS = ("total", "fiscal", "special_account", "other", "more")
# Behind the role of a second column of the same kind: 单位编码 and 项目编码.
AGAIN = "'"
_SEALED = compiled(r"(?<=.)[（(](?:盖章|公章|签章)[)）]$")
# The place for a date that nobody filled in.
_NO_DATE = compiled(r"(?:20)?年月日?")
# Labels of the year's money, and of that of the whole term.
_YEARS = compiled(r"(?:其中[:：]?)?(?:项目)?(?:年度|本年|当年)")
_TERM = compiled(r"(?:项目)?(?:中长?期|长期|实施期|实施周期|全周期|项目周?期)")
# What the label of a source of money looks like.
_SOURCE = compiled(r"[一-鿿、（）()]{2,16}[:：]?")
# Labels whose words are a field of another name, or ("") none of the document's.
_NO_FIELD = ("period_objective", "actual_objective", "end", "detail", "ordinal")
_KEYS = {"project": "name", **dict.fromkeys(_NO_FIELD, "")}


class Filling:
    """What has been read of a sheet so far.

    `pending` are labels whose words are still to come, `funds` the heads of the table of money, `heads` and `roles`
    those of the last table of indicators, `block` the last block of a grid with its project, `told` the words of the
    objective read last, with which the next line may go on, `goals` the numbered ones that stand side by side, each
    below its head; `total` the line 合计 of a grid, `unit_sums` those of its
    units; `listing` says that the last thing read was a table of indicators. `sums` are the labels of the money;
    `money_label` is the last of them; `paired` says that it stands side by side for the whole term and for the year.
    `widest` is how many cells the longest row has; `columns` are the pairs of columns in which fields stand with what
    they are filled with, once somebody asks.
    """

    def __init__(self, stream: Stream, found: Tokens) -> None:
        self.stream, self.mode, self.tokens = stream, found.mode, found.tokens
        self.lines = {line[0].row: line for line in by_row(self.tokens)}
        self.widest = max(map(len, self.lines.values()), default=0)
        self.columns: set[tuple[int, int]] | None = None
        self.drafts: list[Draft] = []
        self.year: int | None = None
        self.start = 0
        self.pending: list[tuple[str, Token]] = []
        self.funds: list[Token] = []
        self.heads: Heads | None = None
        self.roles: tuple[str, ...] = ()
        self.block: tuple[Listed, Draft] | None = None
        self.told: Words = []
        self.goals: list[tuple[Token, Words]] = []
        self.total = Draft()
        self.unit_sums: list[UnitSum] = []
        self.listing = False
        self.sums: dict[str, Token] = {}
        self.paired = False
        self.money_label: Token | None = None
        self.new(0)

    @property
    def draft(self) -> Draft:
        """The project that is being filled."""
        return self.drafts[-1]

    def new(self, start: int) -> None:
        """Begin another project at `start` of the stream."""
        unit = self.drafts[-1].money_unit if self.drafts else None
        self.drafts.append(Draft(money_unit=unit, start=start))
        self.funds = []
        self.sums, self.paired = {}, False

    def take(self, *words: Token) -> None:
        """Mark these as understood."""
        for token in words:
            self.stream.take(token.start, token.end)

    def put(self, role: str, named: Token, values: list[Token]) -> None:
        """Fill in the words behind the label `named`, which is one of `role`."""
        words = [v for v in values if v.text and not (SEAL.fullmatch(v.text) or _NO_DATE.fullmatch(v.text))]
        self.take(*(v for v in values if v.text and v not in words))
        if role in ("unit", "department"):
            words = [self._unsealed(word) for word in words]
        draft = self.draft
        if role in FUNDS:
            self.money_label = named
            self._money(role, named, values)
            return
        key = _KEYS.get(role, role)
        if role == "ordinal" and all(ordinal(w.text) for w in words):
            self.take(*words)
            return
        if key == "objective" and key in draft.fields:
            # 总体目标 and 年度目标 both: the year's is what the year is judged by.
            before = draft.fields.pop(key)
            draft.details["总体目标"] = before
        if key and key not in draft.fields:
            draft.fields[key] = [w for w in words if not (key == "objective" and filler(w.text))]
            self.take(*words)
            self.told = draft.fields[key] if key == "objective" else []
            if key == "name":
                draft.start = named.start
            return
        self._detail(named, words)

    def _unsealed(self, word: Token) -> Token:
        """An office's name without the place for its seal behind it."""
        name = _SEALED.sub("", word.text)
        if name == word.text:
            return word
        self.take(word.part(len(name)))
        return word.part(0, len(name))

    def _detail(self, named: Token, words: list[Token]) -> None:
        key = named.text.rstrip(":：")
        while key in self.draft.details:
            key += "'"
        if words:
            self.draft.details[key] = words

    def _money(self, role: str, named: Token, values: list[Token]) -> None:
        """A line of money: one figure, or one under each head of the table of money."""
        draft = self.draft
        if not self.funds:
            first = next((v for v in values if v.text), None)
            if first is not None:
                self._figure(role, named, first)
                if units := [v for v in values if v is not first and MONEY_UNIT.fullmatch(v.text)]:
                    draft.money_unit = draft.money_unit or units[0].text
                    self.take(*units)
                    values = [v for v in values if v not in units]
                self._detail(named, self._with_sources([v for v in values if v.text and v is not first]))
            return
        placed: dict[str, Token] = {}
        if self.mode == "grid":
            for value in values:
                at = next((f for f in self.funds if f.column <= value.column < f.column + f.columns), None)
                if at is not None:
                    placed[at.text] = value
        else:
            placed = {f.text: v for f, v in zip(self.funds, values, strict=False) if v.text}
        held = set(map(id, placed.values()))
        names = [f.text for f in self.funds]
        budget = budget_of(names)
        for name, value in placed.items():
            kind = head(name)
            if name == budget:
                self._figure(role, named, value)
            elif role == "total" and (key := "rate" if "率" in name else kind if kind in ("weight", "score") else ""):
                if filler(value.text):
                    self.take(value)
                else:
                    draft.evaluation[key] = value  # one that it takes the place of is left over
            elif filler(value.text):
                self.take(value)
            else:
                self._detail(Token(f"{named.text.rstrip(':：')}·{name}", 0, 0, 0), [value])
        rest = [v for v in values if v.text and id(v) not in held]
        if rest and len(rest) == 1 and not money(rest[0].text, None):
            self._detail(Token(f"{named.text.rstrip(':：')}·{names[-1]}", 0, 0, 0), rest)

    def _with_sources(self, values: list[Token]) -> list[Token]:
        """What is left of these cells without amounts behind labels in words that are not known."""
        while (
            len(values) > 1
            and values[0].row == values[1].row
            and values[0].text not in self.draft.more
            and _SOURCE.fullmatch(values[0].text)
            and money(values[1].text, None) is not None
        ):
            self.take(values[0])
            self.draft.more[values[0].text.rstrip(":：")] = values[1]
            values = values[2:]
        return values

    def _figure(self, role: str, named: Token, value: Token) -> None:
        draft = self.draft
        name = named.text.rstrip(":：")
        known = draft.money.get(role)
        if known is not None and money(known.text, None) is None and money(value.text, None) is not None:
            # A field of words (预算资金: 全额拨款) is no line of money.
            self._detail(self.sums[role], [known])
            del draft.money[role]
        if role == "more" or role in draft.money:
            if role == "total" and self._below_term(named):
                for other in list(draft.money):
                    self._of_term(other, alike=not _TERM.match(self.sums[other].text))
                draft.money[role], self.sums = value, {role: named}
            elif role != "more" and self._of_year(role, named):
                self._of_term(role, alike=self.sums[role].text.rstrip(":：") == name)
                draft.money[role] = value
            else:
                if self.paired and name in draft.more and f"中期·{name}" not in draft.more:
                    draft.more[f"中期·{name}"] = draft.more.pop(name)
                draft.more[name] = value
        else:
            draft.money[role] = value
            self.sums[role] = named

    def beside(self, named: Token, value: Token) -> None:
        """Fill in a figure beside the label of a column of money (全年预算数: 300): where no other is known it is the
        amount if it is a budget, the last that was adjusted."""
        first = self.sums.get("total")
        known = first is not None and "total" in self.draft.money
        if not is_budget(named.text, label(first.text) if known and first else ""):
            self.put("detail", named, [value])
            return
        if known:
            self._of_term("total", alike=False)
        self.put("total", named, [value])

    def of_budget_year(self, role: str, named: Token, value: Token) -> None:
        """Fill in a figure that is told to be of the budget year: it is the amount, unless a label of the year's money
        has stated that; what another label has stated is kept beside it."""
        if role in self.draft.money and not _YEARS.match(self.sums[role].text):
            self._of_term(role, alike=False)
        self.put(role, named, [value])

    def _of_term(self, role: str, alike: bool) -> None:
        """Keep the figure of `role` as that of the whole term; `alike` says that the year's has the same label."""
        name = self.sums[role].text.rstrip(":：")
        self.draft.more[f"中期·{name}" if alike else name] = self.draft.money.pop(role)

    def _below_term(self, named: Token) -> bool:
        """Whether `named` is the label of the year's total, in a row below that of the whole term."""
        first = self.sums.get("total")
        return (
            first is not None
            and self.mode in ("grid", "rows")
            and first.row != named.row
            and _YEARS.match(named.text) is not None
            and _TERM.match(first.text) is not None
        )

    def _of_year(self, role: str, named: Token) -> bool:
        """Whether `named` is the label of the year's money, behind that of the whole term in its row."""
        first = self.sums.get(role)
        if first is None or (self.mode in ("grid", "rows") and first.row != named.row):
            return False
        if role == "total" and _YEARS.match(named.text) and not _YEARS.match(first.text):
            self.paired = True
        return self.paired

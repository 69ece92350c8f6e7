"""The money of a form in the making: one figure behind a label, or one under each head of a table of money; that of the
whole term and that of the year."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.budgets import aside, budget_of, undated
from jxlint.layouts.filling.money_terms import of_term, of_this_time, of_whole, of_year
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, money
from jxlint.layouts.tokens.modes import Mode
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import MONEY_UNIT, filler, head, stands_in

# What the label of a source of money looks like.
_SOURCE = compiled(r"[一-鿿、（）()]{2,16}[:：]?")


class FilledMoney:
    """The projects of a sheet and what has been read of their money.

    `lines` are the rows, `year` is the budget year, `funds` are the heads of the table of money, `sums` the labels of
    the money, `money_label` the last of them; `undated` is a line of money of several years of which nothing tells
    which is the budget's; `paired` says that it stands side by side for the whole term and for the year.
    """

    def __init__(self, stream: Stream, mode: Mode) -> None:
        self.stream, self.mode = stream, mode
        self.drafts: list[Draft] = []
        self.lines: dict[int, list[Token]] = {}
        self.year: int | None = None
        self.funds: list[Token] = []
        self.sums: dict[str, Token] = {}
        self.paired = False
        self.money_label: Token | None = None
        self.undated: Token | None = None

    @property
    def draft(self) -> Draft:
        """The project that is being filled."""
        return self.drafts[-1]

    def take(self, *words: Token) -> None:
        """Mark these as understood."""
        for token in words:
            self.stream.take(token.start, token.end)

    def detail(self, named: Token, words: list[Token]) -> None:
        """Keep words in no field of the document beside the label `named`."""
        key = named.text.rstrip(":：")
        while key in self.draft.details:
            key += "'"
        if words:
            self.draft.details[key] = words

    def unsure_of(self, named: Token, names: list[str]) -> bool:
        """Whether nothing tells which of the heads `names`, of several years, is that of the budget beside `named`; the
        first such place is noted."""
        unsure = undated(names, self.year)
        if unsure and self.undated is None:
            self.undated = named
        return unsure

    def put_money(self, role: str, named: Token, values: list[Token]) -> None:
        """Fill in a line of money: one figure, or one under each head of the table of money."""
        draft = self.draft
        if role in draft.money and stands_in(named.text):
            self.detail(named, values)
            return
        self.money_label = named
        filled = [v for v in values if v.text]
        if len(filled) == 1 and MONEY_UNIT.fullmatch(filled[0].text):
            self.take(filled[0])  # the unit alone, before which nothing was filled in
            return
        if not self.funds:
            first = next((v for v in values if v.text), None)
            if first is not None:
                self._figure(role, named, first)
                if units := [v for v in values if v is not first and MONEY_UNIT.fullmatch(v.text)]:
                    draft.money_unit = draft.money_unit or units[0].text
                    self.take(*units)
                    values = [v for v in values if v not in units]
                self._details(named, self._with_sources([v for v in values if v.text and v is not first]))
            return
        placed = self._placed(named, values)
        held = set(map(id, placed.values()))
        names = [f.text for f in self.funds]
        budget = "" if self.unsure_of(named, names) else budget_of(names, self.year)
        for name, value in placed.items():
            kind = head(name)
            if name == budget:
                self._figure(role, named, value)
            elif (
                role == "total"
                and not aside(name)
                and (key := kind if kind in ("weight", "score") else "rate" if "率" in name else "")
            ):
                if filler(value.text):
                    self.take(value)
                else:
                    draft.evaluation[key] = value  # one that it takes the place of is left over
            elif filler(value.text):
                self.take(value)
            else:
                self.detail(Token(f"{named.text.rstrip(':：')}·{name}", 0, 0, 0), [value])
        rest = [v for v in values if v.text and id(v) not in held]
        if rest and len(rest) == 1 and not money(rest[0].text, None):
            self.detail(Token(f"{named.text.rstrip(':：')}·{names[-1]}", 0, 0, 0), rest)

    def _details(self, named: Token, words: list[Token]) -> None:
        """Keep words beside a label of money: several amounts each by itself."""
        if len(words) > 1 and all(money(v.text, None) is not None for v in words):
            for value in words:
                self.detail(named, [value])
        else:
            self.detail(named, words)

    def _placed(self, named: Token, values: list[Token]) -> dict[str, Token]:
        """The values behind the label `named` by the heads of the table of money that they stand below: in rows of as
        many cells as that of the heads by their places, elsewhere one after the other."""
        if self.mode == "grid":
            over = (
                (next((f for f in self.funds if f.column <= v.column < f.column + f.columns), None), v) for v in values
            )
            return {f.text: v for f, v in over if f is not None}
        top, row = (self.lines.get(t.row, []) for t in (self.funds[0], named))
        if self.mode == "rows" and len(top) == len(row):
            at = {v.start: n for n, v in enumerate(row) if v.text}
            heads = {n: f for n, f in enumerate(top) if any(f is other for other in self.funds)}
            told = [v for v in values if v.text and v.start in at]
            if at.get(named.start, len(top)) < min(heads, default=0) and all(at[v.start] in heads for v in told):
                return {heads[at[v.start]].text: v for v in told}
        return {f.text: v for f, v in zip(self.funds, values, strict=False) if v.text}

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
        if known is not None and (
            stands_in(self.sums[role].text)
            # A field of words (预算资金: 全额拨款) is no line of money.
            or (money(known.text, None) is None and money(value.text, None) is not None)
        ):
            self.detail(self.sums[role], [known])
            del draft.money[role]
        if role == "more" or role in draft.money:
            if role == "total" and self._instead(named, value):
                for other in list(draft.money):
                    label = self.sums[other].text
                    self.keep_for_term(other, alike=other != role and not (of_term(label) or of_whole(label)))
                draft.money[role], self.sums = value, {role: named}
            elif role != "more" and self._of_year(role, named):
                self.keep_for_term(role, alike=self.sums[role].text.rstrip(":：") == name)
                draft.money[role] = value
            else:
                if self.paired and name in draft.more and f"中期·{name}" not in draft.more:
                    draft.more[f"中期·{name}"] = draft.more.pop(name)
                if name in draft.more:
                    self.detail(named, [value])  # what was spent of it, beside what was planned
                else:
                    draft.more[name] = value
        else:
            draft.money[role] = value
            self.sums[role] = named

    def keep_for_term(self, role: str, alike: bool) -> None:
        """Keep the figure of `role` as that of the whole term; `alike` says that the year's has the same label."""
        name = self.sums[role].text.rstrip(":：")
        self.draft.more[f"中期·{name}" if alike else name] = self.draft.money.pop(role)

    def _instead(self, named: Token, value: Token) -> bool:
        """Whether `named` is the label of the year's total behind that of the whole project: in a row below it, where
        that one says so or is of more money; or of what is applied for this time."""
        first = self.sums["total"]
        if of_year(first.text, self.year):
            return False
        known, figure = (money(t.text, self.draft.money_unit) for t in (self.draft.money["total"], value))
        more = known is not None and figure is not None and known > figure
        if of_this_time(named.text):
            return of_whole(first.text) and more
        if self.mode not in ("grid", "rows") or first.row == named.row or not of_year(named.text, self.year):
            return False
        return more or of_whole(first.text) or of_this_time(first.text)

    def _of_year(self, role: str, named: Token) -> bool:
        """Whether `named` is the label of the year's money, behind that of the whole term in its row."""
        first = self.sums.get(role)
        if first is None or (self.mode in ("grid", "rows") and first.row != named.row):
            return False
        if role == "total" and of_year(named.text, self.year) and not of_year(first.text, self.year):
            self.paired = True
        return self.paired

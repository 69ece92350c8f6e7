"""Forms of a project: fields by their labels, then a table of indicators; one form or several below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jxlint.document import Form
from jxlint.errors import BlankForm, UnrecognisedTable
from jxlint.layouts.align import likely
from jxlint.layouts.drafts import Draft, Words, built, money
from jxlint.layouts.listed import Heads, Listed, by_row, heads_at
from jxlint.layouts.stream import Stream
from jxlint.layouts.tokens import Token, Tokens, bars, tokens
from jxlint.layouts.vocabulary import (
    MONEY_LINE,
    SEAL,
    TITLE,
    TOTAL_ROW,
    YEAR,
    filler,
    head,
    label,
    level,
    money_unit,
)  # fmt: skip
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_OBJECTIVES = ("objective", "period_objective", "actual_objective")
_FUNDS = ("total", "fiscal", "special_account", "other", "more")
_RESIDUE = re.compile(r"[*＊]{2,}|[Xx×]{2,}|20[Xx]{2}")
_VALUE_LEFT = re.compile(r"[≥≤=<>≧≦]\s*\d|\d(?:\.\d+)?\s*(?:%|％|万元|个|次|人|元|项)|(?<!\d)100(?!\d)")
_YEAR_IN = re.compile(r"(20\d\d)年")
_SENTENCE_END = tuple("。；;!！?？")
# Which of the columns of a table of money is the budget: the one that was adjusted, else the first.
_BUDGET = re.compile(r"全年预算|调整后|全年\(?")


def read(sheet: Sheet, form: Form) -> Reading:
    """The document in `sheet`. Raises BlankForm when nothing is filled in."""
    stream = Stream(sheet, bars(sheet))
    walk = _Walk(stream, tokens(stream))
    walk.run()
    drafts = [d for d in walk.drafts if d.filled]
    template = not any(d.rows for d in drafts) and len(_RESIDUE.findall(sheet.solid)) > 2
    if not drafts or template or all(_blank(d) for d in drafts):
        if _figures_left(stream, walk.start):
            raise UnrecognisedTable(
                "认得出是项目绩效表，但栏目和内容连在一起，分不开",
                "a form of a project, but its cells run together and cannot be told apart",
                remedy_zh="请从原表重新复制（保留单元格之间的制表符），或用 Excel、Word、PDF 原件",
                remedy_en="copy it again from its source with the tabs between cells, or check the original file",
            )
        raise BlankForm(
            "是空白表，什么也没有填",
            "blank form: nothing is filled in",
            remedy_zh="请先填写再检查",
            remedy_en="fill it in first",
        )
    return built(stream, drafts, form, walk.year)


def _figures_left(stream: Stream, start: int) -> bool:
    """Whether what nobody took below the title holds values: then the form is filled in, and could not be read."""
    at = stream.offsets[start] if start < len(stream.offsets) else len(stream.sheet.text)
    left = " ".join(words for offset, words in stream.untaken() if offset >= at)
    return len(_VALUE_LEFT.findall(left)) > 2


def _blank(draft: Draft) -> bool:
    """Whether nothing is filled in but what the form itself says: no value, no objective, no money."""
    values = [t.text for row in draft.rows for k in ("annual", "period", "actual") for t in row.fields.get(k, [])]
    told = [t.text for t in draft.fields.get("objective", [])]
    figures = [t.text for t in (*draft.money.values(), *draft.more.values()) if money(t.text, None)]
    written = [w for w in (*values, *told) if not filler(w) and not _RESIDUE.search(w)]
    return not figures and not written


class _Walk:
    """Goes over the tokens of a sheet once, and fills drafts."""

    def __init__(self, stream: Stream, found: Tokens) -> None:
        self.stream, self.mode, self.tokens = stream, found.mode, found.tokens
        self._lines = {line[0].row: line for line in by_row(self.tokens)}
        self.drafts: list[Draft] = []
        self.year: int | None = None
        self.start = 0
        self.pending: list[tuple[str, Token]] = []
        self.funds: list[Token] = []
        self._new(0)
        self._listing = False
        # The words of the objective read last, with which the next line may go on.
        self._told: Words = []

    @property
    def draft(self) -> Draft:
        return self.drafts[-1]

    def run(self) -> None:
        """Read everything from the title on; what stands above it is of another paper."""
        i = self._first()
        self.start = self.tokens[i].start if i < len(self.tokens) else 0
        while i < len(self.tokens):
            found = heads_at(self.tokens, i, self.mode)
            i = self._indicators(i, *found) if found else self._field(i)
            self._listing = bool(found)
        self.draft.partial = self._breaks_off()
        first = self.drafts[0]
        if len(self.drafts) > 1 and not (first.fields or first.money or first.details):
            # The file begins in the middle of a table.
            first.partial = True

    def _breaks_off(self) -> bool:
        """Whether a text ends in the middle of its table: a level with no rows, a row without its value."""
        if self.mode == "grid" or not self._listing or not self.draft.rows:
            return False
        words = [t for t in self.tokens if t.text]
        value = next((v for k in ("annual", "period") if (v := self.draft.rows[-1].fields.get(k))), None)
        return bool(level(words[-1].text)) or value is None or not re.search(r"\w", value[-1].text)

    def _first(self) -> int:
        """The last title above the first name of a project, 0 where there is none."""
        at = 0
        for i, token in enumerate(self.tokens):
            if TITLE.fullmatch(token.text) and len(token.text) < 60:
                at = i
            elif label(token.text) == "project" or (token.text and heads_at(self.tokens, i, self.mode)):
                break
        return at

    def _new(self, start: int) -> None:
        unit = self.drafts[-1].money_unit if self.drafts else None
        self.drafts.append(Draft(money_unit=unit, start=start))
        self.funds = []

    def _take(self, *words: Token) -> None:
        for token in words:
            self.stream.take(token.start, token.end)

    # What stands around the tables of indicators.

    def _field(self, i: int) -> int:
        token = self.tokens[i]
        text = token.text
        if not text:
            return i + 1
        year, line = YEAR.fullmatch(text), MONEY_LINE.fullmatch(text)
        if TITLE.fullmatch(text) or year:
            self._take(token)
            stated = _YEAR_IN.search(text) or year
            self.year = self.year or (int(stated[1]) if stated else None)
            if not year and self.draft.filled:
                self._new(token.start)
            return i + 1
        if line:
            self._take(token)
            self.draft.money_unit = self.draft.money_unit or line[1]
            return i + 1
        if SEAL.fullmatch(text) or (self.draft.filled and filler(text)):
            self._take(token)
            return i + 1
        if TOTAL_ROW.fullmatch(text) and self.draft.rows:
            return self._total(i)
        role = label(text)
        if role == "total" and i + 1 < len(self.tokens) and label(self.tokens[i + 1].text) == "fund":
            role = "side"
        if role:
            return self._labelled(i, role)
        if self.pending and any(r in _OBJECTIVES for r, _ in self.pending):
            return self._objectives(i)
        if self.mode == "rows" and self._told and token.row == self._told[-1].row + 1:
            # The next line of the same cell.
            self._told.append(token)
            self._take(token)
        return i + 1

    def _labelled(self, i: int, role: str) -> int:
        token = self.tokens[i]
        self._take(token)
        if role in ("side", "total", "fund", "fiscal"):
            self.draft.money_unit = self.draft.money_unit or money_unit(token.text)
        if role == "side":
            self.pending.append((role, token))
            return i + 1
        if role == "fund":
            if not self.funds or self.tokens[i - 1] is not self.funds[-1]:
                self.funds = []
            self.funds.append(token)
            return i + 1
        if role == "project" and (self.draft.fields.get("name") or self.draft.rows):
            self._new(token.start)
        values, end = self._values(i, role)
        if not any(v.text for v in values):
            self.pending.append((role, token))
            return end
        if role in _OBJECTIVES and len(values) > 1 and self._heads_before(i):
            return self._objectives_of(values, [*self.pending, (role, token)], end)
        self._put(role, token, values)
        self.pending = []
        return end

    def _heads_before(self, i: int) -> bool:
        """Whether the label at `i` follows another objective's that has no words yet: both are heads of columns."""
        return i > 0 and bool(self.pending) and self.pending[-1][1] is self.tokens[i - 1] and (
            self.pending[-1][0] in _OBJECTIVES
        )  # fmt: skip

    def _values(self, i: int, role: str) -> tuple[list[Token], int]:
        """The words behind the label at `i`, and where they end."""
        out: list[Token] = []
        at = i + 1
        many = role in _OBJECTIVES or role in _FUNDS or role == "end" or self.mode in ("grid", "rows", "loose")
        while at < len(self.tokens):
            token = self.tokens[at]
            if self.mode in ("grid", "rows") and token.row != self.tokens[i].row:
                break
            if not token.text:
                if self.mode == "cells" and role not in _FUNDS:
                    # An empty cell: nothing was filled in, or what was has ended.
                    if not out and role not in _OBJECTIVES:
                        return [token], at + 1
                    if out:
                        break
                out.append(token)
                at += 1
                continue
            if self._closes(at, role) or (out and any(t.text for t in out) and not many):
                break
            out.append(token)
            at += 1
        while out and not out[-1].text:
            out.pop()
        return out, max(at, i + 1)

    def _closes(self, at: int, role: str) -> bool:
        """Whether the token at `at` is no words of a field but the next label, head or title."""
        text = self.tokens[at].text
        other = label(text)
        if other == "fund" and role in _FUNDS:
            return not money(text, None)
        return bool(
            other
            or (TITLE.fullmatch(text) and len(text) < 40)
            or MONEY_LINE.fullmatch(text)
            or (head(text) in ("level1", "level2") and heads_at(self.tokens, at, self.mode))
            or (TOTAL_ROW.fullmatch(text) and self.draft.rows)
        )

    def _put(self, role: str, named: Token, values: list[Token]) -> None:
        words = [v for v in values if v.text and not SEAL.fullmatch(v.text)]
        self._take(*(v for v in values if v.text and v not in words))
        draft = self.draft
        if role in _FUNDS:
            self._money(role, named, values)
            return
        key = {"project": "name", "period_objective": "", "actual_objective": "", "end": "", "detail": ""}.get(
            role, role
        )
        if key == "objective" and key in draft.fields:
            # 总体目标 and 年度目标 both: the year's is what the year is judged by.
            before = draft.fields.pop(key)
            draft.details["总体目标"] = before
        if key and key not in draft.fields:
            draft.fields[key] = [w for w in words if not (key == "objective" and filler(w.text))]
            self._take(*words)
            self._told = draft.fields[key] if key == "objective" else []
            if key == "name":
                draft.start = named.start
            return
        self._detail(named, words)

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
                self._detail(named, [v for v in values if v.text and v is not first])
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
        budget = next((n for n in names if _BUDGET.match(n) and "执行" not in n), names[0])
        for name, value in placed.items():
            kind = head(name)
            if name == budget:
                self._figure(role, named, value)
            elif role == "total" and (key := "rate" if "率" in name else kind if kind in ("weight", "score") else ""):
                if not filler(value.text):
                    draft.evaluation[key] = value
                self._take(value)
            elif filler(value.text):
                self._take(value)
            else:
                self._detail(Token(f"{named.text.rstrip(':：')}·{name}", 0, 0, 0), [value])
        rest = [v for v in values if v.text and id(v) not in held]
        if rest and len(rest) == 1 and not money(rest[0].text, None):
            self._detail(Token(f"{named.text.rstrip(':：')}·{names[-1]}", 0, 0, 0), rest)

    def _figure(self, role: str, named: Token, value: Token) -> None:
        draft = self.draft
        name = named.text.rstrip(":：")
        if role == "more" or role in draft.money:
            if role != "more" and draft.money[role].text == value.text:
                self._take(value)
            else:
                draft.more[name] = value
        else:
            draft.money[role] = value

    def _objectives(self, i: int) -> int:
        """Words below the heads of objectives."""
        values: list[Token] = []
        at = i
        while at < len(self.tokens) and not (self.tokens[at].text and self._closes(at, "objective")):
            if self.mode in ("grid", "rows") and self.tokens[at].row != self.tokens[i].row:
                break
            values.append(self.tokens[at])
            at += 1
        heads = [(r, t) for r, t in self.pending if r in _OBJECTIVES]
        return self._objectives_of(values, heads, at)

    def _objectives_of(self, values: list[Token], heads: list[tuple[str, Token]], end: int) -> int:
        self.pending = []
        if self.mode == "grid" and values[0].row != heads[-1][1].row:
            for role, named in heads:
                own = [v for v in values if named.column <= v.column < named.column + named.columns]
                if own and own[0].column >= 0:
                    self._put(role, named, own)
            return end
        heads = [(r, t) for r, t in heads if r in _OBJECTIVES]
        pieces = [v for v in values if v.text and not filler(v.text)]
        self._take(*(v for v in values if v.text and filler(v.text)))
        if not pieces or not heads:
            return end
        texts = _sentences(pieces) if self.mode == "loose" else [[p] for p in pieces]
        count = min(len(heads), len(texts))
        if len(texts) > len(heads):
            count = 1 if len(texts) % 2 or len(heads) < 2 else 2
        for (role, named), part in zip(heads[-count:], _shared(texts, count), strict=True):
            self._put(role, named, [t for text in part for t in text])
        return end

    def _total(self, i: int) -> int:
        """The line 合计 or 总分 below the indicators."""
        self._take(self.tokens[i])
        values, end = self._values(i, "total")
        figures = [v for v in values if money(v.text.rstrip("分%"), None) is not None]
        keys = [k for k in ("weight", "score") if k in self._roles]
        if self.mode == "grid" and self._heads is not None:
            for value in figures:
                role = self._heads.role_at(value.column)
                if role in ("weight", "score"):
                    self.draft.evaluation[f"total_{role}"] = value
            if not any(k.startswith("total_") for k in self.draft.evaluation) and len(figures) == 1 and keys:
                self.draft.evaluation[f"total_{keys[-1]}"] = figures[0]
        else:
            for key, value in zip(keys, figures, strict=False):
                self.draft.evaluation[f"total_{key}"] = value
        return end

    # The tables of indicators.

    _roles: tuple[str, ...] = ()
    _heads: Heads | None = None

    def _indicators(self, i: int, heads: Heads, end: int) -> int:
        self._take(*(t for t in self.tokens[i:end] if t.text))
        self._heads, self._roles = heads, heads.roles
        lead = self._lead(i)
        if lead:
            heads.lead = lead
            self._take(*(t for _, t in lead))
        self.pending = []
        stop = end
        while stop < len(self.tokens) and not self._ends(stop, bool(lead)):
            stop += 1
        below = self.tokens[end:stop]
        positional = self.mode == "grid" or (self.mode == "rows" and self._in_columns(below, heads, i))
        if lead:
            self._blocks(below, heads, positional)
        else:
            self._listed(Listed(heads, self.mode), below, positional)
        return stop

    def _lead(self, i: int) -> tuple[tuple[str, Token], ...]:
        """The heads of the project's own columns before those of the indicators: a grid of many projects."""
        own = [(r, t) for r, t in self.pending if r != "side"]
        if not any(r == "project" for r, _ in own):
            return ()
        rows = {t.row for _, t in own} | {self.tokens[i].row}
        if self.mode in ("grid", "rows") and max(rows) - min(rows) > 2:
            return ()
        return tuple(own)

    def _ends(self, at: int, grid: bool) -> bool:
        """Whether the table of indicators ends before token `at`."""
        token = self.tokens[at]
        text = token.text
        first = at == 0 or self.tokens[at - 1].row != token.row
        if not text or (self.mode in ("grid", "rows") and not first):
            return False
        if heads_at(self.tokens, at, self.mode) or (TITLE.fullmatch(text) and len(text) < 40):
            return True
        if self.mode in ("grid", "rows") and label(text) in ("side", "project", "unit") and at + 1 < len(self.tokens):
            following = [t for t in self.tokens[at : at + 8] if t.row == token.row]
            if any(heads_at(self.tokens, at + n, self.mode) for n in range(1, len(following))):
                return True
        if TOTAL_ROW.fullmatch(text):
            return not grid
        role = label(text)
        if role == "side" or (head(text) and not text.endswith((":", "："))):
            return False
        return role in ("end", "project", "department", "unit", *_OBJECTIVES, "detail") and not (
            grid and self.mode not in ("grid", "rows") and not text.endswith((":", "："))
        )

    def _in_columns(self, below: Sequence[Token], heads: Heads, i: int) -> bool:
        """Whether the rows of a text have their cells where the heads are, empty ones included; gives them columns."""
        row = self.tokens[i].row
        top = self._lines[row]
        lines = list(by_row(below))
        if not lines or any(len(line) > len(top) for line in lines):
            return False
        at = {id(t): n for n, t in enumerate(top)}
        columns = {role: at[id(t)] for role, t in zip(heads.roles, heads.tokens, strict=True)}
        for line in lines:
            for role in ("level1", "level2"):
                if role in columns and columns[role] < len(line):
                    words = line[columns[role]].text
                    if words and not level(words):
                        return False
            if len(line) > columns["name"] and level(line[columns["name"]].text):
                return False
        return sum(1 for line in lines if len(line) == len(top)) * 5 >= len(lines) * 4

    def _columned(self, line: Sequence[Token]) -> list[Token]:
        """The cells of a line of text that are filled, with the number of each as its column."""
        if self.mode == "grid":
            return [t for t in line if t.text]
        return [Token(t.text, t.start, t.end, t.row, n) for n, t in enumerate(line) if t.text]

    def _listed(self, listed: Listed, below: Sequence[Token], positional: bool) -> None:
        if positional:
            self._number(listed.heads)
            for line in by_row(below):
                listed.grid_row(self._columned(line))
        else:
            listed.run(below)
        self.draft.rows += listed.rows
        self._take(*listed.marks)

    def _number(self, heads: Heads) -> None:
        """Give the heads of a text the numbers of their cells as columns."""
        if self.mode == "grid":
            return
        rows = {t.row for t in (*heads.tokens, *(t for _, t in heads.lead))}
        at = {t.start: n for row in rows for n, t in enumerate(self._lines[row]) if t.text}

        def placed(token: Token) -> Token:
            return Token(token.text, token.start, token.end, token.row, at.get(token.start, -2))

        heads.tokens = tuple(map(placed, heads.tokens))
        heads.lead = tuple((r, placed(t)) for r, t in heads.lead)

    # A grid of many projects.

    def _blocks(self, below: Sequence[Token], heads: Heads, positional: bool) -> None:
        """Rows of a grid in which the project's own cells stand on the first row of its block."""
        self._number(heads)
        listed: Listed | None = None
        inherited: dict[str, Words] = {}
        lines = by_row(below) if self.mode in ("grid", "rows") else self._parts(below, heads)
        for line in lines:
            cells = self._columned(line) if positional else list(line)
            own, rest = self._own(cells, heads, positional)
            filled = {r: t for r, t in own.items() if t.text}
            if "project" not in filled and TOTAL_ROW.fullmatch(next((t.text for t in filled.values()), "")):
                continue
            if self._begins(filled) or listed is None:
                if listed is not None:
                    self._closed(listed)
                if self.draft.filled:
                    self._new(filled["project"].start if "project" in filled else cells[0].start)
                listed = Listed(heads, self.mode)
                self._own_fields(filled, heads, inherited)
            else:
                self._take(*(t for r, t in filled.items() if self._repeats(r, t)))
            if positional:
                listed.grid_row(rest)
            else:
                listed.run(rest)
        if listed is not None:
            self._closed(listed)

    def _parts(self, below: Sequence[Token], heads: Heads) -> Iterator[list[Token]]:
        """The tokens of each project where nothing shows rows: its own cells stand before a first level, and the
        amount among them tells them from the end of the project before."""
        roles = [r for r, _ in heads.lead]
        starts = [0]
        for n, token in enumerate(below):
            if n == 0 or not token.text or level(token.text) not in (1, 3):
                continue
            for count in range(len(roles), 1, -1):
                own = dict(zip(roles[-count:], below[max(0, n - count) : n], strict=False))
                if len(own) == count and n - count >= starts[-1] and _are_own(own):
                    starts += [n - count] if n > count else []
                    break
        for start, end in pairwise((*starts, len(below))):
            yield list(below[start:end])

    def _closed(self, listed: Listed) -> None:
        self.draft.rows += listed.rows
        self._take(*listed.marks)

    def _own(self, cells: Sequence[Token], heads: Heads, positional: bool) -> tuple[dict[str, Token], list[Token]]:
        """The project's own cells of a row by role, and those of its indicator."""
        if positional:
            own = {r[5:]: t for t in cells if (r := heads.role_at(t.column)).startswith("lead:")}
            return own, [t for t in cells if t not in own.values()]
        first = next((n for n, t in enumerate(cells) if level(t.text)), 0)
        before = list(cells[:first])
        roles = [r for r, _ in heads.lead]
        while len(before) > len(roles) and not before[0].text:
            before = before[1:]
        if not before or len(before) > len(roles):
            return {}, list(cells)
        return dict(zip(roles[-len(before) :], before, strict=True)), list(cells[first:])

    def _begins(self, filled: dict[str, Token]) -> bool:
        """Whether a row with these cells of its own begins a project: it names another, or the same anew."""
        name = filled.get("project")
        if name is None:
            return False
        before = self.draft.fields.get("name", [])
        if not before or before[0].text != name.text:
            return True
        return any(not self._repeats(r, t) for r, t in filled.items())

    def _repeats(self, role: str, token: Token) -> bool:
        """Whether a cell only says again what the block's first row says: merged cells taken apart."""
        key = {"project": "name"}.get(role, role)
        if role in _FUNDS:
            known = self.draft.money.get(role)
            return known is not None and known.text == token.text
        return any(t.text == token.text for t in self.draft.fields.get(key, ())) or any(
            t.text == token.text for words in self.draft.details.values() for t in words
        )

    def _own_fields(self, filled: dict[str, Token], heads: Heads, inherited: dict[str, Words]) -> None:
        named = dict(heads.lead)
        for role, token in filled.items():
            self.draft.money_unit = self.draft.money_unit or money_unit(named[role].text)
            self._put(role, named[role] if role != "project" else token, [token])
        for role in ("unit", "department"):
            if role in self.draft.fields:
                inherited[role] = self.draft.fields[role]
            elif role in inherited:
                self.draft.fields[role] = inherited[role]


def _are_own(own: dict[str, Token]) -> bool:
    """Whether these tokens are the cells of a project: an amount where one belongs, words in all other places."""
    sums = [t.text for r, t in own.items() if r in _FUNDS]
    others = [t.text for r, t in own.items() if r not in _FUNDS]
    return (
        "project" in own
        and bool(sums)
        and all(money(s, None) is not None for s in sums)
        and all(len(o) > 2 and likely("name", o) and money(o, None) is None and not level(o) for o in others)
        and ("objective" not in own or len(own["objective"].text) > 5)
    )


def _sentences(pieces: list[Token]) -> list[Words]:
    """Pieces that blanks have parted, together up to the end of a sentence."""
    out: list[Words] = []
    for piece in pieces:
        if out and not out[-1][-1].text.endswith(_SENTENCE_END):
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _shared(texts: list[Words], count: int) -> list[list[Words]]:
    """`texts` shared out evenly among `count` columns, in their order."""
    size = max(1, len(texts) // max(1, count))
    return [texts[n * size : (n + 1) * size if n + 1 < count else len(texts)] for n in range(count)]

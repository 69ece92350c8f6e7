"""The rows of indicators below their heads: by columns where there are any, else by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.rows.made_rows import MadeRows
from jxlint.layouts.rows.whole_rows import lined, padded, pointed, tiled
from jxlint.layouts.rows.worded_rows import worded_rows
from jxlint.layouts.tokens.drafts import Row
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, filler, head, label, level, ordinal

_SUM = "小计"
_POINTED = ("weight", "score")
# What a cell beside several indicators may say of each of them.
_SHARED = ("period", "annual", "unit", "nature", "actual")


def is_sum(token: Token) -> bool:
    """Whether the words say that the points of several rows stand beside them: 小计, 产出指标小计."""
    of = token.text.removesuffix(_SUM)
    return of != token.text and (not of or bool(level(of)))


class Listed(MadeRows):
    """The rows of a table with these heads."""

    def below(self, heads: Heads) -> Listed:
        """The rows below the same heads on the next page: the levels hold for them too."""
        listed = Listed(heads, self.mode)
        listed.one, listed.two, listed.fresh = self.one, self.two, self.fresh
        return listed

    def grid_row(self, cells: Sequence[Token]) -> None:
        """A row of cells with columns."""
        row = Row()
        roles = [self.heads.role_at(t.column) for t in cells]
        if any(map(is_sum, cells)) and "name" not in roles:
            self.marks += [t for t, r in zip(cells, roles, strict=True) if is_sum(t) or r in _POINTED]
            return
        for token, role in zip(cells, roles, strict=True):
            if not role:
                if label(token.text) in ("side", "objective", "period_objective") or filler(token.text):
                    self.marks.append(token)
            elif not role.startswith("lead:"):
                self.cell(row, role, token)
                last = self.heads.role_at(token.column + token.columns - 1)
                if role == "level1" and last == "level2" and level(token.text):
                    self.two = [token]  # a merged cell of both levels names both
                if token.rows > 1 and (role in _SHARED or self._groups(role)):
                    self.wide[role] = token
        if self.wide and "name" in row.fields:
            self._share(row, cells[0].row)
        self.close(row)

    def _share(self, row: Row, line: int) -> None:
        """Give an indicator in the row `line` the values that stand beside it and those above it."""
        for role, token in self.wide.items():
            if line < token.row + token.rows and role not in row.fields:
                if not self._groups(role):
                    row.fields[role] = [token]
                elif line > token.row:
                    self.put(row, role, [token])

    def _groups(self, role: str) -> bool:
        """Whether the column of `role` is that of the third level, above the names."""
        return role.startswith("detail") and head(self.heads.tokens[self.heads.roles.index(role)].text) == "name"

    def run(self, tokens: Sequence[Token]) -> None:
        """Tokens without columns: levels, and between them the cells of rows."""
        if self.mode == "cells":
            self._of_cells(tokens)
            return
        tokens = self._without_numbers(tokens) if self.heads.numbered else tokens
        own = [t for t in tokens if self.mode == "rows" or label(t.text) != "side"]
        lines = [list(line) for _, line in groupby(own, key=lambda t: t.row)]
        lines = _with_levels(lines) if self.mode == "loose" else lines
        roles = self.heads.unnumbered
        rows = (padded if self.mode == "rows" else lined)(roles, lines)
        # Columns of the term and of the year that cannot be told apart are left over.
        left = self.mode == "loose" and "mid" in roles
        if self.mode == "loose" and not left and None in rows:
            worded_rows(self, tokens)
            return
        self.marks += [t for t in tokens if self.mode == "loose" and label(t.text) == "side"]
        rest: list[Token] = []
        for line, row in zip(lines, rows, strict=True):
            if row is None:
                rest += () if left else line
                continue
            worded_rows(self, rest)
            rest = []
            self._placed(row)
        worded_rows(self, rest)

    def _of_cells(self, tokens: Sequence[Token]) -> None:
        """A cell a line: whole rows, or what the words of the cells make of them."""
        numbered, roles = self.heads.numbered, self.heads.unnumbered
        rows = tiled(("ordinal",) * numbered + roles, tokens)
        if not rows:
            tokens = self._without_numbers(tokens) if numbered else tokens
            rows = tiled(roles, tokens) if numbered else pointed(roles, tokens)
        for cells in rows:
            self._placed(cells)
        worded_rows(self, () if rows or "mid" in roles else tokens)

    def _placed(self, cells: Sequence[tuple[str, Token]]) -> None:
        """A row of cells each of which has its column."""
        row = Row()
        levels: dict[str, Token] = {}
        for role, token in cells:
            if role in LEVELS:
                if role in levels and levels[role].text == token.text:
                    self.marks.append(levels[role])  # said on both sides
                levels[role] = token
            self.cell(row, role, token)
        self.close(row)

    def _without_numbers(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without the numbers of the rows, which stand before them all."""
        out: list[Token] = []
        due = 1
        for n, token in enumerate(tokens):
            first = n == 0 or tokens[n - 1].row != token.row
            if token.text == str(due) if self.mode == "cells" else first and ordinal(token.text):
                self.marks.append(token)
                due += 1
            else:
                out.append(token)
        return out


def _with_levels(lines: list[list[Token]]) -> list[list[Token]]:
    """Lines that hold nothing but levels together with the one below: a level that a wrap has parted ends its line."""
    out: list[list[Token]] = []
    levels: list[Token] = []
    for line in lines:
        if all(level(t.text) for t in line):
            levels += line
        else:
            out.append([*levels, *line])
            levels = []
    return [*out, levels] if levels else out

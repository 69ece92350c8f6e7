"""The rows of indicators below their heads: by columns where there are any, else by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jxlint.compiled import compiled
from jxlint.layouts.align import likely, rows_of
from jxlint.layouts.drafts import Row, Words
from jxlint.layouts.heads import Heads
from jxlint.layouts.row_words import natured, unnumbered
from jxlint.layouts.split import counted, divided, parted
from jxlint.layouts.token import Token
from jxlint.layouts.tokens import Mode
from jxlint.layouts.vocabulary import filler, label, level, ordinal
from jxlint.layouts.whole_rows import DETAILS, placed, tiled

_SCORING = compiled(r"(?:酌情|每.{1,8})?(?:扣|得)(?:\d+)?分|不得分|满分")
_POINTS = compiled(r"[（(]\d{1,3}分[)）]")
_NOTHING = compiled(r"无|暂无|不涉及|不适用|无此[项类](?:指标)?")
_SUM, _SUMS = compiled(r"小计"), compiled(r"[小合总]计")
# What says that the value of the term is words, and no sign that belongs to it.
_OF_TERM, _SIGN = ("period:nature",), compiled(r"[≥≤<>=＝＜＞≧≦═]|[大小等]于|不[少多低高超]")
_POINTED = ("weight", "score")
_VALUES = ("annual", "period", "actual", "nature")


class Listed:
    """Rows of indicators in the making; levels hold for the rows below them."""

    def __init__(self, heads: Heads, mode: Mode) -> None:
        self.heads, self.mode = heads, mode
        self.rows: list[Row] = []
        self.marks: Words = []
        self._one: Words = []
        self._two: Words = []
        self._fresh = False

    def below(self, heads: Heads) -> Listed:
        """The rows below the same heads on the next page: the levels hold for them too."""
        listed = Listed(heads, self.mode)
        listed._one, listed._two, listed._fresh = self._one, self._two, self._fresh
        return listed

    def grid_row(self, cells: Sequence[Token]) -> None:
        """A row of cells with columns."""
        row = Row()
        if any(_SUM.fullmatch(t.text) for t in cells) and not any(
            self.heads.role_at(t.column) == "name" for t in cells
        ):
            self.marks += [t for t in cells if _SUM.fullmatch(t.text) or self.heads.role_at(t.column) in _POINTED]
            return
        for token in cells:
            role = self.heads.role_at(token.column)
            if not role:
                if label(token.text) in ("side", "objective", "period_objective") or filler(token.text):
                    self.marks.append(token)
                continue
            if role.startswith("lead:"):
                continue
            if role == "level1":
                # A merged cell of both levels names both.
                both = self.heads.role_at(token.column + token.columns - 1) == "level2" and level(token.text)
                self._one, self._two = [token], [token] if both else []
                self._level(token)
            elif role == "level2":
                self._two = [token]
                self._level(token)
            elif role == "ordinal":
                self.marks += [token] * ordinal(token.text)
            else:
                self._put(row, role, [token])
        self._close(row)

    def _level(self, token: Token) -> None:
        """Levels that the form prints are understood with no rows beside them; other words only as those of a row."""
        if level(token.text) or filler(token.text):
            self.marks.append(token)

    def run(self, tokens: Sequence[Token]) -> None:
        """Tokens without columns: levels, and between them the cells of rows."""
        numbered = self.heads.numbered
        roles = self.heads.roles[: -1 if numbered else None]
        rows = tiled(("ordinal",) * numbered + roles, tokens) if self.mode == "cells" else []
        tokens = self._without_numbers(tokens) if numbered and not rows else tokens
        if rows or (self.mode == "cells" and numbered and (rows := tiled(roles, tokens))):
            for cells in rows:
                self._placed(cells)
            return
        if self.mode != "rows":
            # Columns of the term and of the year that cannot be told apart are left over.
            self._run(() if "mid" in roles else tokens)
            return
        rest: list[Token] = []
        for _, row in groupby(tokens, key=lambda t: t.row):
            line = list(row)
            found = placed(roles, line)
            if found is None:
                rest += line
                continue
            self._run(rest)
            rest = []
            self._placed(found)
        self._run(rest)

    def _placed(self, cells: Sequence[tuple[str, Token]]) -> None:
        """A row of cells each of which has its column."""
        row = Row()
        for role, token in cells:
            if role == "level1":
                self._one, self._two = [token], []
                self._level(token)
            elif role == "level2":
                self._two = [token]
                self._level(token)
            elif role == "ordinal":
                self.marks.append(token)
            elif token.text:
                self._put(row, role, [token])
        self._close(row)

    def _run(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            at = self._levels(tokens, at)
            end = at
            while end < len(tokens) and not (tokens[end].text and level(tokens[end].text) and end > at):
                end += 1
            self._cells(tokens[at:end])
            at = max(end, at + 1)

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

    def _levels(self, tokens: Sequence[Token], at: int) -> int:
        """Take the levels that stand at `at`; a last one with nothing of a name behind it is a name itself."""
        count = 0
        while at < len(tokens):
            token = tokens[at]
            if not token.text or label(token.text) == "side":
                if token.text:
                    self.marks.append(token)
                at += 1
                continue
            kind = level(token.text)
            if not kind or count >= 40 or self._is_name(token):
                break
            behind = [t for t in tokens[at + 1 : at + 6] if t.text]
            if kind == 3:
                kind = 1 if self._is_first(token.text, behind) else 2
            elif kind == 2 and count and self._two and self._two[-1] is tokens[at - 1] and not _begun(behind):
                break  # 成本指标, 社会成本指标, ≤: the second is a name
            if kind == 2 and not self._fresh and self._two and self._two[-1].row == token.row and self.mode == "rows":
                break
            self.marks.append(token)
            count += 1
            if kind == 1:
                self._one, self._two, self._fresh = [token], [], True
            else:
                self._two, self._fresh = [token], False
            at += 1
        return at

    def _is_name(self, token: Token) -> bool:
        """Whether a name only says again what its level does: 经济效益指标, 经济效益."""
        return bool(self._two) and self._two[-1].text == token.text + "指标" and self._two[-1].end <= token.start

    def _is_first(self, words: str, behind: Sequence[Token]) -> bool:
        """Whether words that name a level 1 or 2 alike (成本指标, 满意度指标) are one of the first; `behind` follow."""
        if words.startswith("成本"):
            if self._fresh:
                return False
            return bool(behind) and "成本" in behind[0].text and bool(level(behind[0].text)) and _begun(behind[1:])
        if self._fresh and self._one and self._one[-1].text.startswith("满意度"):
            return False
        return not (self._one and self._one[-1].text.startswith("满意度") and not self.rows)

    def _cells(self, tokens: Sequence[Token]) -> None:
        kept: Words = []
        for token in tokens:
            if _POINTS.fullmatch(token.text):
                # Those of a level that is not there are left over.
                self.marks += [token] * (bool(self.marks) and self.marks[-1].end == token.start)
                continue
            placeholder = token.text and filler(token.text) and token.text not in ("/", "-", "—", "——")
            (self.marks if placeholder else kept).append(token)
        if not any(t.text for t in kept):
            return
        inner = self.heads.inner
        if self.mode == "loose" and inner[-1:] == ("annual",):
            kept = list(counted(kept))
        alone = self.mode == "loose" and len({t.row for t in kept}) == len(kept) and all(parted(t) for t in kept)
        if alone:
            for token in kept:
                self._aligned([token], inner)
        elif self.mode == "rows":
            for _, line in groupby(kept, key=lambda t: t.row):
                self._aligned(list(line), inner)
        else:
            for cells in rows_of(kept, inner, single=False):
                self._row(inner, cells)

    def _aligned(self, line: list[Token], inner: tuple[str, ...]) -> None:
        filled = [t for t in line if t.text]
        if len(filled) == 1 and (parts := parted(filled[0])):
            self._row(("name", "annual"), [[parts[0]], [parts[1]]])
            return
        for cells in rows_of(line, inner, single=True):
            self._row(inner, cells)

    def _row(self, roles: Sequence[str], cells: Sequence[Words]) -> None:
        row = Row()
        for role, words in zip(roles, cells, strict=True):
            if words:
                self._put(row, role, words)
        self._close(row)

    def _put(self, row: Row, role: str, words: Words) -> None:
        if role in DETAILS or role.startswith("detail") or (role in _OF_TERM and not _SIGN.match(words[0].text)):
            at = self.heads.roles.index(role) if role in self.heads.roles else -1
            row.details[self.heads.tokens[at].text if at >= 0 else role] = words
        else:
            role = role.partition(":")[0]
            row.fields[role] = [*row.fields.get(role, []), *words]

    def _close(self, row: Row) -> None:
        """Add the row unless it is one of the blank form."""
        if "mid" in row.fields:
            self._mid(row)
        name = row.fields.get("name", [])
        if name:
            row.fields["name"] = name = self._named(name)
        natured(row, self.heads)
        held = [k for k in row.fields if any(t.text and not filler(t.text) for t in row.fields[k])]
        if not name and not set(held) & set(_VALUES):
            # Only fillers and points that the form itself gives: an empty row.
            for key, words in (*row.fields.items(), *row.details.items()):
                # What is told beside no name in a column without a field is no part of the blank form.
                self.marks += [t for t in words if key in row.fields or filler(t.text)]
            return
        if self._of_nothing(row, held):
            return
        if len(name) == 1 and _SUMS.fullmatch(name[0].text) and self.heads.lead and not row.details:
            return  # what others add up to: left over
        if held == ["name"] and _SCORING.search(name[-1].text):
            return  # how points are given, on a row that is not filled in: left over
        if name and not any(k in row.fields for k in ("annual", "period")):
            both = "name" in self.heads.roles and "值" in self.heads.tokens[self.heads.roles.index("name")].text
            if parts := divided(name, both=both):
                row.fields["name"], row.fields["annual"], marks = parts
                self.marks += marks
        if self._one:
            row.fields["level1"] = self._one
        if self._two:
            row.fields["level2"] = self._two
        self._fresh = False
        self.rows.append(row)

    def _of_nothing(self, row: Row, held: Sequence[str]) -> bool:
        """Whether a row only says that there is no indicator of its category: 无 for the name and for all values."""
        told = [token.text for key in held for token in row.fields[key]]
        if "name" not in held or not set(held) <= {"name", *_VALUES} or not all(map(_NOTHING.fullmatch, told)):
            return False
        self.marks += [token for words in (*row.fields.values(), *row.details.values()) for token in words]
        return True

    def _mid(self, row: Row) -> None:
        """Of an indicator of the whole term and one of the year side by side, one indicator under the year's name; what
        the other is called is kept where it is not the same."""
        mid, name = self._named(row.fields.pop("mid")), self._named(row.fields.get("name", []))
        if mid and not name:
            row.fields["name"] = mid
        elif [t.text for t in mid] == [t.text for t in name]:
            self.marks += mid
        else:
            row.details[self.heads.tokens[self.heads.roles.index("mid")].text] = mid

    def _named(self, name: Words) -> Words:
        """The name without its number."""
        bare, marks = unnumbered(name)
        self.marks += marks
        return bare


def _begun(tokens: Sequence[Token]) -> bool:
    """Whether these tokens begin with a name, or a level."""
    return bool(tokens) and likely("name", tokens[0].text)

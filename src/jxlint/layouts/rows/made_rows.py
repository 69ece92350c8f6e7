"""Rows of indicators in the making: what their cells are, and what a row is once all of its cells are read."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.rows.row_words import natured, unnumbered
from jxlint.layouts.rows.whole_rows import DETAILS
from jxlint.layouts.tokens.drafts import Row, Words
from jxlint.layouts.tokens.modes import Mode
from jxlint.layouts.tokens.split import divided
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.category_words import both_levels
from jxlint.layouts.words.vocabulary import LEVELS, filler, level, nothing, ordinal

_SCORING = compiled(r"(?:酌情|每.{1,8})?(?:扣|得)(?:\d+)?分|不得分|满分")
_SUMS = ("小计", "合计", "总计")
# In the column of the signs of the whole term: any other words there say that its value is words.
_SIGN = compiled(r"[≥≤<>=＝＜＞≧≦═]|[大小等]于|不[少多低高超]")
_VALUES = ("annual", "period", "actual", "nature")


class MadeRows:
    """Rows of indicators in the making.

    `marks` are the cells that are understood and of no row; `one` and `two` are the levels that hold for the rows to
    come, `wide` the last cells of values that reach down to further rows, by role; `fresh` says that a first level has
    begun and neither a second nor a row has followed it yet.
    """

    def __init__(self, heads: Heads, mode: Mode) -> None:
        self.heads, self.mode = heads, mode
        self.rows: list[Row] = []
        self.marks: Words = []
        self.one: Words = []
        self.two: Words = []
        self.wide: dict[str, Token] = {}
        self.fresh = False

    def cell(self, row: Row, role: str, token: Token) -> None:
        """Take a cell of `row` whose column is of `role`."""
        if role == "level1" and "level2" not in self.heads.roles and (halves := both_levels(token.text)):
            self.one, self.two = [token.part(0, halves[0])], [token.part(halves[1])]
            self.marks += [*self.one, token.part(*halves), *self.two]
        elif role in LEVELS:
            self.one, self.two = ([token], []) if role == "level1" else (self.one, [token])
            # Levels that the form prints are understood with no rows beside them; other words only as those of a row.
            self.marks += [token] * (bool(level(token.text)) or filler(token.text))
        elif role == "ordinal":
            self.marks += [token] * ordinal(token.text)
        elif token.text:
            self.put(row, role, [token])

    def put(self, row: Row, role: str, words: Words) -> None:
        """Put words into the field of `role`, or beside the fields where the document has none."""
        if role in DETAILS or role.startswith("detail") or (role == "period:nature" and not _SIGN.match(words[0].text)):
            at = self.heads.roles.index(role) if role in self.heads.roles else -1
            row.details[self.heads.tokens[at].text if at >= 0 else role] = words
        else:
            role = role.partition(":")[0]
            row.fields[role] = [*row.fields.get(role, []), *words]

    def close(self, row: Row) -> None:
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
        if len(name) == 1 and name[0].text in _SUMS and self.heads.lead and not row.details:
            return  # what others add up to: left over
        if held == ["name"] and _SCORING.search(name[-1].text):
            return  # how points are given, on a row that is not filled in: left over
        if name and not any(k in row.fields for k in ("annual", "period")):
            both = "name" in self.heads.roles and "值" in self.heads.tokens[self.heads.roles.index("name")].text
            if parts := divided(name, both=both):
                row.fields["name"], row.fields["annual"], marks = parts
                self.marks += marks
        if self.one:
            row.fields["level1"] = self.one
        if self.two:
            row.fields["level2"] = self.two
        self.fresh = False
        self.rows.append(row)

    def _of_nothing(self, row: Row, held: Sequence[str]) -> bool:
        """Whether a row only says that there is no indicator of its category: 无 for the name and for all values."""
        told = [token.text for key in held for token in row.fields[key]]
        if "name" not in held or not set(held) <= {"name", *_VALUES} or not all(map(nothing, told)):
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

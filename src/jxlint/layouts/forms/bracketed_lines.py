"""The cells of a list of projects in brackets: lines of names and amounts, and the sections (【…】) below some."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, Row, money
from jxlint.layouts.tokens.split import bracketed
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.tokens.tokenized import Tokens
from jxlint.layouts.words.vocabulary import label, money_unit
from jxlint.layouts.words.web_pages import is_foot

SECTION = compiled(r"【([^【】]{2,30})】[:：]?")
LEVELS = compiled(r"([一-鿿]{2,6}指标)[-－—–]([一-鿿]{2,16}(?:指标)?)")
_ITEM = compiled(r"指标\s*\d{1,2}[:：、.]?")
_TITLE = compiled(r"[^\n。【】]{0,60}(?:绩效目标|绩效)[^\n。【】]{0,12}")
_IN = r"(?:[（(](?:单位[:：])?(?:千|万|亿)?元[)）])?"
_HEADING = compiled(
    rf"单位编码|单位名称(?:[（(]?项目类别/?)?|/?支出项目[)）]?|单位名称[（(]项目类别/支出项目[)）]|年度预算安排{_IN}|项目内容|绩效目标|(?:预算)?金额{_IN}|项目名称"
)
_YEAR = compiled(r"(20\d\d)年")
_CODE = compiled(r"\d{3}(?:\d{3}){0,3}")
_UNIT = compiled(r"(?:金额)?单位[:：]?[（(]?((?:千|万|亿)?元)")


class Line:
    """A line above the sections: code, name and amount, whichever it has."""

    def __init__(self) -> None:
        self.code: Token | None = None
        self.name: Token | None = None
        self.amount: Token | None = None


class Lines:
    """Goes over the cells once: lines of names and amounts, and the sections of the last of them. `unit_column` says
    that units stand in a column of their own."""

    def __init__(self, stream: Stream, found: Tokens) -> None:
        self.stream, self._tokens = stream, [t for t in found.tokens if t.text]
        self.lines: list[Line] = []
        self.drafts: list[tuple[int, Draft]] = []
        self._begun = self.unit_column = False
        self.year: int | None = None
        self.money_unit: str | None = None
        self._section, self._field = "", ""  # the one that goes on, and of what kind it is
        self._levels: tuple[Token, Token] | None = None

    def read(self) -> None:
        """Read everything."""
        for i, token in enumerate(self._tokens):
            if self.drafts and is_foot(token.text) and not self._more(i):
                self.stream.remark(token.start, self._tokens[-1].end)
                break
            if SECTION.search(token.text):
                self._sections(token)
            elif not self._begun:
                self._head(token)
            elif self.drafts and self._field and not self._opens(i):
                self._go_on(token)
            else:
                self._line(token)

    def _more(self, i: int) -> bool:
        """Whether more of a table follows behind token `i`, so that it does not begin the foot of a page."""
        behind = (t.text for t in self._tokens[i + 1 :] if not is_foot(t.text))
        return any(SECTION.search(words) or money(words, None) is not None for words in behind)

    def _head(self, token: Token) -> None:
        if _HEADING.fullmatch(token.text) or label(token.text):
            self.unit_column = self.unit_column or token.text == "单位名称"
            self.stream.take(token.start, token.end)
            self.money_unit = self.money_unit or money_unit(token.text)
            self._begun = token.text.startswith("项目内容") or any(h in token.text for h in ("年度预算", "绩效目标"))
        elif (unit := _UNIT.fullmatch(token.text)) is not None:
            self.stream.take(token.start, token.end)
            self.money_unit = unit[1]
        elif self.year is None and _TITLE.fullmatch(token.text):
            self.stream.take(token.start, token.end)
            year = _YEAR.search(token.text)
            self.year = int(year[1]) if year else None

    def _opens(self, i: int) -> bool:
        """Whether a line of names and amounts begins at token `i`, behind the sections of a project."""
        following = [t.text for t in self._tokens[i : i + 4]]
        if _CODE.fullmatch(following[0]):
            return True
        if len(following) < 2 or _ITEM.match(following[0]):
            return False
        # A unit in a column of its own stands before the project: unit, project, amount and then the sections.
        unit = len(following) > 3 and self.unit_column and SECTION.search(following[3])
        return money(following[1], None) is not None or (bool(unit) and money(following[2], None) is not None)

    def _line(self, token: Token) -> None:
        self._field = ""
        if _HEADING.fullmatch(token.text):
            self.stream.take(token.start, token.end)
            return
        last = self.lines[-1] if self.lines else None
        figure = money(token.text, None) is not None
        code = bool(_CODE.fullmatch(token.text)) and (last is None or last.amount is not None)
        if code or last is None or (not figure and last.name is not None):
            last = Line()
            self.lines.append(last)
        if code:
            last.code = token
        elif figure and last.amount is None:
            last.amount = token
        elif last.name is None:
            last.name = token

    def _sections(self, token: Token) -> None:
        """The sections that stand in one cell; the first of a project is that of the last line above."""
        marks = list(SECTION.finditer(token.text))
        for n, mark in enumerate(marks):
            end = marks[n + 1].start() if n + 1 < len(marks) else len(token.text)
            if (
                not self.drafts
                or self._owner != self.drafts[-1][0]
                or (mark[1] in self.drafts[-1][1].details and self._field != "levels")
            ):
                self._begin()
            self.stream.take(token.start + mark.start(), token.start + mark.end())
            self._section = mark[1]
            levels = LEVELS.fullmatch(mark[1])
            self._field = "levels" if levels else "objective" if "目标" in mark[1] else "detail"
            if levels:
                named = token.part(*mark.span(1))
                self._levels = (named.part(*levels.span(1)), named.part(*levels.span(2)))
            if mark.end() < end:
                self._go_on(token.part(mark.end(), end))

    @property
    def _owner(self) -> int:
        return len(self.lines) - 1

    def _begin(self) -> None:
        if not self.lines:
            self.lines.append(Line())
        line, draft = self.lines[-1], Draft(money_unit=self.money_unit)
        if line.name is not None:
            draft.fields["name"] = [line.name]
            draft.start = line.name.start
        if line.amount is not None:
            draft.money["total"] = line.amount
        if line.code is not None:
            draft.details["单位编码"] = [line.code]
        self.drafts.append((self._owner, draft))

    def _go_on(self, token: Token) -> None:
        draft = self.drafts[-1][1]
        if self._field == "levels" and self._levels:
            self._items(draft, token)
        elif self._field == "objective":
            draft.fields.setdefault("objective", []).append(token)
        else:
            draft.details.setdefault(self._section, []).append(token)

    def _items(self, draft: Draft, token: Token) -> None:
        starts = list(_ITEM.finditer(token.text)) or None
        cuts = [(m.end(), m.start()) for m in starts] if starts else [(0, 0)]
        for n, (begin, at) in enumerate(cuts):
            end = cuts[n + 1][1] if n + 1 < len(cuts) else len(token.text)
            self.stream.take(token.start + at, token.start + begin)
            while end > begin and token.text[end - 1] in "；;。":
                self.stream.take(token.start + end - 1, token.start + end)
                end -= 1
            words = token.part(begin, end)
            if not words.text or self._levels is None:
                continue
            row = Row({"level1": [self._levels[0]], "level2": [self._levels[1]], "name": [words]})
            parts = bracketed(words, states=True)
            if parts:
                row.fields["name"], row.fields["annual"] = [parts[0]], [parts[1]]
                for mark in parts[2:]:
                    self.stream.take(mark.start, mark.end)
            draft.rows.append(row)

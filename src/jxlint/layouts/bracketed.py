"""Projects whose objective and indicators stand in one cell, each level in brackets before its indicators:
【总体目标】… 【产出指标-数量指标】指标1：name（value）. Above them lines of units and of kinds of projects.
"""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.document import Amounts, Path, Project, ProjectTable, Unit
from jxlint.errors import BlankForm
from jxlint.layouts.building import breaking_off, project_of
from jxlint.layouts.drafts import Draft, Row, money
from jxlint.layouts.split import bracketed
from jxlint.layouts.stream import Stream
from jxlint.layouts.token import Token
from jxlint.layouts.tokens import Tokens, bars, tokens
from jxlint.layouts.vocabulary import label
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_SECTION = compiled(r"【([^【】]{2,30})】[:：]?")
_LEVELS = compiled(r"([一-鿿]{2,6}指标)[-－—–]([一-鿿]{2,16}(?:指标)?)")
_ITEM = compiled(r"指标\s*\d{1,2}[:：、.]?")
_TITLE = compiled(r"[^\n。【】]{0,60}(?:绩效目标|绩效)[^\n。【】]{0,12}")
_HEADING = compiled(
    r"单位编码|单位名称(?:[（(]?项目类别/?)?|/?支出项目[)）]?|单位名称[（(]项目类别/支出项目[)）]|年度预算安排|项目内容|绩效目标|(?:预算)?金额|项目名称"
)
_YEAR = compiled(r"(20\d\d)年")
_CODE = compiled(r"\d{3}(?:\d{3}){0,3}")
_UNIT = compiled(r"(?:金额)?单位[:：]?[（(]?((?:千|万|亿)?元)")


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    found = sum(1 for m in _SECTION.finditer(sheet.solid) if _LEVELS.fullmatch(m[1]))
    return min(1.0, 0.4 + 0.1 * found) if found >= 2 else 0.0


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when no project is filled in."""
    stream = Stream(sheet, bars(sheet))
    reader = _Reader(stream, tokens(stream))
    reader.run()
    if not reader.drafts:
        raise BlankForm.made()
    return reader.reading()


class _Line:
    """A line above the sections: code, name and amount, whichever it has."""

    def __init__(self) -> None:
        self.code: Token | None = None
        self.name: Token | None = None
        self.amount: Token | None = None


class _Reader:
    """Goes over the cells once: lines of names and amounts, and the sections of the last of them."""

    def __init__(self, stream: Stream, found: Tokens) -> None:
        self.stream, self.tokens = stream, [t for t in found.tokens if t.text]
        self.lines: list[_Line] = []
        self.drafts: list[tuple[int, Draft]] = []
        self.begun = False
        self.year: int | None = None
        self.money_unit: str | None = None
        self._field = ""

    def run(self) -> None:
        """Read everything."""
        for i, token in enumerate(self.tokens):
            if _SECTION.search(token.text):
                self._sections(token)
            elif not self.begun:
                self._head(token)
            elif self.drafts and self._field and not self._opens(i):
                self._go_on(token)
            else:
                self._line(token)

    def _head(self, token: Token) -> None:
        if _HEADING.fullmatch(token.text) or label(token.text):
            self.stream.take(token.start, token.end)
            self.begun = self.begun or token.text.startswith(("项目内容", "绩效目标", "年度预算"))
            if "年度预算" in token.text or "绩效目标" in token.text:
                self.begun = True
        elif (unit := _UNIT.fullmatch(token.text)) is not None:
            self.stream.take(token.start, token.end)
            self.money_unit = unit[1]
        elif self.year is None and _TITLE.fullmatch(token.text):
            self.stream.take(token.start, token.end)
            year = _YEAR.search(token.text)
            self.year = int(year[1]) if year else None

    def _opens(self, i: int) -> bool:
        """Whether a line of names and amounts begins at token `i`, behind the sections of a project."""
        following = [t.text for t in self.tokens[i : i + 3]]
        if _CODE.fullmatch(following[0]):
            return True
        return len(following) > 1 and money(following[1], None) is not None and not _ITEM.match(following[0])

    def _line(self, token: Token) -> None:
        self._field = ""
        if _HEADING.fullmatch(token.text):
            self.stream.take(token.start, token.end)
            return
        last = self.lines[-1] if self.lines else None
        figure = money(token.text, None) is not None
        code = bool(_CODE.fullmatch(token.text)) and (last is None or last.amount is not None)
        if code or last is None or (not figure and last.name is not None):
            last = _Line()
            self.lines.append(last)
        if code:
            last.code = token
        elif figure and last.amount is None:
            last.amount = token
        elif last.name is None:
            last.name = token

    def _sections(self, token: Token) -> None:
        """The sections that stand in one cell; the first of a project is that of the last line above."""
        marks = list(_SECTION.finditer(token.text))
        for n, mark in enumerate(marks):
            end = marks[n + 1].start() if n + 1 < len(marks) else len(token.text)
            if (
                not self.drafts
                or self._owner != self.drafts[-1][0]
                or (mark[1] in self.drafts[-1][1].details and not self._field.startswith("levels"))
            ):
                self._begin()
            self.stream.take(token.start + mark.start(), token.start + mark.end())
            self._section = mark[1]
            levels = _LEVELS.fullmatch(mark[1])
            self._field = "levels" if levels else "objective" if "目标" in mark[1] else "detail"
            if levels:
                at = token.start + mark.start(1)
                one = Token(levels[1], at + levels.start(1), at + levels.end(1), token.row)
                two = Token(levels[2], at + levels.start(2), at + levels.end(2), token.row)
                self._levels = (one, two)
            if mark.end() < end:
                self._go_on(Token(token.text[mark.end() : end], token.start + mark.end(), token.start + end, token.row))

    @property
    def _owner(self) -> int:
        return len(self.lines) - 1

    _section = ""
    _levels: tuple[Token, Token] | None = None

    def _begin(self) -> None:
        if not self.lines:
            self.lines.append(_Line())
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
            words = Token(token.text[begin:end], token.start + begin, token.start + end, token.row)
            if not words.text or self._levels is None:
                continue
            row = Row({"level1": [self._levels[0]], "level2": [self._levels[1]], "name": [words]})
            parts = bracketed(words, states=True)
            if parts:
                row.fields["name"], row.fields["annual"] = [parts[0]], [parts[1]]
                for mark in parts[2:]:
                    self.stream.take(mark.start, mark.end)
            draft.rows.append(row)

    def reading(self) -> Reading:
        """The document: the first line is the department, lines with a code and no sections are units, other lines
        without sections are kinds of projects and kept with the first project below them."""
        owners: list[tuple[int, Path]] = []
        units: list[tuple[str | None, Amounts, list[Project]]] = []
        drafts = dict(self.drafts)
        department: str | None = None
        total = Amounts()
        stream, unit = self.stream, self.money_unit
        for n, line in enumerate(self.lines):
            if n in drafts:
                if not units:
                    units.append((None, Amounts(), []))
                path: Path = ("units", len(units) - 1, "projects", len(units[-1][2]))
                if drafts[n].start < len(stream.offsets):
                    owners.append((stream.offsets[drafts[n].start], path))
                units[-1][2].append(project_of(stream, drafts[n], path, unit))
            elif line.name is None:
                continue
            elif line.code is not None:
                path = ("units", len(units))
                self._below(n, drafts, "所属单位编码", line.code)
                owners.append((stream.offsets[line.name.start], path))
                name = stream.field((*path, "name"), line.name.start, line.name.end)
                units.append((name, self._amounts(line, (*path, "amounts")), []))
            elif n == 0:
                department = stream.field(("department",), line.name.start, line.name.end)
                total = self._amounts(line, ("total",))
            else:
                self._kind(n, line, drafts)
        document = ProjectTable(
            form="single-project",
            department=department,
            money_unit=unit,
            budget_year=self.year,
            total=total,
            units=tuple(Unit(name, amounts, tuple(projects)) for name, amounts, projects in units),
        )
        last = owners[-1][1] if owners else ()
        # The last project always ends with its indicators.
        broken = len(last) == 4 and not self.drafts[-1][1].rows and len(self.drafts) > 1
        notices = breaking_off(stream) if broken else ()
        return Reading(document, stream.places(), stream.leftovers(owners), notices, (last,) if broken else ())

    def _kind(self, n: int, line: _Line, drafts: dict[int, Draft]) -> None:
        """A line of a kind of projects (项目类别): its name and amount go with the first project below."""
        self._below(n, drafts, "项目类别", line.name)
        self._below(n, drafts, "项目类别金额", line.amount)

    def _below(self, n: int, drafts: dict[int, Draft], key: str, token: Token | None) -> None:
        """Keep what line `n` says of several projects as a detail of the first below it."""
        below = next((d for at, d in sorted(drafts.items()) if at > n), None)
        if below is not None and token is not None:
            below.details.setdefault(key, [token])

    def _amounts(self, line: _Line, path: Path) -> Amounts:
        if line.amount is None:
            return Amounts()
        self.stream.field((*path, "total"), line.amount.start, line.amount.end)
        self.stream.traces[path] = self.stream.traces[(*path, "total")]
        return Amounts(money(line.amount.text, self.money_unit))

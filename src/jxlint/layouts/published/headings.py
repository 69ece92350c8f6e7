"""The headings of 项目支出绩效目标表: title, department line, column heads and page numbers, on every page.

They are looked for in the text without its white space, so that it does not matter where their lines break.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.published.column_heads import column_heads, columns
from jxlint.layouts.published.column_numbers import column_names
from jxlint.layouts.published.repeated_lines import continued, feet, line_start, repeated
from jxlint.layouts.words.item_numbers import TABLE_NUMBER
from jxlint.layouts.words.page_numbers import page_numbers
from jxlint.patterns import later, matches_at
from jxlint.sheet import Sheet

_TITLE = compiled(
    r"(?P<bare>(?:项目(?:支出)?(?:预算)?|部门预算|单位预算)绩效目标(?:情况|公开|批复|申报)?表)(?:[（(][^（()）:：]{0,24}[)）])?"
    r"(?:[（(]?20\d\d年(?:度)?[)）]?)?"
)
_LABEL = r"[（(]?(?:部门|(?:预算|填报|主管|编制)(?:部门|单位)|部门[（(]单位[)）])(?:名称)?(?:[（(]盖?章[)）])?[:：]"
_MONEY = r"[（(]?(?:金额)?单位[:：](?:人民币)?(?P<unit>[千百万亿]?元)[)）]?"
# How the label begins, which is found sooner.
_MAY_BEGIN = compiled(r"[（(部预填主编](?=[部门单位预算填报主管编制])")
_DEPARTMENT = compiled(rf"{_LABEL}(?P<department>[^:：；。]{{1,120}}?){_MONEY}")
_TITLE_BELOW = r"[（(]?(?:20\d\d年?度?[)）]?)?(?:部门|单位)?(?:预算)?项目(?:支出)?(?:预算)?绩效目标[一-鿿]{0,2}表"
# What the first head of the columns begins with.
_HEAD_OF_NAMES = r"(?:(?:资金)?(?:使用|用款)?单位(?:名称)?[/、及和与（(])?项目(?:名称|[)）/、及和与（(])"
# The same two apart.
_NAME = later(
    rf"{_LABEL}(?P<department>[^:：；。]{{1,60}}?)(?={_HEAD_OF_NAMES}|[（(]?(?:金额)?单位[:：]|{_TITLE_BELOW})"
)
_UNIT = later(_MONEY)
# The unit of money without saying that it is one, in a cell of its own or behind a blank.
_BARE_UNIT = later(r"[（(]?(?:人民币)?(?P<unit>[千百万亿]?元)[)）]?")
_ABOVE = compiled(rf"(?:{TABLE_NUMBER})?[（(]?(?:20\d\d年度?)?[)）]?(?:部门|单位)?(?:预算)?")
_LONGEST_LEAD = 80
# How far above the heads the lines of the department and the unit begin at most, and what of the heads ends a name.
_NEAR_HEADS, _LOOK = 200, len("项目名称")
# The year right before a title, or behind it.
_YEAR = compiled(r"(20\d\d)年度?[^\W\d_]{0,8}$")
_YEAR_LINE = later(r"[（(]?(?:20\d\d年?度?)?[)）]?(?:部门|单位)?(?:预算)?")
_YEAR_BEHIND = compiled(r"(20\d\d)年")
# A year anywhere on the line of the title, none of several; it may be in Chinese figures.
_YEAR_ON_LINE = later(r"(?<![-—–~～至\d])(20\d\d|二[〇零○Oo][〇零○Oo一二三四五六七八九]{2})年(?![-—–~～至])")
_FIGURES_OF = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")
# What stands behind the department's name and is none of it: a year, the end of the brackets around the line.
_BEHIND_NAME = compiled(r"[（(]?(?:(20\d\d)年度?)?[)）]?$")


Span = tuple[int, int]


class Headings(msgspec.Struct, frozen=True):
    """What the headings say, where they stand (half-open ranges of the sheet's solid text), where the first that is no
    page number begins (0 for none), and which columns of money they name. `notes` are those of the spans that are none
    of the table and to be left over."""

    spans: tuple[tuple[int, int], ...]
    notes: tuple[tuple[int, int], ...]
    begin: int
    columns: tuple[str, ...]
    has_columns: bool
    department: tuple[int, int] | None
    money_unit: tuple[int, int] | None
    year: int | None


def headings(sheet: Sheet) -> Headings:
    """The headings in `sheet`; the department, unit and year are those of the first ones."""
    pages = _pages(sheet)
    # A page number may stand within another heading, which is looked for as if it were not there.
    text, at = _without(sheet.solid, pages)
    departments = list(matches_at(_DEPARTMENT, text, (m.start() for m in _MAY_BEGIN.finditer(text))))
    heads = column_heads(text)
    named = departments or _apart(_NAME, text, heads)
    money = departments or _apart(_UNIT, text, heads)
    behind = {m.start() for m in (*named, *money)} | {start for start, _ in heads}
    titles = [(m, end) for m in _TITLE.finditer(text) if (end := _title_end(sheet, m, at, behind))]
    ranges = {*heads, *(m.span() for m in (*named, *money))}
    bare = _bare_unit(sheet, named[0], at) if named and not money else None
    said = money[0] if money else bare
    spans = [*pages, *((at[start], at[end - 1] + 1) for start, end in ranges)]
    department = None
    if named:
        end = bare.start() if bare else _name_end(named[0])
        department = _range(named[0].start("department"), end, at)
    year, lead = None, ""
    names = tuple({m.string[m.start("department") : _name_end(m)] for m in departments})
    for match, stop in titles:
        begin, first = at[match.start()], match is titles[0][0]
        start = _lead(sheet, begin, lead, names, first=first)
        if first:
            lead = sheet.solid[start:begin]
            start = _above(sheet, start, begin, sheet.solid[slice(*department)] if department else "")
            close = sheet.solid[max(0, begin - 20) : begin]
            title = text[match.start() : stop]
            year = _year(close, sheet.solid[start:begin], title, named[0]["department"] if named else "")
        spans.append((start, at[stop - 1] + 1))
    found, notes = feet(sheet, spans[len(pages) + len(ranges) + 1 :], pages)
    spans += found + notes
    begin = min((start for start, _ in spans[len(pages) :]), default=0)
    spans += continued(sheet, spans)
    spans += [(low, high) for _, end in heads if (high := column_names(sheet, low := at[end - 1] + 1)) > low]
    if not sheet.cells:
        again, once = repeated(sheet, spans[len(pages) :], pages)
        spans, notes = spans + again, notes + once
    unit = _range(*said.span("unit"), at) if said else None
    return Headings(
        tuple(sorted(spans)),
        tuple(notes),
        begin,
        columns(text[slice(*heads[0])] if heads else ""),
        bool(heads),
        department,
        unit,
        year,
    )


def _year(close: str, before: str, title: str, department: str) -> int | None:
    """The year that the heading says: right before the `title`, in the words `close` to it, in itself, behind the name
    of the department, or anywhere in the words of the heading `before` it where these name no other."""
    found = _YEAR.search(close) or _YEAR_BEHIND.search(title) or _BEHIND_NAME.search(department)
    if found and found[1]:
        return int(found[1])
    said = set(_YEAR_ON_LINE.findall(before))
    return int(said.pop().translate(_FIGURES_OF)) if len(said) == 1 else None


def _pages(sheet: Sheet) -> list[tuple[int, int]]:
    """Page numbers, as ranges of the solid text."""
    return [(sheet.index(start), sheet.index(end)) for start, end in page_numbers(sheet.text)]


def _without(solid: str, spans: list[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """`solid` without `spans`, and where each character of it stands in `solid`."""
    if not spans:
        return solid, range(len(solid))
    bounds = [0, *(i for span in spans for i in span), len(solid)]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    at = array("I")
    for start, end in pieces:
        at.extend(range(start, end))
    return "".join(solid[s:e] for s, e in pieces), at


def _title_end(sheet: Sheet, match: re.Match[str], at: Sequence[int], behind: set[int]) -> int:
    """Where the title of `match` ends: at what stands right `behind` it, or with its line; 0 where it is none. What may
    be said behind it may as well be the next line's."""
    ends = (match.end(), match.end("bare"))
    return next((end for end in ends if end in behind or _ends_line(sheet, at[end - 1])), 0)


def _ends_line(sheet: Sheet, index: int) -> bool:
    """Whether character `index` of the solid text is the last of its line."""
    if index + 1 >= len(sheet.offsets):
        return True
    return any(c in "\n\f" for c in sheet.text[sheet.offsets[index] + 1 : sheet.offsets[index + 1]])


def _lead(sheet: Sheet, begin: int, first_lead: str, names: tuple[str, ...], *, first: bool) -> int:
    """Where the heading of the title at `begin` starts: the words before it on its line, a department or a year,
    belong to it unless they are the end of the cell above. `names` are those of all departments: a file may hold the
    tables of several."""
    start = line_start(sheet, begin)
    words = sheet.solid[start:begin]
    if len(words) > _LONGEST_LEAD:
        return begin
    again = words == first_lead or (words.startswith(names) and _YEAR_LINE.fullmatch(_behind(words, names)))
    return start if again or (first and not re.search(r"[。；;]", words)) else begin


def _behind(words: str, names: tuple[str, ...]) -> str:
    """What of `words` stands behind the longest of `names` they begin with."""
    return words[max(len(n) for n in names if words.startswith(n)) :]


def _above(sheet: Sheet, start: int, begin: int, department: str) -> int:
    """Where the first title begins with the lines above it that are known to stand there: 附件1, the department's
    name, a year. `start` is where its own line does, `begin` the title itself."""
    above = sheet.solid[:begin] if begin <= 2 * _LONGEST_LEAD else ""
    if department:
        above = above.replace(department, "")
    if begin <= 2 * _LONGEST_LEAD and _ABOVE.fullmatch(above):
        return 0
    while start > 0:
        before = line_start(sheet, start - 1)
        if not _ABOVE.fullmatch(sheet.solid, before, start):
            break
        start = before
    return start


def _apart(pattern: re.Pattern[str], text: str, heads: list[tuple[int, int]]) -> list[re.Match[str]]:
    """The first match above the column heads, and the same words wherever they stand right above heads again: of a
    table whose department and unit stand apart."""
    first = pattern.search(text, 0, heads[0][0] + _LOOK if heads else 0)
    if first is None or first.start() >= heads[0][0]:
        return []
    again = (m for m in pattern.finditer(text, first.end()) if m[0] == first[0])
    return [first, *(m for m in again if any(0 <= start - m.start() <= _NEAR_HEADS for start, _ in heads))]


def _name_end(match: re.Match[str]) -> int:
    """Where the department's name of `match` ends, without a year or the end of brackets around its line."""
    words = match["department"]
    behind = _BEHIND_NAME.search(words)
    bare = words[: behind.start()] if behind else words
    whole = len(re.findall(r"[（(]", bare)) == len(re.findall(r"[)）]", bare))
    return match.start("department") + len(bare if whole and bare else words)


def _bare_unit(sheet: Sheet, named: re.Match[str], at: Sequence[int]) -> re.Match[str] | None:
    """The unit of money in the words of the department's line, apart from the others: in the next cell, say."""
    start, end = named.span("department")
    for found in _BARE_UNIT.finditer(named.string, start, end):
        low, high = at[found.start()], at[found.end() - 1]
        parted = found.end() == len(at) or sheet.offsets[high + 1] > sheet.offsets[high] + 1
        if start < found.start() and parted and sheet.offsets[low] > sheet.offsets[low - 1] + 1:
            return found
    return None


def _range(start: int, end: int, at: Sequence[int]) -> tuple[int, int]:
    """Where the characters `start` to `end` of the text without page numbers stand in the solid text."""
    return at[start], at[end - 1] + 1

"""Lines of pages that say nothing of the table: those that stand alike behind the same words of the heading on every
page, though nobody knows them, and those at the foot.

What is not told from the table would end up in the value that the page break cuts in two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jxlint.layouts.published.column_numbers import names_columns
from jxlint.layouts.words.notes import is_note
from jxlint.layouts.words.office_names import is_office
from jxlint.patterns import later, matches_at
from jxlint.sheet import Sheet

Span = tuple[int, int]

# So many of the last words of a heading tell it from others; no line behind it is longer, and few are there.
_END, _LONGEST, _ROUNDS = 12, 80, 4
# So many pages are no chance; of fewer, the line has to stand among headings or to say such words.
_PAGES = 3
_HEADS = later(r"项目|名称|目标|指标|单位|金额|资金|拨款|预算|总额|类别|备注|填报|说明")
# What the table itself says: a total, an amount, a sentence, a value. A year is said in a heading too.
_AMOUNT = later(r"^[合总小]计|\d[.．]\d|\d{3,}(?!\d|年)")
_OF_TABLE = later(r"[。；;]|值[:：]")
_MONEY = later(r"-?\d[\d.．,，]*\d")
# What stands at the foot of pages is no longer, and neither a sentence nor a value.
_LONGEST_FOOT, _FIGURE, _OF_VALUE = 40, later(r"\d+"), later(r"[。；;，,:：%％值率]")
# That a table goes on, above what does, perhaps beside the unit of money.
_GOES_ON = later(
    r"^[^\S\n]*(?P<words>[（(]?(?:(?:附[件表]|表)\d{0,2}(?:-\d{1,2})?[（(]?续表?\d{0,2}|续表\d{0,2}|[续接]上?前?[表页])[)）]{0,2}"
    r"(?:[^\S\n]+[（(]?(?:金额)?单位[:：](?:人民币)?[千百万亿]{0,2}元[)）]?)?)[^\S\n]*$",
    re.M,
)
# How such a line begins, which is found sooner.
_MAY_GO_ON = later(r"\n[^\S\n]*[（(附表续接]")
_BREAK = later(r"[\n\f]")
_TOTAL, _BRACKETS = later(r"[合总]计"), later(r"[（(].*[)）]")


def repeated(sheet: Sheet, headings: Iterable[Span], pages: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The unknown lines behind the `headings` (ranges of the solid text) of running text, each as often as it stands
    there, and the first of each, unless it only names columns; `pages` are the page numbers."""
    known = sorted({*headings, *pages})
    numbers = frozenset(pages)
    found: list[Span] = []
    first: list[Span] = []
    for _ in range(_ROUNDS):
        alike = [lines for lines in _lines(sheet, known, numbers) if _is_heading(sheet, lines, known)]
        if not alike:
            break
        found += [line for lines in alike for line in lines]
        first += [lines[0] for lines in alike if not names_columns(_words(sheet, lines[0]))]
        known = sorted({*known, *found})
    return found, first


def continued(sheet: Sheet, headings: Iterable[Span]) -> list[Span]:
    """The lines that only say that the table goes on: 续表, 附表1（续）. In running text they stand above one of the
    `headings`, elsewhere a line may have been cut there."""
    if "续" not in sheet.solid and "接上" not in sheet.solid:
        return []
    lines = (0, *(m.start() + 1 for m in _MAY_GO_ON.finditer(sheet.text)))
    found = [tuple(map(sheet.index, m.span("words"))) for m in matches_at(_GOES_ON, sheet.text, lines)]
    begins = {start for start, _ in headings}
    return [(start, end) for start, end in found if sheet.cells or end in begins]


def _words(sheet: Sheet, line: Span) -> list[str]:
    return sheet.text[sheet.offsets[line[0]] : sheet.offsets[line[1] - 1] + 1].split()


def feet(sheet: Sheet, titles: list[Span], pages: list[Span]) -> tuple[list[Span], list[Span]]:
    """The lines at the foot of pages, right above the `titles` of the next ones: those that stand there on every page,
    alike but for their figures (打印日期：…), and notes that do not. `pages` are the page numbers."""
    found: list[Span] = []
    numbered = {end: start for start, end in pages}
    for start, _ in titles:
        end = numbered.get(start, start)
        if end:
            found.append((line_start(sheet, end - 1), end))
    words = [sheet.solid[start:end] for start, end in found]
    short = [foot for foot, said in zip(found, words, strict=True) if is_note(said) and len(said) <= _LONGEST_FOOT]
    alike = len(found) >= _PAGES and len({_FIGURE.sub("0", w) for w in words}) == 1 and len(words[0]) <= _LONGEST_FOOT
    if alike and (short or not _OF_VALUE.search(words[0])):
        return found, []
    return [], short


def line_start(sheet: Sheet, index: int) -> int:
    """Where the line begins on which character `index` of the solid text stands."""
    offset = sheet.offsets[index]
    return sheet.index(max(sheet.text.rfind(c, 0, offset) for c in "\n\f") + 1)


def _lines(sheet: Sheet, known: Sequence[Span], numbers: frozenset[Span]) -> list[list[Span]]:
    """What stands right behind each of the `known` headings on its line, or on the next, up to the next heading: those
    behind the same words together."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for (start, end), (following, _) in pairwise([*known, (len(sheet.solid), 0)]):
        if (start, end) not in numbers:
            groups[sheet.solid[max(start, end - _END) : end]].append((end, min(following, _line_end(sheet, end))))
    return [lines for lines in groups.values() if len(lines) > 1]


def _line_end(sheet: Sheet, start: int) -> int:
    """Where the line ends on which the character at `start` of the solid text stands."""
    if start >= len(sheet.offsets):
        return start
    stop = _BREAK.search(sheet.text, sheet.offsets[start])
    return sheet.index(stop.start()) if stop else len(sheet.solid)


def _is_heading(sheet: Sheet, lines: Sequence[Span], known: Sequence[Span]) -> bool:
    """Whether `lines` behind the same words are one line of the heading, and not the same words of the table."""
    words = sheet.solid[slice(*lines[0])]
    if not 0 < len(words) <= _LONGEST or any(sheet.solid[slice(*line)] != words for line in lines):
        return False
    if _AMOUNT.search(words):
        return False
    begins = {start for start, _ in known}
    if all(end in begins for _, end in lines):
        return True
    if _OF_TABLE.search(words) or is_office(words):
        return False
    below = _next_line(sheet, lines[0][1])
    if below and (_TOTAL.match(below[0]) or names_columns(below)):
        return True
    if below and _MONEY.fullmatch(below[-1]) and not is_office(below[0]):
        return False  # they are the first line of the name
    return len(lines) >= _PAGES or len(_HEADS.findall(words)) > 1 or _BRACKETS.fullmatch(words) is not None


def _next_line(sheet: Sheet, index: int) -> list[str]:
    """The words of the line on which character `index` of the solid text stands, from there on."""
    end = _line_end(sheet, index)
    return _words(sheet, (index, end)) if index < end else []

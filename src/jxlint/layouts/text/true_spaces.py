"""White space within a line that somebody typed, and no wrapping left: cells of workbooks and paragraphs of documents
show it as it is, and in names and values of indicators it is told of (JX802)."""

from __future__ import annotations

from jxlint.document import Path
from jxlint.patterns import later
from jxlint.sheet import Sheet

_FIELDS = ("name", "period", "annual")
_BLANKS = " \u3000"
_COMPARATORS = "≥≤><=≧≦＝＞＜"
# A figure that a value begins with.
_FIGURE = later(rf"[{_COMPARATORS}]?[ \u3000]*\d+(?:\.\d+)?")
_OF_DATES = "年月日"
# What begins with such a word behind a blank stood apart when it was typed: elsewhere a page may have ended its line,
# and cut a word in two that then nobody knows.
_WORD = later(
    r"(?:总?数量|总数|次数|人数|人次|时间|金额|成本|费用|标准|比例|面积|里程|质量|情况|程度|水平|能力|效果"
    r"|(?:合格|完成|覆盖|处理|处置|及时|办结|知晓|使用|利用|完好|达标|通过|优良|普及|参与|控制)率|满意度"
    r"|以上|以下|以内|完成|提高|提升|增加|减少|达标)"
)


def shows_spaces(sheet: Sheet) -> bool:
    """Whether white space within the lines of `sheet` is that of the file."""
    return bool(getattr(sheet.origin, "spaced", False))


def keeps_spaces(path: Path) -> bool:
    """Whether the field at `path` is one of which white space is told."""
    return len(path) > 2 and path[-3] == "indicators" and path[-1] in _FIELDS


def is_true(before: str, gap: str, text: str, at: int) -> bool:
    """Whether `gap` between the words `before` of a field and the sign at `at` of `text` stays: between words, behind a
    comparator, before a percent sign, and behind the figure that a value begins with, unless it is of a date."""
    if gap.strip(_BLANKS):
        return False
    last, behind = before[-1], text[at]
    if _is_han(last):
        return _WORD.match(text, at) is not None
    if last.isdecimal():
        return behind in "%％" or (_is_han(behind) and behind not in _OF_DATES and bool(_FIGURE.fullmatch(before)))
    return last in _COMPARATORS and behind.isdecimal()


def _is_han(sign: str) -> bool:
    return "一" <= sign <= "鿿"

"""What a cell of a workbook shows of its number: 0.9 under “0%” is 90%, 45292 under “yyyy-mm-dd” is 2024-01-01."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from jxlint.compiled import compiled
from jxlint.readers.date_formats import is_date, shown_date

GENERAL = "General"
# The formats that files name by number alone, as Chinese Excel shows them.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-", 42: "¥#,##0;¥-#,##0;¥-",
    43: "#,##0.00;-#,##0.00;-", 44: "¥#,##0.00;¥-#,##0.00;¥-", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
# Workbooks hold binary fractions, of which 15 digits mean anything.
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGE = Context(prec=400, rounding=ROUND_HALF_UP)
_LONGEST = 300
_LONGEST_CODE = 500
_SECTION = compiled(r'(?:"[^"]*"|[\\!].|\[[^\]]*\]|[^;])*', re.S)
_CONDITION = compiled(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_CURRENCY = compiled(r"\[\$([^\]-]*)[^\]]*\]")
_ITEM = compiled(r'"([^"]*)"|[\\!](.)|(_.|\*.|\[[^\]]*\])|(General|G/通用格式)|([Ee][+-])|([0#?])|(.)', re.S)
_COMPARE = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


class _Format(NamedTuple):
    """A section in pieces: `before` the point and `behind` it, each piece a literal or a place for a digit."""

    before: tuple[tuple[str, str], ...]
    behind: tuple[tuple[str, str], ...]
    percent: int
    thousands: bool
    scale: int


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """What is shown of the number that a file writes as `value` under the format `code`; `value` if it is none."""
    try:
        number = _EXACT.create_decimal(value)
    except ArithmeticError:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return value
    section, number = _section(code if len(code) <= _LONGEST_CODE else GENERAL, number)
    if is_date(section):
        made = shown_date(number, section, from_1904=from_1904)
        return made if made is not None else plain(number)
    form = _parse(section)
    if form is None:
        return plain(number)
    return ("-" if number < 0 else "") + _fill(abs(number), form)


def shown_text(words: str, code: str) -> str:
    """What is shown of the text `words`: a format may put more around it (“约”@)."""
    if code in (GENERAL, "@") or len(code) > _LONGEST_CODE:
        return words
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else code if "@" in code and len(sections) == 1 else "@"
    if section.strip() == "@" or not words:
        return words
    out = []
    for quoted, escaped, skipped, _, _, _, other in _ITEM.findall(_CURRENCY.sub(_as_text, section)):
        out.append("" if skipped else words if other == "@" else quoted or escaped or other)
    return "".join(out)


def plain(number: Decimal) -> str:
    """A number without any format."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=512)
def _sections(code: str) -> list[str]:
    out, at = [], 0
    while at <= len(code):
        match = _SECTION.match(code, at)
        assert match is not None  # it matches nothing as well
        out.append(match[0])
        at = match.end() + 1
    return out


def _section(code: str, number: Decimal) -> tuple[str, Decimal]:
    """The section that holds for `number`, and the number it is to show: a section of its own shows no sign."""
    sections = _sections(code)
    if len(sections) == 1:
        return sections[0], number
    for section in sections[:2]:
        if condition := _CONDITION.search(section):
            if _COMPARE[condition[1]](number, Decimal(condition[2])):
                return section, number
        elif _CONDITION.search(code) is None:
            break
    else:
        return sections[min(2, len(sections) - 1)], number
    if number < 0:
        return sections[1], abs(number)
    return (sections[2] if number == 0 and len(sections) > 2 else sections[0]), number


@lru_cache(maxsize=512)
def _parse(section: str) -> _Format | None:
    """The pieces of a section for numbers; None for those shown without one: General, fractions, powers of ten."""
    before: list[tuple[str, str]] = []
    behind: list[tuple[str, str]] = []
    into, percent, commas, scale, thousands = before, 0, 0, 0, False
    for quoted, escaped, skipped, general, power, place, other in _ITEM.findall(_CURRENCY.sub(_as_text, section)):
        if general or power:
            return None
        if place:
            thousands, commas = thousands or (commas > 0 and into is before), 0
            into.append(("place", place))
        elif other == "," and any(kind == "place" for kind, _ in into):
            commas += 1
        elif other == "." and into is before:
            into, scale, commas = behind, commas, 0
        elif other == "/" and any(kind == "place" for kind, _ in before):
            return None
        elif not skipped:
            percent += other == "%"
            into.append(("words", quoted or escaped or other.replace("@", "")))
    return _Format(tuple(before), tuple(behind), percent, thousands, scale + commas)


def _fill(number: Decimal, form: _Format) -> str:
    """The digits of `number`, which is not negative, in the places of `form`."""
    places = sum(kind == "place" for kind, _ in form.behind)
    whole = [mark for kind, mark in form.before if kind == "place"]
    if not whole and not places:
        return "".join(words for _, words in form.before + form.behind)
    number = _LARGE.quantize(number.scaleb(2 * form.percent - 3 * form.scale, _LARGE), Decimal(1).scaleb(-places))
    digits, _, fraction = f"{number:f}".partition(".")
    digits = digits.lstrip("0")
    return _whole(digits, form, len(whole)) + _fraction(fraction, form)


def _whole(digits: str, form: _Format, places: int) -> str:
    out: list[str] = []
    left = places
    written = 0
    for kind, mark in reversed(form.before):
        if kind == "words":
            out.append(mark)
            continue
        left -= 1
        # The first place takes all the digits that are left.
        for _ in range(len(digits) if left == 0 and digits else 1):
            digit, digits = (digits[-1], digits[:-1]) if digits else ("0" if mark == "0" else "", "")
            if digit and form.thousands and written and written % 3 == 0:
                out.append(",")
            written += bool(digit)
            out.append(digit)
    return "".join(reversed(out))


def _fraction(fraction: str, form: _Format) -> str:
    if not form.behind:
        return ""
    marks = [mark for kind, mark in form.behind if kind == "place"]
    while marks and marks[-1] != "0" and fraction.endswith("0"):
        marks.pop()
        fraction = fraction[:-1]
    out, at = ["."] if fraction else [], 0
    for kind, mark in form.behind:
        if kind == "words":
            out.append(mark)
        else:
            out.append(fraction[at : at + 1])
            at += 1
    return "".join(out)


def _as_text(match: re.Match[str]) -> str:
    return f'"{match[1]}"' if match[1] else ""

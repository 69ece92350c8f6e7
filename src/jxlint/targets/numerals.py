"""Numbers as they are written in tables: 1,234.5, 5千, 2000万, 十二, 百分之九十, 万分之五 (in %), 九成五, 半数, 俩."""

from __future__ import annotations

import re
from decimal import Decimal

from jxlint.compiled import compiled

DIGITS = "零〇一二两三四五六七八九"
HAN = f"[{DIGITS}十百千万亿廿卅]"
# As they are written on receipts; `clean` reads them as the others.
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# 三天半, 1小时半; not of 一年半载.
_HALF = r"(?:天|周|年|小时|个月)半(?=[，,。；;、)）/以之内左前]|的?时间|$)"
NUMBER = compiled(
    rf"(?=[\d{DIGITS}十百千万亿廿卅半俩仨])"  # most signs begin none of what follows, and are passed over sooner
    rf"(?:(?P<percent>[百千万]分之(?:(?P<of100>{ARABIC})|(?P<han100>[{DIGITS}十百]+(?:点[{DIGITS}]+)?))|百分百)"
    rf"|(?P<base>(?:[十百千]|10{{1,3}})万)分之(?:(?P<above>{ARABIC})|(?P<hanabove>[{DIGITS}十百]+(?:点[{DIGITS}]+)?))"
    rf"|(?P<den>[{DIGITS}十]{{1,3}})分之(?P<num>[{DIGITS}十]{{1,3}})"
    rf"|(?P<tenths>[一二三四五六七八九]|\d)成(?P<half>[一二三四五六七八九]|半)?(?![功立果长员本就绩效交为])"
    r"|(?P<onehalf>(?<=[短减少低降])一半|(?<![一大多])(?:一半|半数)(?=[及或]?以[上下])"
    r"|(?:(?<!\w)|(?<=[为到达于至足])|(?<=超过))(?:一半|半数)(?!\w))"
    r"|(?<![伎哥姐爷娘母父夫])(?P<pair>[俩仨])"
    rf"|(?P<over>\d{{1,3}})/(?P<under>\d{{1,3}})(?![\d/百千万亿])"
    rf"|(?:(?P<more>{ARABIC}|{HAN}+)个)?(?P<part>半)(?=个?(?:小时|月|工作日)|年|天|日)"
    rf"|(?P<arabic>{ARABIC})(?P<scale>(?:(?![百千万]分[点之]|千瓦|千伏)[十百千万亿]){{0,2}})"
    rf"(?:(?<=亿)零?(?P<of10k>{ARABIC})(?P<by>[千百]?万)(?!分[之点])|(?<=万)(?P<of1k>{ARABIC})千(?![点克米瓦伏帕卡])|(?P<term>{_HALF}))?"
    rf"|(?P<han>{HAN}+(?:点[{DIGITS}]+)?)(?P<hanterm>{_HALF})?)"
)
_VALUE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
# A numeral and its 个 in one.
_PAIR = {"俩": Decimal(2), "仨": Decimal(3)}
# Two signs in one: 廿四 is 24.
_TENS = {"廿": 20, "卅": 30}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# Bases as they stand behind a slash: 10万.
_IN_DIGITS = {"十": "10", "百": "100", "千": "1000"}
# Longer numbers are account or telephone numbers, and Decimal need not carry them.
LONGEST = 18


def han(text: str) -> Decimal:
    """The number that Chinese numerals write: 一百零五 is 105, 三点五 is 3.5, 二〇二四 is 2024."""
    whole, _, fraction = text.partition("点")
    if not any(c in SCALES or c in _TENS for c in whole):
        value = Decimal("".join(str(_VALUE[c]) for c in whole) or "0")
    else:
        value = Decimal(_whole(whole))
    return value + Decimal("0." + "".join(str(_VALUE[c]) for c in fraction)) if fraction else value


def _whole(text: str) -> int:
    high = total = section = digit = 0
    for c in text:
        if c in _VALUE:
            digit = _VALUE[c]
            continue
        if c in _TENS:
            section += _TENS[c]
            continue
        if SCALES[c] < 10_000:
            section += (digit or (1 if not section else 0)) * SCALES[c]
        elif c == "万":
            total, section = (section + digit or total or 1) * SCALES[c], 0
        else:
            high, total, section = (high + total + section + digit or 1) * SCALES[c], 0, 0
        digit = 0
    return high + total + section + digit


def value(match: re.Match[str]) -> tuple[Decimal, str] | None:
    """The number of a NUMBER match and the unit it brings along ("%" or ""), None when it is no number to judge."""
    if match.end() - match.start() > LONGEST:
        return None
    if match["percent"]:
        unit = "‰" if match[0][0] == "千" else "%"
        if match["of100"]:
            number = Decimal(match["of100"].replace(",", ""))
        else:
            number = han(match["han100"]) if match["han100"] else Decimal(100)
        return (number / 100 if match[0][0] == "万" else number), unit
    if match["base"]:
        return (Decimal(match["above"].replace(",", "")) if match["above"] else han(match["hanabove"])), ""
    if match["den"]:
        below = han(match["den"])
        return ((han(match["num"]) / below).quantize(Decimal("0.0001")), "") if below else None
    if match["tenths"]:
        tens = _digit(match["tenths"]) * 10
        half = 5 if match["half"] == "半" else _digit(match["half"] or "0")
        return Decimal(tens + half), "%"
    if match["over"]:
        under = Decimal(match["under"])
        return ((Decimal(match["over"]) / under).quantize(Decimal("0.0001")), "") if under else None
    if match["part"]:
        more = match["more"] or "0"
        return (Decimal(more.replace(",", "")) if more[0].isdigit() else han(more)) + Decimal("0.5"), ""
    if match["onehalf"]:
        return Decimal(50), "%"
    if match["pair"]:
        return _PAIR[match["pair"]], "个"
    if match["term"] or match["hanterm"]:
        whole = scaled(match["arabic"], match["scale"]) if match["term"] else han(match["han"])
        return whole + Decimal("0.5"), (match["term"] or match["hanterm"])[:-1]
    if match["arabic"]:
        number = scaled(match["arabic"], match["scale"])
        return number + _below(match), ""
    return han(match["han"]), ""


def compound(match: re.Match[str]) -> bool:
    """Whether a NUMBER match is written in two scales: 1亿500万, 3万5千."""
    return bool(match["of10k"] or match["of1k"])


def _below(match: re.Match[str]) -> Decimal:
    """What the smaller scale of a number in two adds to it."""
    if match["of1k"]:
        return scaled(match["of1k"], "千")
    return scaled(match["of10k"], match["by"]) if match["of10k"] else Decimal(0)


def base(match: re.Match[str]) -> str:
    """Of how many the number of a NUMBER match is, as behind a slash: 十万分之一 is 1/10万; "" when it does not say."""
    word = match["base"] or ""
    return _IN_DIGITS.get(word[:1], "") + word.lstrip("十百千") if word else ""


def scaled(arabic: str, scale: str) -> Decimal:
    """The number `arabic` times its Chinese scale: 3.5 and 万 are 35000."""
    number = Decimal(arabic.replace(",", "") if "," in arabic else arabic)
    if not scale:
        return number
    for c in scale:
        number *= SCALES[c]
    whole = number.to_integral_value()
    return whole if whole == number else number


def _digit(c: str) -> int:
    return int(c) if c.isdigit() else _VALUE[c]

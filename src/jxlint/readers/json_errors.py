"""What is wrong with a JSON text, in words of our own, with line, column and, within a document, JSON pointer."""

from __future__ import annotations

import difflib
import re
from decimal import Decimal

import msgspec

from jxlint.compiled import compiled
from jxlint.document import (
    SCHEMA,
    Amounts,
    ByLevel,
    DepartmentForm,
    Expenditure,
    Income,
    Indicator,
    Path,
    Project,
    ProjectTable,
    Task,
    Unit,
)  # fmt: skip
from jxlint.errors import BadJson
from jxlint.readers import json_syntax
from jxlint.readers.json_places import JsonPlaces

# The type of the object that stands at a key, for the nearest right name of a wrong one.
_AT_KEY: dict[str, type[msgspec.Struct]] = {
    "units": Unit,
    "projects": Project,
    "indicators": Indicator,
    "tasks": Task,
    "amounts": Amounts,
    "total": Amounts,
    "expenditure": Expenditure,
    "income": Income,
    "by_level": ByLevel,
}
# Characters through which the way to a mistake is followed; that is slower than reading.
_MOST = 10_000_000
_TOP = sorted({*ProjectTable.__struct_fields__, *DepartmentForm.__struct_fields__, "kind"})
_KINDS = "project-table, department-form"
_TYPES = {
    "int": "整数", "float": "小数", "decimal": "数", "str": "文字", "null": "空值（null）", "bool": "真假值",
    "array": "数组 […]", "object": "对象 {…}",
}  # fmt: skip
_AT = compiled(r" - at `(?P<path>[^`]*)`$")
_UNKNOWN = compiled(r"unknown field `(?P<key>[^`]*)`")
_STEP = compiled(r"\.([A-Za-z_0-9]+)|\[(\d+|\.\.\.)\]")
_QUOTED = compiled(r"Expected `int(?: \| null)?`, got `str`")
_BOUND = compiled(r"Expected `int` [<>]=")
_WANT = compiled(r"Expected `(?P<want>[^`]*)`(?:, got `(?P<got>[^`]*)`)?")


def undecoded(text: str, error: Exception) -> BadJson:
    """What the decoder's `error` says of `text`."""
    if isinstance(error, RecursionError):
        return _bad(
            json_syntax.place(text, json_syntax.too_deep(text)), "括号嵌套太深", "nested too deeply",
            "请按文档格式提交（jxlint schema document）", "see jxlint schema document",
        )  # fmt: skip
    if isinstance(error, msgspec.ValidationError):
        return _shape(text, str(error))
    at, zh, en = json_syntax.fault(text, str(error))
    if json_syntax.BEHIND in str(error):
        return _bad(
            json_syntax.place(text, at), f"JSON 写得不对：{zh}", f"malformed JSON: {en}",
            "请删去这里以后的内容；一行一个文档的，请把文件命名为 .jsonl",
            "remove what stands here; where each line is a document, call the file .jsonl",
        )  # fmt: skip
    pointer = f" {json_syntax.pointer(text, at)}" if at < _MOST else ""
    return _bad(
        (json_syntax.place(text, at) + pointer).rstrip(), f"JSON 写得不对：{zh}", f"malformed JSON: {en}",
        "请检查此处的引号、逗号和括号", "check quotation marks, commas and brackets here",
    )  # fmt: skip


def repeated(text: str) -> BadJson:
    """The first key that its object has twice."""
    at, pointer, key = json_syntax.repeated(text)
    return _bad(
        f"{json_syntax.place(text, at)} {pointer}",
        f"同一个对象里“{key}”写了两次", f"“{key}” is given twice in one object",
        "请删去一个", "remove one of them",
    )  # fmt: skip


def out_of_range(text: str, path: Path, value: Decimal | int) -> BadJson:
    """A number that no document has, at `path`."""
    where = _where(text, path)
    if isinstance(value, Decimal) and not value.is_finite():
        zh, en = f"金额不能是 {value}", f"an amount cannot be {value}"
        return _bad(where, zh, en, "请写成 1234.50 这样的数", "write a number like 1234.50")
    shown = f"{value:.20}" if isinstance(value, Decimal) else f"{float(value):.3e}" if abs(value) < 10**300 else "…"
    return _bad(
        where, f"{shown[:40]} 大得或细得不合理", f"{shown[:40]} is beyond reason",
        "金额整数部分至多 18 位，小数至多 10 位；序号至多 15 位",
        "an amount has at most 18 digits before the point and 10 behind it, a number at most 15",
    )  # fmt: skip


def _shape(text: str, said: str) -> BadJson:
    at = _AT.search(said)
    steps = [key or index for key, index in _STEP.findall(at["path"])] if at else []
    zh, en = _said(_AT.sub("", said))
    remedy = ("请对照 jxlint schema document", "see jxlint schema document")
    unknown = _UNKNOWN.search(said)
    if unknown:
        near = _nearest(unknown["key"], steps)
        steps.append(unknown["key"])
        if near:
            remedy = f"是不是“{near}”？", f"did you mean “{near}”?"
    elif _QUOTED.search(said):
        remedy = "请写成不带引号的整数，如 2024", "write a number without quotation marks, such as 2024"
    known = steps[: steps.index("...")] if "..." in steps else steps
    path: Path = tuple(int(s) if s.isdecimal() else s for s in known)
    return _bad(_where(text, path), f"不是 jxlint 文档：{zh}", f"not a jxlint document: {en}", *remedy)


def _where(text: str, path: Path) -> str:
    """The place of the value at `path`: line and column, and the pointer."""
    found = JsonPlaces(text).locate(path, None)
    line = f":{found.line}:{found.column}" if found.line is not None else ":1:1"
    return f"{line} {found.pointer or '/'}"


def _bad(where: str, zh: str, en: str, remedy_zh: str, remedy_en: str) -> BadJson:
    return BadJson(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=where)


def _nearest(key: str, steps: list[str]) -> str | None:
    """The right key that is most like `key` in the object at `steps`."""
    names = [s for s in steps if not s.isdigit() and s != "..."]
    keys = list(_AT_KEY[names[-1]].__struct_fields__) if names and names[-1] in _AT_KEY else _TOP
    return next(iter(difflib.get_close_matches(key, [k for k in keys if k != key], n=1)), None)


def _said(what: str) -> tuple[str, str]:
    """A message of msgspec about a value, in Chinese and English."""
    if found := _UNKNOWN.search(what):
        return f"没有“{found['key']}”这个键", f"unknown key “{found['key']}”"
    if found := re.search(r"missing required field `(?P<key>[^`]*)`", what):
        return f"缺少“{found['key']}”", f"“{found['key']}” is missing"
    if found := re.search(r"Invalid enum value '(?P<got>[^']{0,80})", what):
        return f"版本是“{found['got']}”，能读的是“{SCHEMA}”", f"its version is “{found['got']}”, {SCHEMA} is read"
    if found := re.search(r"Invalid value '(?P<got>[^']{0,80})", what):
        return f"“{found['got']}”不是表的种类（{_KINDS}）", f"“{found['got']}” is no kind of table ({_KINDS})"
    if "Invalid decimal" in what:
        return "金额不是数（写成 1234.50）", "the amount is no decimal number (write 1234.50)"
    if _BOUND.search(what):  # of all fields only the year has any
        return "预算年度应在 2000 到 2100 之间", "the budget year must be from 2000 to 2100"
    if found := _WANT.search(what):
        want, got = found["want"].split(" | "), found["got"]
        zh = "应为" + "或".join(_TYPES.get(w, w) for w in want)
        en = "expected " + " or ".join(want)
        return (f"{zh}，写的是{_TYPES.get(got, got)}", f"{en}, got {got}") if got else (zh, en)
    if "out of range" in what:
        return "数太大", "the number is too large"
    return "内容不合文档格式", what

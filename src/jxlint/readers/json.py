"""Submitted JSON to a document: typed, unknown keys refused, errors with line and column or a JSON pointer."""

from __future__ import annotations

import difflib
import re

import msgspec

from jxlint.document import (
    SCHEMA,
    Amounts,
    ByLevel,
    DepartmentForm,
    Document,
    Expenditure,
    Income,
    Indicator,
    Project,
    ProjectTable,
    Task,
    Unit,
)  # fmt: skip
from jxlint.errors import BadJson
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading

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
_TOP = sorted({*ProjectTable.__struct_fields__, *DepartmentForm.__struct_fields__, "kind"})
_DECODER = msgspec.json.Decoder(Document)
_AT = re.compile(r" - at `(?P<path>[^`]*)`$")
_BYTE = re.compile(r"\(byte (\d+)\)")
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
_STEP = re.compile(r"\.([A-Za-z_0-9]+)|\[(\d+|\.\.\.)\]")


def read(text: str) -> Reading:
    """The document that JSON `text` holds. Raises BadJson."""
    try:
        return Reading(_DECODER.decode(text), JsonPlaces(text))
    except msgspec.ValidationError as e:
        raise _shape(str(e)) from e
    except msgspec.DecodeError as e:
        raise _syntax(text, str(e)) from e
    except RecursionError as e:
        raise BadJson(
            "嵌套太深", "nested too deeply", remedy_zh="请按文档格式提交", remedy_en="see jxlint schema document"
        ) from e


def _syntax(text: str, said: str) -> BadJson:
    found = _BYTE.search(said)
    at = int(found[1]) if found else len(text.encode())
    before = text.encode()[:at].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    what = said.split("(byte")[0].strip().removeprefix("JSON is malformed: ")
    return BadJson(
        f"JSON 写得不对：{what}",
        f"malformed JSON: {what}",
        remedy_zh="请检查此处的引号、逗号和括号",
        remedy_en="check quotation marks, commas and brackets here",
        where=f":{line}:{column}",
    )


def _shape(said: str) -> BadJson:
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
    return BadJson(
        f"不是 jxlint 文档：{zh}",
        f"not a jxlint document: {en}",
        remedy_zh=remedy[0],
        remedy_en=remedy[1],
        where=": /" + "/".join(steps),
    )


def _nearest(key: str, steps: list[str]) -> str | None:
    """The right key that is most like `key` in the object at `steps`."""
    names = [s for s in steps if not s.isdigit() and s != "..."]
    keys = list(_AT_KEY[names[-1]].__struct_fields__) if names and names[-1] in _AT_KEY else _TOP
    return next(iter(difflib.get_close_matches(key, [k for k in keys if k != key], n=1)), None)


def _said(what: str) -> tuple[str, str]:
    """A message of msgspec, in Chinese and English."""
    if found := _UNKNOWN.search(what):
        return f"没有“{found['key']}”这个键", f"unknown key “{found['key']}”"
    if found := re.search(r"missing required field `(?P<key>[^`]*)`", what):
        return f"缺少“{found['key']}”", f"“{found['key']}” is missing"
    if found := re.search(r"Invalid enum value '(?P<got>[^']{0,80})", what):
        return f"版本是“{found['got']}”，能读的是“{SCHEMA}”", f"its version is “{found['got']}”, {SCHEMA} is read"
    if found := re.search(r"Invalid value '(?P<got>[^']{0,80})", what):
        kinds = "project-table, department-form"
        return f"“{found['got']}”不是表的种类（{kinds}）", f"“{found['got']}” is no kind of table ({kinds})"
    if "decimal" in what:
        return "金额不是数（写成 1234.50）", "the amount is no decimal number (write 1234.50)"
    if found := re.search(r"Expected `(?P<want>[^`]*)`, got `(?P<got>[^`]*)`", what):
        return f"应为 {found['want']}，写的是 {found['got']}", what
    return what, what

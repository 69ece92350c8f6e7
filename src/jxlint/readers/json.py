"""Submitted JSON to a document: typed, unknown keys refused, errors with line and column or a JSON pointer."""

from __future__ import annotations

import difflib
import re

import msgspec

from jxlint.document import (
    Amounts,
    ByLevel,
    DepartmentForm,
    Document,
    Expenditure,
    Income,
    Indicator,
    Path,
    Project,
    ProjectTable,
    Span,
    Task,
    Unit,
)  # fmt: skip
from jxlint.errors import BadJson
from jxlint.reading import Location, Reading

_TYPES = (Amounts, ByLevel, DepartmentForm, Expenditure, Income, Indicator, Project, ProjectTable, Task, Unit)
KEYS = sorted({name for t in _TYPES for name in t.__struct_fields__} | {"kind"})
_DECODER = msgspec.json.Decoder(Document)
_AT = re.compile(r" - at `(?P<path>[^`]*)`$")
_BYTE = re.compile(r"\(byte (\d+)\)")
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
_STEP = re.compile(r"\.([A-Za-z_0-9]+)|\[(\d+|\.\.\.)\]")


class Pointers:
    """Places in a JSON document: the pointer of a field."""

    def locate(self, path: Path, _span: Span | None) -> Location:
        """See `reading.Places`."""
        return Location(pointer="".join(f"/{part}" for part in path))

    def excerpt(self, _location: Location) -> str | None:
        """See `reading.Places`: JSON is shown by its fields, not its lines."""
        return None


def read(text: str) -> Reading:
    """The document that JSON `text` holds. Raises BadJson."""
    try:
        return Reading(_DECODER.decode(text), Pointers())
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
    steps = _STEP.findall(at["path"]) if at else []
    pointer = "".join(f"/{key or index}" for key, index in steps)
    what = _AT.sub("", said)
    unknown = _UNKNOWN.search(what)
    remedy = ("请对照 jxlint schema document", "see jxlint schema document")
    if unknown:
        near = difflib.get_close_matches(unknown["key"], [k for k in KEYS if k != unknown["key"]], n=1)
        if near:
            remedy = f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?"
    return BadJson(
        f"不是 jxlint 文档：{what}",
        f"not a jxlint document: {what}",
        remedy_zh=remedy[0],
        remedy_en=remedy[1],
        where=f": {pointer or '/'}",
    )

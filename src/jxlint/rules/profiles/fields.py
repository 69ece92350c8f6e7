"""The values of a profile's keys, each checked, each error with file and line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from jxlint.errors import BrokenProfile
from jxlint.findings import SEVERITIES, Severity
from jxlint.rules.nearest import remedy
from jxlint.rules.profiles.codes import written
from jxlint.rules.profiles.model import Code
from jxlint.rules.yamlfile import Items, Lined


def broken(where: str, zh: str, en: str, remedy_zh: str, remedy_en: str) -> BrokenProfile:
    return BrokenProfile(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=where)


def text(data: Lined, key: str, file: str) -> str | None:
    """The words of `key`, None when it is not there."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
        raise _shape(data, key, file, "一段文字", "text")
    return str(value).strip()


def texts(data: Lined, key: str, file: str) -> tuple[Code, ...] | None:
    """The words of a list, or of one value in place of a list, each with its line; None when it is not there."""
    value = data.get(key)
    if value is None:
        return None
    items, lines = (value, value.lines) if isinstance(value, Items) else ([value], [data.lines[key]])
    for item, line in zip(items, lines, strict=True):
        if isinstance(item, bool) or not isinstance(item, str | int) or not str(item).strip():
            raise _shape(data, key, file, "一列文字", "a list of words", line)
    return tuple(Code(str(i).strip(), n) for i, n in zip(items, lines, strict=True))


def codes(data: Lined, key: str, file: str) -> tuple[Code, ...] | None:
    """Like `texts`, for codes: upper case, several in one value as `written`."""
    found = texts(data, key, file)
    if found is None:
        return None
    return tuple(Code(code.upper(), c.line) for c in found for code in written(c.text))


def mappings(data: Lined, key: str, file: str) -> Iterable[Lined]:
    """The mappings of a list, none when it is not there."""
    value = data.get(key)
    if value is None:
        return
    if not isinstance(value, Items):
        raise _shape(data, key, file, "一列条目（每条以 - 开头）", "a list of entries (each begins with -)")
    for item, line in zip(value, value.lines, strict=True):
        if not isinstance(item, Lined):
            raise _shape(data, key, file, "一列键值对", "a list of mappings", line)
        yield item


def severity(value: Any, where: str) -> Severity:
    """A severity by its name."""
    if value not in SEVERITIES:
        raise broken(
            where, f"没有“{value}”这个级别", f"unknown severity “{value}”",
            "可用：" + "、".join(SEVERITIES), "known: " + ", ".join(SEVERITIES),
        )  # fmt: skip
    return cast(Severity, value)


def year(value: Any, where: str) -> int | None:
    """A budget year; null is none."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 2000 <= value <= 2100):
        raise broken(
            where, f"budget_year 应是年份，写的是 {value}", f"budget_year must be a year, found {value}",
            "例如 2024", "for example 2024",
        )  # fmt: skip
    return value


def day(data: Lined, key: str, file: str) -> str | None:
    """A date, as 2025-12-31."""
    said = text(data, key, file)
    if said is None:
        return None
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as e:
        raise broken(
            f"{file}:{data.lines[key]}", f"“{said}”不是日期", f"“{said}” is no date",
            "写成 2025-12-31 这样", "write it like 2025-12-31",
        ) from e  # fmt: skip


def known(name: Any, names: Iterable[str], where: str, zh: str, en: str) -> str:
    """`name` when it is one of `names`."""
    names = list(names)
    if not isinstance(name, str) or name not in names:
        raise broken(where, f"没有{zh}“{name}”", f"there is no {en} “{name}”", *remedy(str(name), names))
    return name


def _shape(data: Lined, key: str, file: str, zh: str, en: str, line: int = 0) -> BrokenProfile:
    return broken(
        f"{file}:{line or data.lines[key]}", f"“{key}”应是{zh}", f"“{key}” must be {en}",
        "见 docs/profiles.md", "see docs/profiles.md",
    )  # fmt: skip

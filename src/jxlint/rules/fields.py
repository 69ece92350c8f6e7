"""Reads typed values out of YAML mappings: text where text is wanted, a list of words where that is, and so on."""

from __future__ import annotations

import re
from typing import Any

from jxlint.errors import BrokenRule
from jxlint.rules.model import Texts
from jxlint.rules.nearest import nearest
from jxlint.rules.yamlfile import Lined, check_keys

# A text that says something.
TEXT = r"\S"


def text(data: Lined, key: str, file: str, default: str = "") -> str:
    """The text under `key`, `default` where there is none. Raises BrokenRule."""
    value = data.get(key, default)
    if not isinstance(value, str):
        raise ill_typed(data, key, file, "文字（数字请加引号）", "text (put a number into quotation marks)")
    return value


def matching(data: Lined, key: str, pattern: str, file: str, zh: str, en: str) -> str:
    """The text under `key`, which must match `pattern` whole; `zh` and `en` say what that is."""
    value = text(data, key, file)
    if not re.fullmatch(pattern, value):
        raise ill_typed(data, key, file, zh, en)
    return value


def flag(data: Lined, key: str, file: str, default: bool = False) -> bool:
    """The true or false under `key`."""
    value = data.get(key, default)
    if not isinstance(value, bool):
        raise ill_typed(data, key, file, "true 或 false", "true or false")
    return value


def words(data: Lined, key: str, file: str) -> tuple[str, ...]:
    """The list of texts under `key`, () where there is none."""
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(w, str) and w.strip() for w in value):
        raise ill_typed(data, key, file, "一列词，写作 [甲, 乙]（数字请加引号）", "a list of words, written [one, two]")
    return tuple(value)


def one_of(data: Lined, key: str, known: tuple[str, ...], file: str) -> Any:
    """The value under `key`, which must be one of `known`."""
    value = data[key]
    if value not in known:
        near = nearest(str(value), known)
        raise BrokenRule(
            f"{key} 不能是“{value}”",
            f"{key} cannot be “{value}”",
            remedy_zh=(f"是不是“{near}”？" if near else "") + "可用：" + "、".join(known),
            remedy_en=(f"did you mean “{near}”? " if near else "") + "known: " + ", ".join(known),
            where=f"{file}:{data.at(key)}",
        )
    return value


def texts(data: Lined, key: str, file: str) -> Texts:
    """The words under `key` in both languages."""
    both = check_keys(data[key], ("zh", "en"), ("zh", "en"), f"{file}:{data.at(key)}")
    return Texts(text(both, "zh", file), text(both, "en", file))


def ill_typed(data: Lined, key: str, file: str, zh: str, en: str) -> BrokenRule:
    """The error that `key` should hold something else."""
    return BrokenRule(
        f"“{key}”应是{zh}，写的是“{_short(data.get(key))}”",
        f"“{key}” must be {en}, found “{_short(data.get(key))}”",
        remedy_zh="请改正这个值",
        remedy_en="mend the value",
        where=f"{file}:{data.at(key)}",
    )


def _short(value: Any) -> str:
    said = " ".join(str(value).split())
    return said if len(said) <= 40 else said[:39] + "…"

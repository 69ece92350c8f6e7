"""YAML files in, plain data with line numbers out, and errors that name file, line and the nearest right key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jxlint.errors import BrokenRule, JxlintError
from jxlint.patterns import later
from jxlint.reasons import reason
from jxlint.rules.book import LARGEST
from jxlint.rules.nearest import nearest
from jxlint.rules.yamltree import Fault, Items, Lined, build

__all__ = ["Items", "Lined", "check_keys", "load", "parse"]

# A key that ends with the colon of a Chinese keyboard.
_WIDE_COLON = later(r"^[ \t]*(?:- )?[^\s:：#\"'“]{1,40}：", re.M)
_NARROW = "键后面的冒号应是半角的“:”，后面空一格", "end a key with an ASCII colon and a space"
# What a person calls the types of YAML values.
_TYPES = {"Lined": ("键值对", "a mapping"), "Items": ("列表", "a list"), "str": ("文字", "text"),
          "int": ("数", "a number"), "float": ("数", "a number"), "bool": ("真假值", "true or false"),
          "NoneType": ("空", "nothing")}  # fmt: skip


def load(path: Path, error: type[JxlintError] = BrokenRule) -> Any:
    """The data of the YAML file at `path`; mappings are `Lined`. Raises `error` when it is missing or no YAML."""
    where = str(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise error(
                f"文件有 {size:,} 字节，超过 {LARGEST:,}", f"the file has {size:,} bytes, more than {LARGEST:,}",
                remedy_zh="请检查是不是给错了文件", remedy_en="check that it is the right file", where=where,
            )  # fmt: skip
        text = path.read_text(encoding="utf-8-sig")
    except OSError as e:
        zh, en = reason(e)
        raise error(
            f"读不了文件（{zh}）", f"cannot read the file ({en})",
            remedy_zh="请检查路径", remedy_en="check the path", where=where,
        ) from e  # fmt: skip
    except UnicodeDecodeError as e:
        raise error(
            "不是 UTF-8 编码", "not encoded in UTF-8",
            remedy_zh="请另存为 UTF-8", remedy_en="save it as UTF-8", where=where,
        ) from e  # fmt: skip
    return parse(text, where, error)


def parse(text: str, where: str, error: type[JxlintError] = BrokenRule) -> Any:
    """The data of YAML `text`; `where` names it in errors."""
    import yaml

    try:
        return build(text)
    except Fault as e:
        raise error(
            e.zh, e.en, remedy_zh=e.remedy_zh, remedy_en=e.remedy_en, where=f"{where}:{e.line}"
        ) from e  # fmt: skip
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None) or getattr(e, "context_mark", None)
        said = getattr(e, "problem", None) or str(e).splitlines()[0]
        zh, en = _remedy(said, text, mark.line if mark else -1)
        raise error(
            f"不是合法的 YAML：{said}", f"not valid YAML: {said}", remedy_zh=zh, remedy_en=en,
            where=f"{where}:{mark.line + 1}:{mark.column + 1}" if mark else where,
        ) from e  # fmt: skip


def _remedy(said: str, text: str, line: int) -> tuple[str, str]:
    """What most likely helps against a fault of the YAML on `line` (from 0)."""
    lines = text.splitlines()
    words = lines[line] if 0 <= line < len(lines) else ""
    if "\t" in words[: len(words) - len(words.lstrip())]:
        return "缩进请用空格，不要用 Tab", "indent with spaces, not with tabs"
    if any(_WIDE_COLON.match(near) for near in lines[max(0, line - 1) : line + 1]):
        return _NARROW
    if "cannot start any token" in said:
        return (
            "以 % @ ` 等符号开头的值请加引号",
            "put a value that begins with a sign such as % @ ` into quotation marks",
        )
    if "mapping values" in said:
        return (
            "请检查这一行的缩进；值里有“: ”时请加引号",
            "check the indentation of this line; put a value with “: ” in it into quotation marks",
        )
    return "请检查缩进、冒号和引号", "check indentation, colons and quotation marks"


def check_keys(
    data: Any, known: Iterable[str], required: Iterable[str], where: str, error: type[JxlintError] = BrokenRule
) -> Lined:
    """`data` itself when it is a mapping with no key outside `known` and every one of `required`.

    `where` is the file, with or without a line. Raises `error` naming file, line and the nearest right key.
    """
    known = list(known)
    file = file_of(where)
    if not isinstance(data, Lined):
        zh, en = _TYPES.get(type(data).__name__, ("别的", "something else"))
        remedies = "可用的键：" + "、".join(known), "known keys: " + ", ".join(known)
        if isinstance(data, str) and _WIDE_COLON.match(data):
            remedies = _NARROW
        raise error(
            f"这里应是键值对，写的是{zh}", f"expected a mapping, found {en}",
            remedy_zh=remedies[0], remedy_en=remedies[1], where=where,
        )  # fmt: skip
    for key in data:
        if key not in known:
            near = nearest(key, known)
            listed = ("可用的键：" + "、".join(known), "known keys: " + ", ".join(known))
            if not known:
                listed = "这里没有可写的键，请删去", "there are no keys here; take it away"
            raise error(
                f"没有“{key}”这个键", f"unknown key “{key}”",
                remedy_zh=f"是不是“{near}”？" if near else listed[0],
                remedy_en=f"did you mean “{near}”?" if near else listed[1],
                where=f"{file}:{data.at(key)}",
            )  # fmt: skip
    for key in required:
        if data.get(key) in (None, "", []):
            raise error(
                f"缺少“{key}”", f"“{key}” is missing", remedy_zh="请补上这个键", remedy_en="add it",
                where=f"{file}:{data.at(key)}",
            )  # fmt: skip
    return data


def fact_places(data: Any, key: str) -> dict[str, str]:
    """The places of what the condition `data` below `key` asks for, by key and name, with the number of the item
    between them in a list: `when.name`, `when.2.name`. The cache keeps them; mappings from there know no lines."""
    if isinstance(data, Lined):
        return {f"{key}.{fact}": data.at(fact) for fact in data}
    if isinstance(data, Items):
        return {name: at for i, item in enumerate(data, 1) for name, at in fact_places(item, f"{key}.{i}").items()}
    return {}


def file_of(where: str) -> str:
    """`where` without the line and column at its end: `C:\\a.yaml:3:1` is `C:\\a.yaml`."""
    return re.sub(r"(?<=.)(:[0-9]+){1,2}$", "", where)

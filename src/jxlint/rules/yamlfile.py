"""YAML in, plain data with line numbers out, and errors that name file, line and the nearest right key."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jxlint.errors import BrokenRule, JxlintError


class Lined(dict[str, Any]):
    """A mapping that knows the line and column (from 1) it starts on and the line of each of its keys."""

    line: int = 0
    column: int = 1
    lines: dict[str, int]


class Items(list[Any]):
    """A list that knows the line of each of its items."""

    lines: list[int]


# A file of rules or a profile is small; what is larger, deeper or repeats itself without end is none.
_BYTES, _DEPTH, _NODES = 4_000_000, 60, 200_000


def load(path: Path, error: type[JxlintError] = BrokenRule) -> Any:
    """The data of the YAML file at `path`; mappings are `Lined`. Raises `error` when it is missing or no YAML."""
    try:
        if path.stat().st_size > _BYTES:
            raise _too_much(str(path), error)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as e:
        raise error(
            f"读不到文件：{e.strerror}",
            f"cannot read the file: {e.strerror}",
            remedy_zh="请检查路径",
            remedy_en="check the path",
            where=str(path),
        ) from e
    except UnicodeDecodeError as e:
        raise error(
            "不是 UTF-8 编码",
            "not encoded in UTF-8",
            remedy_zh="请另存为 UTF-8",
            remedy_en="save it as UTF-8",
            where=str(path),
        ) from e
    return parse(text, str(path), error)


def parse(text: str, where: str, error: type[JxlintError] = BrokenRule) -> Any:
    """The data of YAML `text`; `where` names it in errors."""
    import yaml

    kind = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = kind(text)
    try:
        # The composer works by recursion in C, so that a hostile file could end the process: look at it before.
        depth = 0
        for event in yaml.parse(text, Loader=kind):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                raise _too_much(where, error)
        node = loader.get_single_node()
        return None if node is None else _data(node, loader, where, error, [_NODES])
    except RecursionError as e:  # an alias within what it stands for
        raise _too_much(where, error) from e
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        line = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise error(
            f"不是合法的 YAML：{getattr(e, 'problem', None) or e}",
            f"not valid YAML: {getattr(e, 'problem', None) or e}",
            remedy_zh="请检查缩进、冒号和引号",
            remedy_en="check indentation, colons and quotation marks",
            where=where + line,
        ) from e
    finally:
        loader.dispose()


def _too_much(where: str, error: type[JxlintError]) -> JxlintError:
    return error(
        "文件太大，或嵌套太深",
        "the file is too large or too deeply nested",
        remedy_zh="请把它拆小",
        remedy_en="split it into smaller ones",
        where=where,
    )


def _data(node: Any, loader: Any, where: str, error: type[JxlintError], left: list[int]) -> Any:
    left[0] -= 1
    if left[0] < 0:  # aliases of aliases
        raise _too_much(where, error)
    if node.id == "scalar":
        # Codes, dates and figures are words here: only true, false, null and numbers keep their YAML type.
        try:
            value = loader.construct_object(node)
        except ValueError:  # a date that does not exist, a number of thousands of digits
            return node.value
        return value if isinstance(value, str | int | float | bool) or value is None else node.value
    if node.id == "sequence":
        items = Items(_data(child, loader, where, error, left) for child in node.value)
        items.lines = [child.start_mark.line + 1 for child in node.value]
        return items
    out = Lined()
    out.line, out.column, out.lines = node.start_mark.line + 1, node.start_mark.column + 1, {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in out:
            raise error(
                f"键“{key}”写了两次",
                f"key “{key}” is given twice",
                remedy_zh="请删去一个",
                remedy_en="remove one of them",
                where=f"{where}:{line}",
            )
        out[key] = _data(value_node, loader, where, error, left)
        out.lines[key] = line
    return out


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, "" when none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)), "")


def check_keys(
    data: Any, known: Iterable[str], required: Iterable[str], where: str, error: type[JxlintError] = BrokenRule
) -> Lined:
    """`data` itself when it is a mapping with no key outside `known` and every one of `required`.

    Raises `error` naming file, line and the nearest right key.
    """
    known = list(known)
    if not isinstance(data, Lined):
        raise error(
            f"这里应是键值对，写的是 {type(data).__name__}",
            f"expected a mapping, found {type(data).__name__}",
            remedy_zh="可用的键：" + "、".join(known),
            remedy_en="known keys: " + ", ".join(known),
            where=where,
        )
    for key in data:
        if key not in known:
            near = nearest(key, known)
            raise error(
                f"没有“{key}”这个键",
                f"unknown key “{key}”",
                remedy_zh=f"是不是“{near}”？" if near else "可用的键：" + "、".join(known),
                remedy_en=f"did you mean “{near}”?" if near else "known keys: " + ", ".join(known),
                where=f"{where}:{data.lines[key]}",
            )
    for key in required:
        if data.get(key) in (None, "", []):
            raise error(
                f"缺少“{key}”",
                f"“{key}” is missing",
                remedy_zh="请补上这个键",
                remedy_en="add it",
                where=f"{where}:{data.line}",
            )
    return data

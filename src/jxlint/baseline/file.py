"""A baseline as a file: JSON, an entry a line in an order that does not change, so that differences are small."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Literal

import msgspec

from jxlint.baseline.model import SCHEMA, Baseline, Entry
from jxlint.compiled import compiled
from jxlint.errors import BrokenBaseline
from jxlint.readers.json_places import JsonPlaces
from jxlint.reasons import reason

FILE = ".jxlint-baseline.json"
_KIND = "jxlint.baseline/"
LIMIT = 256 * 1024 * 1024
_AT = compiled(r" - at `\$(?P<path>[^`]*)`$")
_STEP = compiled(r"\.(\w+)|\[(\d+)\]")
_CONFLICT = compiled(r"^(?:<{7}|={7}|>{7})", re.M)


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A baseline: the findings that are known."""

    schema: Literal["jxlint.baseline/1"]
    findings: tuple[Entry, ...]


class _Version(msgspec.Struct, frozen=True):
    schema: str


def written(baseline: Baseline) -> bytes:
    """`baseline` as its file holds it."""
    entries = sorted(baseline.entries.values(), key=lambda e: e.order)
    lines = ",\n".join(_line(e) for e in entries)
    body = f"[\n{lines}\n]" if lines else "[]"
    return f'{{"schema": "{SCHEMA}", "findings": {body}}}\n'.encode()


def read(path: str) -> Baseline:
    """The baseline in the file `path`. Raises BrokenBaseline with file and line."""
    try:
        with Path(path).open("rb") as f:
            data = f.read(LIMIT + 1)
        text = data.decode("utf-8-sig")
    except FileNotFoundError as e:
        raise _broken(path, "没有这个基线文件", "there is no such baseline",
                      f"先建一个：jxlint baseline create 路径 -b {path}",
                      f"make one: jxlint baseline create PATH -b {path}") from e  # fmt: skip
    except (OSError, ValueError) as e:
        zh, en = reason(e)
        raise _broken(
            path, f"基线读不了（{zh}）", f"the baseline cannot be read ({en})",
            "请检查路径、权限和编码（UTF-8）", "check path, permissions and encoding (UTF-8)",
        ) from e  # fmt: skip
    if len(data) > LIMIT:
        raise _broken(path, "基线太大", "the baseline is too large", "请检查是不是这个文件", "check whether it is one")
    return Baseline(path, _entries(path, text))


def replaceable(path: str) -> bool:
    """Whether the file `path` may be replaced by a new baseline: it is one, sound or not, or holds nothing."""
    try:
        with Path(path).open("rb") as f:
            head = f.read(4096)
    except OSError:
        return False
    return not head.strip() or _KIND.encode() in head


def _entries(path: str, text: str) -> dict[str, Entry]:
    try:
        version = msgspec.json.decode(text, type=_Version).schema
        if version != SCHEMA:
            raise _foreign(path, text, version)
        listed = msgspec.json.decode(text, type=File).findings
    except msgspec.ValidationError as e:
        raise _shape(path, text, str(e)) from e
    except (msgspec.DecodeError, RecursionError) as e:
        raise _syntax(path, text) from e
    entries: dict[str, Entry] = {}
    for i, entry in enumerate(listed):
        if entry.fingerprint in entries:
            raise _broken(
                path + _place(text, ("findings", i)), "同一个发现（fingerprint）写了两行",
                "a fingerprint stands twice", "请删去其中一行", "delete one of the lines",
            )  # fmt: skip
        entries[entry.fingerprint] = entry
    return entries


def _line(entry: Entry) -> str:
    made = json.dumps(msgspec.to_builtins(entry), ensure_ascii=False)
    # Outside of strings all is ASCII. What a terminal would obey is written by its code.
    return made if made.isprintable() else "".join(c if c.isprintable() else _code(c) for c in made)


def _code(c: str) -> str:
    return json.dumps(c)[1:-1] if c > "\x7f" else f"\\u{ord(c):04x}"


def _foreign(path: str, text: str, version: str) -> BrokenBaseline:
    shown, where = version[:60], path + _place(text, ("schema",))
    if not version.startswith(_KIND):
        return _broken(where, f"不是 jxlint 基线，而是“{shown}”", f"not a jxlint baseline but “{shown}”",
                       "请检查文件名", "check the file's name")  # fmt: skip
    return _broken(
        where, f"版本是“{shown}”，能读的是“{SCHEMA}”",
        f"its version is “{shown}”, {SCHEMA} is read",
        "请用写它的那个版本的 jxlint，或重新建：jxlint baseline create --force",
        "use the jxlint that wrote it, or make it anew: jxlint baseline create --force",
    )  # fmt: skip


def _shape(path: str, text: str, said: str) -> BrokenBaseline:
    at = _AT.search(said)
    steps = tuple(key or int(index) for key, index in _STEP.findall(at["path"])) if at else ()
    said = _AT.sub("", said)
    return _broken(
        path + _place(text, steps), f"不是 jxlint 基线：{said}", f"not a jxlint baseline: {said}",
        "请检查此处，或重新建：jxlint baseline create --force",
        "mend it here, or make it anew: jxlint baseline create --force",
    )  # fmt: skip


def _syntax(path: str, text: str) -> BrokenBaseline:
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        return _broken(
            f"{path}:{line}", "有没解决的合并冲突", "there is an unsolved merge conflict",
            "两边的行都留下，删去冲突标记和重复的行，再运行 jxlint baseline update",
            "keep the lines of both sides without the marks and doubled lines, then run jxlint baseline update",
        )  # fmt: skip
    try:
        json.loads(text)
        where = ""
    except json.JSONDecodeError as e:
        where = f":{e.lineno}:{e.colno}"
    except RecursionError:
        where = ""
    return _broken(
        path + where, "JSON 写得不对", "malformed JSON", "请检查此处的引号、逗号和括号",
        "check quotation marks, commas and brackets here",
    )  # fmt: skip


def _place(text: str, steps: tuple[str | int, ...]) -> str:
    at = JsonPlaces(text).locate(steps, None)
    return f":{at.line}:{at.column}" if at.line is not None else ""


def _broken(where: str, zh: str, en: str, remedy_zh: str, remedy_en: str) -> BrokenBaseline:
    return BrokenBaseline(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=where)


def spelled(path: str, baseline: str) -> str:
    """The file `path` as the baseline in the file `baseline` writes it: from its folder, with slashes."""
    if path == "-":
        return path
    try:
        near = os.path.relpath(path, os.path.dirname(baseline) or ".")  # noqa: PTH120 - Path has no relpath in 3.11
    except ValueError:  # another drive
        near = os.path.abspath(path)  # noqa: PTH100
    # A lone surrogate (of a file name) cannot be UTF-8.
    return near.replace(os.sep, "/").encode(errors="backslashreplace").decode()

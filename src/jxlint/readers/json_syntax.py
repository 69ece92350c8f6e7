"""JSON that cannot be decoded: where it goes wrong, and what a person most likely did there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from jxlint.compiled import compiled
from jxlint.readers.json_rows import unescaped

_DEEP = 64  # a document has fewer than ten levels
_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = compiled(rf"({_STRING})(\s*:)?|([{{\[])|([}}\]])|,", re.S)
_BYTE = compiled(r"\(byte (\d+)\)")
# Every escape from left to right; the group is half of a pair.
_ESCAPE = compiled(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.S
)
_WORD = compiled(r"-?[A-Za-z]+")
_NO_NUMBER = ("nan", "infinity", "inf", "-nan", "-infinity", "-inf")
_WORDS = {"true": "true", "false": "false", "none": "null", "null": "null", "undefined": "null", "nil": "null"}
_FULL = dict(zip("“”‘’，、：｛｝［］", '""""' + ",,:{}[]", strict=True))

# What the decoder says of text behind the document's end.
BEHIND = "trailing characters"
_SAID: tuple[tuple[str, str, str], ...] = (
    ("trailing comma in object", "最后一项后面多了逗号", "a comma behind the last key"),
    ("trailing comma in array", "最后一项后面多了逗号", "a comma behind the last item"),
    ("expected ',' or '}'", "两项之间缺少逗号，或对象没有用 } 结束", "a comma or } is missing"),
    ("expected ',' or ']'", "两项之间缺少逗号，或数组没有用 ] 结束", "a comma or ] is missing"),
    ("expected ':'", "键后面缺少冒号", "a colon is missing behind the key"),
    ("object keys must be strings", "键没有用双引号括起来", "a key without double quotation marks"),
    ("invalid number", "数写得不对", "not a number"),
    ("escape", "反斜杠后面的字符不对（反斜杠本身写成 \\\\）", "no such escape (a backslash itself is \\\\)"),
    ("utf-8", "编码不是 UTF-8", "not UTF-8"),
)


def place(text: str, at: int) -> str:
    """Line and column of the character at `at`, as errors have them."""
    return f":{text.count(chr(10), 0, at) + 1}:{at - (text.rfind(chr(10), 0, at) + 1) + 1}"


def fault(text: str, said: str) -> tuple[int, str, str]:
    """Where `text` goes wrong, of which the decoder said `said`, and how, in Chinese and English."""
    found = _BYTE.search(said)
    if found is not None and BEHIND in said:  # the decoder has read the first of it
        at = len(text.encode()[: int(found[1]) - 1].decode(errors="ignore"))
        return at, "文档结束以后还有内容（一个文件一个文档）", "there is more behind the document's end"
    at = len(text) if found is None else len(text.encode()[: int(found[1])].decode(errors="ignore"))
    # The decoder calls half a pair before the end of a string an early end of the text.
    at -= at > 0 and text[at - 1 : at] == "-"
    half = next((m for m in _ESCAPE.finditer(text, 0, min(len(text), at + 12)) if m[1]), None)
    if half is not None:
        escape = "\\" + half[1]
        return half.start(), f"{escape} 只是半个字符（UTF-16 代理对的一半）", f"{escape} is half of a surrogate pair"
    if found is None or at >= len(text):
        return len(text), "到末尾还没有写完（可能没有传完）", "it ends too early (perhaps it was cut off)"
    return at, *_here(text, at, said)


def _here(text: str, at: int, said: str) -> tuple[str, str]:
    here = text[at]
    if here in _FULL:
        return f"用了中文标点“{here}”，应为 {_FULL[here]}", f"full-width “{here}” in place of {_FULL[here]}"
    word = _WORD.match(text, at)
    if word and word[0].lower() in _NO_NUMBER:
        return f"{word[0]} 不是 JSON 的数", f"{word[0]} is no number of JSON"
    if word and word[0].lower() in _WORDS:
        right = _WORDS[word[0].lower()]
        return f"{word[0]} 应写成 {right}", f"{word[0]} must be written {right}"
    if here == "'":
        return "用了单引号，应为双引号", "single quotation marks in place of double ones"
    if text.startswith(("//", "/*", "#"), at):
        return "JSON 里不能写注释", "JSON has no comments"
    if here < " ":
        return (
            f"文字里有没有转义的控制字符（\\u{ord(here):04x}）",
            f"an unescaped control character (\\u{ord(here):04x})",
        )
    lower = said.lower()
    for key, zh, en in _SAID:
        if key in lower:
            return zh, en
    if here.isprintable() and not unicodedata.category(here).startswith("C"):
        return f"这里不该有“{here}”", f"unexpected “{here}”"
    return f"这里不该有字符 U+{ord(here):04X}", f"unexpected character U+{ord(here):04X}"


def too_deep(text: str) -> int:
    """Where `text` opens more brackets within one another than any document has."""
    depth = 0
    for match in _TOKEN.finditer(text):
        depth += (match.lastindex == 3) - (match.lastindex == 4)
        if depth > _DEEP:
            return match.start()
    return 0


def pointer(text: str, at: int) -> str:
    """The JSON pointer of the value in which `at` stands; `text` is well-formed before it."""
    last = ""
    for match, stack in _steps(text):
        if match.start() >= at:
            break
        last = _pointer(stack)
    return last


def repeated(text: str) -> tuple[int, str, str]:
    """The first key that stands twice in one object: where, its JSON pointer, and the key. `text` is well-formed."""
    seen: list[set[str]] = []
    for match, stack in _steps(text):
        if match[3]:
            seen.append(set())
        elif match[4]:
            seen.pop()
        elif match[2] is not None:
            key = str(stack[-1])
            if key in seen[-1]:
                return match.start(), _pointer(stack), key
            seen[-1].add(key)
    raise ValueError("no key stands twice")


def _steps(text: str) -> Iterator[tuple[re.Match[str], list[str | int | None]]]:
    """The tokens, each with the way to it: the key or index in each open container, None before a key."""
    stack: list[str | int | None] = []
    for match in _TOKEN.finditer(text):
        if match[3]:
            stack.append(0 if match[3] == "[" else None)
        elif match[4]:
            if not stack:
                return
            stack.pop()
        elif match[2] is not None and stack and not isinstance(stack[-1], int):
            stack[-1] = unescaped(match[1])
        elif match[0] == "," and stack:
            stack[-1] = stack[-1] + 1 if isinstance(stack[-1], int) else None
        yield match, stack


def _pointer(stack: Sequence[str | int | None]) -> str:
    return "".join("/" + str(s).replace("~", "~0").replace("/", "~1") for s in stack if s is not None)

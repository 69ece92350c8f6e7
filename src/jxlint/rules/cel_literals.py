"""Arguments in CEL that are checked when the rule is loaded: patterns and names of lexicons.

The compiler takes them as any text, and they would fail only once they are used, or never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from jxlint.compiled import compiled
from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import check_lexicon

# Comments, string literals, names and single signs of CEL, as far as they must be told apart here.
_TOKEN = compiled(
    r"//[^\n]*|[rR]?(?:\"\"\"(?:\\.|[^\\])*?\"\"\"|'''(?:\\.|[^\\])*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    r"|[A-Za-z_]\w*|\S",
    re.S,
)
_FUNCTIONS = {"matches": ("正则表达式", "pattern"), "in_lexicon": ("词表名称", "name of a lexicon")}


class _Call(NamedTuple):
    """A call of `function`, with the tokens of its last argument."""

    function: str
    last: list[str]


def tokens(source: str) -> list[str]:
    """The tokens of an expression that compiles, comments left out."""
    return [t for t in _TOKEN.findall(source) if not t.startswith("//")]


def check_literals(words: list[str], cel: Any, lexicons: Iterable[str], where: str) -> None:
    """Raises BrokenRule where the tokens `words` hold a pattern or lexicon that is not written out or not right."""
    known, plain = list(lexicons), cel.NewEnv(variables={})
    for call in _calls(words):
        if not (len(call.last) == 1 and call.last[0][-1] in "\"'"):
            zh, en = _FUNCTIONS[call.function]
            raise BrokenRule(
                f"{call.function} 的{zh}应直接写在引号里",
                f"the {en} of {call.function} must be written out in quotation marks",
                remedy_zh=f'例如 {call.function}("…")',
                remedy_en=f'such as {call.function}("…")',
                where=where,
            )
        if call.function == "matches":
            answer = plain.compile(f'"".matches({call.last[0]})').eval(data={}).value()
            if not isinstance(answer, bool):
                raise BrokenRule(
                    f"正则表达式有误：{first_line(answer)}",
                    f"bad pattern: {first_line(answer)}",
                    remedy_zh="CEL 用 RE2 的写法，没有前后查找和反向引用",
                    remedy_en="CEL takes RE2, which has no look-around and no back-references",
                    where=where,
                )
        else:
            check_lexicon(str(plain.compile(call.last[0]).eval(data={}).value()), known, where)


def _calls(words: list[str]) -> Iterator[_Call]:
    """The calls of `_FUNCTIONS` among the tokens."""
    for i, word in enumerate(words[:-1]):
        if word not in _FUNCTIONS or words[i + 1] != "(":
            continue
        depth, last = 0, list[str]()
        for inner in words[i + 1 :]:
            depth += (inner in ("(", "[", "{")) - (inner in (")", "]", "}"))
            if depth == 0:
                break
            if depth == 1 and inner in ("(", ","):
                last = []
            else:
                last.append(inner)
        yield _Call(word, last)


def first_line(said: object) -> str:
    """The first line of what the library says."""
    return str(said).splitlines()[0] if str(said) else type(said).__name__

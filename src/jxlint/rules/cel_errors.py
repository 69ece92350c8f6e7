"""What the CEL compiler says, as one of our errors: in both languages, with the line and the nearest right name."""

from __future__ import annotations

from collections.abc import Mapping

from jxlint.compiled import compiled
from jxlint.errors import BrokenRule
from jxlint.rules.nearest import nearest
from jxlint.rules.variables import Variable
from jxlint.rules.yamlfile import file_of

# The functions an author may want; CEL's own, and in_lexicon.
FUNCTIONS = (
    "contains", "startsWith", "endsWith", "matches", "size", "in_lexicon", "all", "exists", "exists_one", "filter",
    "map", "int", "double", "string",
)  # fmt: skip
_PLACE = compiled(r"ERROR: <input>:(\d+):(\d+): (.*)")
_UNKNOWN = compiled(r"undeclared reference to '([^']*)'")
_OVERLOAD = compiled(r"found no matching overload for '([^']*)' applied to '(.*?)'(?: |$)")
_STRINGS = compiled(r"\"[^\"\n]*\"|'[^'\n]*'")
_WIDE = compiled(r"[“”‘’（），＆｜！＝＞＜]")
_WORDS = compiled(r"\b(and|or|not)\b")


def explain(said: str, source: str, known: Mapping[str, Variable], where: str) -> BrokenRule:
    """The error for `source`, of which the compiler says `said`; `where` is file:line of the condition."""
    match = _PLACE.search(said)
    line, column, problem = (int(match[1]), int(match[2]), match[3]) if match else (1, 1, said.splitlines()[0])
    problem = problem.replace(" (in container '')", "").replace(" [INVALID_ARGUMENT]", "")
    file = file_of(where)
    first = where[len(file) + 1 :].partition(":")[0]
    if "\n" in source.strip() and first:
        # A text of several lines begins below its key.
        where = f"{file}:{int(first) + line}"
    zh, en, remedy_zh, remedy_en = _explained(problem, source, known)
    return BrokenRule(
        f"CEL 第 {column} 列：{zh}", f"CEL column {column}: {en}", remedy_zh=remedy_zh, remedy_en=remedy_en, where=where
    )


def _explained(problem: str, source: str, known: Mapping[str, Variable]) -> tuple[str, str, str, str]:
    unknown = _UNKNOWN.search(problem)
    if unknown:
        near = nearest(unknown[1], [*known, *FUNCTIONS])
        names = [*known, "in_lexicon"]
        return (
            f"没有“{unknown[1]}”", f"unknown name “{unknown[1]}”",
            f"是不是“{near}”？" if near else "可用：" + "、".join(names),
            f"did you mean “{near}”?" if near else "known: " + ", ".join(names),
        )  # fmt: skip
    overload = _OVERLOAD.search(problem)
    if overload:
        operator = overload[1].strip("_") or overload[1]
        zh, en = f"“{operator}”不能用于 {overload[2]}", f"“{operator}” does not take {overload[2]}"
        if "double" in overload[2] and "int" in overload[2]:
            return zh, en, "小数要和小数比，100 请写成 100.0", "compare a double with a double: write 100.0 for 100"
        return (
            zh,
            en,
            "请比较同一类的值：文字和文字，数和数",
            "compare like with like: text with text, numbers with numbers",
        )
    return (f"写法有误：{problem}", problem, *_remedy(source))


def _remedy(source: str) -> tuple[str, str]:
    bare = _STRINGS.sub("", source)
    if _WIDE.search(bare):
        return "引号、括号和运算符请用半角", "use half-width quotation marks, brackets and operators"
    if _WORDS.search(bare):
        return "与、或、非写作 && || !", "write && || ! for and, or, not"
    return (
        '写法如 category == "成本指标" || name.contains("成本")',
        'it is written like category == "成本指标" || name.contains("成本")',
    )

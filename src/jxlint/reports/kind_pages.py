"""A page for every kind of check, made from the modules themselves."""

from __future__ import annotations

import types
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from jxlint.errors import UsageError
from jxlint.reports.condition_page import conditions_page
from jxlint.rules.book import RuleBook
from jxlint.rules.kind_modules import kind_names, load_kind
from jxlint.rules.model import LexiconName, Rule
from jxlint.rules.own_codes import CODES
from jxlint.rules.starting import starter
from jxlint.rules.template import default, describe, flow, rule_text
from jxlint.rules.variables import thing_of

_MADE = "<!-- Made by `jxlint rules docs` from src/jxlint/rules/{source}; do not edit. -->"
_SCOPES = {
    "text": ("每一段文字", "each text"),
    "value": ("每个指标值", "each value of an indicator"),
    "row": ("每条指标", "each indicator"),
    "project": ("每个项目", "each project"),
    "unit": ("每个单位", "each unit"),
    "document": ("整份表", "the whole document"),
    "leftover": ("没有归入任何一栏的文字", "text that became part of no field"),
    "engine": ("由引擎报告", "reported by the engine"),
    "corpus": ("全部文档（`jxlint corpus run`）", "all documents together (`jxlint corpus run`)"),
}
_TYPES = {
    str: "文字 text", int: "整数 integer", Decimal: "数 number", float: "数 number", bool: "true、false",
    LexiconName: "词表 lexicon",
}  # fmt: skip


def kind_pages(rules: Iterable[Rule], book: RuleBook) -> dict[str, str]:
    """The pages by file name, below the folder of the rule pages, with that of conditions."""
    rules = list(rules)
    out = {"conditions.md": conditions_page(), "kinds/README.md": _index(rules)}
    for name in kind_names():
        out[f"kinds/{name}.md"] = _page(name, [r for r in rules if r.kind == name], book)
    return out


def _index(rules: list[Rule]) -> str:
    lines = [
        "# 检查方式 Kinds",
        "",
        _MADE.format(source="kinds/*.py"),
        "",
        "一条规则由一种检查方式加上选项构成。怎样写规则见 [how-to.md](../how-to.md)。",
        "A rule is a kind of check with its options. How to write one: [how-to.md](../how-to.md).",
        "",
        "| 检查方式 Kind | 查什么 | Finds | 规则 Rules |",
        "|---|---|---|---|",
    ]
    for name in kind_names():
        en, zh, _ = _about(name)
        codes = [r.code for r in rules if r.kind == name]
        lines.append(f"| [`{name}`]({name}.md) | {zh} | {en} | {_links(codes)} |")
    return "\n".join(lines) + "\n"


def _page(name: str, rules: list[Rule], book: RuleBook) -> str:
    module, (en, zh, more) = load_kind(name, ""), _about(name)
    seen_zh, seen_en = _SCOPES[module.SCOPE]
    scopes = hasattr(module, "scope_of")
    lines = [f"# {name}", "", _MADE.format(source=f"kinds/{name}.py"), "", zh, "", en, ""]
    lines += [part for paragraph in more for part in (paragraph, "")]
    if scopes:
        lines.append("- 看什么 Looks at: 由选项 `scope` 决定 as the option `scope` says")
    else:
        lines.append(f"- 看什么 Looks at: {seen_zh} {seen_en}")
    thing = thing_of(module.SCOPE)
    takes = "能写 yes，见 see [conditions.md](../conditions.md)" if thing or scopes else "不能写 no"
    lines += [f"- `when`、`unless`: {takes}", f"- 规则 Rules: {_links([r.code for r in rules])}", ""]
    lines += _options(module.Options)
    try:
        text = rule_text(starter(name, book), f"JX{CODES[1]}", commented=False)
    except UsageError as e:
        return "\n".join([*lines, f"{e.zh}。 {e.en}.", ""])
    lines += [
        "## 一条完整的规则 A complete rule",
        "",
        f"`jxlint rules new JX{CODES[1]} --kind {name}` 写出带说明的同一条。 writes the same one with comments.",
        "",
        "```yaml",
        *text.rstrip("\n").split("\n"),
        "```",
        "",
    ]
    return "\n".join(lines)


def _options(options: type[Any]) -> list[str]:
    fields = msgspec.structs.fields(options)
    if not fields:
        return ["没有选项。 No options.", ""]
    lines = ["| 选项 Option | 类型 Type | 默认 Default | 说明 | Meaning |", "|---|---|---|---|---|"]
    for field in fields:
        zh, _, en = describe(field.type).partition("\n")
        given = "必填 required" if field.required else f"`{flow(default(field)) or repr('')}`"
        cells = (f"`{field.encode_name}`", type_name(field.type), given, zh, en)
        lines.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return [*lines, ""]


def type_name(kind: Any) -> str:
    """The type of an option in words."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return type_name(args[0])
    if origin is Literal:
        return "、".join(f"`{a}`" for a in args)
    if origin is tuple:
        return "列表 list: " + type_name(args[0])
    if origin is dict:
        return "键值对 mapping: " + type_name(args[1])
    if origin in (Union, types.UnionType):
        return " / ".join("空 null" if a is type(None) else type_name(a) for a in args)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return "{" + ", ".join(f.encode_name for f in msgspec.structs.fields(kind)) + "}"
    return _TYPES.get(kind, getattr(kind, "__name__", str(kind)))


def _about(name: str) -> tuple[str, str, list[str]]:
    """What the docstring of a kind says: in English, in Chinese, and the rest."""
    paragraphs = (load_kind(name, "").__doc__ or "").strip().split("\n\n")
    en, zh, *more = [*paragraphs, ""] if len(paragraphs) == 1 else paragraphs
    return " ".join(en.split()), " ".join(zh.split()), more


def _links(codes: list[str]) -> str:
    return "、".join(f"[{code}](../{code}.md)" for code in codes) or "—"

"""The schema of a file of rules."""

from __future__ import annotations

from typing import Any

import msgspec

from jxlint.findings import SEVERITIES
from jxlint.rules import plugged
from jxlint.rules.example_shape import ExampleThing
from jxlint.rules.kind_modules import kind_names, load_kind
from jxlint.rules.model import DIMENSIONS
from jxlint.rules.rulefile import CODE, KEYS, NAME, REQUIRED, UNSAFE, WITHOUT_EXAMPLES
from jxlint.rules.schemas.parts import SOME, Schema, condition, mapping, says, texts, typed


def rules() -> Schema:
    """A list of rules; the options follow the kind."""
    kinds = {name: load_kind(name, "") for name in (*kind_names(), *plugged.kind_names())}
    of_type = {module.Options: name for name, module in kinds.items()}
    options, defs = typed([*of_type, ExampleThing], lambda t: of_type.get(t, "example"))
    example = options.pop("example")
    defs["condition"] = condition()
    defs["texts"] = texts()
    defs["examples"] = {"type": "array", "items": example}
    return {"type": "array", "items": _rule(kinds, options), "$defs": defs}


def _rule(kinds: dict[str, Any], options: dict[str, Schema]) -> Schema:
    a_text, a_condition, some = ({"$ref": f"#/$defs/{n}"} for n in ("texts", "condition", "examples"))
    code = {"type": "string", "pattern": f"^{CODE}$"}
    known: dict[str, Schema] = {
        "code": says("JX 加三或四位数字；自己的规则用 JX9500 到 JX9999", "Rules of your own: JX9500 to JX9999", code),
        "name": says("英文名称", "Lower-case words joined by hyphens", {"type": "string", "pattern": f"^{NAME}$"}),
        "severity": says("级别", "Severity", {"enum": list(SEVERITIES)}),
        "dimension": says("评审表的分项", "Sub-item of the review form", {"enum": list(DIMENSIONS)}),
        "kind": says("检查方式，见 docs/rules/kinds/", "Kind of check", {"enum": list(kinds)}),
        "fixable": says(
            "发现带修正；unsafe：改法可能改变意思",
            "Findings have a fix; unsafe: one that may change the meaning",
            {"enum": [True, False, UNSAFE]},
        ),
        "secret": says("也查涉密项目", "It also judges secret projects", {"type": "boolean"}),
        "options": says("检查方式的选项", "Options of the kind", {"type": "object"}),
        "when": says("只在符合时查", "Judge only where it holds", a_condition),
        "unless": says("符合时不查", "Do not judge where it holds", a_condition),
        "title": says("一句话说明", "What it is, in one line", a_text),
        "message": says("报什么；{text} 是原文，{name} 是指标名称", "What is said; {text}, {name}", a_text),
        "messages": says("分情形的消息", "Messages for cases", {"type": "object", "additionalProperties": a_text}),
        "why": says("为什么", "Why it matters", a_text),
        "source": says("依据", "What it rests on", SOME),
        "suggest": says("建议文件", "The suggestions for {suggest}", SOME),
        "yields_to": says(
            "这些规则报了同一条就不再报", "Silent where one of these speaks", {"type": "array", "items": code}
        ),
        "examples": says("必须报的和不能报的", "What must be reported, what must not", {
            "type": "object",
            "properties": {"bad": some, "good": some},
            "additionalProperties": False,
        }),
    }  # fmt: skip
    return {
        **mapping(KEYS, known, REQUIRED),
        "allOf": [_options(name, module, options[name]) for name, module in kinds.items()],
        "if": {"properties": {"kind": {"const": WITHOUT_EXAMPLES}}},
        "else": {"properties": {"examples": {
            "properties": {"bad": {"minItems": 1}, "good": {"minItems": 1}},
            "required": ["bad", "good"],
        }}},
    }  # fmt: skip


def _options(name: str, module: Any, options: Schema) -> Schema:
    """What `options` must be for a rule of the kind `name`."""
    needed = any(f.required for f in msgspec.structs.fields(module.Options))
    return {
        "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
        "then": {"properties": {"options": options}, **({"required": ["options"]} if needed else {})},
    }

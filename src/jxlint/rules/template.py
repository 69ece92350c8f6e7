"""The text of a rule file to start from: complete, so that its examples pass, and commented, to be changed."""

from __future__ import annotations

import re
import textwrap
from typing import Annotated, Any, get_args, get_origin

import msgspec

from jxlint.rules.conditions import OF_INDICATOR
from jxlint.rules.kind_modules import load_kind
from jxlint.rules.starting import Starter
from jxlint.rules.variables import thing_of

_HEAD = """\
# 自己的规则。改好后运行 jxlint rules test {file}，再用 jxlint check 表.txt --rules {file} 检查。
# A rule of your own. Change it, run jxlint rules test {file}, then jxlint check TABLE --rules {file}.
"""


def rule_text(start: Starter, code: str, *, commented: bool, file: str = "") -> str:
    """A file with one rule, `code`, made from `start`. With `commented` every key is explained, and `file` is the name
    under which the commands call it."""
    note = _NOTES if commented else dict.fromkeys(_NOTES, "")
    lines = [
        *(_HEAD.format(file=file).splitlines() if commented else ()),
        f"- code: {code}{note['code']}",
        f"  name: own-{start.kind.replace('_', '-')}-{code[2:]}{note['name']}",
        f"  severity: {start.severity}{note['severity']}",
        f"  dimension: {start.dimension}{note['dimension']}",
        f"  kind: {start.kind}{note['kind'].format(kind=start.kind)}",
        *_options(start, commented=commented),
        *(_entry(key, value) for key, value in start.optional.items()),
    ]
    if commented and not start.optional:
        lines += _conditions(start)
    lines += [
        f"  title:{note['title']}",
        "    zh: 一句话说明查什么",
        "    en: What it is, in one line",
        f"  message:{note['message']}",
        "    zh: “{text}”不合要求，请改写",
        "    en: “{text}” does not do; rewrite it",
        f"  why:{note['why']}",
        "    zh: 为什么要改",
        "    en: Why it matters",
        f"  source: 本单位规定{note['source']}",
        f"  examples:{note['examples']}",
        f"    bad:{note['bad']}",
        _item(start.bad),
        f"    good:{note['good']}",
        _item(start.good),
    ]
    return "\n".join(lines) + "\n"


_NOTES = {
    "code": "  # 代码，JX9500 到 JX9999 A code of your own",
    "name": "  # 英文名称 Lower-case words joined by hyphens",
    "severity": "  # error、warning 或 info",
    "dimension": "  # 计入评审表的哪个分项 Sub-item of the review form",
    "kind": "  # 检查方式 docs/rules/kinds/{kind}.md",
    "title": "",
    "message": "  # {text} 是原文 the words found，{name} 是指标名称 the indicator's name",
    "why": "",
    "source": "  # 依据 What it rests on",
    "examples": "  # 至少各一个；jxlint rules test 会运行 At least one of each",
    "bad": "  # 必须报出 Must be reported",
    "good": "  # 不能报 Must not be reported",
}
_CONDITIONS = {
    "row": [
        "  # 只查一部分指标时用，见 docs/rules/conditions.md For some indicators only:",
        "  # when: {name: [成本, 费用]}",
        "  # unless: {category: [时效指标]}",
    ],
    "project": [
        "  # 只查一部分项目时用，见 docs/rules/conditions.md For some projects only:",
        "  # when: {project: [培训, 会议]}",
    ],
}


def _conditions(start: Starter) -> list[str]:
    """What the rule's conditions could be, commented out; none where its kind takes none."""
    module = load_kind(start.kind, "")
    options = msgspec.convert(start.options, module.Options, strict=False)
    scope = module.scope_of(options) if hasattr(module, "scope_of") else module.SCOPE
    if not set(getattr(options, "fields", ())) <= set(OF_INDICATOR):
        return []
    return _CONDITIONS.get(thing_of(scope) or "", [])


def _options(start: Starter, *, commented: bool) -> list[str]:
    """The options given; with comments also those that could be."""
    if not commented:
        return [_entry("options", start.options)] if start.options else []
    lines: list[str] = []
    for field in msgspec.structs.fields(load_kind(start.kind, "").Options):
        key, about = field.encode_name, describe(field.type)
        lines += [f"    # {about.replace(chr(10), ' ')}"] if about else []
        if key in start.options:
            lines.append(textwrap.indent(_entry(key, start.options[key]), "  "))
        elif not field.required:
            lines.append(f"    # {key}: {flow(default(field))}")
    given = any(not line.startswith("    #") for line in lines)
    return [f"  options:{'' if given else ' {}'}", *lines] if lines else []


def describe(kind: Any) -> str:
    """What the annotation of an option says about it, Chinese and English on two lines; "" for nothing."""
    if get_origin(kind) is Annotated:
        return next((m.description or "" for m in get_args(kind)[1:] if isinstance(m, msgspec.Meta)), "")
    return ""


def default(field: Any) -> Any:
    """The default of an option as YAML would hold it; None for a required one."""
    if field.default is not msgspec.NODEFAULT:
        return msgspec.to_builtins(field.default)
    if field.default_factory is not msgspec.NODEFAULT:
        return msgspec.to_builtins(field.default_factory())
    return None


def flow(value: Any) -> str:
    """`value` as YAML on one line."""
    import yaml

    written = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10_000
    )  # fmt: skip
    return re.sub(r"\n\.\.\.$", "", written.strip())


def _entry(key: str, value: Any) -> str:
    """A key of a rule: on one line when it is short."""
    line = f"  {key}: {flow(value)}"
    if len(line) <= 110 or not isinstance(value, dict | list):
        return line
    return f"  {key}:\n" + textwrap.indent(_block(value), "    ")


def _item(example: dict[str, Any]) -> str:
    line = f"      - {flow(example)}"
    if len(line) <= 110:
        return line
    return "      - " + textwrap.indent(_block(example), "        ").lstrip()


def _block(value: Any) -> str:
    import yaml

    made: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    return made.rstrip("\n")

"""A rule's page, for the terminal and for docs/rules/, from its YAML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jxlint.findings import severity_name
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import wrap
from jxlint.rules.model import Example, Rule
from jxlint.rules.review import ITEMS
from jxlint.rules.suggestions import Suggestions

_LABELS = {
    "zh": ("级别", "审核子项", "检查方式", "报什么", "为什么", "依据", "会报", "不报", "可自动修正", "选项"),
    "en": (
        "Severity", "Dimension", "Kind", "Reports", "Why", "Source", "Reported", "Not reported", "Fixable", "Options",
    ),
}  # fmt: skip


def page(rule: Rule, lang: str, terminal: Terminal) -> str:
    """The page of `rule` in one language, for the terminal."""
    severity, dimension, kind, reports, why, source, bad, good, fixable, options = _LABELS[lang]
    shown = severity_name(rule.severity, lang)
    title = wrap(f"{rule.code} {rule.name} — {rule.title.of(lang)}", terminal.columns)
    lines = [
        f"{severity}: {shown}    {dimension}: {rule.dimension}    {kind}: {rule.kind}"
        + (f"    {fixable}: {'--unsafe-fixes' if rule.unsafe else '--fix'}" if rule.fixable else ""),
        f"{reports}: {rule.message.of(lang)}",
        f"{why}: {rule.why.of(lang)}",
        f"{source}: {rule.source}",
    ]
    if rule.options:
        lines.append(f"{options}: " + ", ".join(f"{k} = {_plain(v)}" for k, v in rule.options.items()))
    for label, examples in ((bad, rule.examples.bad), (good, rule.examples.good)):
        if examples:
            lines += ["", f"{label}:"] + [f"  - {_example(e)}" for e in examples]
    text = [terminal.paint(line, "strong") for line in title] + [""]
    for line in lines:
        indent = "    " if line.startswith("  - ") else "  "
        first, *rest = wrap(line, terminal.columns - len(indent))
        text += [first, *(indent + part for part in rest)]
    return "\n".join(text) + "\n"


def pages(rules: Iterable[Rule], suggestions: dict[str, Suggestions]) -> dict[str, str]:
    """Markdown pages by file name: one a rule, sources.md for the regulations, and README.md, the index
    (for the kinds of check see kind_pages)."""
    rules = list(rules)
    out = {f"{rule.code}.md": _markdown(rule, suggestions.get(rule.suggest)) for rule in rules}
    out["sources.md"] = _sources(rules)
    rows = [f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {r.title.zh} | {r.title.en} |" for r in rules]
    head = [
        "# 规则 Rules",
        "",
        "<!-- Made by `jxlint rules docs` from lint_rules/*.yaml; do not edit. -->",
        "",
        "检查方式（kind）见 [kinds](kinds/README.md)，怎样写规则见 [how-to.md](how-to.md)。",
        "The kinds of check and their options: [kinds](kinds/README.md). How to write a rule: [how-to.md](how-to.md).",
        "依据见 [sources.md](sources.md)。 The regulations and the rules that rest on them: [sources.md](sources.md).",
        "",
        "| 代码 Code | 名称 Name | 级别 Severity | 标题 | Title |",
        "|---|---|---|---|---|",
    ]
    out["README.md"] = "\n".join([*head, *rows]) + "\n"
    return out


def _sources(rules: list[Rule]) -> str:
    """The regulations with the rules that rest on each, and the sub-items of the review form with the rules that count
    toward each."""
    by_source: dict[str, list[str]] = {}
    for rule in rules:
        for source in rule.source.split("；"):
            by_source.setdefault(source.split("（")[0], []).append(rule.code)
    lines = [
        "# 依据 Sources",
        "",
        "<!-- Made by `jxlint rules docs` from lint_rules/*.yaml; do not edit. -->",
        "",
        "规则的依据写在各自的 YAML 里（`source`），可按本地规定更正。 "
        "What a rule rests on is in its YAML (`source`), where an office can correct it.",
        "",
        "| 文件 Document | 规则 Rules |",
        "|---|---|",
        *(f"| {name} | {_links(codes)} |" for name, codes in sorted(by_source.items(), key=lambda s: -len(s[1]))),
        "",
        "## 评审分项 Sub-items of the review form",
        "",
        "财预〔2015〕88号附件的评审表：四项、八个分项，每条规则计入一个分项。 "
        "The form has four items and eight sub-items; each rule counts toward one sub-item.",
        "",
        "| 项 Item | 分项 Sub-item | 规则 Rules |",
        "|---|---|---|",
    ]
    for item, dimensions in ITEMS.items():
        for dimension in dimensions:
            codes = [rule.code for rule in rules if rule.dimension == dimension]
            lines.append(f"| {item} | {dimension} | {_links(codes) or '需人工判断 for people to judge'} |")
    return "\n".join(lines) + "\n"


def _links(codes: list[str]) -> str:
    return "、".join(f"[{code}]({code}.md)" for code in codes)


def _suggested(suggestions: Suggestions) -> list[str]:
    """What the rule proposes to write, as a table."""
    lines = [
        "",
        "## 建议 Suggestions",
        "",
        f"`lint_rules/suggestions/{suggestions.file}`，取第一条符合的 the first that fits:",
    ]
    lines += ["", "| 条件 When | 写成 | Write |", "|---|---|---|"]
    for entry in suggestions.entries:
        when = _plain(entry.when) if entry.when is not None else "其他 otherwise"
        lines.append(f"| {when} | {entry.texts.zh} | {entry.texts.en} |")
    return lines


def _markdown(rule: Rule, suggestions: Suggestions | None) -> str:
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        "<!-- Made by `jxlint rules docs` from the rule's YAML; do not edit. -->",
        "",
        f"**{rule.title.zh}** · {rule.title.en}",
        "",
        f"- 级别 Severity: {severity_name(rule.severity, 'zh')} {rule.severity}",
        f"- 审核子项 Dimension: {rule.dimension}",
        f"- 依据 Source: {rule.source}",
        f"- 检查方式 Kind: [`{rule.kind}`](kinds/{rule.kind}.md)" + _fixable(rule),
        "",
        "## 为什么 Why",
        "",
        rule.why.zh,
        "",
        rule.why.en,
        "",
        "## 消息 Message",
        "",
        f"> {rule.message.zh}",
        ">",
        f"> {rule.message.en}",
    ]
    for texts in rule.messages.values():
        lines += ["", f"> {texts.zh}", ">", f"> {texts.en}"]
    if suggestions:
        lines += _suggested(suggestions)
    if rule.options:
        lines += ["", "## 选项 Options", ""] + [f"- `{k}`: `{_plain(v)}`" for k, v in rule.options.items()]
    for label, examples in (("会报 Reported", rule.examples.bad), ("不报 Not reported", rule.examples.good)):
        if examples:
            lines += ["", f"## {label}", ""] + [f"- `{_example(e)}`" for e in examples]
    return "\n".join(lines) + "\n"


def _example(example: Example) -> str:
    return "；".join(f"{key}: {_plain(value)}" for key, value in example.items())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_plain(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_plain(v) for v in value) + "]"
    return "" if value is None else str(value)


def _fixable(rule: Rule) -> str:
    if not rule.fixable:
        return ""
    return "（可自动修正 fixable: `" + ("--unsafe-fixes" if rule.unsafe else "--fix") + "`）"

"""A rule file in, its rules out: every key checked, every error with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jxlint.errors import BrokenRule
from jxlint.findings import SEVERITIES
from jxlint.rules import fields
from jxlint.rules.example_shape import check_example
from jxlint.rules.model import DIMENSIONS, Examples, Rule
from jxlint.rules.yamlfile import Items, Lined, check_keys, fact_places, load

KEYS = (
    "code", "name", "severity", "dimension", "kind", "fixable", "secret", "when", "unless", "options", "title",
    "message", "messages", "why", "source", "suggest", "yields_to", "examples",
)  # fmt: skip
REQUIRED = ("code", "name", "severity", "dimension", "kind", "title", "message", "why", "source", "examples")
CODE = r"JX[0-9]{3,4}"
NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
# What `fixable` says of fixes that may change what the table says.
UNSAFE = "unsafe"
# What profiles are called when they are found by their name; the other name is of a hidden file.
PROFILE = "rules.yaml"
# The kind of rules that only the engine reports; no example can make it.
WITHOUT_EXAMPLES = "internal"


def read_rules(path: Path, shown: str, *, inside: bool = False) -> list[Rule]:
    """The rules of the YAML file at `path`, a list of rules; `shown` names the file in later errors. `inside` a folder
    of rules a profile may lie beside them: it has none."""
    data = load(path)
    if inside and path.name == PROFILE and isinstance(data, Lined):
        return []
    if not isinstance(data, Items):
        raise BrokenRule(
            "规则文件应是一列规则（- code: …）",
            "a rule file is a list of rules (- code: …)",
            remedy_zh="请改正规则文件；配置用 --profile，词表放在 lexicon 文件夹",
            remedy_en="mend the rule file; a profile goes after --profile, a lexicon into the folder lexicon",
            where=str(path),
        )
    return [_rule(entry, str(path), at, shown) for entry, at in zip(data, data.places, strict=True)]


def _rule(entry: Any, file: str, at: str, shown: str) -> Rule:
    data = check_keys(entry, KEYS, REQUIRED, f"{file}:{at}")
    code = fields.matching(data, "code", CODE, file, "JX 加三或四位数字", "JX and three or four digits")
    name = fields.matching(data, "name", NAME, file, "小写英文加连字符", "lower-case words joined by hyphens")
    for key in ("when", "unless"):
        if key in data and not isinstance(data[key], str | dict | list):
            raise fields.ill_typed(data, key, file, "条件", "a condition")
    fixable = data.get("fixable", False)
    if not isinstance(fixable, bool) and fixable != UNSAFE:
        raise fields.ill_typed(data, "fixable", file, f"true、false 或 {UNSAFE}", f"true, false or {UNSAFE}")
    messages = _mapping(data, "messages", file)
    options = _mapping(data, "options", file)
    return Rule(
        code=code,
        name=name,
        severity=fields.one_of(data, "severity", SEVERITIES, file),
        dimension=fields.one_of(data, "dimension", DIMENSIONS, file),
        kind=fields.text(data, "kind", file),
        title=fields.texts(data, "title", file),
        message=fields.texts(data, "message", file),
        messages={key: fields.texts(messages, key, file) for key in messages},
        why=fields.texts(data, "why", file),
        source=fields.text(data, "source", file),
        examples=_examples(data, file),
        fixable=fixable is not False,
        unsafe=fixable == UNSAFE,
        secret=fields.flag(data, "secret", file),
        suggest=fields.text(data, "suggest", file),
        yields_to=_codes(data, file),
        when=data.get("when"),
        unless=data.get("unless"),
        options=dict(options),
        file=shown,
        line=data.line,
        places=_places(data),
    )


def _mapping(data: Lined, key: str, file: str) -> Lined:
    value = data.get(key)
    if value is None:
        return Lined()
    if not isinstance(value, Lined):
        raise fields.ill_typed(data, key, file, "键值对", "a mapping")
    return value


def _codes(data: Lined, file: str) -> tuple[str, ...]:
    codes = fields.words(data, "yields_to", file)
    if not all(c.startswith("JX") and c[2:].isdigit() for c in codes):
        raise fields.ill_typed(data, "yields_to", file, "一列代码，如 [JX303]", "a list of codes such as [JX303]")
    return codes


def _examples(data: Lined, file: str) -> Examples:
    code, line = data["code"], data.at("examples")
    checked = check_keys(data["examples"], ("bad", "good"), (), f"{file}:{line}")
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for which in ("bad", "good"):
        listed = checked.get(which)
        if listed is not None and not isinstance(listed, Items):
            raise fields.ill_typed(checked, which, file, "一列示例，每个以“- ”开头", "a list of examples")
        if not listed and data["kind"] != WITHOUT_EXAMPLES:
            raise BrokenRule(
                f"{code} 没有 {which} 示例",
                f"{code} has no {which} example",
                remedy_zh="bad 和 good 请各写至少一个",
                remedy_en="write at least one bad and one good example",
                where=f"{file}:{checked.at(which)}",
            )
        for example, at in zip(listed or (), listed.places if listed else (), strict=True):
            check_example(example, code, file, at)
        found[which] = tuple(dict(example) for example in listed or ())
    examples = Examples.of(found["bad"], found["good"])
    if (examples.bad, examples.good) != (found["bad"], found["good"]):
        raise BrokenRule(
            f"{code} 的示例里有 JSON 写不出的数（如 .inf）",
            f"an example of {code} has a number that JSON cannot hold (such as .inf)",
            remedy_zh="请写成普通的数",
            remedy_en="write an ordinary number",
            where=f"{file}:{line}",
        )
    return examples


# Keys whose places a later error may have to name.
_PLACED = ("kind", "options", "when", "unless", "message", "suggest", "yields_to", "examples")


def _places(data: Lined) -> dict[str, str]:
    places = {key: data.at(key) for key in _PLACED if key in data}
    for key in ("options", "messages"):
        inner = data.get(key)
        if isinstance(inner, Lined):
            places.update({f"{key}.{k}": inner.at(k) for k in inner})
    for key in ("when", "unless"):
        places.update(fact_places(data.get(key), key))
    for which, listed in data["examples"].items():
        places.update({f"examples.{which}.{i}": at for i, at in enumerate(listed.places, 1)} if listed else {})
    return places

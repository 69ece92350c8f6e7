"""Rule files in, typed rules out: every key checked, every error with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from jxlint.errors import BrokenRule
from jxlint.findings import SEVERITIES
from jxlint.rules.lexicon import Lexicon, read_lexicon
from jxlint.rules.model import DIMENSIONS, Examples, Rule, Texts
from jxlint.rules.profiles.model import Layer
from jxlint.rules.suggestions import Suggestions, read_suggestions
from jxlint.rules.taxonomy import Taxonomy, read_taxonomy
from jxlint.rules.yamlfile import Lined, check_keys, load

KEYS = (
    "code", "name", "severity", "dimension", "kind", "fixable", "secret", "when", "unless", "options", "title",
    "message", "messages", "why", "source", "suggest", "yields_to", "examples",
)  # fmt: skip
# Whether a rule's findings say how to mend them, and whether that may change what the table says.
FIXABLE = (True, False, "unsafe")
REQUIRED = ("code", "name", "severity", "dimension", "kind", "title", "message", "why", "source", "examples")


class RuleBook(msgspec.Struct, frozen=True):
    """All that the folder of rules holds; `folder` is where it was read, `profiles` are the built-in ones by name."""

    rules: tuple[Rule, ...]
    lexicons: dict[str, Lexicon]
    taxonomies: dict[str, Taxonomy]
    suggestions: dict[str, Suggestions] = {}
    profiles: dict[str, Layer] = {}
    folder: str = ""


def home() -> Path:
    """The folder that holds `lint_rules/` and `rules.yaml`: in the package, or beside it in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "data"
    return inside if (inside / "rules.yaml").is_file() else Path(__file__).resolve().parents[3]


def files(folder: Path) -> list[Path]:
    """Every YAML file of a rule folder, in a stable order. Raises BrokenRule when there is none."""
    found = sorted(p for p in folder.rglob("*.y*ml") if p.suffix in (".yaml", ".yml"))
    if not found:
        raise BrokenRule(
            "没有规则文件",
            "there are no rule files",
            remedy_zh="请重新安装 jxlint，或检查 lint_rules 目录",
            remedy_en="reinstall jxlint, or check the lint_rules folder",
            where=str(folder),
        )
    return found


def read_book(folder: Path) -> RuleBook:
    """The rules, lexicons and taxonomies under `folder` (for the profiles see `read_builtin`). Raises BrokenRule."""
    rules: dict[str, Rule] = {}
    lexicons, taxonomies, suggestions = {}, {}, {}
    for path in files(folder):
        if path.parent.name == "lexicon":
            lexicon = read_lexicon(path)
            lexicons[lexicon.name] = lexicon
        elif path.parent.name == "profiles":
            continue
        elif path.parent.name == "taxonomy":
            taxonomy = read_taxonomy(path)
            taxonomies[taxonomy.name] = taxonomy
        elif path.parent.name == "suggestions":
            several = read_suggestions(path)
            suggestions[several.name] = several
        else:
            for rule in read_rules(path):
                if rule.code in rules:
                    first = rules[rule.code]
                    raise _broken(f"{rule.file}:{rule.line}", f"{rule.code} 已在 {first.file}:{first.line} 写过",
                                  f"{rule.code} is already defined at {first.file}:{first.line}")  # fmt: skip
                rules[rule.code] = rule
    return RuleBook(
        tuple(sorted(rules.values(), key=lambda r: r.code)), lexicons, taxonomies, suggestions, folder=str(folder)
    )


def read_rules(path: Path) -> list[Rule]:
    """The rules of one YAML file: a list of rules."""
    data = load(path)
    if not isinstance(data, list):
        raise _broken(str(path), "规则文件应是一列规则（- code: …）", "a rule file is a list of rules (- code: …)")
    return [_rule(entry, path) for entry in data]


def _rule(entry: Any, path: Path) -> Rule:
    data = check_keys(entry, KEYS, REQUIRED, str(path))
    where = f"{path}:{data.line}"
    code = str(data["code"])
    if not (code.startswith("JX") and code[2:].isdigit() and len(code) in (5, 6)):
        raise _broken(
            where, f"代码“{code}”应是 JX 加三或四位数字", f"code “{code}” must be JX and three or four digits"
        )
    _one_of(data, "severity", SEVERITIES, path)
    _one_of(data, "dimension", DIMENSIONS, path)
    if "fixable" in data:
        _one_of(data, "fixable", FIXABLE, path)
    messages = data.get("messages") or Lined()
    return Rule(
        code=code,
        name=str(data["name"]),
        severity=data["severity"],
        dimension=data["dimension"],
        kind=str(data["kind"]),
        title=_texts(data["title"], where),
        message=_texts(data["message"], where),
        messages={key: _texts(value, where) for key, value in messages.items()},
        why=_texts(data["why"], where),
        source=str(data["source"]),
        examples=_examples(data["examples"], where, code),
        fixable=data.get("fixable", False) is not False,
        unsafe=data.get("fixable") == "unsafe",
        secret=bool(data.get("secret", False)),
        suggest=str(data.get("suggest") or ""),
        yields_to=tuple(data.get("yields_to") or ()),
        when=data.get("when"),
        unless=data.get("unless"),
        options=dict(data.get("options") or {}),
        file=path.name,
        line=data.line,
    )


def _one_of(data: Lined, key: str, known: tuple[str | bool, ...], path: Path) -> None:
    if data[key] not in known:
        raise BrokenRule(
            f"{key} 不能是“{data[key]}”",
            f"{key} cannot be “{data[key]}”",
            remedy_zh="可用：" + "、".join(map(_shown, known)),
            remedy_en="known: " + ", ".join(map(_shown, known)),
            where=f"{path}:{data.lines[key]}",
        )


def _shown(value: str | bool) -> str:
    return value if isinstance(value, str) else str(value).lower()


def _texts(data: Any, where: str) -> Texts:
    checked = check_keys(data, ("zh", "en"), ("zh", "en"), where)
    return Texts(str(checked["zh"]), str(checked["en"]))


def _examples(data: Any, where: str, code: str) -> Examples:
    checked = check_keys(data, ("bad", "good"), (), where)
    for key in ("bad", "good"):
        if not checked.get(key) and code != "JX001":
            raise _broken(where, f"{code} 没有 {key} 示例", f"{code} has no {key} example")
    bad, good = (tuple(dict(e) for e in checked.get(key) or ()) for key in ("bad", "good"))
    return Examples(bad, good)


def _broken(where: str, zh: str, en: str) -> BrokenRule:
    return BrokenRule(zh, en, remedy_zh="请改正规则文件", remedy_en="mend the rule file", where=where)

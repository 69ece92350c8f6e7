"""The folder of rules in, a book of typed rules, lexicons and taxonomies out; folders of users' own laid over it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import Lexicon, read_lexicon
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Layer
from jxlint.rules.rulefile import KEYS, REQUIRED, read_rules
from jxlint.rules.suggestions import Suggestions, read_suggestions
from jxlint.rules.taxonomy import Taxonomy, read_taxonomy

__all__ = ["KEYS", "OWN_CODES", "REQUIRED", "RuleBook", "files", "home", "lay_over", "read_book"]

# Users' own rules have these codes, so that no later version of ours can take them.
OWN_CODES = range(9500, 10_000)


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
    """Every YAML file of a rule folder, in a stable order; of a file, itself. Raises BrokenRule when there is none."""
    found = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*.y*ml") if p.suffix in (".yaml", ".yml"))
    if not found:
        raise BrokenRule(
            "没有规则文件",
            "there are no rule files",
            remedy_zh="请检查路径；规则文件的后缀是 .yaml",
            remedy_en="check the path; rule files end in .yaml",
            where=str(folder),
        )
    return found


def read_book(folder: Path, shown: str = "") -> RuleBook:
    """The rules, lexicons, taxonomies and suggestions under `folder` (for the profiles see `with_profiles`); rules name
    their file under `shown`. Raises BrokenRule."""
    rules: dict[str, Rule] = {}
    lexicons: dict[str, Lexicon] = {}
    taxonomies: dict[str, Taxonomy] = {}
    suggestions: dict[str, Suggestions] = {}
    for path in files(folder):
        if path.parent.name == "lexicon":
            lexicon = read_lexicon(path)
            _once(lexicon.name, lexicons, path)
            lexicons[lexicon.name] = lexicon
        elif path.parent.name == "profiles":
            continue
        elif path.parent.name == "taxonomy":
            taxonomy = read_taxonomy(path)
            _once(taxonomy.name, taxonomies, path)
            taxonomies[taxonomy.name] = taxonomy
        elif path.parent.name == "suggestions":
            several = read_suggestions(path)
            suggestions[several.name] = several
        else:
            named = path.relative_to(folder).as_posix() if path != folder else ""
            for rule in read_rules(path, "/".join(filter(None, (shown or folder.name, named)))):
                _new(rule, rules)
                rules[rule.code] = rule
    return RuleBook(_sorted(rules), lexicons, taxonomies, suggestions, folder=str(folder))


def lay_over(book: RuleBook, folder: Path) -> RuleBook:
    """`book` with the rules, words and taxonomies of a user's own `folder`; the words of a lexicon that `book` has
    are added to it. Raises BrokenRule for a code, name or word that is there already or is not the user's."""
    own = read_book(folder, str(folder))
    rules = {rule.code: rule for rule in book.rules}
    for rule in own.rules:
        _new(rule, rules)
        if int(rule.code[2:]) not in OWN_CODES:
            raise BrokenRule(
                f"自己的规则不能用代码 {rule.code}",
                f"a rule of your own cannot have the code {rule.code}",
                remedy_zh="请用 JX9500 到 JX9999",
                remedy_en="use JX9500 to JX9999",
                where=rule.at(),
            )
    rules.update({rule.code: rule for rule in own.rules})
    for rule in own.rules:
        _yields_exist(rule, rules)
    lexicons = dict(book.lexicons)
    for name, lexicon in own.lexicons.items():
        lexicons[name] = _joined(lexicons[name], lexicon, folder) if name in lexicons else lexicon
    for name in own.taxonomies:
        _once(name, book.taxonomies, folder)
    return RuleBook(_sorted(rules), lexicons, {**book.taxonomies, **own.taxonomies})


def _sorted(rules: dict[str, Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules.values(), key=lambda r: (len(r.code), r.code)))


def _new(rule: Rule, rules: dict[str, Rule]) -> None:
    for other in rules.values():
        if rule.code == other.code or rule.name == other.name:
            word = rule.code if rule.code == other.code else rule.name
            raise BrokenRule(
                f"{word} 已在 {other.at()} 写过",
                f"{word} is already defined at {other.at()}",
                remedy_zh="请换一个代码和名称",
                remedy_en="take another code and name",
                where=rule.at(),
            )


def _yields_exist(rule: Rule, rules: dict[str, Rule]) -> None:
    from jxlint.rules.nearest import nearest

    for code in rule.yields_to:
        if code not in rules:
            near = nearest(code, rules)
            raise BrokenRule(
                f"yields_to 里的 {code} 不存在",
                f"yields_to names {code}, which does not exist",
                remedy_zh=f"是不是 {near}？",
                remedy_en=f"did you mean {near}?",
                where=rule.at("yields_to"),
            )


def _joined(lexicon: Lexicon, own: Lexicon, folder: Path) -> Lexicon:
    twice = next((w for w in own.words if w in lexicon.words), None)
    if twice is not None:
        raise BrokenRule(
            f"词表“{own.name}”里已有“{twice}”",
            f"the lexicon “{own.name}” already has “{twice}”",
            remedy_zh="请删去这个词",
            remedy_en="remove the word",
            where=str(folder),
        )
    return Lexicon(lexicon.name, lexicon.words + own.words, lexicon.groups + own.groups)


def _once(name: str, known: Iterable[str], path: Path) -> None:
    if name in known:
        raise BrokenRule(
            f"“{name}”这个名称已经用过",
            f"the name “{name}” is taken",
            remedy_zh="请换一个 name",
            remedy_en="give it another name",
            where=str(path),
        )

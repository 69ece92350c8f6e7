"""The folder of rules in, a book of typed rules, lexicons, taxonomies and suggestions out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jxlint.errors import BrokenRule
from jxlint.rules.book import RuleBook, files
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.lexiconfile import read_lexicon
from jxlint.rules.model import Rule
from jxlint.rules.rulefile import read_rules
from jxlint.rules.suggestionfile import read_suggestions
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy
from jxlint.rules.taxonomyfile import read_taxonomy


def read_book(folder: Path, shown: str = "") -> RuleBook:
    """The rules, lexicons, taxonomies and suggestions under `folder` (for the profiles see `with_profiles`); rules name
    their file under `shown`. Raises BrokenRule."""
    rules: dict[str, Rule] = {}
    lexicons: dict[str, Lexicon] = {}
    taxonomies: dict[str, Taxonomy] = {}
    suggestions: dict[str, Suggestions] = {}
    for path in map(Path, files(str(folder))):
        if path.parent.name == "lexicon":
            lexicon = read_lexicon(path)
            once(lexicon.name, lexicons, path)
            lexicons[lexicon.name] = lexicon
        elif path.parent.name == "profiles":
            continue
        elif path.parent.name == "taxonomy":
            taxonomy = read_taxonomy(path)
            once(taxonomy.name, taxonomies, path)
            taxonomies[taxonomy.name] = taxonomy
        elif path.parent.name == "suggestions":
            several = read_suggestions(path)
            once(several.name, suggestions, path)
            suggestions[several.name] = several
        else:
            named = path.relative_to(folder).as_posix() if path != folder else ""
            for rule in read_rules(path, "/".join(filter(None, (shown or folder.name, named))), inside=path != folder):
                new_rule(rule, rules)
                rules[rule.code] = rule
    return RuleBook(by_code(rules), lexicons, taxonomies, suggestions, folder=str(folder))


def by_code(rules: dict[str, Rule]) -> tuple[Rule, ...]:
    """The rules in the order of their codes."""
    return tuple(sorted(rules.values(), key=lambda r: (len(r.code), r.code)))


def new_rule(rule: Rule, rules: dict[str, Rule]) -> None:
    """Raises BrokenRule when `rules` has the code or name of `rule` already."""
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


def once(name: str, known: Iterable[str], path: Path) -> None:
    """Raises BrokenRule when `name`, of the file at `path`, is among `known`."""
    if name in known:
        raise BrokenRule(
            f"“{name}”这个名称已经用过",
            f"the name “{name}” is taken",
            remedy_zh="请换一个 name",
            remedy_en="give it another name",
            where=str(path),
        )

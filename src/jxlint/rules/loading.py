"""The folder of rules in, a book of typed rules, lexicons, taxonomies and suggestions out."""

from __future__ import annotations

from pathlib import Path

from jxlint.rules.book import RuleBook, by_code, files, new_rule, once
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
            once(lexicon.name, lexicons, str(path))
            lexicons[lexicon.name] = lexicon
        elif path.parent.name == "profiles":
            continue
        elif path.parent.name == "taxonomy":
            taxonomy = read_taxonomy(path)
            once(taxonomy.name, taxonomies, str(path))
            taxonomies[taxonomy.name] = taxonomy
        elif path.parent.name == "suggestions":
            several = read_suggestions(path)
            once(several.name, suggestions, str(path))
            suggestions[several.name] = several
        else:
            named = path.relative_to(folder).as_posix() if path != folder else ""
            for rule in read_rules(path, "/".join(filter(None, (shown or folder.name, named))), inside=path != folder):
                new_rule(rule, rules)
                rules[rule.code] = rule
    return RuleBook(by_code(rules), lexicons, taxonomies, suggestions, folder=str(folder))

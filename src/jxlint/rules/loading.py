"""The folder of rules in, a book of typed rules, lexicons, taxonomies and suggestions out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

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
    named_ones: dict[str, tuple[Callable[[Path], Any], dict[str, Any]]] = {
        "lexicon": (read_lexicon, lexicons),
        "taxonomy": (read_taxonomy, taxonomies),
        "suggestions": (read_suggestions, suggestions),
    }
    for path in map(Path, files(str(folder))):
        if path.parent.name in named_ones:
            read, known = named_ones[path.parent.name]
            made = read(path)
            once(made.name, known, str(path))
            known[made.name] = made
        elif path.parent.name != "profiles":
            named = path.relative_to(folder).as_posix() if path != folder else ""
            for rule in read_rules(path, "/".join(filter(None, (shown or folder.name, named))), inside=path != folder):
                new_rule(rule, rules)
                rules[rule.code] = rule
    return RuleBook(by_code(rules), lexicons, taxonomies, suggestions, folder=str(folder))

"""A small rule folder for tests: one rule, one lexicon, the shipped taxonomies."""

from __future__ import annotations

import shutil
from pathlib import Path

from jxlint.rules.book import home

RULE = """\
- code: JX9501
  name: own-word
  severity: warning
  dimension: 明确清晰性
  kind: {kind}
  options: {options}
  title: {{zh: 标题, en: Title}}
  message: {{zh: "“{{text}}”不好", en: "“{{text}}” is bad"}}
  why: {{zh: 因为, en: because}}
  source: 本局规定
  examples: {examples}
{more}"""
EXAMPLES = "{bad: [{name: 培训, annual: 稳妥}], good: [{name: 培训, annual: 4次}]}"


def book(
    folder: Path,
    *,
    kind: str = "phrase",
    options: str = "{lexicon: own}",
    examples: str = EXAMPLES,
    more: str = "",
    lexicon: str = "name: own\nwords: [稳妥]\n",
    profile: str = "",
) -> Path:
    """A folder with `lint_rules/` and `rules.yaml`, as `jxlint.rules.load(folder=…)` takes it."""
    shutil.copytree(home() / "lint_rules" / "taxonomy", folder / "lint_rules" / "taxonomy")
    words = folder / "lint_rules" / "lexicon"
    words.mkdir()
    (words / "own.yaml").write_text(lexicon, encoding="utf-8")
    rule = RULE.format(kind=kind, options=options, examples=examples, more=more)
    (folder / "lint_rules" / "9-own.yaml").write_text(rule, encoding="utf-8")
    (folder / "rules.yaml").write_text(profile or (home() / "rules.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return folder

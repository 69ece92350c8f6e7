"""The schemas of YAML files: true of all that is shipped, in step with what is in the package, and no laxer than the
readers where it matters to an author."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jxlint.errors import JxlintError
from jxlint.rules import load
from jxlint.rules.lexiconfile import read_lexicon
from jxlint.rules.profiles.reading import read_layer
from jxlint.rules.rulefile import read_rules
from jxlint.rules.schemas import NAMES, schema
from jxlint.rules.suggestionfile import read_suggestions
from jxlint.rules.taxonomyfile import read_taxonomy
from jxlint.rules.yamlfile import load as load_yaml
from tests.rules.book import EXAMPLES, RULE
from tests.samples import ROOT

FOLDER = ROOT / "lint_rules" / "schema"
SHIPPED = sorted([ROOT / "rules.yaml", *(ROOT / "lint_rules").rglob("*.yaml")])
PROFILES = sorted((ROOT / "examples" / "profiles").rglob("*.yaml"))
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def wrong(name: str, path: Path) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(name), format_checker=jsonschema.FormatChecker())
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(load_yaml(path))]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema_and_the_one_in_the_package(name: str) -> None:
    made = json.loads(json.dumps(schema(name)))
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["$id"] == f"jxlint.{name}/1"
    kept = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert kept == made, "run `make docs`"
    assert {p.name for p in FOLDER.iterdir()} == {f"{n}.schema.json" for n in NAMES}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_shipped_file_names_its_schema_and_is_valid(path: Path) -> None:
    found = MODELINE.match(path.read_text(encoding="utf-8"))
    assert found, "begin it with # yaml-language-server: $schema=…"
    named = (path.parent / found[1]).resolve()
    assert named.parent == FOLDER
    assert named.is_file()
    name = named.name.removesuffix(".schema.json")
    kinds = {"lint_rules": "rules", "profiles": "profile"}
    expected = "profile" if path.parent == ROOT else kinds.get(path.parent.name, path.parent.name)
    assert name == expected
    assert wrong(name, path) == []


@pytest.mark.parametrize("path", PROFILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_examples_of_profiles_are_valid(path: Path) -> None:
    assert wrong("profile", path) == []


def rule(examples: str = EXAMPLES, kind: str = "phrase", options: str = "{lexicon: own}", more: str = "") -> str:
    return RULE.format(kind=kind, options=options, examples=examples, more=more)


READERS: dict[str, Any] = {
    "rules": lambda path: read_rules(path, path.name),
    "lexicon": read_lexicon,
    "taxonomy": read_taxonomy,
    "suggestions": read_suggestions,
    "profile": lambda path: read_layer(path, load().book),
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rules", "a: 1\n"),
        ("rules", rule(more="  kinds: x\n")),
        ("rules", rule().replace("JX9501", "JX95O1")),
        ("rules", rule().replace("own-word", "Own Word")),
        ("rules", rule().replace("severity: warning", "severity: grave")),
        ("rules", rule().replace("明确清晰性", "清晰")),
        ("rules", rule().replace(", en: because", "")),
        ("rules", rule().replace("  source: 本局规定\n", "")),
        ("rules", rule(examples="{bad: [{name: 培训}]}")),
        ("rules", rule(examples="{bad: [], good: [{name: 培训}]}")),
        ("rules", rule(examples="{bad: [{nane: 培训}], good: [{name: 培训}]}")),
        ("rules", rule(examples="{bad: [{name: 培训, number: 一}], good: [{name: 培训}]}")),
        ("rules", rule(more="  when: 7\n")),
        ("rules", rule(more="  secret: sometimes\n")),
        ("rules", rule(more="  yields_to: [301]\n")),
        ("lexicon", "name: own\n"),
        ("lexicon", "words: [甲]\n"),
        ("lexicon", "name: own\nwords: 甲\n"),
        ("lexicon", "name: own\nwords: [甲, 1]\n"),
        ("lexicon", "name: own\nwords: [甲, 甲]\n"),
        ("lexicon", "name: own\ngroups: [[甲]]\n"),
        ("lexicon", "name: own\ncorrections: [甲]\n"),
        ("taxonomy", "name: own\nsource: 甲\n"),
        ("taxonomy", "name: own\nsource: 甲\nlevels: [{name: 甲, code: 1}]\n"),
        ("taxonomy", "name: own\nsource: 甲\nlevels: [{name: 甲, children: [{nane: 乙}]}]\n"),
        ("taxonomy", "name: own\nsource: 甲\ncoded: 2\nlevels: [{name: 甲}]\n"),
        ("suggestions", "name: own\n"),
        ("suggestions", "name: own\nsuggestions: [{zh: 甲}]\n"),
        ("profile", "rule: {}\n"),
        ("profile", "rules: {JX303: of}\n"),
        ("profile", "rules: {JX303: {severty: error}}\n"),
        ("profile", "budget_year: 24\n"),
        ("profile", "exempt: [{codes: [JX303]}]\n"),
        ("profile", "overrides: [{ignore: [JX3]}]\n"),
        ("profile", "taxonomy: {tables: mof-2021}\n"),
        ("profile", "review: {weights: many}\n"),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_too(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    assert wrong(name, path)
    with pytest.raises(JxlintError):
        READERS[name](path)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("phrase", "{}"),
        ("phrase", "{lexicn: own}"),
        ("phrase", "{lexicon: own, fields: [nane]}"),
        ("bound", "{comparators: ['≤'], number: 0}"),
        ("bound", "{comparators: ['<='], number: many}"),
        ("number_of", "{least: a few}"),
        ("phrases", "{}"),
        ("expression", "{scope: row}"),
    ],
)
def test_options_follow_the_kind(tmp_path: Path, kind: str, options: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(rule(kind=kind, options=options), encoding="utf-8")
    assert wrong("rules", path)
    with pytest.raises(JxlintError):
        load(own=[path])


@pytest.mark.parametrize("when", ["{name: [甲]}", "{name: 甲}", "[{name: [甲]}, {project: [乙]}]", "quantified",
                                  "{name: {lexicon: routine}}"])  # fmt: skip
def test_conditions_as_they_may_be_written(tmp_path: Path, when: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(rule(options="{lexicon: routine}", more=f"  when: {when}\n"), encoding="utf-8")
    assert wrong("rules", path) == []
    assert load(own=[path]).get("JX9501")

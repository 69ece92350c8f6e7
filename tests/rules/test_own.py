"""Rules of users' own: laid over the shipped ones, named by a profile or the command line, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.errors import BrokenProfile, BrokenRule, UsageError
from jxlint.rules import load
from jxlint.rules.profiles.shelf import Shelf
from jxlint.trials import examples
from tests.cli.test_cli import err, out, run
from tests.rules.book import EXAMPLES, RULE
from tests.samples import EXAMPLES as TABLES

TABLE = str(TABLES / "baiyun-projects.txt")


def rule(
    code: str = "JX9501",
    name: str = "own-word",
    options: str = "{pattern: 培训, fields: [name]}",
    examples: str = "{bad: [{name: 培训}], good: [{name: 会议}]}",
    more: str = "",
    kind: str = "pattern",
) -> str:
    text = RULE.format(kind=kind, options=options, examples=examples, more=more)
    return text.replace("JX9501", code).replace("own-word", name)


def write(folder: Path, **files: str) -> Path:
    """Files by name; `_` stands for a folder: lexicon_own is lexicon/own.yaml."""
    for name, text in files.items():
        path = folder / (name.replace("_", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    write(tmp_path, a=rule(), more_b=rule("JX9502", "own-other"))
    assert load(own=[tmp_path / "a.yaml"]).get("JX9501")
    both = load(own=[tmp_path])
    assert both.get("JX9501")
    assert both.get("JX9502")
    assert both.get("JX303")
    assert [r.code for r in both.rules if r.code >= "JX9"][-2:] == ["JX9501", "JX9502"]
    several = load(own=[tmp_path / "a.yaml", tmp_path / "more"])
    assert several.get("JX9502")
    assert examples.run(several) == []


def test_words_are_added_to_a_shipped_lexicon(tmp_path: Path) -> None:
    write(
        tmp_path,
        lexicon_more="name: improvement\nwords: [更上层楼]\n",
        lexicon_typos="name: typos\ncorrections: {配训: 培训}\n",
        lexicon_own="name: own\nwords: [甲]\n",
    )
    lexicons = load(own=[tmp_path]).book.lexicons
    assert "更上层楼" in lexicons["improvement"].words
    assert len(lexicons["improvement"].words) > 5
    assert lexicons["typos"].corrections["配训"] == "培训"
    assert lexicons["own"].words == ("甲",)


def test_a_taxonomy_of_ones_own_is_for_profiles(tmp_path: Path) -> None:
    write(
        tmp_path / "rules", taxonomy_own="name: ours\nsource: 本局\nlevels: [{name: 产出, children: [{name: 数量}]}]\n"
    )
    write(tmp_path, mine="own: [rules]\ntaxonomy: ours\n")
    profile = Shelf(profile=tmp_path / "mine.yaml").profile()
    assert set(profile.taxonomy.values()) == {"ours"}


@pytest.mark.parametrize(
    ("files", "where", "says", "remedy"),
    [
        ({"a": rule("JX401", "new-name")}, "a.yaml:1", "JX401 is already defined at lint_rules/", "another code"),
        ({"a": rule("JX399", "new-name")}, "a.yaml:1", "cannot have the code JX399", "JX9500 to JX9999"),
        ({"a": rule(name="vague-target")}, "a.yaml:1", "vague-target is already defined", "another code and name"),
        ({"a": rule(), "b": rule()}, "b.yaml:1", "JX9501 is already defined at", "another"),
        ({"a": rule(more="  yields_to: [JX3O3]\n")}, "a.yaml:12:3", "a list of codes", "mend"),
        ({"a": rule(more="  yields_to: [JX304, JX399]\n")}, "a.yaml:12:3", "names JX399", "did you mean JX3"),
        ({"a": rule(options="{pattern: '(培'}")}, "a.yaml:6", "pattern", "mend"),
        ({"a": rule(options="{patern: 培}")}, "a.yaml:6:13", "no option “patern”", "“pattern”"),
        ({"a": rule(options="{}")}, "a.yaml:6:3", "needs the option “pattern”", "add it"),
        ({"a": rule(options="{pattern: 7}")}, "a.yaml:6:13", "expected `str`", "pattern.md"),
        ({"a": rule(options="{pattern: 培, fields: [nane]}")}, "a.yaml:6:25", "nane", "known: "),
        ({"a": rule(options="{pattern: 培, fields: name}")}, "a.yaml:6:25", "expected `array`", "known: "),
        ({"a": rule(options="{pattern: 培, fields: []}")}, "a.yaml:6:25", "“fields” is empty", "pattern.md"),
        ({"a": rule(kind="missing", options="{}")}, "a.yaml:6:3", "name nothing to look at", "missing.md"),
        ({"a": rule(kind="bound", options="{comparators: [], number: 0}")}, "a.yaml:6:13", "is empty", "bound.md"),
        ({"a": rule(options="{pattern: '" + "(" * 2000 + "培" + ")" * 2000 + "'}")}, "a.yaml:6", "pattern", "bracket"),
        *(
            ({"a": rule().replace("“{text}”", f"“{said}”")}, "a.yaml:8:3", "is no placeholder", "{text}")
            for said in ("{text.__class__}", "{text:>99}", "{0}", "{}", "{text!r}", "{Text}")
        ),
        ({"a": rule().replace("“{text}”", "“}{”")}, "a.yaml:8:3", "do not pair", "{text}"),
        ({"a": rule(kind="patern")}, "a.yaml:5:3", "no kind “patern”", "“pattern”"),
        ({"a": rule(more="  suggest: unit\n")}, "a.yaml:12:3", "no suggestions “unit”", "“units”"),
        ({"a": rule(more="  messages: {many: {zh: 甲}}\n")}, "a.yaml:12:", "“en” is missing", "add"),
        ({"a": rule(examples="{bad: [{nane: 甲}], good: [{name: 甲}]}")}, "a.yaml:11:21", "“nane”", "“name”"),
        ({"a": rule(examples="{bad: [{name: 甲, number: 一}], good: [{name: 甲}]}")}, "a.yaml:11:30", "number", "see"),
        ({"a": rule(examples="{bad: [甲], good: [{name: 甲}]}")}, "a.yaml:11:20", "malformed", "see"),
        (
            {"a": rule(examples="{bad: [{name: 甲, amount: .inf}], good: [{name: 甲}]}")},
            "a.yaml:11",
            "JSON",
            "ordinary",
        ),
        ({"a": rule(examples="{bad: {name: 甲}, good: [{name: 甲}]}")}, "a.yaml:11:14", "list of examples", "mend"),
        ({"a": rule().replace("warning", "grave")}, "a.yaml:3:3", "cannot be “grave”", "known: error"),
        ({"a": rule().replace("own-word", "Own Word")}, "a.yaml:2:3", "lower-case", "mend"),
        ({"a": rule().replace("JX9501", "JX95O1")}, "a.yaml:1:3", "JX and three or four digits", "mend"),
        ({"a": rule().replace("source: 本局规定", "source: 2024")}, "a.yaml:10:3", "must be text", "mend"),
        ({"a": "name: 甲\n"}, "a.yaml", "a list of rules", "--profile"),
        ({"a": "- 甲\n"}, "a.yaml:1:3", "expected a mapping", "known keys"),
        ({"a": ""}, "a.yaml", "a list of rules", "mend"),
        ({"lexicon_a": "name: improvement\nwords: [提高]\n"}, "", "already has “提高”", "remove"),
        ({"lexicon_a": "name: improvment\nwords: [更上层楼]\n"}, "", "no rule uses", "did you mean “improvement”?"),
        ({"lexicon_a": "name: a\nwords: [甲, 2024]\n"}, "a.yaml:2:1", "list of words", "mend"),
        ({"lexicon_a": "name: a\nwrods: [甲]\n"}, "a.yaml:2:1", "wrods", "words"),
        ({"taxonomy_a": "name: mof-2021\nsource: 甲\nlevels: [{name: 乙}]\n"}, "", "mof-2021", "another name"),
        ({"suggestions_a": "name: units\nsuggestions: [{zh: 甲, en: a}]\n"}, "", "units", "another name"),
    ],
)
def test_what_is_wrong_has_its_place_and_remedy(
    tmp_path: Path, files: dict[str, str], where: str, says: str, remedy: str
) -> None:
    write(tmp_path, **files)
    with pytest.raises(BrokenRule) as caught:
        load(own=[tmp_path])
    error = caught.value
    assert says in error.en
    assert remedy in error.remedy_en
    assert str(tmp_path) in error.where
    assert where in error.where
    assert error.zh != error.en
    assert "\n" not in error.text("zh")


def test_a_profile_names_them_and_those_that_extend_it_have_them(tmp_path: Path) -> None:
    write(tmp_path / "局", rules_a=rule(), bureau="own: [rules]\nrules: {JX9501: error}\n")
    write(tmp_path / "单位", b=rule("JX9502", "own-other"), rules="extends: ../局/bureau.yaml\nown: b.yaml\n")
    found = Shelf(profile=tmp_path / "单位" / "rules.yaml").rules()
    ours = [(r.code, r.severity) for r in found.rules if r.code.startswith("JX95")]
    assert ours == [("JX9501", "error"), ("JX9502", "warning")]
    twice = load(tmp_path / "局" / "bureau.yaml", own=[tmp_path / "局" / "rules"])
    assert twice.get("JX9501")


@pytest.mark.parametrize(
    ("profile", "says", "place"),
    [
        ("own: [none.yaml]\n", "does not exist", "mine.yaml:1"),
        ("own: {a: b}\n", "list of words", "mine.yaml:1"),
        ("own: [a.yaml]\nrules: {JX9502: off}\n", "JX9502", "mine.yaml:2"),
        ("own: [broken.yaml]\n", "severty", "broken.yaml:12:3"),
    ],
)
def test_a_profile_that_cannot_have_them(tmp_path: Path, profile: str, says: str, place: str) -> None:
    write(tmp_path, a=rule(), broken=rule("JX9503", "own-third", more="  severty: error\n"), mine=profile)
    with pytest.raises(BrokenProfile) as caught:
        Shelf(profile=tmp_path / "mine.yaml")
    assert says in caught.value.en
    assert place in caught.value.where


def test_a_found_profile_with_a_broken_rule_costs_its_own_files_only(tmp_path: Path) -> None:
    unit = write(tmp_path / "单位", a=rule(more="  when: nane == 'x'\n"), rules="own: [a.yaml]\n")
    for folder in (tmp_path, unit):
        (folder / "表.txt").write_bytes(Path(TABLE).read_bytes())
    done = run("check", "表.txt", "单位/表.txt", "--format", "concise", "-q", cwd=tmp_path)
    assert done.returncode == 2
    assert err(done).count("\n") == 1
    assert "a.yaml:12:3: E202" in err(done)
    assert "did you mean “name”" in err(done)
    assert "表.txt:" in out(done)


def test_select_knows_the_rules_of_the_profile(tmp_path: Path) -> None:
    write(tmp_path, a=rule(options="{pattern: ., fields: [name]}"), rules="own: [a.yaml]\n")
    (tmp_path / "表.txt").write_bytes(Path(TABLE).read_bytes())
    done = run("check", "表.txt", "--select", "JX9501", "--format", "concise", "-q", cwd=tmp_path)
    assert out(done).count("JX9501") > 50
    assert run("check", "表.txt", "--select", "JX95", "--format", "concise", "-q", cwd=tmp_path).stdout == done.stdout
    assert run("check", "表.txt", "--select", "JX9502", cwd=tmp_path).returncode == 2
    shown = out(run("config", "show", "表.txt", cwd=tmp_path))
    assert next(line for line in shown.split("\n") if "JX9501" in line).endswith("a.yaml:1")
    assert "--rules" in err(run("explain", "JX9501", cwd=tmp_path))
    isolated = run("check", "表.txt", "--select", "JX9501", "--isolated", cwd=tmp_path)
    assert "no rule “JX9501”" in err(isolated)
    with pytest.raises(UsageError):
        load(select=["JX9501"])


def test_tests_of_ones_own_rules_leave_the_others_out(tmp_path: Path) -> None:
    write(tmp_path, a=rule(), b=rule("JX9502", "own-other", options="{pattern: 次}", examples=EXAMPLES))
    done = run("rules", "test", "a.yaml", "b.yaml", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert "b.yaml:11: " in out(done)
    assert out(done).endswith("2 rules, 2 bad and 2 good examples: 2 failed\n")
    none = run("rules", "test", "none.yaml", cwd=tmp_path)
    assert none.returncode == 2
    assert "none.yaml" in err(none)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("placeholder", ["{txet}", "{level9}"])
def test_a_placeholder_that_nothing_fills_is_a_failure(tmp_path: Path, lang: str, placeholder: str) -> None:
    text = rule().replace("“{text}”不好" if lang == "zh" else "“{text}” is bad", f"“{placeholder}” {{name}}")
    rules = load(own=[write(tmp_path, a=text)])
    (failure,) = examples.run(rules, [r for r in rules.rules if r.code == "JX9501"])
    assert placeholder in failure.message.zh
    assert placeholder in failure.message.en


def test_a_folder_may_hold_its_profile_and_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, a=rule(), rules="own: [.]\nrules: {JX9501: error}\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.yaml").write_text("on: push\n", encoding="utf-8")
    found = Shelf(profile=tmp_path / "rules.yaml").rules().get("JX9501")
    assert found is not None
    assert found.severity == "error"
    with pytest.raises(BrokenRule, match="list of rules"):
        load(own=[tmp_path / "rules.yaml"])
    write(tmp_path, rules=rule("JX9502", "own-other"))
    assert load(own=[tmp_path]).get("JX9502")


@pytest.mark.parametrize("path", ["", " "])
def test_no_path_is_not_the_working_folder(path: str) -> None:
    done = run("check", TABLE, "--rules", path)
    assert done.returncode == 2
    assert "no path after --rules" in err(done)

"""What is in force when profiles extend each other, per path and on the command line; mandatory rules hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.errors import BrokenProfile, JxlintError, UsageError
from jxlint.rules.profiles.shelf import Shelf
from tests.rules.profiles.files import in_force, on, write


def test_the_upper_profile_wins_and_places_say_so(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write(tmp_path, base="name: 区\nbudget_year: 2024\nignore: [JX4]\nrules: {JX302: error, JX307: off}\n")
    write(tmp_path / "a", mine="extends: ../base.yaml\nrules: {JX302: info, JX401: warning}\n")
    profile = in_force(tmp_path / "a" / "mine.yaml")
    assert profile.budget_year == 2024
    assert profile.year_place.endswith("base.yaml:2")
    assert profile.rules["JX302"].severity == "info"
    assert profile.rules["JX302"].place.endswith("mine.yaml:2")
    assert not profile.rules["JX307"].on
    assert profile.rules["JX307"].place.endswith("base.yaml:4")
    # A severity switches a rule on that a lower profile leaves out.
    assert {c for c in on(profile) if c.startswith("JX4")} == {"JX401"}
    assert [Path(layer.file).name for layer in profile.layers] == ["<default>", "base.yaml", "mine.yaml"]


def test_several_are_laid_over_each_other_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, a="rules: {JX302: error}", b="rules: {JX302: info, JX303: warning}")
    write(tmp_path, mine="extends: [mof-2021, a.yaml, b.yaml]")
    profile = in_force(tmp_path / "mine.yaml")
    assert profile.rules["JX302"].severity == "info"
    assert profile.taxonomy["project-table"] == "mof-2021"
    write(tmp_path, mine="extends: [b.yaml, a.yaml]")
    assert in_force(tmp_path / "mine.yaml").rules["JX302"].severity == "error"


def test_a_circle_and_a_missing_file_name_the_line(tmp_path: Path) -> None:
    write(tmp_path, a="name: a\nextends: b.yaml\n", b="extends:\n  - mof-2021\n  - ./a.yaml\n")
    with pytest.raises(BrokenProfile, match=r"a\.yaml → b\.yaml → a\.yaml") as caught:
        in_force(tmp_path / "a.yaml")
    assert caught.value.where.endswith("b.yaml:3")
    write(tmp_path, a="name: a\nextends: a.yaml\n")
    with pytest.raises(BrokenProfile, match="circle"):
        in_force(tmp_path / "a.yaml")
    write(tmp_path, b="extends: none.yaml\n", a="extends: b.yaml\n")
    with pytest.raises(BrokenProfile, match=r"none\.yaml") as caught:
        in_force(tmp_path / "a.yaml")
    assert caught.value.where.endswith("b.yaml:1")


def test_a_profile_reached_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, base="exempt: [{codes: [JX3], reason: 同意}]", a="extends: base.yaml", b="extends: base.yaml")
    write(tmp_path, mine="extends: [a.yaml, b.yaml]")
    assert len(in_force(tmp_path / "mine.yaml").exempt) == 1


def test_a_long_way_is_an_error_and_no_crash(tmp_path: Path) -> None:
    for i in range(200):
        write(tmp_path, **{f"p{i}": f"extends: p{i + 1}.yaml"})
    with pytest.raises(BrokenProfile, match="too far"):
        in_force(tmp_path / "p0.yaml")


def test_select_begins_anew_and_ignore_takes_away(tmp_path: Path) -> None:
    write(tmp_path, mine="select: [JX3, JX605]\nignore: [JX30]\nrules: {JX301: warning}\n")
    codes = on(in_force(tmp_path / "mine.yaml"))
    assert codes == {c for c in on(in_force("default")) if c.startswith("JX31")} | {"JX605", "JX301"}
    assert on(in_force(tmp_path / "mine.yaml", select=["JX4"], ignore=["JX401"])) == {
        "JX402", "JX403", "JX404", "JX405", "JX406",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [(["JX303"], ["JX3"], None), ([], ["JX"], None), (["JX3"], ["JX30"], 6)],
)
def test_a_command_line_that_ignores_all_it_chose_is_an_error(
    select: list[str], ignore: list[str], left: int | None
) -> None:
    if left is None:
        with pytest.raises(UsageError, match="nothing would be checked"):
            in_force("default", select=select, ignore=ignore)
    else:
        assert len(on(in_force("default", select=select, ignore=ignore))) == left


OVERRIDES = """\
budget_year: 2024
overrides:
  - paths: ["*部门*", "旧/"]
    taxonomy: mof-2015
    budget_year: 2023
    ignore: [JX3]
  - paths: [./提交/**]
    rules: {JX302: error, JX301: off}
  - paths: ["-"]
    select: [JX6]
"""


@pytest.mark.parametrize(
    ("path", "applied"),
    [
        ("甲.txt", []),
        ("2024部门整体.txt", [3]),
        ("旧/甲.txt", [3]),
        ("提交/旧/乙/甲.txt", [3, 7]),
        ("提交/甲.json", [7]),
        ("别处/提交/甲.json", []),
        ("-", [9]),
    ],
)
def test_overrides_are_for_their_paths(tmp_path: Path, path: str, applied: list[int]) -> None:
    write(tmp_path, mine=OVERRIDES)
    profile = in_force(tmp_path / "mine.yaml", path if path == "-" else str(tmp_path / path))
    assert [int(p.rsplit(":", 1)[1]) for p in profile.applied] == applied
    assert profile.budget_year == (2023 if 3 in applied else 2024)
    assert ("JX301" in on(profile)) == (not applied)
    assert ("JX311" in on(profile)) == (3 not in applied and 9 not in applied)
    assert profile.taxonomy["department-form"] == ("mof-2015" if 3 in applied else "department-2024")


BUREAU = "name: 财政局\nmandatory: [JX303, JX6]\nrules:\n  JX303: {severity: error, options: {number: 0}}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rules:\n  JX303: off", 3),
        ("rules:\n  JX303: warning", 3),
        ("rules:\n  JX303: {options: {number: -99}}", 3),
        ("ignore: [JX303]", 2),
        ("ignore:\n  - JX7\n  - JX60", 4),
        ("overrides:\n  - paths: [never.txt]\n    rules: {JX303: off}", 4),
        ("overrides:\n  - paths: [never.txt]\n    ignore: [JX605]", 4),
        ("exempt:\n  - {codes: [JX303], reason: 想豁免}", 3),
        ("overrides:\n  - paths: [never.txt]\n    exempt: [{codes: [JX303], reason: 想豁免}]", 4),
    ],
)
def test_what_weakens_a_mandatory_rule_is_refused(tmp_path: Path, text: str, line: int) -> None:
    write(tmp_path, bureau=BUREAU, mine=f"extends: bureau.yaml\n{text}\n")
    if "JX7" in text:
        write(tmp_path, mine=f"extends: bureau.yaml\n{text}\n".replace("JX7", "JX4"))
    with pytest.raises(BrokenProfile, match="mandatory") as caught:
        in_force(tmp_path / "mine.yaml")
    assert caught.value.where.endswith(f"mine.yaml:{line}")
    assert "bureau.yaml:2" in caught.value.en
    assert "bureau.yaml:2" in caught.value.zh


def test_neither_order_nor_a_sibling_gets_round_a_mandatory_rule(tmp_path: Path) -> None:
    write(tmp_path, bureau=BUREAU, lax="rules: {JX303: info, JX605: off}\nexempt: [{codes: [JX], reason: 想豁免}]\n")
    write(tmp_path, mine="extends: [lax.yaml, bureau.yaml]\n")
    profile = in_force(tmp_path / "mine.yaml")
    assert (profile.rules["JX303"].on, profile.rules["JX303"].severity) == (True, "error")
    assert profile.rules["JX605"].on
    assert profile.rules["JX605"].severity == "warning"
    assert not {"JX303", "JX605", "JX001"} & profile.exempt[0].covers
    write(tmp_path, mine="extends: [bureau.yaml, lax.yaml]\n")
    with pytest.raises(BrokenProfile, match="mandatory"):
        in_force(tmp_path / "mine.yaml")


def test_an_exemption_of_all_and_some_mandatory_rules_covers_the_others(tmp_path: Path) -> None:
    write(tmp_path, bureau=BUREAU, mine="extends: bureau.yaml\nexempt:\n  - {codes: [JX3], reason: 同意}\n")
    profile = in_force(tmp_path / "mine.yaml")
    (entry,) = profile.exempt
    assert "JX301" in entry.covers
    assert "JX303" not in entry.covers
    (notice,) = profile.notices
    assert notice.where.endswith("mine.yaml:3")
    assert "JX303" in notice.text("zh")
    assert "bureau.yaml:2" in notice.text("en")


def test_the_mandatory_profile_may_exempt_itself(tmp_path: Path) -> None:
    entry = "exempt:\n  - {codes: [JX303], project: 甲, reason: 已报批}\n"
    write(tmp_path, bureau=BUREAU + entry, mine="extends: bureau.yaml\n")
    (held,) = in_force(tmp_path / "mine.yaml").exempt
    assert held.covers == {"JX303"}


def test_a_mandatory_rule_may_be_made_stricter(tmp_path: Path) -> None:
    write(tmp_path, bureau=BUREAU, mine="extends: bureau.yaml\nmandatory: [JX605]\nrules: {JX605: error}\n")
    write(tmp_path, third="extends: mine.yaml\nrules: {JX605: warning}\n")
    assert in_force(tmp_path / "mine.yaml").rules["JX605"].severity == "error"
    with pytest.raises(BrokenProfile, match="less than error"):
        in_force(tmp_path / "third.yaml")


def test_the_command_line_cannot_weaken_either(tmp_path: Path) -> None:
    write(tmp_path, bureau=BUREAU)
    path = tmp_path / "bureau.yaml"
    for code in ("JX303", "JX6", "JX60"):
        with pytest.raises(UsageError, match="mandatory") as caught:
            in_force(path, ignore=[code])
        assert caught.value.where == f"--ignore {code}"
    kept = in_force(path, ignore=["JX3"])
    assert {c for c in on(kept) if c.startswith("JX3")} == {"JX303"}
    assert [n.where for n in kept.notices] == ["--ignore JX3"]
    chosen = in_force(path, select=["JX2"])
    assert "JX303" in on(chosen)
    assert "JX605" in on(chosen)
    assert "JX301" not in on(chosen)
    assert [n.where for n in chosen.notices] == ["--select"]


def test_a_rule_that_failed_cannot_be_hidden() -> None:
    with pytest.raises(JxlintError, match="JX001"):
        in_force("default", ignore=["JX001"])
    assert in_force("default", ignore=["JX0"]).rules["JX002"].on is False


def test_rule_sets_are_made_once_a_combination(tmp_path: Path) -> None:
    write(tmp_path, mine=OVERRIDES)
    shelf = Shelf(profile=tmp_path / "mine.yaml")
    one = shelf.rules(str(tmp_path / "甲.txt"))
    assert shelf.rules(str(tmp_path / "乙.txt")) is one
    assert shelf.rules(str(tmp_path / "旧" / "乙.txt")) is not one
    assert len(shelf.plans) == 2


def test_entries_on_one_line_are_told_apart(tmp_path: Path) -> None:
    write(
        tmp_path,
        mine="overrides: [{paths: [a.txt], ignore: [JX301]}, {paths: [b.txt], ignore: [JX302]}]\n"
        "exempt: [{codes: [JX303], reason: 同意}, {codes: [JX304], reason: 同意}]\n",
    )
    profile = in_force(tmp_path / "mine.yaml", str(tmp_path / "b.txt"))
    assert ("JX301" in on(profile), "JX302" in on(profile)) == (True, False)
    assert len({e.exemption.key for e in profile.exempt}) == 2

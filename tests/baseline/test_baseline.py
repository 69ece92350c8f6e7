"""Baselines: how many of a finding are known, what goes and what stays, and files that are none."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.baseline import Baseline, Entry, created, match, read, renewed, written
from jxlint.baseline.file import spelled
from jxlint.errors import BrokenBaseline
from jxlint.findings import Finding, Suppression

PRINTS = [f"{i:032x}" for i in range(6)]


def finding(i: int = 0, code: str = "JX301", **more: object) -> Finding:
    made = Finding(code=code, name="x", severity="error", message="m", field="annual", fingerprint=PRINTS[i])
    return msgspec.structs.replace(made, **more)


def baseline(*files: dict[str, int]) -> Baseline:
    entries = [Entry(code="JX301", field="annual", files=f, fingerprint=PRINTS[i]) for i, f in enumerate(files)]
    return Baseline("b.json", {e.fingerprint: e for e in entries})


def nowhere(_file: str) -> bool:
    return False


def everything(_code: str) -> bool:
    return True


def test_an_entry_knows_as_many_as_it_stands_for() -> None:
    known = baseline({"a": 1, "b": 1})
    matched = match(known, [("c", [finding()]), ("b", [finding()]), ("a", [finding()])])
    assert [f for f, _ in matched.new] == ["c"]
    assert matched.known == {(1, 0), (2, 0)}
    assert matched.used[PRINTS[0]] == {"a": 1, "b": 1}


def test_a_file_may_have_another_name() -> None:
    known = baseline({"a": 1})
    matched = match(known, [("z", [finding()]), ("c", [finding()])])
    assert [f for f, _ in matched.new] == ["z"]
    after = renewed(known, matched, nowhere, everything)
    assert (after.removed, after.added) == (0, 0)
    assert after.baseline.entries[PRINTS[0]].files == {"c": 1}


def test_what_is_exempt_or_failed_is_neither_known_nor_new() -> None:
    exempt = finding(suppressed=Suppression(by="exemption", reason="r"))
    known = baseline({"a": 1})
    matched = match(known, [("a", [exempt, finding(1, code="JX001")])])
    assert (matched.known, matched.new) == (frozenset(), ())
    # The exemption has taken its place.
    assert renewed(known, matched, nowhere, everything).removed == 1


def test_what_may_not_be_known_is_new() -> None:
    matched = match(baseline({"a": 1}), [("a", [finding()])], lambda file, code: (file, code) != ("a", "JX301"))
    assert len(matched.new) == 1


def test_what_no_longer_occurs_goes_and_the_rest_stays() -> None:
    known = baseline({"a": 1}, {"a": 2, "b": 1}, {"gone": 1}, {"unread": 1})
    matched = match(known, [("a", [finding(1)]), ("b", [])])
    after = renewed(known, matched, lambda f: f == "unread", everything)
    assert [(e.fingerprint, n) for e, n in after.gone] == [(PRINTS[0], 1), (PRINTS[1], 2), (PRINTS[2], 1)]
    assert after.removed == 4
    assert {p: e.files for p, e in after.baseline.entries.items()} == {PRINTS[1]: {"a": 1}, PRINTS[3]: {"unread": 1}}


def test_codes_that_were_not_judged_stay() -> None:
    known = baseline({"a": 1})
    after = renewed(known, match(known, [("a", [])]), nowhere, lambda code: code != "JX301")
    assert after.gone == () and after.baseline == known


def test_new_findings_come_in_when_they_are_accepted() -> None:
    known = baseline({"a": 1})
    matched = match(known, [("a", [finding(), finding(1)]), ("b", [finding()])])
    assert renewed(known, matched, nowhere, everything).baseline == known
    after = renewed(known, matched, nowhere, everything, accept=matched.new)
    assert after.added == 2
    assert {p: e.files for p, e in after.baseline.entries.items()} == {PRINTS[0]: {"a": 1, "b": 1}, PRINTS[1]: {"a": 1}}


_FOUND = st.lists(
    st.tuples(st.sampled_from("abc"), st.lists(st.integers(0, 5), max_size=6)), max_size=3, unique_by=lambda f: f[0]
)


@given(before=_FOUND, now=_FOUND, accept=st.booleans())
def test_counts_add_up(before: list[tuple[str, list[int]]], now: list[tuple[str, list[int]]], accept: bool) -> None:
    def found(files: list[tuple[str, list[int]]]) -> list[tuple[str, list[Finding]]]:
        return [(f, [finding(i) for i in prints]) for f, prints in files]

    known = created("b", match(Baseline("b", {}), found(before)).new)
    assert known.times == sum(len(p) for _, p in before)
    matched = match(known, found(now))
    assert len(matched.known) + len(matched.new) == sum(len(p) for _, p in now)
    after = renewed(known, matched, nowhere, everything, accept=matched.new if accept else ())
    assert after.baseline.times == known.times + after.added - after.removed == len(matched.known) + after.added
    # Once more changes nothing.
    again = match(after.baseline, found(now))
    assert again.new == (() if accept else matched.new) or len(again.new) == len(matched.new)
    twice = renewed(after.baseline, again, nowhere, everything)
    assert twice.baseline == after.baseline and twice.gone == ()


_WORDS = st.text(st.characters(codec="utf-8"), max_size=80)


_FILES = st.dictionaries(_WORDS, st.integers(1, 9), min_size=1, max_size=3)


@given(names=st.tuples(_WORDS, _WORDS, _WORDS), files=_FILES)
def test_a_file_says_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, names: tuple[str, str, str], files: dict[str, int]
) -> None:
    unit, project, text = names
    file = tmp_path_factory.mktemp("b") / "b.json"
    entry = Entry.of(finding(unit=unit, project=project, text=text, indicator=3), files)
    made = Baseline(str(file), {entry.fingerprint: entry})
    file.write_bytes(written(made))
    assert read(str(file)) == made
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "jxlint.baseline/1"
    # An entry is a line, and a terminal finds nothing to obey.
    lines = file.read_text(encoding="utf-8").split("\n")
    assert len(lines) == 4 and all(line.isprintable() for line in lines)
    # As an editor on Windows would save it.
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read(str(file)) == made


def test_the_order_is_that_of_units_and_projects() -> None:
    some = [
        finding(i, unit=u, project=p) for i, (u, p) in enumerate([("乙", "a"), ("甲", "b"), ("乙", "A"), (None, None)])
    ]
    one, two = (written(created("b", [("f", f) for f in order])) for order in (some, some[::-1]))
    assert one == two
    shown = [(e.get("unit"), e.get("project")) for e in json.loads(one)["findings"]]
    assert shown == [(None, None), ("乙", "A"), ("乙", "a"), ("甲", "b")]
    # One more is one line more.
    more = written(created("b", [("f", f) for f in (*some, finding(5, unit="丙"))])).decode().split("\n")
    assert len(set(more) - set(one.decode().split("\n"))) == 1


GOOD = written(baseline({"a": 1}, {"b": 1})).decode()


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("", ":1:1", "malformed JSON"),
        ("[]", ":1:1", "not a jxlint baseline"),
        ("{}", ":1:1", "not a jxlint baseline"),
        (GOOD.replace('"},\n', '"}\n'), ":3:1", "malformed JSON"),
        (GOOD.replace("baseline/1", "baseline/2"), ":1:13", "jxlint.baseline/2"),
        (GOOD.replace('"schema"', '"version"'), ":1:1", "not a jxlint baseline"),
        (GOOD.replace('"b": 1', '"b": 0'), ":3:", ">= 1"),
        (GOOD.replace('"b": 1', '"b": "x"'), ":3:", "int"),
        (GOOD.replace('{"b": 1}', "{}"), ":3:", "length >= 1"),
        (GOOD.replace(PRINTS[1], "xyz"), ":3:", "regex"),
        (GOOD.replace(PRINTS[1], PRINTS[0]), ":3:", "twice"),
        (GOOD.replace('"field"', '"feild"'), ":2:", "feild"),
        (GOOD.replace("\n{", "\n<<<<<<< HEAD\n{", 1), ":2", "merge conflict"),
        ('{"schema":' * 100_000, "", "not a jxlint baseline"),
    ],
)
def test_what_is_no_baseline_is_told_with_its_line(tmp_path: Path, text: str, where: str, says: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenBaseline) as caught:
        read(str(file))
    assert says in caught.value.en
    assert caught.value.where.startswith(str(file) + where)
    assert caught.value.zh and caught.value.remedy_zh and caught.value.remedy_en


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    (tmp_path / "bin").write_bytes(b"\xff\xfe\x00")
    for name, says in (("none", "no such"), ("bin", "UTF-8"), ("", "cannot be read"), ("a\0b", "cannot be read")):
        with pytest.raises(BrokenBaseline, match=says):
            read(str(tmp_path / name) if "\0" not in name else name)


def test_files_are_named_from_the_baseline_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert spelled("-", "sub/b.json") == "-"
    assert spelled("a/t.txt", "b.json") == spelled("./a//t.txt", "b.json") == "a/t.txt"
    assert spelled(str(tmp_path / "a" / "t.txt"), "a/b.json") == "t.txt"
    assert spelled("t.txt", "sub/b.json") == "../t.txt"
    assert spelled("\udcff.txt", "b.json").isascii()

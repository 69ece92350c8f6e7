"""Pretty output: alignment under double width, wrapping, colours, and nothing a terminal obeys."""

from __future__ import annotations

import io
import itertools
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.engine import check
from jxlint.findings import Finding
from jxlint.readers import read_bytes, read_file
from jxlint.reports import concise, json, pretty
from jxlint.reports.model import FileReport, Report
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import pad, visible, width, window, wrap
from jxlint.rules import RuleSet
from tests.samples import EXAMPLES, NAMES

HOSTILE = "\x1b[31m\x07\u202e\u2028<script>alert(1)</script>\x9b2J"


def report(name: str, rules: RuleSet) -> Report:
    reading = read_file(EXAMPLES / f"{name}.txt")
    file = FileReport.of(f"{name}.txt", reading, check(reading, rules, "zh"))
    return Report(rules.profile, [file], rules.rules, [])


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_findings_is_wider_than_the_terminal(name: str, columns: int, rules: RuleSet) -> None:
    for lang in ("zh", "en"):
        path, *lines = pretty.render(report(name, rules), lang, Terminal(False, columns)).split("\n")
        assert path == f"{name}.txt"  # the path is never broken: it is to be copied
        assert not [line for line in lines if width(line) > columns]


def test_a_long_path_is_known_by_its_end(rules: RuleSet) -> None:
    made = report(NAMES[0], rules)
    files = [msgspec.structs.replace(made.files[0], path=f"{'很长的名字/' * 20}{n}.txt") for n in "ab"]
    lines = pretty.render(msgspec.structs.replace(made, files=files), "zh", Terminal(False, 80)).split("\n")
    rows = [line for line in lines if line.endswith((".txt",)) and "…" in line]
    assert [row[-6:] for row in rows] == ["/a.txt", "/b.txt"]
    assert all(width(row) <= 80 for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_carets_stand_under_the_words(name: str, rules: RuleSet) -> None:
    made = report(name, rules)
    text = pretty.render(made, "zh", Terminal(False, 100))
    lines = text.split("\n")
    seen = 0
    for above, below in itertools.pairwise(lines):
        if not re.fullmatch(r" *\| *\^+( …)?", below):
            continue
        seen += 1
        start = width(below[: below.index("^")])
        end = start + below.count("^")
        at, marked = 0, ""
        for c in above:
            if start <= at < end:
                marked += c
            at += width(c)
        marked = "".join(marked.split())
        assert any(marked == visible(f.text)[: len(marked)] for f in made.files[0].findings), marked
    assert seen == len([f for f in made.files[0].findings if f.location.line])


def test_colours_are_only_paint(rules: RuleSet) -> None:
    made = report("baiyun-projects", rules)
    plain = pretty.render(made, "zh", Terminal(False, 80))
    painted = pretty.render(made, "zh", Terminal(True, 80))
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain


@pytest.mark.parametrize(
    ("env", "tty", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_when_there_are_colours(env: dict[str, str], tty: bool, colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(key, raising=False)
    for key, value in env.items():
        monkeypatch.setenv(key, value)

    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return tty

    assert Terminal.of(Stream()).colour is colour


def hostile(rules: RuleSet) -> Report:
    indicator = {"number": 1, "name": HOSTILE, "period": f"有所提高{HOSTILE}", "annual": f"有所提高{HOSTILE}"}
    document: dict[str, Any] = {
        "kind": "project-table",
        "units": [{"name": HOSTILE, "projects": [{"name": HOSTILE, "indicators": [indicator]}]}],
    }
    reading = read_bytes(msgspec.json.encode(document), "x.json")
    file = FileReport.of(HOSTILE, reading, check(reading, rules))
    return Report(rules.profile, [file], rules.rules, [])


def test_nothing_of_a_document_reaches_the_terminal_unescaped(rules: RuleSet) -> None:
    made = hostile(rules)
    assert made.files[0].findings
    for text in (pretty.render(made, "zh", Terminal(False, 80)), concise.render(made)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", text)
        assert "\\x1b" in text


def test_hostile_words_survive_json(rules: RuleSet) -> None:
    back = msgspec.json.decode(json.render(hostile(rules)))
    assert back["files"][0]["findings"][0]["unit"] == HOSTILE


def test_concise_is_a_line_a_finding(rules: RuleSet) -> None:
    made = report("baiyun-projects", rules)
    lines = concise.render(made).splitlines()
    assert len(lines) == len(made.files[0].findings)
    assert all(re.match(r"baiyun-projects\.txt:\d+:\d+: JX\d{3} (error|warning|info) ", line) for line in lines)


def test_a_clean_file_says_so() -> None:
    made = Report("default", [FileReport(path="x.txt", kind="project-table", indicators=3)], (), [])
    assert "没有发现问题" in pretty.render(made, "zh", Terminal(False, 80))
    assert "nothing found" in pretty.render(made, "en", Terminal(False, 80))


def test_a_finding_without_a_place_is_still_shown() -> None:
    finding = Finding(
        code="JX602", name="total-mismatch", severity="error", message="合计不符", field="amounts", text="1.00"
    )
    made = Report("default", [FileReport(path="x.json", kind="project-table", findings=(finding,))], (), [])
    assert "合计不符" in pretty.render(made, "zh", Terminal(False, 80))


@given(st.text(alphabet="有所提高，。（）“”abc 123%…", max_size=80), st.integers(10, 60))
def test_wrapping_keeps_the_words_and_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


WORDS = ["有所", "提高，", "（一）", "“甲”", "abc ", "≥12.5%。", "可行性", "2024年"]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.integers(16, 60))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(words: list[str], columns: int) -> None:
    lines = wrap("".join(words), columns)
    assert not any(line.startswith(tuple("，。）”%")) for line in lines[1:])
    assert not any(line.endswith(tuple("（“")) for line in lines[:-1])


@given(st.text(alphabet="有所提高ab1%", max_size=200), st.integers(0, 199), st.integers(1, 30), st.integers(20, 80))
def test_a_window_holds_the_span(text: str, start: int, length: int, columns: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    shown, left, right = window(text, start, end, columns)
    assert width(shown) <= columns
    assert text[start:end].startswith(shown[left:right])
    assert right > left or start == end


def test_padding_counts_columns() -> None:
    assert pad("错误", 6) == "错误  "
    assert width("ＡＢ") == 4

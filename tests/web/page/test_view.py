"""What the page shows of a checked table: every word of it, each finding once, marks where they belong; words stay
words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path as File

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Document, Indicator, Path, Project, ProjectTable, Span, Unit
from jxlint.engine import check
from jxlint.findings import Finding, Fix, Suppression
from jxlint.readers import read_file
from jxlint.reading import Location
from jxlint.reports.text import visible
from jxlint.rules import RuleSet
from jxlint.web.page.marking import marks, pointer, target
from jxlint.web.page.view import View, view
from tests.reports.test_formats import finding
from tests.samples import EXAMPLES, NAMES, ROOT

# One is blank, one too run together to be read.
FORMS = [f for f in sorted((ROOT / "tests" / "data" / "forms").glob("*.txt")) if f.name[:2] not in ("05", "24")]
# Of a department, with columns and labels that only some forms have.
DETAILS = ROOT / "tests" / "data" / "department-details.json"
FILES = [*(EXAMPLES / f"{name}.txt" for name in NAMES), EXAMPLES / "submitted.json", DETAILS, *FORMS]


class Cells(HTMLParser):
    """The cells of a fragment by their pointers: words, attributes, and the words in marks by finding."""

    def __init__(self, made: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, str] = {}
        self.attributes: dict[str, dict[str, str]] = {}
        self.marked: dict[str, str] = {}
        self.tags: list[str] = []
        self._cell: list[tuple[str, str]] = []
        self._mark: list[str] = []
        self.feed(made)
        self.close()
        assert not self._cell, "a cell is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        assert not [name for name in given_ if name.startswith("on") or name == "style"]
        if "data-path" in given_:
            self._cell.append((tag, given_["data-path"]))
            assert given_["data-path"] not in self.words, "a value is shown once"
            self.words[given_["data-path"]] = ""
            self.attributes[given_["data-path"]] = given_
        elif tag == "mark":
            self._mark = given_["data-f"].split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._mark = []
        elif self._cell and self._cell[-1][0] == tag:
            self._cell.pop()

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.words[self._cell[-1][1]] += data
            for index in self._mark:
                self.marked[index] = self.marked.get(index, "") + data


def shown(file: File, rules: RuleSet, lang: str = "zh") -> tuple[Document, list[Finding], View]:
    reading = read_file(file)
    findings = check(reading, rules, lang)
    return reading.document, findings, view(reading.document, findings, reading.places, rules.rules, lang)


def leaves(thing: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every value of a document that is not empty, with its path."""
    if isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            if name not in ("schema", "form", "partial"):
                yield from leaves(getattr(thing, name), (*path, name))
    elif isinstance(thing, tuple):
        for i, one in enumerate(thing):
            yield from leaves(one, (*path, i))
    elif isinstance(thing, dict):
        for key, one in thing.items():
            yield from leaves(one, (*path, key))
    elif isinstance(thing, str | int | float | Decimal) and str(thing):
        yield path, str(thing)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_value_is_shown_and_every_finding_listed(file: File, rules: RuleSet) -> None:
    document, findings, made = shown(file, rules)
    cells = Cells(made.table)
    for path, value in leaves(document):
        if "unread" in path:
            path = (*path[:-2], path[-1])
        assert cells.words[pointer(path)] == visible(value)
    assert re.findall(r'<li class="finding[^>]* data-f="(\d+)"', made.findings) == [
        str(i) for i in range(len(findings))
    ]
    for i, f in enumerate(findings):
        said = html.escape(visible(f.message), quote=True).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
        assert said in made.findings
        at = pointer(target(document, f.path)) if f.path else ""
        assert not at or str(i) in cells.attributes[at]["data-f"].split()
        if f.span is not None and f.text and f.path:
            assert cells.marked[str(i)] == visible(f.text)
    assert made.counts == {s: sum(f.severity == s for f in findings) for s in ("error", "warning", "info")}
    assert made.indicators == sum(1 for p, _ in leaves(document) if p[-1] == "number" and "indicators" in p)


def test_a_value_says_where_it_stands(rules: RuleSet) -> None:
    _, _, made = shown(EXAMPLES / "liwan-projects.txt", rules)
    places = [a.get("data-place", "") for a in Cells(made.table).attributes.values()]
    assert all(re.fullmatch(r"第 \d+ 行", place) for place in places if place)
    assert len([place for place in places if place]) > 50
    _, _, made = shown(ROOT / "tests" / "data" / "pdf" / "baiyun-projects.pdf", rules, "en")
    places = [a.get("data-place", "") for a in Cells(made.table).attributes.values()]
    assert {"page 1", "page 2"} <= set(places)


def test_a_changed_document_has_no_places(rules: RuleSet) -> None:
    reading = read_file(EXAMPLES / "submitted.json")
    findings = check(reading, rules)
    made = view(reading.document, findings, None, rules.rules, "zh")
    assert "data-place" not in made.table
    assert "行" not in "".join(re.findall('class="place">([^<]*)<', made.findings))


class Scanned:
    """Places in a picture, of which some words were hard to read."""

    def locate_all(self, wanted: list[tuple[Path, Span | None]]) -> list[Location]:
        return [Location(page=1, confidence=0.5 if path[-1] == "annual" else 0.99) for path, _ in wanted]


def test_what_may_be_misread_says_so(rules: RuleSet) -> None:
    document = read_file(EXAMPLES / "submitted.json").document
    unsure = finding(path=ANNUAL, field="annual", location=Location(page=1, confidence=0.5))
    made = view(document, [unsure], Scanned(), rules.rules, "zh")  # type: ignore[arg-type]
    doubtful = {at for at, given_ in Cells(made.table).attributes.items() if "data-doubt" in given_}
    assert doubtful
    assert {at.rpartition("/")[2] for at in doubtful} == {"annual"}
    assert "第 1 页  识别存疑 0.50" in made.findings


def table_of(*findings: Finding, **values: str | None) -> View:
    indicator = msgspec.structs.replace(Indicator(number=1, name="培训", annual="提高"), **values)
    document = ProjectTable(units=(Unit(name="某局", projects=(Project(name="经费", indicators=(indicator,)),)),))
    return view(document, findings, None, (), "zh")


ANNUAL: Path = ("units", 0, "projects", 0, "indicators", 0, "annual")


def test_a_fix_is_offered_as_the_whole_value() -> None:
    safe = finding(text="提高", path=ANNUAL, span=Span(0, 2), field="annual", fix=Fix(True, "升"))
    made = table_of(safe, annual="提高很多")
    assert 'data-mended="升很多"' in made.findings
    assert "unsafe" not in made.findings
    assert "请核对" in table_of(msgspec.structs.replace(safe, fix=Fix(False, "升")), annual="提高很多").findings
    # One that changes nothing, or of a value that is no text, is none.
    for odd in (Fix(True, "提高"),), (Fix(True, "升"),):
        path = ANNUAL if odd[0].replacement == "提高" else (*ANNUAL[:-1], "number")
        assert "data-mended" not in table_of(msgspec.structs.replace(safe, fix=odd[0], path=path)).findings


def test_what_is_missing_is_marked_as_empty() -> None:
    made = table_of(finding(path=ANNUAL, field="annual", text=""), annual=None)
    assert Cells(made.table).words[pointer(ANNUAL)] == "（空）"
    assert "（空）" not in table_of(annual=None).table


def test_suppressed_findings_are_told_and_mark_nothing() -> None:
    made = table_of(finding(path=ANNUAL, field="annual", suppressed=Suppression("exemption", "已核准")))
    assert "不计：已核准" in made.findings
    assert "<mark" not in made.table
    assert made.counts["error"] == 0


def test_what_is_said_of_the_project_marks_no_words() -> None:
    made = table_of(finding(path=("units", 0, "projects", 0, "indicators"), field="project"))
    cells = Cells(made.table)
    assert cells.attributes["/units/0/projects/0/name"]["data-f"] == "0"
    assert "<mark" not in made.table


def test_overlapping_marks_keep_all_findings() -> None:
    several = [(0, finding(severity="info", span=Span(0, 4))), (1, finding(severity="error", span=Span(2, 9)))]
    assert [(m.text, m.severity, m.findings) for m in marks("甲乙丙丁戊", several)] == [
        ("甲乙", "info", (0,)), ("丙丁", "error", (0, 1)), ("戊", "error", (1,)),
    ]  # fmt: skip


def test_paths_lead_to_what_stands_for_them() -> None:
    document = read_file(EXAMPLES / "submitted.json").document
    project: Path = ("units", 0, "projects", 0)
    assert target(document, (*project, "indicators", 0, "annual")) == (*project, "indicators", 0, "annual")
    assert target(document, (*project, "indicators", 0)) == (*project, "indicators", 0, "name")
    assert target(document, (*project, "indicators")) == (*project, "name")
    assert target(document, (*project, "amounts")) == (*project, "amounts", "total")
    assert target(document, ("units", 99, "projects")) == ("department",)
    assert target(document, ("nowhere",)) == ("department",)
    assert pointer(("details", "a/b~c")) == "/details/a~1b~0c"


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_stay_words(name: str, said: str) -> None:
    path: Path = ("units", 0, "projects", 0, "indicators", 0, "name")
    made = table_of(finding(said, text=name, path=path, field="name", fix=Fix(False, said)), name=name)
    cells = Cells(made.table)
    assert cells.words[pointer(path)] == (visible(name) or "（空）")
    assert not {"script", "img", "style", "a"} & set(cells.tags)
    assert made.findings.count("<li ") == 1

"""The web page: every finding and every word of the tables, marked where it offends; nothing foreign runs."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Indicator, Project, ProjectTable, Unit
from jxlint.findings import Finding
from jxlint.reading import Location
from jxlint.reports import html
from jxlint.reports.html_charts import by_project
from jxlint.reports.html_model import pieces
from jxlint.reports.model import Failure, FileReport, Report
from jxlint.rules import RuleSet
from tests.reports.test_formats import finding
from tests.reports.test_reports import report
from tests.samples import NAMES

VOID = {"meta", "input", "br", "rect"}


class Reader(HTMLParser):
    """What stands in a page: elements by class, their words, and all links and sources."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, set[str]]] = []
        self.words: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, str, str]] = []
        self.balanced = True
        self.feed(page)
        self.close()
        self.balanced = self.balanced and not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in VOID:
            return
        self.open.append((tag, classes))
        for name in (tag, *classes):
            self.words.setdefault(name, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.balanced = self.balanced and bool(self.open) and self.open[-1][0] == tag
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for tag, classes in self.open:
            for name in (tag, *classes):
                self.words[name][-1] += data


def page_of(*findings: Finding, name: str = "培训经费", path: str = "表.txt") -> Reader:
    indicator = Indicator(number=1, level1="1-产出指标", level2="11-数量指标", name=name, period="提高", annual="提高")
    document = ProjectTable(units=(Unit(name=name, projects=(Project(name=name, indicators=(indicator,)),)),))
    file = FileReport(path=path, findings=findings, document=document, indicators=1, projects=1)
    return Reader(html.render(Report("default", [file], (), []), "zh"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_it_holds_every_finding_with_its_words_marked(name: str, lang: str, rules: RuleSet) -> None:
    whole = report(name, rules)
    made = html.render(whole, lang)
    page = Reader(made)
    assert page.balanced
    findings = whole.files[0].findings
    assert len(page.words["finding"]) == len(findings) > 0
    said = sorted("".join(words.split()) for words in page.words["finding"])
    assert sum(any("".join(f.message.split()) in words for words in said) for f in findings) == len(findings)
    marks = page.words["mark"]
    for f in findings:
        if f.span is not None and f.field in ("annual", "period", "name", "level2") and f.text:
            assert any(mark and (mark in f.text or f.text in mark) for mark in marks), f


def test_nothing_of_the_page_leads_out_of_it(rules: RuleSet) -> None:
    made = html.render(report(NAMES[0], rules), "zh")
    page = Reader(made)
    policy = next(value for tag, name, value in page.attributes if tag == "meta" and value.startswith("default-src"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (inside,) = re.findall(f"<{kind}>(.*?)</{kind}>", made, re.S)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    for _, name, value in page.attributes:
        assert name not in ("src", "style", "srcset", "action", "formaction")
        assert not name.startswith("on")
        assert name not in ("href", "xlink:href") or value.startswith("#")
    anchors = {value for _, name, value in page.attributes if name == "id"}
    assert {value[1:] for _, name, value in page.attributes if name == "href"} <= anchors


HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}\x1b[31m\u202e"


def test_words_of_documents_stay_words() -> None:
    at = Location(line=1, column=1)
    bad = finding(HOSTILE, text=HOSTILE, path=("units", 0, "projects", 0, "indicators", 0, "name"), location=at)
    page = page_of(bad, name=HOSTILE, path=HOSTILE)
    assert page.balanced
    assert len(page.words["script"]) == 1
    assert "img" not in page.words
    assert "alert(1)" in page.words["finding"][0]
    assert "{{ 7*7 }}" in page.words["h3"][0]
    for words in (page.words["finding"][0], page.words["h3"][0], page.words["h2"][0]):
        assert "\x1b" not in words
        assert "\u202e" not in words


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_name_keeps_the_page_whole(name: str) -> None:
    page = page_of(finding(name, text=name, path=("units", 0, "projects", 0, "indicators", 0, "name")), name=name)
    assert page.balanced
    assert len(page.words["finding"]) == 1
    assert len(page.words["row"]) == 1


def test_a_file_that_cannot_be_read_is_there_with_its_reason() -> None:
    failed = FileReport(path="坏.txt", error=Failure("E101", "文件不存在", "请检查路径"))
    read = FileReport(path="表.txt", document=ProjectTable(), findings=(finding("提高"),))
    page = Reader(html.render(Report("default", [failed, read], (), []), "zh"))
    assert "E101 文件不存在；请检查路径" in page.words["failed"][0]
    assert "坏.txt" in page.words["failed"][0]
    assert [w for w in page.words["tile"] if "文件" in w or "读不了" in w] == ["1文件files", "1读不了的unreadable"]
    assert ("a", "href", "#unread") in page.attributes
    assert ("section", "id", "unread") in page.attributes


def test_a_page_on_nothing_but_unread_files_is_not_clean() -> None:
    failed = FileReport(path="坏.txt", error=Failure("E101", "文件不存在", "请检查路径"))
    page = Reader(html.render(Report("default", [failed], (), []), "zh"))
    assert "clean" not in page.words
    assert "unread" not in page_of().words


def test_a_finding_outside_of_all_projects_is_there() -> None:
    page = page_of(finding("合计不符", field="amounts", path=("total",)))
    assert len(page.words["finding"]) == 1
    assert "合计不符" in page.words["project"][-1]


def test_marks_show_the_gravest_where_they_overlap() -> None:
    from jxlint.document import Span

    marks = [finding(severity="info", span=Span(0, 4)), finding(severity="error", span=Span(2, 3))]
    assert [(p.text, p.severity) for p in pieces("甲乙丙丁戊", marks)] == [
        ("甲乙", "info"), ("丙", "error"), ("丁", "info"), ("戊", ""),
    ]  # fmt: skip
    assert [(p.text, p.severity) for p in pieces("甲乙", [finding(span=None)])] == [("甲乙", "error")]


def test_projects_called_alike_are_told_apart() -> None:
    def of(path: str, *homes: tuple[str, str]) -> FileReport:
        found = [msgspec.structs.replace(finding("提高"), unit=unit, project=project) for unit, project in homes]
        return FileReport(path=path, findings=tuple(found))

    def notes(*files: FileReport) -> list[tuple[str, str]]:
        return sorted((b.zh, b.note_zh) for b in by_project(Report("default", list(files), (), [])))

    one = of("报送/甲.xlsx", ("一局", "培训"), ("二局", "培训"), ("二局", "会议"))
    assert notes(one) == [("会议", ""), ("培训", "一局"), ("培训", "二局")]
    two = of("报送/乙.xlsx", ("二局", "会议"))
    assert notes(one, two)[:2] == [("会议", "乙.xlsx"), ("会议", "甲.xlsx")]
    again = of("报送/旧/甲.xlsx", ("一局", "培训"))
    assert notes(one, again) == [
        ("会议", ""), ("培训", "一局 · 旧/甲.xlsx"), ("培训", "一局 · 甲.xlsx"), ("培训", "二局"),
    ]  # fmt: skip

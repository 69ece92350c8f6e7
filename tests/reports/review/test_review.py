"""The reviewer's report: every project has its form, every finding is in the annex once, Word and Markdown agree."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from docx.shared import Twips
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit
from jxlint.engine import check
from jxlint.errors import BrokenTemplate
from jxlint.findings import Finding, Suppression
from jxlint.readers import read_file
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.reports.model import FileReport
from jxlint.reports.review import markdown, model, word
from jxlint.reports.review.building import build
from jxlint.reports.review.model import GRADES, ReviewReport
from jxlint.reports.review.template import Template
from jxlint.rules import RuleSet
from jxlint.rules.review import ITEMS
from tests.samples import EXAMPLES, NAMES, ROOT

HOSTILE = "</w:t><w:br/>&amp; {{ 1234*5678 }} {% raw %} | **粗** `x` [链](http://x)\x1b[31m\u202e\x00"
SUB_ITEMS = [part for parts in ITEMS.values() for part in parts]


def judged(name: str, rules: RuleSet) -> FileReport:
    reading = read_file(EXAMPLES / f"{name}.txt")
    return FileReport.of(f"{name}.txt", reading, check(reading, rules, "zh"))


def made_of(name: str, rules: RuleSet) -> FileReport:
    """The report of a table whose every word is `name`."""
    row = Indicator(number=1, level1=name, level2=name, name=name, period=name, annual=name)
    project = Project(name=name, amounts=Amounts(), objective=name, indicators=(row,))
    document = ProjectTable(department=name, money_unit=name, units=(Unit(name=name, projects=(project,)),))
    reading = Reading(document, JsonPlaces(msgspec.json.encode(document).decode()))
    return FileReport.of(name, reading, check(reading, rules, "zh"))


def opened(report: ReviewReport) -> Any:
    return docx.Document(io.BytesIO(word.render(report, word.template())))


def words_of(document: Any) -> str:
    return "\n".join(t.text or "" for t in document.element.body.iter() if t.tag.endswith("}t"))


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_stands_in_the_annex_once(name: str, rules: RuleSet) -> None:
    file = judged(name, rules)
    report = build(file, rules)
    entries = [e for p in report.projects for e in p.evidence]
    entries += [e for u in report.units for e in u.evidence] + list(report.evidence)
    assert sorted(e.fingerprint for e in entries) == sorted(f.fingerprint for f in file.findings)
    assert [e.number for e in sorted(entries, key=lambda e: e.number)] == list(range(1, len(entries) + 1))
    assert report.counts.all == len(file.findings)
    for entry in entries:
        assert entry.problem


@pytest.mark.parametrize("name", NAMES)
def test_the_form_has_the_grades_of_the_review_model_and_no_total(name: str, rules: RuleSet) -> None:
    file = judged(name, rules)
    report = build(file, rules)
    review, dimension_of = rules.settings.review, {r.code: r.dimension for r in rules.rules}
    by_home = {p.number: {e.fingerprint for e in p.evidence} for p in report.projects}
    for project in report.projects:
        assert [o.name for o in project.opinions] == SUB_ITEMS
        assert "☑" not in project.boxes
        mine = [f for f in file.findings if f.fingerprint in by_home[project.number]]
        for opinion in project.opinions:
            if opinion.name not in review.by_text or project.secret:
                assert (opinion.grade, "☑" in opinion.boxes) == ("", False)
                assert "请审核人判断" in opinion.mark
                continue
            of_part = [f for f in mine if dimension_of[f.code] == opinion.name]
            assert opinion.grade == review.grade(of_part, len(project.indicators)) in GRADES
            assert f"☑{opinion.grade}" in opinion.boxes
            assert "机检参考" in opinion.mark


@pytest.mark.parametrize("name", NAMES)
def test_word_and_markdown_say_the_same(name: str, rules: RuleSet) -> None:
    report = build(judged(name, rules), rules)
    document, text = opened(report), markdown.render(report)
    said, plain = words_of(document), re.sub(r"\\(.)", r"\1", text)
    for project in report.projects:
        assert project.name in said
        assert project.name in plain
        for paragraph in project.overall:
            assert paragraph in said
            assert paragraph in plain
    for entry in [e for p in report.projects for e in p.evidence]:
        problem = " ".join(entry.problem.split())
        assert problem in " ".join(said.split()) or problem in said
        assert problem in plain
    ticks = [p.opinions[i].boxes for p in report.projects for i in range(len(SUB_ITEMS))]
    assert said.count("☑") == plain.count("☑") == sum("☑" in t for t in ticks)
    assert not re.search(r"总分[:：]?\s*\d|得分[:：]?\s*\d", said + plain)


def test_words_of_documents_stay_words(rules: RuleSet) -> None:
    report = build(made_of(HOSTILE, rules), rules)
    data = word.render(report, word.template())
    said = words_of(docx.Document(io.BytesIO(data)))
    assert "{{ 1234*5678 }}" in said
    assert str(1234 * 5678) not in said
    assert "</w:t>" in said
    for name in ("\x1b", "\u202e", "\x00"):
        assert name not in said
    text = markdown.render(report)
    assert "\\*\\*粗\\*\\*" in text
    assert "[链](" not in text
    assert all(line.count(" | ") in (1, 2, 4, 5, 6, 10) for line in text.split("\n") if line.startswith("| "))


@settings(max_examples=15)
@given(name=st.text(min_size=1, max_size=30))
def test_any_name_makes_a_document_that_opens(rules: RuleSet, name: str) -> None:
    report = build(made_of(name, rules), rules)
    assert len(opened(report).tables) > 3
    assert markdown.render(report).startswith("# ")


def test_what_is_exempt_is_told_and_not_counted(rules: RuleSet) -> None:
    file = judged("liwan-projects", rules)
    first: Finding = msgspec.structs.replace(file.findings[0], suppressed=Suppression("exemption", "已批准"))
    report = build(msgspec.structs.replace(file, findings=(first, *file.findings[1:])), rules)
    assert (report.counts.suppressed, report.counts.all) == (1, len(file.findings) - 1)
    told = [e for p in report.projects for e in p.evidence if e.exempted]
    assert [e.exempted for e in told] == ["已豁免：已批准"]


def test_the_same_report_gives_the_same_bytes(rules: RuleSet) -> None:
    report = build(judged("liwan-projects", rules), rules)
    assert word.render(report, word.template()) == word.render(report, word.template())


def own(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_office_uses_its_own_template(rules: RuleSet, tmp_path: Any) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(own("{{ department }}的意见", "{% for p in units[0].projects %}", "{{ p.name }}", "{% endfor %}"))
    report = build(judged("liwan-projects", rules), rules)
    made = docx.Document(io.BytesIO(word.render(report, word.template(str(path)))))
    assert [p.text for p in made.paragraphs] == [
        f"{report.department}的意见",
        *(p.name for p in report.units[0].projects),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "says"),
    [
        (("{{ departmnt }}",), "departmnt"),
        (("{{ department",), "{{"),
        (("{% for p in units %}",), "endfor"),
        (("{{ ''.__class__.__mro__ }}",), "__class__"),
        (("{% include 'x' %}",), "include"),
        (("{{ units[0].projects[0].name.upper() }}",), "upper"),
    ],
)
def test_a_broken_template_says_where(paragraphs: tuple[str, ...], says: str, tmp_path: Any) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(own("好的一段", *paragraphs))
    with pytest.raises(BrokenTemplate) as caught:
        word.template(str(path))
    assert says in caught.value.text("en")
    assert "模板.docx" in caught.value.where


def test_a_template_without_fields_is_refused(tmp_path: Any) -> None:
    path = tmp_path / "别的单位.docx"
    path.write_bytes(own("某单位的意见", "很好"))
    with pytest.raises(BrokenTemplate, match="nothing to fill in"):
        word.template(str(path))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no docx at all"])
def test_what_is_no_template_is_told(data: bytes) -> None:
    with pytest.raises(BrokenTemplate):
        Template(data, "x.docx")


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * 300_000_000)
    with pytest.raises(BrokenTemplate):
        Template(out.getvalue(), "x.docx")


STRUCTS = ["ReviewReport", "UnitReview", "ProjectReview", "Opinion", "Row", "Evidence", "Common"]


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_of_a_template_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "review-report.md").read_text(encoding="utf-8")
    left = {"fingerprint", "kind"}  # of use to programs only
    assert [f for f in getattr(model, name).__struct_fields__ if f"`{f}`" not in page and f not in left] == []


def test_every_head_of_a_column_fits_into_it() -> None:
    """Word squeezes a head that is too wide for its column; LibreOffice sets it one character a line."""
    seen = 0
    for table in docx.Document(str(ROOT / "src/jxlint/reports/review/template.docx")).tables:
        margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
        twips = 2 * 108 if margins is None else sum(int(m.get(qn("w:w"))) for m in margins)
        for cell, column in zip(table.rows[0].cells, table.columns, strict=True):
            if cell.paragraphs[0].style.name != "Cell Head":
                continue
            seen += 1
            widest = max(map(len, cell.text.split("\n"))) * cell.paragraphs[0].style.font.size
            assert column.width - Twips(twips) >= widest, cell.text
    assert seen > 20


def test_a_table_without_projects_is_no_clean_bill(rules: RuleSet) -> None:
    document = ProjectTable(units=(Unit(name="甲单位"),))
    reading = Reading(document, JsonPlaces(msgspec.json.encode(document).decode()))
    report = build(FileReport.of("a.json", reading, check(reading, rules, "zh")), rules)
    for said in (markdown.render(report), words_of(opened(report))):
        assert "没有可检查的内容" in said
        assert "未发现问题" not in said

"""The list of findings as a workbook and as CSV, read back: every finding a row, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import UsageError
from jxlint.findings import Finding, Suppression
from jxlint.reading import Location
from jxlint.reports import csv as csv_report
from jxlint.reports import xlsx
from jxlint.reports.formats import targets
from jxlint.reports.listing import HEADS
from jxlint.reports.model import Failure, FileReport, Report
from jxlint.rules import RuleSet
from tests.reports.test_formats import finding, made
from tests.reports.test_reports import report
from tests.samples import NAMES


def sheets(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def first_row(whole: Report) -> Any:
    return next(sheets(xlsx.render(whole, "zh", ".")).worksheets[0].iter_rows(min_row=2, values_only=True))


def csv_rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_a_row(name: str, lang: str, rules: RuleSet) -> None:
    whole = report(name, rules)
    found = whole.files[0].findings
    book = sheets(xlsx.render(whole, lang, "."))
    first, second = book.worksheets
    head, *body = first.iter_rows(values_only=True)
    assert head == HEADS[lang]
    assert [(row[7], row[10]) for row in body] == [(f.code, f.message) for f in found]
    assert [row[4] for row in body] == [f.indicator for f in found]
    assert first.freeze_panes == "C2"
    assert first.auto_filter.ref == f"A1:N{len(found) + 1}"
    assert sum(row[3] for row in list(second.iter_rows(values_only=True))[1:]) == len(found)
    head_, *lines = csv_rows(csv_report.render(whole, lang))
    assert tuple(head_) == HEADS[lang]
    assert [line[7] for line in lines] == [f.code for f in found]


def test_places_lead_to_the_file_and_cell() -> None:
    at = Location(sheet="表 1's", cell="G7")
    whole = made(finding(location=at), finding(), path="提交/表.xlsx")
    (sheet, _) = sheets(xlsx.render(whole, "zh", "报告")).worksheets
    link = sheet["B2"].hyperlink
    assert link.target.replace("\\", "/") == "../提交/表.xlsx"
    assert link.location == "'表 1''s'!G7"
    assert sheet["B2"].value == "表 1's!G7"
    assert sheet["B3"].hyperlink.target.replace("\\", "/") == "../提交/表.xlsx"
    assert sheet["B3"].value == "3:5"


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x")',
    "http://example.com",
    "=cmd|' /C calc'!A0",
    "＝1+1",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_no_formulas(words: str) -> None:
    whole = made(finding(words, text=words, unit=words, project=words), path=words)
    for row in sheets(xlsx.render(whole, "zh", ".")).worksheets[0].iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type in ("s", "n")
            assert cell.hyperlink is None or cell.column == 2
    _, line = csv_rows(csv_report.render(whole, "zh"))
    assert not [cell for cell in line if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]
    assert words.lstrip("\t") in line[10] or "\\x09" in line[10]


@given(st.text(max_size=40))
def test_any_words_come_back(words: str) -> None:
    whole = made(finding(words, text=words), path="表.txt")
    row = first_row(whole)
    _, line = csv_rows(csv_report.render(whole, "zh"))
    assert line[10].removeprefix("'") == (row[10] or "").removeprefix("'")


def test_what_does_not_count_says_why_and_a_file_that_cannot_be_read_is_a_row() -> None:
    gone = msgspec.structs.replace(finding(), suppressed=Suppression("exemption", "已经批准"))
    file = FileReport(path="甲.txt", findings=(gone,))
    bad = FileReport(path="乙.txt", error=Failure("E102", "认不出", "请保留表头"))
    whole = Report("default", [file, bad], (), [])
    one, two = list(sheets(xlsx.render(whole, "zh", ".")).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert one[13] == "已经批准"
    assert (two[0], two[7], two[10]) == ("乙.txt", "E102", "认不出；请保留表头")


def test_long_words_are_cut_to_what_a_cell_holds() -> None:
    long: Finding = finding("长" * 40_000)
    row = first_row(made(long))
    assert row[10] == "长" * 32_767


def test_the_same_report_gives_the_same_bytes() -> None:
    assert xlsx.render(made(finding()), "zh", ".") == xlsx.render(made(finding()), "zh", ".")


def test_a_workbook_goes_to_a_file() -> None:
    with pytest.raises(UsageError, match="goes to a file"):
        targets(("xlsx",), None)
    assert [t.file for t in targets(("xlsx",), "清单.xlsx")] == ["清单.xlsx"]

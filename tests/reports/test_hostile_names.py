"""Words of a document are words in every report, whatever they would be in its medium."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from jxlint.cli.commands import cli
from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit
from jxlint.reports.json import document
from tests.grids import cells_of
from tests.readers.containers import WRITERS

PRINTABLE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]><x/>", "&lt;b&gt;&amp;", "<!--",
    "=cmd|' /C calc'!A0",
    "+1+1", "-2+3+cmd", "@SUM(1+1)", "{{7*7}}", "{% raw %}", "${x}", "|a|b|", "`x`", "javascript:alert(1)", "x" * 3_000,
    "','--", "%0A::error::x", "[a](javascript:b)", "＝1+1", "甲#{1}",
)  # fmt: skip
CONTROLS = (
    "\x1b[31mred\x1b]0;title\x07", "a\r\n::error file=x::y", "\x00\x08", "\u202egnp.exe", "\u2066x\u2069", "a\u2028b",
    "\tx",
)  # fmt: skip
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def table(words: tuple[str, ...]) -> ProjectTable:
    """A table whose every field says these words, and which has findings about each."""
    units = tuple(
        Unit(
            f"{w}单位", Amounts(),
            (Project(f"{w}项目", Amounts(), f"{w}目标", (
                Indicator(1, f"{w}1-产出指标", f"{w}99-别的", f"{w}提高", f"{w}有所提高", f"{w}有所提高"),
                Indicator(3, "1-产出指标", "11-质量指标", f"{w}率", "提高", "有所提高"),
            )),),
        )
        for w in words
    )  # fmt: skip
    return ProjectTable(department=words[0], money_unit="万元", units=units)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("h") / "=1+1 <b>&'`甲.json"
    path.write_bytes(document(table((*PRINTABLE, *CONTROLS)), indent=None))
    return path


def made(file: Path, form: str, command: str = "check") -> bytes:
    out = file.with_name(f"out.{form}")
    never = ["--fail-on", "never"] if command == "check" else []
    done = CliRunner().invoke(cli, [command, str(file), "--format", form, "-o", str(out), "--lang", "zh", *never])
    assert done.exit_code == 0, done.output
    return out.read_bytes()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.scripts += tag == "script"
        assert not any(
            name in ("href", "src") and (value or "").lower().startswith("javascript") for name, value in attrs
        )


@pytest.mark.parametrize("form", ["html"])
def test_pages(file: Path, form: str) -> None:
    page = _Page()
    page.feed(made(file, form).decode())
    assert page.scripts == 1
    assert not {"img", "x", "iframe"} & page.tags
    assert not any(name.startswith("on") for name in page.attributes)


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml(file: Path, form: str) -> None:
    root = ET.fromstring(made(file, form))
    assert {e.tag for e in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "system-out", "skipped", "properties", "property",
        "checkstyle", "file",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_json(file: Path, form: str) -> None:
    assert json.loads(made(file, form))


def test_commands_of_a_pipeline(file: Path) -> None:
    lines = made(file, "github").decode().splitlines()
    assert lines
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    found = json.loads(made(file, "json"))
    assert len(lines) == sum(len(f["findings"]) for f in found["files"])


def test_spreadsheets(file: Path) -> None:
    for row in csv.reader(io.StringIO(made(file, "csv").decode("utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row)
    for sheet in openpyxl.load_workbook(io.BytesIO(made(file, "xlsx"))).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("form", ["pretty", "concise"])
def test_terminals(file: Path, form: str) -> None:
    said = made(file, form).decode()
    assert not [c for c in said if (unicodedata.category(c) == "Cc" and c != "\n") or c in BIDI]


def test_reviewers_reports(file: Path) -> None:
    said = made(file, "md", "report").decode()
    assert "<script>" not in said.replace("\\<script", "")
    assert not re.search(r"(?<!\\)\]\(javascript", said)
    words = docx.Document(io.BytesIO(made(file, "docx", "report")))
    shown = "\n".join(cell.text for t in words.tables for row in t.rows for cell in row.cells)
    assert "{{7*7}}" in shown
    assert "<script>alert(1)</script>" in shown


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_annotated_copies(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / f"=1+1 &'{suffix}"
    source.write_bytes(WRITERS[f"表{suffix}"](cells_of(table(tuple(w for w in PRINTABLE if w[0] not in "=+-@＝")))))
    out = tmp_path / f"out{suffix}"
    done = CliRunner().invoke(cli, ["report", str(source), "--format", "annotated", "-o", str(out), "--lang", "zh"])
    assert done.exit_code == 0, done.output
    if suffix == ".docx":
        comments = docx.Document(str(out)).comments
        assert any("<script>alert(1)</script>" in c.text for c in comments)
        return
    for sheet in openpyxl.load_workbook(out).worksheets:
        assert all(cell.data_type != "f" or sheet.title != "检查结果" for row in sheet.iter_rows() for cell in row)


def test_comparisons(file: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    new.write_bytes(document(table((*CONTROLS, *PRINTABLE[:-3])), indent=None))
    for form in ("html", "json", "pretty"):
        out = tmp_path / f"out.{form}"
        done = CliRunner().invoke(
            cli, ["compare", str(file), str(new), "--format", form, "-o", str(out), "--lang", "zh"]
        )
        assert done.exit_code == 0, done.output
        said = out.read_text(encoding="utf-8")
        if form == "html":
            page = _Page()
            page.feed(said)
            assert page.scripts == 1
            assert not any(name.startswith("on") for name in page.attributes)
        elif form == "pretty":
            assert not [c for c in said if (unicodedata.category(c) == "Cc" and c != "\n") or c in BIDI]

"""The user's own file back: every finding at its words, and everything else as it was."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from jxlint.annotating import Annotated, annotate
from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.errors import UsageError
from jxlint.findings import Finding
from jxlint.layouts import recognise
from jxlint.readers import read_bytes
from jxlint.rules import RuleSet
from jxlint.sheet import sheet
from tests.cli.test_cli import err, run
from tests.grids import cells_of
from tests.readers.compounds import doc
from tests.readers.containers import WRITERS
from tests.readers.pdf.laid_out import pdf_of
from tests.samples import EXAMPLES, text

NAME = "liwan-projects"


def table() -> ProjectTable:
    document = recognise(sheet(text(NAME))).document
    assert isinstance(document, ProjectTable)
    return document


def made(suffix: str) -> bytes:
    """The table as a file of this kind."""
    return pdf_of(table()) if suffix == ".pdf" else WRITERS[f"表{suffix}"](cells_of(table()))


def of(data: bytes, suffix: str, rules: RuleSet) -> tuple[list[Finding], Annotated]:
    found = list(check(read_bytes(data, f"表{suffix}"), rules))
    return found, annotate(data, found, name=f"表{suffix}")


def solid(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".pdf"])
def test_the_copy_says_what_the_file_said(suffix: str, rules: RuleSet) -> None:
    data = made(suffix)
    found, copy = of(data, suffix, rules)
    assert copy.suffix == suffix
    assert copy.lost == ()
    again = read_bytes(copy.data, f"x{suffix}")
    assert again.document == read_bytes(data, f"x{suffix}").document
    assert sorted(f.fingerprint for f in check(again, rules)) == sorted(f.fingerprint for f in found)
    # The same findings give the same bytes.
    assert annotate(data, found, name="x").data == copy.data


def test_a_workbook_bears_a_note_at_every_cell_and_a_list(rules: RuleSet) -> None:
    data = made(".xlsx")
    found, copy = of(data, ".xlsx", rules)
    book = openpyxl.load_workbook(io.BytesIO(copy.data))
    for finding in found:
        cell = book[str(finding.location.sheet)][str(finding.location.cell)]
        assert cell.comment is not None
        assert finding.code in cell.comment.text
        assert solid(finding.message) in solid(cell.comment.text)
        assert cell.fill.fgColor.rgb != "00000000"
    listed = book["检查结果"]
    assert [finding.code for finding in found] == [
        value for row in listed.iter_rows(values_only=True) for value in row if str(value).startswith("JX")
    ][: len(found)]
    old = openpyxl.load_workbook(io.BytesIO(data)).active
    assert old is not None
    assert [[c.value for c in row] for row in book[old.title].iter_rows()] == [
        [c.value for c in row] for row in old.iter_rows()
    ]
    assert book[old.title].merged_cells.ranges == old.merged_cells.ranges


def test_all_else_of_a_workbook_stays_byte_for_byte(rules: RuleSet) -> None:
    data = made(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    other = book.create_sheet("公式")
    other["A1"], other["A2"] = 3, "=A1*2"
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/media/image1.png", b"\x89PNG picture")
    _, copy = of(out.getvalue(), ".xlsx", rules)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(io.BytesIO(copy.data)) as new:
        kept = {n for n in old.namelist() if old.read(n) == new.read(n)}
        assert {"xl/media/image1.png", "xl/theme/theme1.xml", "docProps/core.xml"} <= kept
        assert set(old.namelist()) <= set(new.namelist())
    assert openpyxl.load_workbook(io.BytesIO(copy.data))["公式"]["A2"].value == "=A1*2"


def commented(document: Any) -> dict[int, str]:
    """The words that each comment of a Word document is about, by its id."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    open_: set[int] = set()
    out: dict[int, str] = {}
    for element in document.element.body.iter():
        if element.tag == f"{w}commentRangeStart":
            open_.add(int(element.get(f"{w}id")))
        elif element.tag == f"{w}commentRangeEnd":
            open_.discard(int(element.get(f"{w}id")))
        elif element.tag == f"{w}t":
            for number in open_:
                out[number] = out.get(number, "") + (element.text or "")
    return out


def test_a_word_document_bears_a_comment_on_the_very_words(rules: RuleSet) -> None:
    data = made(".docx")
    found, copy = of(data, ".docx", rules)
    document = docx.Document(io.BytesIO(copy.data))
    words = commented(document)
    comments = {c.comment_id: c for c in document.comments}
    assert len(comments) == len(found)
    for number, finding in enumerate(found):
        assert comments[number].author == "jxlint"
        assert finding.code in comments[number].text
        if finding.span is not None:
            assert solid(words[number]) == solid(finding.text)
        else:
            assert words[number]
    before, after = docx.Document(io.BytesIO(data)), document
    assert [[c.text for c in row.cells] for t in before.tables for row in t.rows] == [
        [c.text for c in row.cells] for t in after.tables for row in t.rows
    ]


def test_comments_and_looks_of_a_document_stay(rules: RuleSet) -> None:
    document = docx.Document(io.BytesIO(made(".docx")))
    paragraph = document.tables[0].rows[-1].cells[-1].paragraphs[0]
    first = paragraph.runs[0]
    first.bold = True
    document.add_comment(first, text="请核对", author="某人", initials="某")
    out = io.BytesIO()
    document.save(out)
    found, copy = of(out.getvalue(), ".docx", rules)
    again = docx.Document(io.BytesIO(copy.data))
    assert [c.author for c in again.comments] == ["某人", *["jxlint"] * len(found)]
    assert len({c.comment_id for c in again.comments}) == len(found) + 1
    assert all(r.bold for r in again.tables[0].rows[-1].cells[-1].paragraphs[0].runs if r.text)


def test_a_pdf_bears_highlights_on_the_very_words_behind_its_end(rules: RuleSet) -> None:
    data = made(".pdf")
    found, copy = of(data, ".pdf", rules)
    assert copy.data.startswith(data)
    shown = pypdfium2.PdfDocument(copy.data)
    notes: dict[int, list[Any]] = {}
    for number, page in enumerate(PdfReader(io.BytesIO(copy.data)).pages):
        for each in page.get("/Annots", ()):
            notes.setdefault(int(each.get_object()["/NM"].removeprefix("jxlint-")), []).append(
                (number, each.get_object())
            )
    assert sorted(notes) == list(range(1, len(found) + 1))
    for number, finding in enumerate(found, 1):
        words = ""
        for page_number, note in notes[number]:
            assert note["/Subtype"] == "/Highlight"
            assert note["/T"] == "jxlint"
            assert finding.code in note["/Contents"]
            text_page = shown[page_number].get_textpage()
            quads = [float(v) for v in note["/QuadPoints"]]
            for i in range(0, len(quads), 8):
                left, right, high, low = quads[i], quads[i + 2], quads[i + 1], quads[i + 5]
                words += text_page.get_text_bounded(left - 1, low - 1, right + 1, high + 1)
        assert set(solid(finding.text)) <= set(solid(words))


def test_notes_of_a_turned_page_lie_on_their_words(rules: RuleSet) -> None:
    from tests.readers.pdf.test_traps import turned

    for content, page in ((90, 90), (0, 0), (270, 270), (180, 180)):
        data = turned(pdf_of(table()), content, page)
        found, copy = of(data, ".pdf", rules)
        reader = PdfReader(io.BytesIO(copy.data))
        shown = pypdfium2.PdfDocument(copy.data)
        for number, each in enumerate(reader.pages):
            for reference in each.get("/Annots", ()):
                note = reference.get_object()
                finding = found[int(note["/NM"].removeprefix("jxlint-")) - 1]
                left, low, right, high = (float(v) for v in note["/Rect"])
                words = shown[number].get_textpage().get_text_bounded(left - 1, low - 1, right + 1, high + 1)
                assert solid(finding.text)[:2] in solid(words)


def signed_pdf() -> bytes:
    writer = PdfWriter(io.BytesIO(made(".pdf")))
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): DictionaryObject()})
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer._root_object[NameObject("/AcroForm")] = form
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signed_docx() -> bytes:
    out = io.BytesIO(made(".docx"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "says", "remedy"),
    [
        (signed_pdf, "x.pdf", "digitally signed", "before it was signed"),
        (signed_docx, "x.docx", "digitally signed", "before it was signed"),
        (lambda: made(".xls"), "x.xls", "old workbook", ".xlsx"),
        (lambda: doc([("甲\r", b"")]), "x.doc", "old document", ".docx"),
        (lambda: text(NAME).encode(), "x.txt", "no annotated copy of .txt", "--format html"),
        (lambda: b'{"kind": "project-table"}', "x.json", "no annotated copy of .json", "--format html"),
        (lambda: b"%PDF-1.7\n%%EOF", "x.pdf", "not built as it should be", "--format html"),
    ],
)
def test_what_cannot_be_annotated_is_told(data: Any, name: str, says: str, remedy: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        annotate(data(), [], name=name)
    assert remedy in caught.value.remedy_en
    assert caught.value.where == name


def test_without_the_libraries_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "jxlint.annotating.pdf", None)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.delitem(sys.modules, "jxlint.annotating.pdf")
    monkeypatch.delattr("jxlint.annotating.pdf", raising=False)
    with pytest.raises(UsageError, match="pypdf") as caught:
        annotate(made(".pdf"), [], name="x.pdf")
    assert "jxlint[annotate]" in caught.value.remedy_zh


def test_the_command_writes_copies_and_never_the_input(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.docx").write_bytes(made(".docx"))
    os.link(tmp_path / "甲.docx", tmp_path / "同.docx")
    before = (tmp_path / "甲.docx").read_bytes()
    done = run("report", "甲.docx", "--format", "annotated", "-o", "同.docx", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "the output file is the file to check" in err(done)
    done = run("report", "甲.docx", "--format", "annotated", "-o", "甲.pdf", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "file's own format, .docx" in err(done)
    paths = ("甲.docx", "乙.docx", str(EXAMPLES / f"{NAME}.txt"))
    done = run("report", *paths, "--format", "annotated", "-o", "出/", "--lang", "zh", cwd=tmp_path)
    assert done.returncode == 2  # a text has no annotated copy, and the others are written
    assert "没有带批注的副本" in err(done)
    assert "写了 2 个带批注的副本" in err(done)
    assert sorted(p.name for p in (tmp_path / "出").iterdir()) == ["乙.检查.docx", "甲.检查.docx"]
    assert (tmp_path / "甲.docx").read_bytes() == before
    assert len(list(docx.Document(str(tmp_path / "出" / "甲.检查.docx")).comments)) > 20

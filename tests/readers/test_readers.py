"""Bytes in every encoding, JSON in every shape, and files that are none."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Document, ProjectTable
from jxlint.errors import BadJson, InputError, JxlintError
from jxlint.readers import read_bytes, read_file
from jxlint.readers.limits import Limits
from tests.samples import EXAMPLES, gold, text

WORDS = text("liwan-projects")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    want = read_bytes(WORDS.encode(), "a.txt").document
    assert read_bytes(WORDS.encode(encoding), "a.txt").document == want


def test_windows_line_ends() -> None:
    want = read_bytes(WORDS.encode(), "a.txt").document
    assert read_bytes(WORDS.replace("\n", "\r\n").encode(), "a.txt").document == want


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_within_its_last_character_is_read(encoding: str) -> None:
    data = WORDS[:-20].encode(encoding)[:-1]
    reading = read_bytes(data, "a.txt")
    assert isinstance(reading.document, ProjectTable)
    assert "\ufffd" in str(reading.document) + "".join(left.text for left in reading.leftovers)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x05\x06....", "ZIP"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "damaged"),
        (b"\xd0\xcf\x11\xe0....", "XLS"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 20, "text"),
        (b"\xff\xfe\xd8\x00\x00\xd8", "text"),
        (b"a\0" * 100 + b"\0", "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, "x.txt")
    assert caught.value.where == "x.txt"
    assert caught.value.remedy_zh


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="too large"):
        read_bytes(b"x" * 2_000_000, "x.txt", limits=Limits(size=1024 * 1024))


def test_a_line_of_ten_megabytes_is_read_or_refused() -> None:
    with pytest.raises(JxlintError):
        read_bytes("培训4次；".encode() * 800_000, "x.txt")
    head = WORDS[: WORDS.index("合计")]
    reading = read_bytes((head + "合计 1.00 1.00\n" + "长" * 3_000_000).encode(), "x.txt")
    assert isinstance(reading.document, ProjectTable)


def test_missing_files_folders_and_pipes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="valid"):
        read_file("a\0b")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(InputError, match="regular"):
            read_file(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("words", "where", "says", "remedy"),
    [
        ('{"kind": "project-table",\n "units": [,]}', "x.json:2:", "malformed", "quotation"),
        ("{", "x.json:1:", "malformed", "quotation"),
        ('{"kind": "project-table"', "x.json:1:", "malformed", "quotation"),
        ("[]", " /", "array", "schema"),
        ("{}", " /", "kind", "schema"),
        ('{"kind": "table"}', " /kind", "table", "schema"),
        ('{"kind": "project-table", "units": {}}', " /units", "array", "schema"),
        ('{"kind": "project-table", "unit": []}', " /", "unit", "units"),
        ('{"kind": "project-table", "units": [{"projects": [{"objectiv": ""}]}]}', "/objectiv", "unknown", "objective"),
        ('{"kind": "project-table", "units": [{"nmae": ""}]}', " /units/", "unknown key", "name"),
        ('{"kind": "project-table", "total": {"total": "ten"}}', " /total/total", "ecimal", "schema"),
        ('{"kind": "project-table", "schema": "jxlint.document/2"}', " /schema", "document/2", "schema"),
        ('{"kind": "project-table", "units": [{"projects": [{"indicators": [{"number": ""}]}]}]}', "number", "int", ""),
        ('{"a":' * 100_000, "x.json", "", ""),
    ],
)  # fmt: skip
def test_json_of_another_shape(words: str, where: str, says: str, remedy: str) -> None:
    with pytest.raises(BadJson) as caught:
        read_bytes(words.encode(), "x.json")
    assert where in caught.value.where
    assert says in caught.value.en
    assert remedy in caught.value.remedy_en


def test_json_takes_what_parse_gives() -> None:
    want = read_file(EXAMPLES / "baiyun-projects.txt").document
    assert read_bytes(msgspec.json.encode(want), "x.json").document == want
    assert isinstance(read_bytes(msgspec.json.encode(gold("baiyun-projects")), "x.json").document, ProjectTable)


def test_amounts_may_be_numbers_and_are_exact() -> None:
    words = '{"kind": "project-table", "total": {"total": 0.10, "fiscal": "1997.76", "other": 3}}'
    document = read_bytes(words.encode(), "x.json").document
    assert isinstance(document, ProjectTable)
    assert str(document.total.total) == "0.10"
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


def test_a_document_without_projects_says_so() -> None:
    for words, said in (
        ('{"kind": "project-table"}', "没有项目"),
        ('{"kind": "project-table", "units": [{}]}', "没有项目"),
        ('{"kind": "department-form"}', "没有目标、任务和指标"),
    ):
        (notice,) = read_bytes(words.encode(), "x.json").notices
        assert said in notice.zh
    words = '{"kind": "project-table", "units": [{"projects": [{}]}]}'
    assert read_bytes(words.encode(), "x.json").notices == ()


def test_a_number_where_text_is_expected_is_read() -> None:
    words = '{"kind": "project-table", "units": [{"projects": [{"indicators": [{"annual": 90, "period": null}]}]}]}'
    document = read_bytes(words.encode(), "x.json").document
    assert isinstance(document, ProjectTable)
    assert document.units[0].projects[0].indicators[0].annual == 90


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_bytes(data, "x")
    except JxlintError as e:
        assert e.where.startswith("x")
        assert "\n" not in e.text("en")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORDS) - 1), st.binary(min_size=1, max_size=3))
def test_a_damaged_table_is_read_or_refused(at: int, junk: bytes) -> None:
    data = WORDS.encode()
    with contextlib.suppress(JxlintError):  # refused is right as well; anything else fails the test
        read_bytes(data[:at] + junk + data[at + len(junk) :], "x.txt")


def test_the_submitted_example_is_a_document() -> None:
    reading = read_file(EXAMPLES / "submitted.json")
    assert isinstance(reading.document, ProjectTable)
    at = reading.places.locate(("units", 0, "projects", 1, "indicators", 2, "annual"), None)
    assert at.pointer == "/units/0/projects/1/indicators/2/annual"
    line = reading.places.excerpt(at)
    assert line is not None
    assert line.strip().startswith('"annual"')
    indicator = reading.document.units[0].projects[1].indicators[2]
    assert at.column is not None
    assert at.end_column is not None
    assert line[at.column - 1 : at.end_column - 1] == indicator.annual


def test_characters_without_width_are_nothing() -> None:
    from tests.samples import text

    words = text("liwan-projects")
    spoilt = words.replace("指标", "指\u200b标").replace("年度", "\ufeff年\u00ad度")
    assert read_bytes(spoilt.encode(), "x.txt").document == read_bytes(words.encode(), "x.txt").document


@pytest.mark.parametrize("data", [b"\xe8\0DRM" + bytes(range(256)) * 4, bytes(range(1, 256)) * 3])
@pytest.mark.parametrize(("suffix", "kind"), [(".xlsx", "Excel"), (".DOCX", "Word"), (".pdf", "PDF"), (".et", "WPS")])
def test_what_is_no_file_of_its_name_is_damaged_or_encrypted(data: bytes, suffix: str, kind: str) -> None:
    with pytest.raises(InputError, match=f"not a valid {kind} file: damaged, or encrypted") as caught:
        read_bytes(data, f"表{suffix}")
    assert caught.value.where == f"表{suffix}"


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"Rar!\x1a\x07", "unpack it"), (b"7z\xbc\xaf'", "unpack it"), (b"\x1f\x8b\x08", "unpack it"),
     (b"{\\rtf1", "save it as .docx")],
)  # fmt: skip
def test_archives_and_rich_text_say_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data + bytes(64), "x.dat")
    assert says in caught.value.remedy_en


def test_an_ofd_file_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("OFD.xml", "<ofd/>")
    with pytest.raises(InputError, match="OFD"):
        read_bytes(out.getvalue(), "x.ofd")

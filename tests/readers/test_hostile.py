"""Files made to harm, and good ones damaged: refused in one line or read, in time."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jxlint.errors import InputError, JxlintError
from jxlint.readers import html, read_bytes
from jxlint.readers.limits import DEFAULT, Limits
from jxlint.readers.zipped import read as read_zip
from tests.grids import cells_of
from tests.readers.compounds import compound, doc
from tests.readers.containers import WRITERS
from tests.readers.office import docx, package, paragraph, relations, xlsx
from tests.samples import gold

_ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
_DTD = (
    '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
)
_NESTED = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
# Slow machines that run other things beside; the work itself takes a tenth.
_SECONDS = 30


def within(archive: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """`archive` with one of its parts changed."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def sheet_with(words: bytes, *, before: bytes = b"<sheetData>") -> bytes:
    """A workbook in whose worksheet `words` stand in place of `before`."""
    return within(xlsx(f"<sheetData>{_ROW}</sheetData>"), "xl/worksheets/s1.xml", lambda b: b.replace(before, words))


def plain_zip(*names: str) -> bytes:
    """A zip file that is no Office file."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def encrypted_zip() -> bytes:
    """A zip file whose parts say that they need a password."""
    data = bytearray(xlsx(f"<sheetData>{_ROW}</sheetData>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (sheet_with(b" " * 300_000_000 + b"<sheetData>"), "zip bomb"),
        (sheet_with(b"<a>" * 100_000), "nested too deeply"),
        (sheet_with(_DTD.encode() + b"<worksheet", before=b"<worksheet"), "document type"),
        (within(docx(paragraph("x")), "word/document.xml", lambda b: _DTD.encode() + b), "document type"),
        (within(docx(paragraph("x")), "word/document.xml", lambda b: b'<?xml version="1.0" encoding="?"?>' + b), "cut"),
        (sheet_with(b'<sheetData x="' + random.Random(1).randbytes(6_000_000).hex().encode() + b'">'), "damaged"),
        (sheet_with(b"<sheetData>" + b'<row><c t="str"><v>x</v></c></row>' * 410_000), "too many cells"),
        (package({f"a{i}": "" for i in range(10_001)}), "too many files"),
        (plain_zip("a.txt"), "a ZIP archive"),
        (plain_zip("mimetype", "content.xml"), "OpenDocument"),
        (package({"_rels/.rels": relations()}), "damaged"),
        (package({"_rels/.rels": relations(("officeDocument", "../../etc/passwd"))}), "damaged"),
        (package({"_rels/.rels": relations(("officeDocument", "ppt/presentation.xml"))}), "PowerPoint"),
        (package({"_rels/.rels": relations(("officeDocument", "xl/workbook.bin"))}), "xlsb"),
        (encrypted_zip(), "password"),
        (compound({"EncryptedPackage": b""}), "password"),
        (doc([("甲\r", b"")], version=0x65), "Word 95"),
        (compound({}), "no workbook"),
        (compound({"Workbook": b"x"}), "damaged"),
        (compound({"Workbook": b"x"}, circle=True), "damaged"),
        (compound({"WordDocument": b"x"}), "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (b"<html>" + b"<table><tr><td>" * 100_000, "nested too deeply"),
        (b"<html><table>" + b"<tr><td rowspan=65534 colspan=1000>x" * 21_000, "too many rows and columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_refused(data: bytes, says: str) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, "表")
    assert time.monotonic() - begun < _SECONDS
    assert caught.value.zh
    assert caught.value.remedy_zh
    assert caught.value.remedy_en
    assert "\n" not in caught.value.text("zh")


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(InputError, match="too many tags"):
        html.of_source("<div>" * 10_000, Limits(cells=1000))


def test_external_parts_are_not_followed() -> None:
    rels = (
        '<Relationships><Relationship Id="r1" Type="x/worksheet" TargetMode="External" Target="file:///etc/passwd"/>'
        "</Relationships>"
    )
    data = within(xlsx("<sheetData/>"), "xl/_rels/workbook.xml.rels", lambda _: rels.encode())
    assert read_zip(data, DEFAULT).text == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.html", b"<html>" + b"<" * 300_000),
        ("x.html", b"<html>" + b"<!--" * 300_000),
        ("x.html", b"<html>" + b"<a '>" * 50_001),
        ("x.html", b'<html>' + b'<a ">"' * 50_000),
        ("x.html", b"<html><b><table><tr><td>" + b"<i>" * 20_000 + b"</b>" * 20_000),
        ("x.html", b"<html><td " + b"a=b " * 100_000 + b">"),
        ("x.csv", b"," * 300_000),
        ("x.csv", b'"' * 300_001),
        ("x.csv", b'""a,' * 50_000),
        ("x.md", b"a|-\n" + b" " * 500_000 + b"|-"),
        ("x.md", b"a|b\n-|-\n" + b"|" * 200_000),
        ("x.txt", b"a\tb\tc\n" * 20_000),
        ("x.mht", b"MIME-Version: 1.0\n" + b"".join(_NESTED % (i, i) for i in range(2000))),
        ("x.xlsx", xlsx("<sheetData/><mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 20_000 + "</mergeCells>")),
    ],
)  # fmt: skip
def test_what_takes_no_longer_than_its_length(name: str, data: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(JxlintError):
        read_bytes(data, name)
    assert time.monotonic() - begun < _SECONDS


_TABLE = cells_of(gold("baiyun-projects"))[:60]


@pytest.mark.parametrize("name", WRITERS)
def test_damaged_files_are_read_or_refused(name: str) -> None:
    whole, chance = WRITERS[name](_TABLE), random.Random(name)
    for i in range(60):
        data = _inner(whole, chance) if whole[:2] == b"PK" and i % 2 else _damaged(whole, chance)
        begun = time.monotonic()
        try:
            read_bytes(data, name)
        except JxlintError as e:
            assert e.remedy_zh
        assert time.monotonic() - begun < _SECONDS


def _inner(archive: bytes, chance: random.Random) -> bytes:
    """`archive` with one part damaged."""
    with ZipFile(io.BytesIO(archive)) as old:
        part = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
    return within(archive, part, lambda b: _damaged(b, chance))


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """`data` cut off, or with bits, bytes and pieces changed."""
    if chance.random() < 0.15:
        return data[: chance.randrange(len(data))]
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 30))):
        at = chance.randrange(len(out))
        what = chance.randrange(4)
        if what == 0:
            out[at] ^= 1 << chance.randrange(8)
        elif what == 1:
            out[at] = chance.choice(b'\x00\xff"<>\x7f|\t,')
        elif what == 2:
            other = chance.randrange(len(out))
            out[at : at + 8] = out[other : other + 8]
        else:
            del out[at : at + chance.randrange(1, 40)]
    return bytes(out)

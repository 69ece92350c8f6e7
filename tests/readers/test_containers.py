"""The same table in any kind of file gives the same document."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.document import Document
from jxlint.readers import read_bytes, read_file
from tests.grids import cells_of
from tests.readers.containers import SOFFICE, WRITERS, converted
from tests.samples import EXAMPLES, NAMES, WITH_GOLD, gold


def document(name: str) -> Document:
    """The right document of a sample, or that of its text."""
    return gold(name) if name in WITH_GOLD else read_file(EXAMPLES / f"{name}.txt").document


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_container_gives_the_document(name: str, file: str) -> None:
    want = read_bytes(WRITERS["表.xlsx"](cells_of(document(name))), "表.xlsx").document
    if name in WITH_GOLD or name == "guangzhou-department":
        assert want == document(name)
    reading = read_bytes(WRITERS[file](cells_of(document(name))), file)
    assert reading.document == want
    assert reading.leftovers == ()
    assert reading.notices == ()


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("name", ["baiyun-projects", "guangzhou-department"])
@pytest.mark.parametrize(
    ("file", "to"),
    [
        ("表.xlsx", "xls"),
        ("表.xlsx", "xlsx"),
        ("表.xlsx", "html"),
        ("表.xls", "xlsx"),
        ("表.docx", "docx"),
        ("表.html", "docx:MS Word 2007 XML"),
        ("表.docx", "html"),
    ],
)
def test_what_libreoffice_writes_gives_the_document(name: str, file: str, to: str, tmp_path: Path) -> None:
    data = converted(WRITERS[file](cells_of(document(name))), Path(file).suffix, to, tmp_path)
    reading = read_bytes(data, "table." + to.split(":")[0])
    assert reading.document == document(name)

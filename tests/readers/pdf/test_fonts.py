"""Tables in fonts that are neither in the file nor on the machine, as 宋体 is on a server."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import msgspec
import pytest
from PIL import ImageFont

from jxlint.document import Document, ProjectTable
from jxlint.readers.pdf.blocks import font
from tests.readers.pdf.laid_out import STYLES, pdf_of
from tests.readers.pdf.test_traps import SMALL, table, turned
from tests.samples import ROOT, TABLES

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="PDFium looks elsewhere for the fonts of these"
)
TURNED = ((90, 90), (270, 270), (90, 0), (0, 90), (180, 0))


def _turned(content: int, page: int) -> bytes:
    return turned(pdf_of(SMALL), content, page)


MADE: dict[str, tuple[ProjectTable, Callable[[], bytes]]] = {
    **{name: (table(name), partial(pdf_of, table(name))) for name in TABLES},
    **{f"{name} without lines": (table(name), partial(pdf_of, table(name), "nothing")) for name in TABLES},
    **{style: (SMALL, partial(pdf_of, SMALL, style)) for style in STYLES},
    **{f"{style}, middle": (SMALL, partial(pdf_of, SMALL, style, middle=True)) for style in STYLES},
    **{f"turned {t}": (SMALL, partial(_turned, *t)) for t in TURNED},
    "楷体": (SMALL, lambda: pdf_of(SMALL).replace(b"STSong-Light", b"KaiTi_GB2312")),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """What is read of all of MADE without fonts."""
    folder, empty = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("fonts")
    paths = []
    for i, (_, make) in enumerate(MADE.values()):
        paths.append(folder / f"{i}.pdf")
        paths[-1].write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-m", "tests.readers.pdf.fontless", empty, *paths], cwd=ROOT, capture_output=True, check=True
    )
    return dict(zip(MADE, msgspec.json.decode(run.stdout, type=list[Document]), strict=True))


@pytest.mark.parametrize("name", MADE)
def test_a_table_is_read_without_fonts(name: str, read: dict[str, Document]) -> None:
    right, again = MADE[name][0], read[name]
    assert isinstance(again, ProjectTable)
    assert (again.department, again.total) == (right.department, right.total)
    assert again.units == right.units


def test_what_stands_in_shows_nothing() -> None:
    # A page is drawn to be recognised where its codes are wrong: blocks would be taken for characters.
    face = ImageFont.truetype(io.BytesIO(font()), 100)
    assert face.getlength("绩") == 100
    for c in "绩，（W1i":
        assert face.getmask(c).getbbox() is None

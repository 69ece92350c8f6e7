"""Word .doc: what stands on its pages. The files data/office/*.doc are invented tables that LibreOffice 7.4 saved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import InputError, JxlintError
from jxlint.layouts import recognise
from jxlint.readers import compound, read_bytes, read_file
from jxlint.readers.doc.fields import Fields
from jxlint.readers.doc.sprms import sprms
from jxlint.readers.limits import DEFAULT, Limits
from jxlint.sheet import Sheet
from tests.forms import grid as form
from tests.layouts.form_tables import SINGLE
from tests.readers.compounds import IN_TABLE, ROW_END, cells, doc, numbers

OFFICE = Path(__file__).parents[1] / "data" / "office"
CELL = IN_TABLE


def sheet_of(data: bytes, limits: Limits = DEFAULT) -> Sheet:
    return compound.read(data, limits)


def grid(sheet: Sheet) -> list[tuple[int, int, int, int, str]]:
    """Row, column, rows, columns and words of every cell."""
    return [(c.row, c.column, c.rows, c.columns, sheet.text[c.start : c.end]) for c in sheet.cells]


def row(
    *words: str, edges: tuple[int, ...] = (), flags: tuple[int, ...] = (), more: bytes = b""
) -> list[tuple[str, bytes]]:
    """The paragraphs of a row of a table."""
    told = cells(edges, flags) if edges else b""
    return [*((f"{w}\7", CELL) for w in words), ("\7", IN_TABLE + ROW_END + told + more)]


def test_what_a_word_processor_saved() -> None:
    sheet = sheet_of((OFFICE / "marks.doc").read_bytes())
    # The header, signs of a symbol font, hidden text, a tracked change, a field, a table in a table; the number of the
    # page alone is none of the words.
    assert sheet.text == (
        "页眉里的单位\n目标值≥90-95\n换行\t制表\n看得见也看得见𠮷\n留下加上\n见链接\n外\t外右\n内00\t内01\n内10\t内11\n下右\n表后\n"
    )
    assert [notice.en for notice in sheet.notices] == ["1 hidden pieces of text of the document were not read"]
    assert [(c.table, c.row, c.column) for c in sheet.cells] == [
        (0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1), (0, 1, 1)
    ]  # fmt: skip
    where = sheet.location(sheet.text.index("下右"), sheet.text.index("下右") + 2)
    assert (where.sheet, where.cell) == ("表1", "B2")


def test_a_row_of_more_cells_than_its_page_of_properties_has_room_for() -> None:
    found = {cell[:2]: cell[2:] for cell in grid(sheet_of((OFFICE / "wide.doc").read_bytes()))}
    assert found[0, 3] == (1, 5, "0.3\n0.4\n0.5\n0.6\n0.7")
    assert found[1, 10] == (2, 1, "1.10\n2.10")
    assert found[2, 39] == (1, 1, "2.39")


def test_a_form_is_the_same_as_from_any_other_file() -> None:
    expected = recognise(form(SINGLE)).document
    assert isinstance(expected, ProjectTable)
    assert read_file(OFFICE / "single.doc").document == expected
    assert read_bytes((OFFICE / "single.doc").read_bytes(), "表.wps").document == expected


def test_pieces_of_one_and_two_bytes() -> None:
    words = [("abc\r", b""), ("def“甲”\r", b"")]
    assert sheet_of(doc(words, narrow=7)).text == sheet_of(doc(words)).text == "abc\ndef“甲”\n"


def test_columns_are_told_by_where_cells_begin() -> None:
    rows = [
        *row("甲", "乙", "丙", edges=(0, 2000, 4000, 6000)),
        *row("丁", "戊", edges=(0, 4060, 6000)),  # the pen slipped by a millimetre
        *row("己", edges=(2000, 6000)),
    ]
    assert grid(sheet_of(doc(rows))) == [
        (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (0, 2, 1, 1, "丙"), (1, 0, 1, 2, "丁"), (1, 2, 1, 1, "戊"),
        (2, 1, 1, 2, "己"),
    ]  # fmt: skip


@pytest.mark.parametrize("newer", [False, True])
def test_cells_that_go_on_below(newer: bool) -> None:
    first, merged = 3 << 5, 1 << 5
    down = [numbers(0xD62B, size=2) + bytes([2, 0, how]) for how in (3, 1)]
    rows = [
        *row("甲", "乙", edges=(0, 2000, 4000), flags=() if newer else (first, 0), more=down[0] if newer else b""),
        *row("", "丙", edges=(0, 2000, 4000), flags=() if newer else (merged, 0), more=down[1] if newer else b""),
        *row("丁", "戊", edges=(0, 2000, 4000)),
    ]
    assert grid(sheet_of(doc(rows))) == [
        (0, 0, 2, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "丙"), (2, 0, 1, 1, "丁"), (2, 1, 1, 1, "戊"),
    ]  # fmt: skip


def test_a_row_that_does_not_say_where_its_cells_stand() -> None:
    rows = [*row("甲", "乙", edges=(0, 2000, 4000)), *row("丙", "丁"), *row("戊", "己", edges=(0, 0, 0))]
    assert [cell[:2] for cell in grid(sheet_of(doc(rows)))] == [(r, c) for r in range(3) for c in range(2)]


def test_what_stands_behind_the_last_row_of_a_file_cut_off_is_not_lost() -> None:
    rows = [
        *row("甲", "乙", edges=(0, 2000, 4000)),
        *row("丙", "丁", edges=(0, 2000, 4000)),
        ("戊\7", CELL),
        ("己", CELL),
    ]
    assert sheet_of(doc(rows)).text.split() == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_what_is_refused() -> None:
    plain = [("甲\r", b"")]
    for data, says in (
        (doc(plain, version=0x65), "Word 95"),
        (doc(plain, flags=0x100), "password"),
        (doc(plain)[:1500], "damaged"),
    ):
        with pytest.raises(InputError, match=says):
            sheet_of(data)
    deep = IN_TABLE + numbers(0x6649, size=2) + numbers(25)
    with pytest.raises(InputError, match="nested too deeply"):
        sheet_of(doc([("甲\r", deep)]))
    with pytest.raises(InputError, match="characters"):
        sheet_of(doc(plain), Limits(characters=1))


def test_damaged_files_are_read_or_refused_by_name() -> None:
    rng = random.Random(7)
    files = [path.read_bytes() for path in sorted(OFFICE.glob("*.doc"))]
    for _ in range(150):
        data = bytearray(rng.choice(files))
        for _ in range(rng.choice((1, 10, 60))):
            data[rng.randrange(len(data))] = rng.choice((0, 255, rng.randrange(256)))
        try:
            read_bytes(bytes(data[: rng.choice((len(data), rng.randrange(len(data))))]), "表.doc")
        except JxlintError as e:
            assert e.where.startswith("表.doc")


def test_modifiers_end_where_they_are_cut_short() -> None:
    known = IN_TABLE + numbers(0xC615, size=2) + b"\xff\0\1" + bytes(3) + ROW_END
    assert [number for number, _ in sprms(known)] == [0x2416, 0xC615, 0x2417]
    assert [number for number, _ in sprms(IN_TABLE + cells((0, 1))[:-1])] == [0x2416]


def test_fields_in_fields() -> None:
    fields = Fields()
    fields.begin()
    assert fields.takes("I")
    fields.begin()
    assert all(map(fields.takes, " page "))
    assert fields.shows()
    assert fields.takes("3")
    fields.end()
    assert not fields.shows()
    assert not fields.takes("甲")
    fields.end()
    fields.end()  # one too many, as in a damaged file
    assert not fields.shows()

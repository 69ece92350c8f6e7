"""Compound files: streams by their names, and files that lead in circles."""

from __future__ import annotations

import io

import pytest
import xlwt

from jxlint.errors import InputError
from jxlint.readers.compound_file import CompoundFile
from tests.readers.compounds import compound


def workbook() -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    book.add_sheet("表").write(0, 0, "甲")
    book.save(out)
    return out.getvalue()


def test_streams() -> None:
    long = bytes(range(256)) * 20
    file = CompoundFile(compound({"甲": b"a" * 100, "Workbook": long}))
    assert file.names() == {"甲", "Workbook"}
    assert (file.stream("甲"), file.stream("Workbook"), file.stream("乙")) == (b"a" * 100, long, None)


def test_those_of_an_object_in_the_file_are_none_of_its_own() -> None:
    file = CompoundFile(compound({"WordDocument": b"a", "Workbook": b"b"}, outer=1))
    assert file.names() == {"WordDocument"}
    assert file.stream("Workbook") is None


def test_as_a_library_writes_it() -> None:
    stream = CompoundFile(workbook()).stream("Workbook")
    assert stream is not None
    assert stream.startswith(b"\x09\x08")


@pytest.mark.parametrize("small", [False, True])
def test_what_leads_in_a_circle_is_refused(small: bool) -> None:
    data = bytearray(compound({"甲": b"a" * 2000}, circle=True))
    file = CompoundFile(bytes(data))
    if small:  # the same sectors as the table of the small ones
        data[56:60], data[60:64] = (1 << 31).to_bytes(4, "little"), (1).to_bytes(4, "little")
        file = CompoundFile(bytes(data))
    with pytest.raises(InputError, match="damaged"):
        file.stream("甲")


@pytest.mark.parametrize("at", [30, 32, 48])
def test_a_damaged_head_is_refused(at: int) -> None:
    data = bytearray(compound({"甲": b"a"}))
    data[at : at + 2] = b"\xee\xee"
    with pytest.raises(InputError, match="damaged"):
        CompoundFile(bytes(data))


def test_one_cut_off_has_its_streams_as_far_as_they_go() -> None:
    with pytest.raises(InputError, match="damaged"):
        CompoundFile(compound({"甲": b"a"})[:500])
    data = bytearray(compound({"甲": b"a" * 600}))
    data[512 + 4 : 512 + 8] = b"\xff" * 4  # the sector behind its first is none
    assert CompoundFile(bytes(data)).stream("甲") == b"a" * 512

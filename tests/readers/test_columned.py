"""Texts that keep the columns of a page by spaces, as pdftotext -layout writes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.readers import detect, read_bytes, read_file
from jxlint.readers.columned import read
from jxlint.readers.limits import DEFAULT
from tests.samples import NAMES, ROOT, WITH_GOLD, gold, text

DATA = ROOT / "tests" / "data" / "pdf"

HEADS = "项目名称（资金使用单位）     总计        财政拨款       绩效目标                    绩效指标"
ROWS = """\
合计              30.00     30.00
某中心             30.00     30.00
                                        购置办公设备，     1、1-产出指标；11-数量指标；购置数量；实施周期指标
办公设备购置
                10.00     10.00     提高工作        值:12台；年度指标值:12台。
（二期）
                                        效率。
培训工作            20.00     20.00     组织培训。       1、1-产出指标；11-数量指标；培训期数；实施周期指标
                                                值:3期；年度指标值:3期。
"""


def visible(words: str) -> list[str]:
    return sorted(re.sub(r"\s", "", words))


@pytest.mark.parametrize("name", WITH_GOLD)
def test_pages_as_pdftotext_lays_them_out_give_their_document(name: str) -> None:
    reading = read_file(DATA / f"{name}.layout.txt")
    assert reading.document == gold(name)
    assert reading.leftovers == ()
    assert any("pdftotext -layout" in notice.zh for notice in reading.notices)


@pytest.mark.parametrize("name", WITH_GOLD)
def test_no_character_is_lost_or_said_twice(name: str) -> None:
    data = (DATA / f"{name}.layout.txt").read_bytes()
    sheet = read(data, DEFAULT)
    assert sheet is not None
    assert visible(sheet.text) == visible(data.decode())


@given(
    st.lists(st.lists(st.sampled_from(["", "合计", "1.00", "12,345.60", "培训", "1、目标"]), min_size=5, max_size=5))
)
def test_whatever_stands_in_columns_is_kept(rows: list[list[str]]) -> None:
    source = HEADS + "\n" + "\n".join("".join(word.ljust(14) for word in row).rstrip() for row in rows) + "\f"
    sheet = read(source.encode(), DEFAULT)
    assert sheet is None or visible(sheet.text) == visible(source)


def test_a_word_keeps_its_line_and_column() -> None:
    source = f"{HEADS}\n{ROWS}"
    sheet = read(source.encode(), DEFAULT)
    assert sheet is not None
    at = sheet.text.index("提高工作")
    place = sheet.location(at, at + 4)
    assert place.line is not None and place.column is not None
    assert source.split("\n")[place.line - 1][place.column - 1 :].startswith("提高工作")


def test_cells_beside_each_other_are_read_one_after_the_other() -> None:
    sheet = read(f"{HEADS}\n{ROWS}".encode(), DEFAULT)
    assert sheet is not None
    words = "".join(sheet.text.split())
    assert "办公设备购置（二期）10.0010.00购置办公设备，提高工作效率。1、1-产出指标" in words
    assert words.endswith(
        "培训工作20.0020.00组织培训。1、1-产出指标；11-数量指标；培训期数；实施周期指标值:3期；年度指标值:3期。"
    )


@pytest.mark.parametrize("name", NAMES)
def test_other_texts_are_read_as_they_are(name: str) -> None:
    assert detect.reader(text(name).encode(), f"{name}.txt") is not read


@pytest.mark.parametrize(
    "source",
    [
        "一段话\n" * 30,
        (" " * 20 + "合计\n") * 30,
        HEADS + "\n",
        f"{HEADS}\n" + "合计              5,900.2   5,900.2\n                6         6\n" * 8,
        f"{HEADS}\n" + ROWS * 100,
    ],
    ids=["running", "indented", "heads alone", "amounts on two lines", "no page is that long"],
)
def test_what_tells_no_rows_is_no_table_in_columns(source: str) -> None:
    assert read(source.encode(), DEFAULT) is None


def test_an_amount_that_may_be_of_two_columns_is_not_guessed() -> None:
    head = "项目名称       总计        财政拨款      其他资金      绩效目标\n"
    rows = (
        "甲中心        2.00      1.00      1.00\n乙中心        2.00                2.00\n丙中心        2.00      2.00\n"
    )
    assert read((head + rows * 3).encode(), DEFAULT) is None


def test_a_small_text_in_columns_is_told() -> None:
    reading = read_bytes(f"{HEADS}\n{ROWS}".encode(), "a.txt")
    assert [p.name for u in reading.document.units for p in u.projects] == ["办公设备购置（二期）", "培训工作"]  # type: ignore[union-attr]

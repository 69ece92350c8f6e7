"""Lines, slant and strips of text, found in bitmaps that were made for it; no model takes part."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from jxlint.readers.limits import DEFAULT
from jxlint.readers.ocr.bitmap import Grey, ink, without_specks
from jxlint.readers.ocr.lines import strokes
from jxlint.readers.ocr.page import see
from jxlint.readers.ocr.recognising import Sign
from jxlint.readers.ocr.scan import scan
from jxlint.readers.ocr.straighten import slant, turned
from jxlint.readers.ocr.strips import strips, usual_height
from jxlint.readers.ocr.upright import upright
from jxlint.readers.pdf.frames import Turn
from jxlint.readers.pdf.grids import tables
from tests.readers.ocr.drawing import paper, ruled, written

XS, YS = (100, 300, 500, 900), (100, 180, 300, 420)


def table() -> Grey:
    """Three columns and three rows, with characters in each cell."""
    page = ruled(paper(1000, 600), XS, YS)
    for x in XS[:-1]:
        for y in YS[:-1]:
            written(page, x + 20, y + 20, 4)
    return page


def askew(page: Grey, degrees: float) -> Grey:
    return np.asarray(Image.fromarray(page).rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255))


def test_lines_are_found_where_they_are_drawn() -> None:
    found = strokes(ink(table()), 24)
    assert sorted(round(s.at) for s in found if s.vertical) == [x + 1 for x in XS]
    assert sorted(round(s.at) for s in found if not s.vertical) == [y + 1 for y in YS]
    assert all(abs(s.start - 100) < 4 for s in found)


def test_strokes_of_characters_and_underlines_are_no_lines() -> None:
    page = written(paper(800, 300), 50, 50, 12, size=40)
    page[200:202, 50:600] = 0
    assert strokes(ink(page), 40) == []


def test_strokes_of_large_characters_are_no_table() -> None:
    page = ruled(written(table(), 100, 450, 20), (100, 150, 200), (20, 50, 80), thick=4)  # a 田 of a title
    assert len(strokes(ink(page), 24)) == 8


def test_a_line_with_gaps_is_one() -> None:
    page = table()
    for x in range(150, 900, 150):
        page[180:182, x : x + 5] = 255
    level = [s for s in strokes(ink(page), 24) if not s.vertical]
    assert [round(s.end - s.start) for s in level] == [802] * 4


@pytest.mark.parametrize("degrees", [-3.0, -1.1, 0.0, 0.4, 2.6])
def test_slant_is_measured_and_taken_away(degrees: float) -> None:
    page = askew(table(), degrees)
    assert slant(ink(page)) == pytest.approx(degrees, abs=0.08)
    straight = turned(page, degrees)
    assert abs(slant(ink(straight))) <= 0.08
    assert len(scan(page).strokes) == 8


def test_shading_and_shadows_are_paper_and_specks_are_none() -> None:
    page = table()
    shaded = page.astype(np.float32) * np.linspace(1.0, 0.55, page.shape[1])
    shaded[100:180] *= 0.85
    assert len(strokes(ink(shaded.astype(np.uint8)), 24)) == 8
    specks = np.zeros((50, 50), dtype=bool)
    specks[10, 10] = specks[30, 30] = specks[30, 31] = True
    assert not without_specks(specks).any()


@pytest.mark.parametrize("size", [16, 24, 40])
def test_the_height_of_characters_is_measured(size: int) -> None:
    page = paper(900, 500)
    for y in range(20, 440, size * 2):
        written(page, 30, y, 12, size)
    assert usual_height(ink(page)) == pytest.approx(size, abs=2)


def test_lines_of_text_are_parted_and_cut_at_wide_gaps() -> None:
    page = paper(900, 300)
    written(page, 20, 20, 5)
    written(page, 600, 20, 5)
    written(page, 20, 60, 8)
    written(page, 20, 88, 8)
    page[80:90, 31] = 0  # no white row between the two
    found = strips(ink(page), 24)
    assert [(s.left, s.top) for s in found][:2] == [(20, 20), (600, 20)]
    assert len(found) == 4
    assert all(a.bottom <= b.top for a, b in pairwise(found[1:]))


def test_marks_above_each_other_are_one_line() -> None:
    page = paper(300, 100)
    page[20:23, 20:44] = 0  # 二
    page[38:41, 18:46] = 0
    assert len(strips(ink(page), 24)) == 1


def test_merged_cells_are_one_and_each_holds_its_own_characters() -> None:
    page = ruled(paper(1000, 600), XS, YS)
    page[182:300, 498:504] = 255  # no border between the last two cells of the second row
    written(page, 120, 120, 3)
    written(page, 320, 220, 9)
    calls: list[tuple[int, ...]] = []

    def read(strip: Grey) -> list[Sign]:
        calls.append(strip.shape)
        return [Sign("字", 0.1, 0.9, 0.97)]

    seen = see(scan(page), 0.5, read, DEFAULT)
    (found,) = tables(seen.rules)
    assert [(c.row, c.column, c.columns) for c in found.cells if c.columns > 1] == [(1, 1, 2)]
    assert len(found.cells) == 8
    assert len(calls) == 2
    assert sorted((t.row, t.column) for t in seen.texts) == [(1, 1), (2, 2)]
    assert all(g.sure == 0.97 for g in seen.glyphs)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_turned_the_way_it_reads_best(quarters: int) -> None:
    page = table()
    page[120:144, 120:144] = 0  # a mark in one corner tells a reader which way is up
    lying = np.ascontiguousarray(np.rot90(page, quarters))

    def read(strip: Grey) -> list[Sign]:
        # A strip of upright characters has more ink below the middle here than above.
        half = strip.shape[0] // 2
        good = strip.shape[1] > strip.shape[0] and (strip[:half] < 128).sum() >= (strip[-half:] < 128).sum()
        return [Sign("字", i / 4, (i + 1) / 4, 0.99 if good else 0.2) for i in range(4)]

    found, seen = upright(lying, read)
    assert seen.grey.shape == ((600, 1000) if found in (quarters, (quarters + 2) % 4) else (1000, 600))
    assert (found - quarters) % 2 == 0


def test_boxes_lead_back_to_the_page_as_it_was() -> None:
    assert Turn(0, 0.0, 100, 50).box(10, 5, 30, 15) == pytest.approx((10, 5, 30, 15))
    # Turned clockwise once, what stood at the left of the bottom stands at the left of the top.
    assert Turn(1, 0.0, 50, 100).box(0, 0, 10, 20) == pytest.approx((0, 40, 20, 50))
    assert Turn(2, 0.0, 100, 50).box(0, 0, 10, 20) == pytest.approx((90, 30, 100, 50))
    assert Turn(3, 0.0, 50, 100).box(0, 0, 10, 20) == pytest.approx((80, 0, 100, 10))
    left, top, right, bottom = Turn(0, 2.0, 100, 100).box(90, 50, 100, 52)
    assert top > 51  # lines fell to the right
    assert right > left
    assert bottom > top


def test_pages_without_anything_are_empty() -> None:
    for page in (paper(300, 200), paper(1, 1), np.zeros((100, 100), dtype=np.uint8), paper(2000, 1)):
        assert see(scan(page), 1.0, lambda _: [], DEFAULT).glyphs == ()

"""Marks of two widths, figures that stand alone, and what is said of doubtful words."""

from __future__ import annotations

import numpy as np
import pytest

from jxlint.readers.ocr.bitmap import Grey
from jxlint.readers.ocr.confusions import told_apart
from jxlint.readers.ocr.doubts import Doubts, Text
from jxlint.readers.ocr.recognising import Recogniser, Sign
from jxlint.readers.ocr.widths import paired, set_widths


def drawn(text: str, advances: list[int], ink: list[tuple[int, int]]) -> tuple[list[Sign], np.ndarray]:
    """A strip in which each character takes up `advances` columns and draws those from and to `ink` of them."""
    wide, at = sum(advances), 0
    columns = np.zeros(wide, dtype=bool)
    signs = []
    for c, advance, (a, b) in zip(text, advances, ink, strict=True):
        columns[at + a : at + b] = True
        signs.append(Sign(c, (at + a) / wide, (at + b) / wide, 0.9))
        at += advance
    return signs, columns


@pytest.mark.parametrize(
    ("read", "mark", "advance", "ink", "right"),
    [
        ("指标值:为", 3, 10, (3, 6), "指标值:为"), ("指标值:为", 3, 30, (4, 8), "指标值：为"),
        ("指标值：为", 3, 9, (3, 6), "指标值:为"), ("甲乙（丙丁", 2, 30, (20, 28), "甲乙（丙丁"),
        ("甲乙(丙丁", 2, 30, (20, 28), "甲乙（丙丁"), ("甲乙，丙丁", 2, 9, (2, 5), "甲乙,丙丁"),
        ("比例>一半", 2, 30, (4, 26), "比例＞一半"), ("比例＞一半", 2, 17, (1, 15), "比例>一半"),
    ],
)  # fmt: skip
def test_a_mark_is_as_wide_as_its_room(read: str, mark: int, advance: int, ink: tuple[int, int], right: str) -> None:
    advances = [30] * len(read)
    inks = [(1, 29)] * len(read)
    advances[mark], inks[mark] = advance, ink
    signs, columns = drawn(read, advances, inks)
    assert "".join(s.text for s in set_widths(signs, columns, 26)) == right


def test_brackets_are_like_their_partners() -> None:
    signs = [Sign("（", 0, 0.1, 0.9, fits=True), Sign("含", 0.1, 0.2, 0.9), Sign(")", 0.2, 0.3, 0.9)]
    assert "".join(s.text for s in paired(signs)) == "（含）"
    signs = [Sign("（", 0, 0.1, 0.9), Sign("含", 0.1, 0.2, 0.9), Sign(")", 0.2, 0.3, 0.9, fits=True)]
    assert "".join(s.text for s in paired(signs)) == "(含)"
    assert "".join(s.text for s in paired([Sign(")", 0, 1, 0.9)])) == ")"


@pytest.mark.parametrize(
    ("read", "right"),
    [("O", "0"), ("1O.5", "10.5"), ("l00", "100"), ("≥9O％", "≥90％"), ("OA", "OA"), ("I", "I"), ("第l", "第l")],
)
def test_letters_among_figures_are_figures(read: str, right: str) -> None:
    signs = [Sign(c, 0, 1, 0.9) for c in read]
    assert "".join(s.text for s in told_apart(signs, 100, 24)) == right


def test_a_short_stroke_alone_is_a_hyphen() -> None:
    one = [Sign("一", 0, 1, 0.9)]
    assert told_apart(one, 10, 24)[0].text == "-"
    assert told_apart(one, 24, 24)[0].text == "一"


def test_what_is_doubtful_is_said_with_its_place() -> None:
    doubts = Doubts()
    doubts.add(
        1, [Text("满意度≥9O%", (0.99, 0.99, 0.99, 0.99, 0.62, 0.95, 0.99), 3, 7), Text("合计", (0.99, 1.0), 2, 1)]
    )
    doubts.add(2, [Text("填报人", (0.5, 0.9, 0.9))])
    whole, *places = doubts.notices()
    assert "2 页，12 字，平均可信度 0.901" in whole.zh
    assert "2 places below 0.8" in whole.en
    assert [p.text("zh") for p in places] == [
        "识别存疑（0.62）：第 1 页第 3 行第 7 列“满意度≥9O%”", "识别存疑（0.50）：第 2 页表外“填报人”",
    ]  # fmt: skip
    assert [(p.location.page, p.location.confidence) for p in places] == [(1, 0.62), (2, 0.5)]


def test_no_more_places_are_named_than_a_person_reads() -> None:
    doubts = Doubts()
    doubts.add(1, [Text("字" * 40, (0.9,) * 30 + (0.3,) + (0.9,) * 9, i, 1) for i in range(1, 51)])
    said = [n.en for n in doubts.notices()]
    assert len(said) == 22
    assert said[-1] == "30 more places are doubtful"
    assert "…" in said[1]


def test_without_pages_nothing_is_said() -> None:
    assert Doubts().notices() == []


def test_a_long_line_is_cut_where_it_is_white_and_its_characters_keep_their_places() -> None:
    seen: list[int] = []

    class Counting(Recogniser):
        def __init__(self) -> None:
            """Without a model."""

        def _read(self, strip: Grey) -> list[Sign]:
            seen.append(strip.shape[1])
            return [Sign("字", 0.0, 0.5, 0.9)]

    strip = np.full((24, 6000), 255, dtype=np.uint8)
    strip[:, ::10] = 0
    signs = Counting().read(strip)
    assert sum(seen) == 6000
    assert len(seen) == len(signs) == 3
    assert all(width * 48 / 24 <= 4300 for width in seen)
    assert [round(s.left * 6000) for s in signs] == [0, seen[0], seen[0] + seen[1]]

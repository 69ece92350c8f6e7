"""Sketches tell how alike texts are, and regions what names say."""

from __future__ import annotations

import random
import struct

import pytest

from jxlint.corpus.regions import region
from jxlint.corpus.sketches import PERMUTATIONS, similarity

WORDS = [f"第{n}项工作按照年度计划分{n * 7 % 11}批完成并通过验收" for n in range(60)]


def test_alike_texts_share_a_band_and_others_do_not() -> None:
    pytest.importorskip("rensa", reason='run pip install "jxlint[corpus]"')
    from jxlint.corpus.sketches import bands, shingles, similarity, sketch

    whole, nearly, other = WORDS, [*WORDS[:58], "别的内容甲乙丙丁", "再一条戊己庚辛"], [w[::-1] + "甲" for w in WORDS]
    one, two, three = sketch(whole), sketch(nearly), sketch(other)
    assert one is not None
    assert two is not None
    assert three is not None
    assert sketch(reversed(whole)) == one
    exact = len(shingles(whole) & shingles(nearly)) / len(shingles(whole) | shingles(nearly))
    assert similarity(one, two) == pytest.approx(exact, abs=0.1)
    assert similarity(one, three) < 0.1
    assert set(bands(one)) & set(bands(two))
    assert not set(bands(one)) & set(bands(three))
    assert sketch(["短"]) is None


def test_equal_places_are_counted() -> None:
    rng = random.Random(1)
    edges = (0, 1, 2**31 - 1, 2**31, 2**32 - 1)
    for _ in range(200):
        one = [rng.choice((*edges, rng.getrandbits(32))) for _ in range(PERMUTATIONS)]
        two = [a if rng.random() < 0.5 else rng.choice((*edges, rng.getrandbits(32))) for a in one]
        equal = sum(a == b for a, b in zip(one, two, strict=True))
        packed = (struct.pack(f"<{PERMUTATIONS}I", *places) for places in (one, two))
        assert similarity(*packed) == equal / PERMUTATIONS


def test_signatures_stay_the_same() -> None:
    """They lie in data sets: a library that makes others must not be mixed with them."""
    pytest.importorskip("rensa", reason='run pip install "jxlint[corpus]"')
    from jxlint.corpus.sketches import bands, sketch

    made = sketch(["保障信息系统全年正常运行"])
    assert made is not None
    assert bands(made)[0] == "4dafbbd9dd9ec1dd"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("中共甲州市乙云区委政法委员会", "甲州市乙云区"),
        ("甲江省财政厅", "甲江省"),
        ("甲州市市场监督管理局", "甲州市"),
        ("甲州市城市管理局", "甲州市"),
        ("甲泽市单县财政局", "甲泽市单县"),
        ("甲南省社区矫正管理局", "甲南省"),
        ("内乙自治区甲伦市丙克族自治旗财政局", "内乙自治区甲伦市丙克族自治旗"),
        ("市场监督管理局", None),
        ("县财政局", None),
        ("", None),
    ],
)
def test_the_region_is_what_the_name_says(name: str, place: str | None) -> None:
    assert region(name) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("提交/甲东省/乙州市/丙丁区/表.json", "甲东省乙州市丙丁区"),
        ("提交/甲东省/甲东省乙州市/表.json", "甲东省乙州市"),
        ("提交.zip!甲东省\\330102丙丁区\\表.json", "甲东省丙丁区"),
        ("提交/330102-丙丁区/表.jsonl:12", "丙丁区"),
        ("提交/330000/330102/表.json", "330102"),
        ("提交/202401/1234567/330102/表.json", "330102"),
        ("提交/202401/3301021/990102/表.json", None),
        ("提交/财政局/330102.json", None),
        ("", None),
    ],
)
def test_the_folders_say_it_where_the_names_do_not(path: str, place: str | None) -> None:
    assert region("财政局", path=path) == place


def test_the_names_come_first_and_the_folders_complete_them() -> None:
    assert region("丙丁区财政局", path="甲东省/乙州市/丙丁区/表.json") == "甲东省乙州市丙丁区"
    assert region("戊己区财政局", path="甲东省/乙州市/丙丁区/表.json") == "戊己区"
    assert region("甲州市财政局", path="330102/表.json") == "甲州市"


def test_the_first_name_with_a_region_counts() -> None:
    assert region("219001-甲州市乙丙区某镇人民政府") == "甲州市乙丙区"
    assert region("[042]甲州市教育局") == region("(433001)甲州市教育局") == "甲州市"
    assert region("财政局", "甲州市教育局", "乙州市教育局") == "甲州市"

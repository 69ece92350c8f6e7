"""Values of one shape are told what each would be told alone, and a rule that sees digits is asked about each."""

from __future__ import annotations

import random
import re

import msgspec
import pytest
from benchmarks.generate import document

from jxlint.document import Document, Indicator, Project, ProjectTable, Unit
from jxlint.engine import Engine
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules import RuleSet, load
from jxlint.rules.lexicon import Phrases
from jxlint.rules.model import Hit
from jxlint.rules.shapes import Alike, Shapes, blind_to_names, named, sees_no_digits, unnamed
from tests.targets.test_grammar import MADE, SAMPLES

TEXTS = [text for text, _ in MADE + SAMPLES if any(c.isdigit() for c in text)]
NAMES = (
    "培训人数", "成本控制率", "参训学员满意度", "事故发生率", "完成时限", "12345热线接通率", "经费总额（万元）",
    "培训36期", "第25届会议成本控制率", "满意度47", "7号楼完成时限", "2024年培训次数", "3个80%达标率",
    "35千伏线路事故率。",
)  # fmt: skip


def findings(document: Document, rules: RuleSet, *, alike: bool) -> list[tuple[str, ...]]:
    """What is found in `document`, with sharing between shapes or without."""
    with pytest.MonkeyPatch.context() as patch:
        if not alike:
            patch.setattr(rules.shapes, "of", lambda _text: "")
        found = Engine(rules).judge(Reading(document, JsonPlaces("{}")))
    return [(f.code, f.message, f.text, f.severity, f.fingerprint, *map(str, (*f.path, f.span, f.fix))) for f in found]


def other(text: str, rng: random.Random) -> str:
    """`text` with other digits, as many as before; now and then with a number that rules compare with."""
    if rng.random() < 0.2:
        return re.sub(r"\d+", lambda _m: rng.choice(("0", "1", "10", "100", "101", "99")), text)
    return re.sub(r"\d", lambda _m: rng.choice("0123456789"), text)


@pytest.mark.parametrize("seed", range(3))
def test_all_texts_of_the_grammar_are_told_what_each_would_be_alone(seed: int) -> None:
    rng = random.Random(seed)
    rows: list[Indicator] = []
    for text in TEXTS:
        called, level = rng.choice(NAMES), rng.choice(("11-数量指标", "14-成本指标", "31-服务对象满意度"))
        for annual in (text, *(other(text, rng) for _ in range(4))):
            period = annual if rng.random() < 0.8 else other(annual, rng)
            name = other(called, rng)
            rows.append(Indicator(len(rows) + 1, "1-产出指标", level, name, period, annual))
    made = ProjectTable(units=(Unit("单位", projects=(Project("项目", objective="目标。", indicators=tuple(rows)),)),))
    rules = load()
    assert rules.by_shape
    assert rules.named_by_shape
    found = findings(made, rules, alike=True)
    assert len(found) > 500
    assert found == findings(made, rules, alike=False)


def test_a_varied_document_is_told_the_same() -> None:
    made, rules = document(1500, varied=1.0), load()
    engine = Engine(rules)
    engine.judge(Reading(made, JsonPlaces("{}")))
    assert sum(told is not None for told in engine._rows._alike._all.values()) > 20  # some were told by their shape
    assert findings(made, rules, alike=True) == findings(made, rules, alike=False)


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("≥95%", "≥96%", True), ("≥95%", "≥9%", False), ("≥95%", "≤95%", False), ("0.5%", "0.6%", False),
        ("100人", "101人", False), ("120人", "130人", False), ("135人", "146人", True), ("5月", "6月", False),
        ("2023年", "2024年", False), ("12345热线", "12346热线", False), ("3比4", "3比5", False),
        ("05人", "06人", False),
        ("13800000000", "13900000000", False), ("提高", "提高", False), ("1.5倍", "2.5倍", True),
    ],
)  # fmt: skip
def test_texts_of_one_shape(one: str, two: str, alike: bool) -> None:
    shapes = Shapes(["12345", "热线", "110"])
    assert (shapes.of(one) == shapes.of(two) != "") is alike


@pytest.mark.parametrize(
    ("pattern", "blind"),
    [
        (r"进一步|不断", True), (r"\d{2,6}[.。]?$", True), (r"[0-9]+%", True), (r"[\u4e00-\u9fff]+", True),
        (r"([，。；])\1+", True), (r"(?<=[^.])[.]$", True), (r"(\d)\1", False), (r"([^，])\1", False), (r"5%", False),
        (r"[1-5]", False), (r"\x35", False), (r"(?P<a>.)(?P=a)", False), (r"\p{Nd}", False), (r"(?:提){e<=1}", False),
    ],
)  # fmt: skip
def test_patterns_that_see_no_digits(pattern: str, blind: bool) -> None:
    assert sees_no_digits(pattern) is blind


def test_names_that_differ_in_their_number_are_told_alike() -> None:
    rng = random.Random(5)
    rows = []
    for i in range(2000):
        name = f"{rng.choice(NAMES[:7])}{rng.randint(1, 9999)}"
        value = rng.choice(("≥95%", "3人", "有所提高", "5月底前", "≤0%", "100万元", ""))
        level = rng.choice(("11-数量指标", "14-成本指标"))
        rows.append(Indicator(i + 1, "1-产出指标", level, name, value, value))
    made = ProjectTable(units=(Unit("单位", projects=(Project("项目", objective="目标。", indicators=tuple(rows)),)),))
    rules = load()
    engine = Engine(rules)
    engine.judge(Reading(made, JsonPlaces("{}")))
    assert sum(told is not None for told in engine._rows._named_alike._all.values()) > 20
    assert findings(made, rules, alike=True) == findings(made, rules, alike=False)


def test_what_shows_the_name_shows_the_right_one() -> None:
    hit = Hit("annual", "50%", 0, 3, args={"asked": "培训12期", "zh": "比率"})
    answer = unnamed((None, hit), "培训12期")
    assert answer == unnamed((None, msgspec.structs.replace(hit, args=hit.args | {"asked": "培训34期"})), "培训34期")
    assert named(answer, "培训56期")[1].args == {"asked": "培训56期", "zh": "比率"}
    assert named((None, hit), "培训56期")[1] == hit


@pytest.mark.parametrize(
    ("condition", "blind"),
    [
        (None, True), ({"name": ["满意"]}, True), ({"name": ["12345"]}, False), ({"category": ["11-数量"]}, True),
        ([{"name": ["满意"]}, {"name": ["3次"]}], False), ("secret", True), ('name.contains("满意")', False),
        ({"name": {"lexicon": "personnel-and-running"}}, True),
    ],
)  # fmt: skip
def test_conditions_that_ask_nothing_of_the_digits_of_names(condition: object, blind: bool) -> None:
    assert blind_to_names([None, condition]) is blind


def test_what_two_were_told_differently_is_told_to_nobody() -> None:
    alike: Alike[tuple[int, ...]] = Alike()
    for shape, first, second, told in (("a", (1,), (1,), (1,)), ("b", (1,), (2,), None), ("c", (), (), ())):
        assert alike.told(shape) is None
        alike.add(shape, "≥95%", first)
        assert alike.told(shape) is None
        alike.add(shape, "≥95%", first)  # of itself it says nothing
        assert alike.told(shape) is None
        alike.add(shape, "≥96%", second)
        assert alike.told(shape) == told
    alike.add("b", "≥97%", (1,))
    assert alike.told("b") is None


def test_a_long_objective_is_looked_through_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    scan = Phrases._scan

    def counted(self: Phrases, text: str) -> object:
        nonlocal looked
        looked += len(text)
        return scan(self, text)

    monkeypatch.setattr(Phrases, "_scan", counted)
    objective = "完成培训10个" * 1000
    rows = (Indicator(1, "1-产出指标", "11-数量指标", "合格数", "3个", "3个"),)
    made = ProjectTable(units=(Unit("单位", projects=(Project("项目", objective=objective, indicators=rows),)),))
    found = Engine(load()).judge(Reading(made, JsonPlaces("{}")))
    assert "JX508" in {f.code for f in found}
    assert looked < 10 * len(objective)

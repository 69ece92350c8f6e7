"""Values of one shape are told what each would be told alone, and a rule that sees digits is asked about each."""

from __future__ import annotations

import random
import re

import pytest
from benchmarks.generate import document

from jxlint.document import Document, Indicator, Project, ProjectTable, Unit
from jxlint.engine import Engine
from jxlint.engine.rows import RowMemory
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules import RuleSet, load
from jxlint.rules.lexicon import Phrases
from jxlint.rules.shapes import Shapes
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
        patch.setattr(RowMemory, "LITTLE", 0)
        if not alike:
            patch.setattr(rules.shapes, "of_one", lambda _text: "")
            patch.setattr(rules.shapes, "of_both", lambda period, annual: ((period, annual, ()), ()))
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


@pytest.mark.parametrize(
    "rows",
    [
        [("25人", "25人"), ("36人", "36人"), ("47人", ""), ("58人", "58人")],  # the same twice is not one alone
        [("25人", ""), ("36人", ""), ("47人", "47人")],
        [("345%", "345%"), ("346%", "346%"), ("276%", "276%")],
        [("345 %", "345 %"), ("346 %", "346 %"), ("276 %", "276 %")],
        [("百分之345", "百分之345"), ("百分之346", "百分之346"), ("百分之276", "百分之276")],
        [("345多%", "345多%"), ("346多%", "346多%"), ("276多%", "276多%")],
        [("3.5百%", "3.5百%"), ("3.6百%", "3.6百%"), ("2.5百%", "2.5百%")],
        [("3级", "82级"), ("4级", "93级"), ("9级", "79级")],
        [("0.5", "60%"), ("0.5", "70%"), ("0.5", "50%")],
        [("5人", "２人"), ("6人", "２人"), ("2人", "２人")],
        [("5人", "②人"), ("6人", "②人"), ("2人", "②人")],
        [("3个", "叁个"), ("4个", "叁个"), ("2个", "叁个")],
        [("3仟户，5佰户", "4仟户，6佰户"), ("4仟户，6佰户", "5仟户，7佰户"), ("5仟户，7佰户", "4仟户，6佰户")],
        [("25亩", "3公顷"), ("25亩", "4公顷"), ("45亩", "3公顷")],
        [("5.5%", "55‰"), ("6.5%", "55‰"), ("4.5%", "45‰")],
        [("4小时", "半小时"), ("5小时", "半小时"), ("30分钟", "半小时")],
        [("23座，34座", "58座"), ("23座，34座", "59座"), ("23座，34座", "57座")],
        [("23座，34座", "58座，58座"), ("23座，34座", "59座，59座"), ("23座，34座", "57座，57座")],
        [("图书馆1个、文化站18个", "21个"), ("图书馆1个、文化站18个", "22个"), ("图书馆1个、文化站18个", "19个")],
        [("每2个月3次", "18次"), ("每3个月4次", "16次"), ("每3个月5次", "19次")],
        [("23篇+34篇", "57篇"), ("24篇+35篇", "58篇"), ("24篇+35篇", "59篇")],
        [("57名（23名、34名）", "57名"), ("58名（23名、34名）", "58名"), ("57名，共57名", "58名")],
        [("12±3%", "30±4%"), ("13±2%", "31±5%"), ("12±3%", "13±9%")],
    ],
    ids=lambda rows: rows[-1][0],
)
def test_rows_that_only_look_alike(rows: list[tuple[str, str]]) -> None:
    made = [Indicator(1, "3-满意度", "31-服务对象满意度", "群众满意度", period, annual) for period, annual in rows]
    projects = tuple(
        Project(f"{name}{i}", objective="目标。", indicators=(row,))
        for name in ("项目", "2023-2026年项目")
        for i, row in enumerate(made)
    )
    rules = load()
    table = ProjectTable(budget_year=2024, units=(Unit("单位", projects=projects),))
    assert findings(table, rules, alike=True) == findings(table, rules, alike=False)


def test_a_varied_document_is_told_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RowMemory, "LITTLE", 0)
    made, rules = document(1500, varied=1.0), load()
    engine = Engine(rules)
    engine.judge(Reading(made, JsonPlaces("{}")))
    assert engine._rows._slots is not None
    assert engine._rows._slots._used > 40  # some were told by their shape
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
    assert (shapes.of_one(one) == shapes.of_one(two) != "") is alike


def test_names_that_differ_in_their_number_are_told_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RowMemory, "LITTLE", 0)
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
    assert engine._rows._slots is not None
    assert engine._rows._slots._used > 100
    assert findings(made, rules, alike=True) == findings(made, rules, alike=False)


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

"""Which fields of an indicator a rule for texts speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.document import Amounts, Indicator, Project, ProjectTable, Unit
from jxlint.engine import Engine
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules import load
from tests.rules.book import book


@pytest.mark.parametrize(
    ("once", "spoken"),
    [("", ["name", "annual"]), (", once: true", ["name"])],
)
def test_the_first_field_may_speak_for_all(tmp_path: Path, once: str, spoken: list[str]) -> None:
    rules = load(folder=book(tmp_path, options=f"{{lexicon: own, fields: [name, annual]{once}}}"))
    row = Indicator(1, "1-产出指标", "11-数量指标", "处置稳妥", "稳妥", "稳妥")
    document = ProjectTable(units=(Unit("甲局", Amounts(), (Project("培训", indicators=(row,)),)),))
    found = Engine(rules).judge(Reading(document, JsonPlaces("{}")))
    assert [f.field for f in found] == spoken


@pytest.mark.parametrize(
    ("fields", "values", "spoken"),
    [
        ("[annual, period]", ("稳妥", "稳妥"), ["annual"]),
        ("[annual, period]", ("稳妥", "4次"), ["period"]),
        ("[annual, period]", ("稳妥", "≥3天内稳妥"), ["annual", "period"]),
        ("[annual]", ("稳妥", "稳妥"), ["annual"]),
        ("[period]", ("稳妥", "稳妥"), ["period"]),
        ("[period]", ("4次", "稳妥"), []),
    ],
)
def test_the_annual_value_speaks_for_both(
    tmp_path: Path, fields: str, values: tuple[str, str], spoken: list[str]
) -> None:
    rules = load(folder=book(tmp_path, options=f"{{lexicon: own, fields: {fields}}}"))
    row = Indicator(1, "1-产出指标", "11-数量指标", "培训次数", *values)
    document = ProjectTable(units=(Unit("甲局", Amounts(), (Project("培训", indicators=(row,)),)),))
    found = Engine(rules).judge(Reading(document, JsonPlaces("{}")))
    assert [f.field for f in found] == spoken

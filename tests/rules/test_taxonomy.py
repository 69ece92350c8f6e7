"""Categories as they are written in tables."""

from __future__ import annotations

import pytest

from jxlint.rules import RuleSet


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("11-数量指标", "11", "数量指标"),
        ("11－数量指标", "11", "数量指标"),
        ("１１-数量指标", "11", "数量指标"),
        ("11数量指标", "11", "数量指标"),
        ("数量指标", "", "数量指标"),
        ("1.1数量指标", "11", "数量指标"),
        ("1.1-数量指标", "11", "数量指标"),
        ("22-社会效益指标", "22", "社会效益"),
        ("11-质量指标", "11", "质量指标"),
        ("15-其他", "15", None),
        ("", "", None),
    ],
)
def test_level2(rules: RuleSet, text: str, code: str, meant: str | None) -> None:
    level = rules.taxonomies["project-table"].read(text, 2)
    assert level.code == code
    assert (level.category.name if level.category else None) == meant


def test_the_department_form_has_cost_as_a_first_level(rules: RuleSet) -> None:
    taxonomy = rules.taxonomies["department-form"]
    cost = taxonomy.read("成本指标", 1).category
    assert cost is not None
    economic = taxonomy.read("经济成本指标", 2).category
    assert economic is not None
    assert economic.parent == cost.name


@pytest.mark.parametrize(
    "points",
    ["（50分）", "（共50分）", "（满分50分）", "（50%）", "（50％）", "（12.5分）", "（40-50分）", "(40-50)分"],
)
def test_the_points_behind_a_level_are_no_part_of_its_name(rules: RuleSet, points: str) -> None:
    level = rules.taxonomies["project-table"].read("产出指标" + points, 1)
    assert level.category is not None
    assert level.category.name == rules.taxonomies["project-table"].read("产出指标", 1).category.name  # type: ignore[union-attr]

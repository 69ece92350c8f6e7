"""Suggested grades: thresholds, what text cannot decide, and bad settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jxlint.errors import BrokenProfile
from jxlint.findings import Finding, Severity
from jxlint.reading import Location
from jxlint.rules import load
from jxlint.rules.model import DIMENSIONS
from jxlint.rules.review import ITEMS, Review, read_review


def finding(severity: Severity) -> Finding:
    return Finding(
        code="JX301", name="vague-target", severity=severity, message="", unit=None, project=None, indicator=None,
        field="annual", text="", location=Location(), fix=None, fingerprint="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("severities", "indicators", "grade"),
    [
        ((), 10, "优"),
        (("error",), 10, "优"),
        (("error", "info"), 10, "良"),
        (("error",) * 3, 10, "良"),
        (("error",) * 6, 10, "中"),
        (("error",) * 7, 10, "差"),
        (("warning",), 1, "中"),
        (("error",), 0, "差"),
    ],
)
def test_the_load_an_indicator_makes_the_grade(severities: tuple[Severity, ...], indicators: int, grade: str) -> None:
    assert Review().grade([finding(s) for s in severities], indicators) == grade


def test_every_dimension_is_a_sub_item_of_the_form_once() -> None:
    assert sorted(d for several in ITEMS.values() for d in several) == sorted(DIMENSIONS)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"weight": {}}, "weight"),
        ({"thresholds": [0.5, 0.3, 0.6]}, "rise"),
        ({"thresholds": [0.5]}, "thresholds"),
        ({"weights": {"error": -1}}, "negative"),
        ({"weights": {"error": float("nan")}}, "ordinary numbers"),
        ({"weights": {"info": float("inf")}}, "ordinary numbers"),
        ({"thresholds": [0.1, 0.2, float("inf")]}, "ordinary numbers"),
        ({"weights": {"fatal": 1}}, "fatal"),
        ({"by_text": ["清晰"]}, "清晰"),
        ({"in_part": ["实现可能性"]}, "in_part"),
    ],
)
def test_bad_settings_are_refused(data: dict[str, Any], said: str) -> None:
    with pytest.raises(BrokenProfile) as error:
        read_review(data, "rules.yaml:3")
    assert said in str(error.value.en)
    assert error.value.where == "rules.yaml:3"


def test_a_profile_sets_the_thresholds(tmp_path: Path) -> None:
    profile = tmp_path / "ours.yaml"
    profile.write_text("name: ours\nreview: {thresholds: [0, 0, 0]}\n", encoding="utf-8")
    assert load(profile).settings.review.grade([finding("info")], 100) == "差"
    assert load().settings.review == Review()

"""Documents of the Ministry of Finance's trees of 2015 and 2021 (names without codes) under their profiles."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from jxlint.document import Document
from jxlint.engine import check
from jxlint.reading import Reading
from jxlint.rules import load
from tests.test_engine import Pointers

COMMON = [
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("效益指标", "经济效益指标"),
    ("效益指标", "社会效益指标"), ("效益指标", "生态效益指标"), ("满意度指标", "服务对象满意度指标"),
]  # fmt: skip
OF_2015 = [*COMMON, ("产出指标", "成本指标"), ("效益指标", "可持续影响指标")]
OF_2021 = [*COMMON, *(("成本指标", f"{kind}成本指标") for kind in ("经济", "社会", "生态环境"))]


def judged(profile: str | Path, *levels: tuple[str, str], form: bool = False) -> list[tuple[str, str, str | None]]:
    """Code, field and proposed replacement of what is said of indicators with these levels."""
    rows = [
        {"number": i, "level1": one, "level2": two, "name": f"指标{i}", "period": "≥95%", "annual": "≥95%"}
        for i, (one, two) in enumerate(levels, 1)
    ]
    if form:
        data = {"kind": "department-form", "department": "某局", "objective": "做好工作。", "indicators": rows}
    else:
        project = {"name": "培训", "objective": "组织培训。", "indicators": rows}
        data = {"kind": "project-table", "units": [{"name": "某局", "projects": [project]}]}
    findings = check(
        Reading(msgspec.convert(data, Document), Pointers()), load(profile, select=["JX201", "JX202", "JX203", "JX204"])
    )
    return [(f.code, f.field, f.fix.replacement if f.fix else None) for f in findings]


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(("profile", "levels"), [("mof-2015", OF_2015), ("mof-2021", OF_2021)])
def test_the_standard_categories_are_silent(profile: str, levels: list[tuple[str, str]], form: bool) -> None:
    assert judged(profile, *levels, form=form) == []


@pytest.mark.parametrize(
    ("profile", "levels", "said"),
    [
        ("mof-2021", ("效益指标", "可持续影响指标"), [("JX202", "level2", None)]),
        ("mof-2021", ("产出指标", "成本指标"), [("JX202", "level2", None)]),
        ("mof-2021", ("产出指标", "经济成本指标"), [("JX203", "level2", None)]),
        ("mof-2021", ("成本指标", "环境成本指标"), [("JX204", "level2", "生态环境成本指标")]),
        ("mof-2021", ("项目完成指标", "数量指标"), [("JX204", "level1", "产出指标")]),
        ("mof-2021", ("效益指标", "社会效益"), [("JX204", "level2", "社会效益指标")]),
        ("mof-2021", ("3-效益指标", "32-社会效益指标"), []),
        ("mof-2021", ("3-效益指标", "32-社会效益"), [("JX204", "level2", "32-社会效益指标")]),
        ("mof-2021", ("3-效益指标", "32"), [("JX202", "level2", None)]),
        ("mof-2015", ("成本指标", "经济成本指标"), [("JX202", "level1", None), ("JX204", "level2", "成本指标")]),
        ("mof-2015", ("效益指标", "服务对象满意度指标"), [("JX203", "level2", None)]),
        ("mof-2015", ("产出指标", "进度指标"), [("JX202", "level2", None)]),
        ("default", ("1-产出指标", "11-质量指标"), [("JX201", "level2", "12-质量指标")]),
        ("default", ("产出指标", "数量指标"), []),
    ],
)
def test_what_does_not_belong_is_reported(
    profile: str, levels: tuple[str, str], said: list[tuple[str, str, str | None]]
) -> None:
    assert judged(profile, levels) == said


def test_a_cost_target_of_zero_is_found_under_every_tree() -> None:
    row = {"number": 1, "level1": "成本指标", "level2": "社会成本指标", "name": "甲", "period": "≤0", "annual": "≤0"}
    project = {"name": "培训", "objective": "组织培训。", "indicators": [row]}
    document = msgspec.convert({"kind": "project-table", "units": [{"projects": [project]}]}, Document)
    assert "JX303" in {f.code for f in check(Reading(document, Pointers()), load("mof-2021"))}

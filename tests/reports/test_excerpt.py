"""What is shown of a file without lines: the words of a finding under the name of the field that holds them."""

from __future__ import annotations

import pytest

from jxlint.document import Path
from jxlint.findings import Finding
from jxlint.reports.excerpt import Excerpts
from jxlint.reports.terminal import Terminal

HOME: Path = ("units", 0, "projects", 0)


@pytest.mark.parametrize(
    ("field", "path", "label"),
    [
        ("project", (*HOME, "name"), "项目"),
        ("project", (*HOME, "objective"), "绩效目标"),
        ("project", (*HOME, "indicators", 1, "annual"), "年度指标值"),
        ("project", (*HOME, "indicators", 1, "name"), "指标名称"),
        ("project", (*HOME, "indicators", 1, "weight"), "项目"),
        ("project", (), "项目"),
        ("level2", (*HOME, "indicators", 1, "level2"), "二级指标"),
    ],
)
def test_the_field_is_that_of_the_words(field: str, path: Path, label: str) -> None:
    finding = Finding(code="JX508", name="x", severity="info", message="", field=field, text="4次", path=path)
    assert list(Excerpts(None, "zh", Terminal.plain()).of(finding)) == [f"      | {label}：4次"]

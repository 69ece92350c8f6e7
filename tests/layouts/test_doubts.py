"""A table of which the columns were not told apart is not passed over in silence."""

from __future__ import annotations

import pytest

from jxlint.document import Project, ProjectTable, Unit
from jxlint.layouts.doubts import doubts


@pytest.mark.parametrize("name", ["100", "1,200.50", "财政拨款450", "300万元"])
def test_a_name_that_is_an_amount_is_told(name: str) -> None:
    told = doubts(ProjectTable(units=(Unit("某局", projects=(Project("培训"), Project(name))),)))
    assert [name in notice.zh and name in notice.en for notice in told] == [True]
    assert doubts(ProjectTable(units=(Unit(name),)))


@pytest.mark.parametrize("name", ["12345热线运行", "2024年培训", "110联动", None, "其他资金", "一期工程", "13600101"])
def test_names_with_numbers_are_none(name: str | None) -> None:
    assert doubts(ProjectTable(units=(Unit(name, projects=(Project(name),)),))) == ()

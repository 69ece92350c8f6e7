"""Calculations stated in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.rules.narrative import calculations


@pytest.mark.parametrize(
    ("text", "result", "stated"),
    [
        ("全区3454个网格，每个网格员每月500元补助，全年共1474.8万元", "20724000", "14748000"),
        ("共有村干部20人，每人每年12000元，合计24万元。", "240000", "240000"),
        ("17人，每人每月补助300元，共需6.12万元", "61200", "61200"),
        ("聘用20人，每人每月5000元，按10个月计，共计100万元", "1000000", "1000000"),
        ("按500元×30人×2天=3万元安排", "30000", "30000"),
        ("补助２０人，每人１００元，合计２０００元", "2000", "2000"),
    ],
)
def test_what_follows_and_what_is_stated(text: str, result: str, stated: str) -> None:
    (found,) = calculations(text)
    assert (found.result, found.stated) == (Decimal(result), Decimal(stated))
    assert text[found.start : found.end].endswith("元")


@pytest.mark.parametrize(
    "text",
    [
        "按17人编制数预算2024年雇员17人全年工资及相关补贴",
        "雇员编制17人，按每人3000元预算编制公用经费支出",
        "工程造价47万。每年需委托有资质的运维公司，13个镇街",
        "共20人，每人每天100元，全年共50万元",
        "3个村、20人，每人每年100元，合计2000元",
        "",
    ],
)
def test_what_states_no_whole_calculation(text: str) -> None:
    assert list(calculations(text)) == []


@given(st.text(alphabet="0123456789.,，。个人每月元万共计合×=年", max_size=80))
def test_never_raises(text: str) -> None:
    for found in calculations(text):
        assert 0 <= found.start < found.end <= len(text)

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
        ("86名孤儿每人每月发放基本生活费1350元，全年共需139.32万元。", "1393200", "1393200"),
        ("8600人，月人均补差320元，全年共需3302.4万元。", "33024000", "33024000"),
        ("聘用保安10名，每人每月3000元，2025年3月至12月共需36万元。", "300000", "360000"),
        ("保安10名，2025年9月至2026年6月每人每月3000元，共需30万元。", "300000", "300000"),
        ("25名教师下半年工资，每人每月4000元，共60万元。", "600000", "600000"),
        ("全年演出20场，每场2000元，共5万元。", "40000", "50000"),
        ("补助２０人，每人１００元，合计２０００元", "2000", "2000"),
    ],
)
def test_what_follows_and_what_is_stated(text: str, result: str, stated: str) -> None:
    (found,) = calculations(text)
    assert (found.result, found.stated) == (Decimal(result), Decimal(stated))
    assert text[found.start : found.end].endswith("元")


def test_pieces_with_totals_of_their_own() -> None:
    first, second = calculations("一是聘20人，每人每年1万元，共20万元；二是聘5人，每人每年2万元，共11万元。")
    assert first.result == first.stated
    assert (second.result, second.stated) == (Decimal(100_000), Decimal(110_000))


@pytest.mark.parametrize(
    "text",
    [
        "按17人编制数预算2024年雇员17人全年工资及相关补贴",
        "雇员编制17人，按每人3000元预算编制公用经费支出",
        "工程造价47万。每年需委托有资质的运维公司，13个镇街",
        "共20人，每人每天100元，全年共50万元",
        "1200人，每生每学期625元，全年共需150万元。",
        "集中供养420人，每人每月1105元；分散供养1300人，每人每月850元，全年共需1882.92万元。",
        "120个村每村3万元，其中县级承担50%，共180万元。",
        "3000套，每套260元，财政补助50%，共计39万元。",
        "补助20人，每人300元，12个月共7.2万元。",
        "补助20人，每人每月300元，自7月起发放，共3.6万元。",
        "补助20人，每人每月300元，每月共6000元。",
        "补助20人，每人300元，分4次发放，共2.4万元。",
        "每个班30人，每人每次10元，全年12次，共36万元。",
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

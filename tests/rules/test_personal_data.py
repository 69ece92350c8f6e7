"""Numbers of persons: check digits decide, and the finding never shows the number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.rules.kinds import personal_data
from jxlint.rules.kinds.personal_data import Options, build
from jxlint.rules.model import Check


@pytest.fixture(scope="module")
def check() -> Check:
    return build(Options(), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("电话13800138000。", "手机号码"),
        ("电话 138 0013 8000", "手机号码"),
        ("身份证11010519491231002x", "身份证号码"),
        ("卡号6222 0212 3456 7890 128", "银行卡号"),
        ("身份证110105194912310021", None),  # wrong check digit
        ("身份证110105194913310028", None),  # no such month
        ("编号1380013800012", None),
        ("金额12800138000元", None),
        ("合同A13800138000", None),
        ("13800138000.50", None),
    ],
)
def test_what_is_a_personal_number(text: str, kind: str | None, check: Check) -> None:
    found = list(check(text))
    assert [h.args["zh"] for h in found] == ([kind] if kind else [])
    for hit in found:
        assert "*" in hit.text
        assert len(hit.text.replace("*", "")) == 5


def test_a_text_is_told_of_each_kind_once(check: Check) -> None:
    found = list(check("电话13800138000、13900139000，身份证11010519491231002X，卡号6222021234567890128"))
    assert [h.args["zh"] for h in found] == ["手机号码", "身份证号码", "银行卡号"]


@given(st.text("0123456789", min_size=17, max_size=17))
def test_one_check_digit_of_eleven_holds(digits: str) -> None:
    assert sum(personal_data._identity_holds(digits + c) for c in "0123456789X") == 1


@given(st.text("0123456789", min_size=15, max_size=18))
def test_one_luhn_digit_of_ten_holds(digits: str) -> None:
    assert sum(personal_data._luhn_holds(digits + c) for c in "0123456789") == 1

"""What an unquantified value does instead of setting a target, beyond the examples of the rules."""

from __future__ import annotations

import pytest

from jxlint.rules import RuleSet
from jxlint.rules.views import Facts, Row
from jxlint.rules.wording import classify


def said(rules: RuleSet, text: str, name: str = "工作情况") -> tuple[str, str] | None:
    """The class of a value, and the words that are quoted for it."""
    row = Row(
        ("1-产出指标", "12-质量指标", name, "", text), Facts("项目", ""), rules.taxonomies["project-table"], rules.tools
    )
    found = classify(row.annual)
    return (found.name, text[found.start : found.end]) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "通过省级以上主管部门组织的验收",
        "通过复评审。",
        "经检验合格后交付",
        "每月25日前及时发放",
        "下月5日前足额到位",
        "提高到1：5",
        "撬动社会资本1:3以上",
        "废气达标排放",
        "考核合格",
        "全部签订服务协议",
        "签订安全责任书",
        "安全事故为零",
    ],
)
def test_what_a_third_party_can_answer_is_a_target(rules: RuleSet, text: str) -> None:
    assert said(rules, text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("通过开展评估", "通过开展评估"),
        ("每月及时发放", "每月及时发放"),
        ("按ISO9001:2015规范管理", "规范管理"),
        ("检验合格率稳定", "检验合格率稳定"),
        ("按《市级行政单位办公用房管理办法》标准执行", "按《市级行政单位办公用房管理办法》标准执行"),
        ("落实文物安全“一处一策”要求，压实各级各单位责任", "落实文物安全“一处一策”要求"),
        ("人员到岗，依据《服务质量提升办法》规范管理到位", "依据《服务质量提升办法》规范管理"),
    ],
)
def test_what_nobody_can_verify(rules: RuleSet, text: str, words: str) -> None:
    assert said(rules, text) == ("unverifiable", words)


def test_a_title_says_nothing_of_what_is_done(rules: RuleSet) -> None:
    assert said(rules, "印发《服务质量提升办法》") is None
    assert said(rules, "按照《设施管理办法》规定的额度，每人一份") is None

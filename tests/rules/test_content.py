"""How grave it is that an indicator is filed under another category."""

from __future__ import annotations

import pytest

from jxlint.rules import RuleSet
from jxlint.rules.kinds import content
from jxlint.rules.views import Facts, Row


@pytest.mark.parametrize(
    ("name", "annual", "severity"),
    [
        ("监控覆盖", "重点区域100%覆盖", "info"),
        ("监控覆盖率", "100%", "info"),
        ("监控覆盖", "100%覆盖", "info"),
        ("监控设备", "95%正常", None),
    ],
)
def test_a_share_of_what_is_done_is_mild(name: str, annual: str, severity: str | None, rules: RuleSet) -> None:
    belongs = {"数量指标": {"rate": "质量指标", "completion": "质量指标"}}
    check = content.build(content.Options(belongs=belongs, mild=("completion",)), rules.tools)
    texts = ("1-产出指标", "11-数量指标", name, "", annual)
    hits = list(check(Row(texts, Facts("项目", ""), rules.taxonomies["project-table"], rules.tools)))
    assert [hit.severity for hit in hits] == [severity]

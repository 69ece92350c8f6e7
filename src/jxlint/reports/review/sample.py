"""A made-up report in which every list holds something, on which a template is tried out before the work begins."""

from __future__ import annotations

from jxlint.reports.review.model import (
    Common,
    Counts,
    Evidence,
    Opinion,
    ProjectReview,
    ReviewReport,
    Row,
    UnitReview,
)
from jxlint.reports.review.opinions import OPEN, REFERENCE, boxes
from jxlint.rules.review import ITEMS


def sample() -> ReviewReport:
    """The report."""
    counts = Counts(1, 1, 1, 1, 3)
    evidence = (
        Evidence(1, "JX301", "错误", "指标值只说改善，没有数量", "明确清晰性", "指标1 年度指标值", "第3行第5列", "提高",
                 "“提高”无法考核“知晓率”", "可改写为：知晓率≥X%", "财预〔2015〕88号", "“提高” cannot be assessed",
                 "已豁免：示例", "0" * 32),
    )  # fmt: skip
    opinions = tuple(
        Opinion(item if not i else "", part, 10, "要点", "" if i else "良", boxes("" if i else "良"),
                OPEN if i else REFERENCE, "机检发现问题1处（附件第1条）。", ("申报资金：总计5.00万元。",))
        for item, parts in ITEMS.items() for i, part in enumerate(parts)
    )  # fmt: skip
    project = ProjectReview(
        1, "项目支出绩效目标审核表", "某单位", "某项目", "总计5.00万元", "5.00万元", "开展培训。", False,
        (Row("1", "1-产出指标", "11-数量指标", "培训人数", "≥30人", "≥30人"),), opinions,
        {o.name: o.grade or "—" for o in opinions}, boxes(), ("该项目申报资金5.00万元。",), evidence, counts,
    )  # fmt: skip
    common = (Common("JX301", "指标值只说改善，没有数量", "错误", 1, 1, "财预〔2015〕88号"),)
    unit = UnitReview("某单位", "5.00万元", 1, (project,), evidence, counts, common, ("本单位共申报项目1个。",))
    return ReviewReport(
        title="绩效目标审核意见", file="表.txt", department="某部门", year="2024年", date="2024年1月1日",
        money_unit="万元", total="5.00万元", profile="default", version="0", basis="财预〔2015〕88号",
        kind="project-table", unit_count=1,
        project_count=1, indicator_count=1, counts=counts, open_parts="目标相关性", units=(unit,), evidence=evidence,
        common=common, summary=("申报表共申报项目1个。",), notes=("供审核人参考。",),
    )  # fmt: skip

"""Suggested grades for the sub-items of the official review form (财预〔2015〕88号), by thresholds of the profile.

The form has eight sub-items. A reader of the table alone can judge about half of them; the others stay with people.
A grade is a machine's reference (机检参考), never a score, and no total is made of grades.
"""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

import math
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from jxlint.errors import BrokenProfile
from jxlint.findings import Finding, Severity
from jxlint.rules.model import DIMENSIONS

Dimension = Literal[
    "规范完整性", "明确清晰性", "目标相关性", "指标科学性", "绩效合理性", "资金匹配性", "实现可能性", "条件充分性"
]
Grade = Literal["优", "良", "中", "差"]
# The four items of the form and their sub-items.
ITEMS: dict[str, tuple[Dimension, ...]] = {
    "完整性": ("规范完整性", "明确清晰性"),
    "相关性": ("目标相关性", "指标科学性"),
    "适当性": ("绩效合理性", "资金匹配性"),
    "可行性": ("实现可能性", "条件充分性"),
}


_WEIGHTS: dict[Severity, float] = {"error": 1.0, "warning": 0.4, "info": 0.1}


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How findings become grades.

    The load of a sub-item is the sum of the `weights` of its findings for each indicator looked at. Up to the first of
    `thresholds` it is 优, up to the second 良, up to the third 中, above 差. `by_text` are the sub-items that text can
    decide, `in_part` those of them that it decides in part only. `criteria` words the form's 审核要点 by sub-item, in
    place of ours.
    """

    weights: dict[Severity, float] = msgspec.field(default_factory=lambda: {**_WEIGHTS})
    thresholds: tuple[float, float, float] = (0.1, 0.3, 0.6)
    by_text: tuple[Dimension, ...] = ("规范完整性", "明确清晰性", "指标科学性", "资金匹配性")
    in_part: tuple[Dimension, ...] = ("资金匹配性",)
    criteria: dict[Dimension, str] = {}

    def load(self, findings: Iterable[Finding], indicators: int) -> float:
        """The load that `findings` of one sub-item put on `indicators` indicators."""
        return sum(self.weights.get(f.severity, 0.0) for f in findings) / max(1, indicators)

    def grade(self, findings: Iterable[Finding], indicators: int) -> Grade:
        """The suggested grade of a sub-item with these findings."""
        load = self.load(findings, indicators)
        best, good, fair = self.thresholds
        return "优" if load <= best else "良" if load <= good else "中" if load <= fair else "差"


def read_review(data: Any, where: str) -> Review:
    """The `review` entry of a profile. Raises BrokenProfile for unknown keys, weights or thresholds that make no
    sense."""
    try:
        review = msgspec.convert(data, Review)
    except msgspec.ValidationError as e:
        raise _broken(f"review 有误：{e}", f"bad review: {e}", where) from e
    if not all(map(math.isfinite, (*review.weights.values(), *review.thresholds))):
        raise _broken("weights 和 thresholds 应是普通的数", "weights and thresholds must be ordinary numbers", where)
    if not 0 <= review.thresholds[0] <= review.thresholds[1] <= review.thresholds[2]:
        raise _broken("thresholds 应从小到大", "the thresholds must rise", where)
    if any(weight < 0 for weight in review.weights.values()):
        raise _broken("weights 不能为负", "weights cannot be negative", where)
    if not set(review.in_part) <= set(review.by_text):
        raise _broken("in_part 里的分项也要在 by_text 里", "what is in in_part must be in by_text, too", where)
    return review


def _broken(zh: str, en: str, where: str) -> BrokenProfile:
    return BrokenProfile(
        zh,
        en,
        remedy_zh="可写 weights、thresholds、by_text、in_part、criteria；分项：" + "、".join(DIMENSIONS),
        remedy_en="known: weights, thresholds, by_text, in_part, criteria; sub-items: " + ", ".join(DIMENSIONS),
        where=where,
    )

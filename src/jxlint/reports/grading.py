"""What is said of a sub-item of the review form: the grade that its findings suggest, or that people must judge."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.findings import Finding
from jxlint.rules.model import Texts
from jxlint.rules.review import Review


def suggested(dimension: str, findings: Sequence[Finding], indicators: int, review: Review) -> Texts:
    """The words on `dimension`, whose `findings` were made on so many `indicators`."""
    if dimension not in review.by_text or not indicators:
        return Texts("需人工判断", "for people to judge")
    grade, in_part = review.grade(findings, indicators), dimension in review.in_part
    return Texts(
        f"建议{grade}（机检参考{'，另有部分需人工判断' if in_part else ''}）",
        f"suggested {grade} (machine's reference{', in part' if in_part else ''})",
    )

"""The counts of --statistics: what is said of the sub-items of the review form."""

from __future__ import annotations

import pytest

from jxlint.reports import html, statistics
from jxlint.rules import RuleSet
from tests.reports.test_reports import report


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ("（机检参考）", "（机检参考，另有部分需人工判断）", "需人工判断")),
        ("en", ("(machine's reference)", "(machine's reference, in part)", "for people to judge")),
    ],
)
def test_sub_items_are_graded_in_one_language(lang: str, said: tuple[str, ...], rules: RuleSet) -> None:
    made = report("liwan-projects", rules)
    text = statistics.render(made, lang)
    page = html.render(made, lang).replace("&#39;", "'")
    for words in said:
        assert words in text
        assert words in page
    assert ("人工" in text) == (lang == "zh")

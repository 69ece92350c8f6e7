"""Years: the budget year of a document, years in a text, periods in a name."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm, Indicator, Project, ProjectTable, Unit
from jxlint.rules.years import budget_year, period_in, years_in


def table(*annual: str, year: int | None = None) -> ProjectTable:
    rows = tuple(Indicator(annual=a) for a in annual)
    return ProjectTable(budget_year=year, units=(Unit(projects=(Project(indicators=rows),)),))


def of_years(period: str, annual: str) -> ProjectTable:
    return ProjectTable(units=(Unit(projects=(Project(indicators=(Indicator(period=period, annual=annual),)),)),))


@pytest.mark.parametrize(
    ("document", "chosen", "year"),
    [
        (table("2023年末100人", year=2024), None, 2024),
        (table("2023年末100人", year=2024), 2025, 2025),
        (table("2024年末100人", "2024年底前完成", "2023年底完成"), None, 2024),
        (table("2023年底完成", "2024年末100人"), None, 2024),
        (table("2024年完成"), None, None),
        (of_years("2026年底前完工", "2025年底前封顶"), None, 2025),
        (table("2026年底前完成", "2025年6月前", "2025年8月30日前"), None, None),
        (DepartmentForm(indicators=(Indicator(period="2024年底完成"),)), None, 2024),
        (table("≥95%"), None, None),
    ],
)
def test_the_budget_year_comes_from_profile_title_or_values(
    document: ProjectTable | DepartmentForm, chosen: int | None, year: int | None
) -> None:
    assert budget_year(document, chosen) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年通过定级，2024年复测", [2023, 2024]),
        ("较2023年下降5%", []),
        ("在2024年6月前完成", [2024]),
        ("以2022年为基数", []),
        ("GZ2023年", []),
        ("2082支摄像枪", []),
        ("2024次", []),
        ("2022-2023年度", [2023]),
    ],
)
def test_years_that_a_text_is_about(text: str, years: list[int]) -> None:
    found = years_in(text)
    assert [y.year for y in found] == years
    assert all(text[y.start : y.start + 4] == str(y.year) for y in found)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("2022-2023年运维项目", 2023),
        ("2024—26年度运维", 2026),
        ("2022年至2024年规划", 2024),
        ("2023年8月至2024年7月的服务", 2024),
        ("2022-2023学年资助", 2023),
        ("2023年运维项目", None),
        ("规划（2017-2020年）及规划（2018-2021年）", 2021),
        ("2024-2023年", None),
    ],
)
def test_the_end_of_a_period_in_a_name(name: str, last: int | None) -> None:
    found = period_in(name)
    assert (found.year if found else None) == last

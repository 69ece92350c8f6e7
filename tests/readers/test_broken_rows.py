"""Rows of a text with bars that a page has broken behind some cells."""

from __future__ import annotations

from jxlint.document import ProjectTable
from jxlint.readers import detect, read_bytes
from jxlint.readers.broken_rows import broken, read
from jxlint.readers.limits import DEFAULT

TABLE = """\
项目支出绩效目标表 | |||||||
(2024年度) | |||||||
项目 名称 |
教师培训 | 实施单位 | 某学校 | ||||
年度资金总额 | 12.50 | ||||||
年度目标 | 培训教师200人次。 | ||||||
绩效指标 |
一级 指标 |
二级指标 | 三级指标 | 指标值 | |||
产出指标 | 数量指标 | 培训教师人次 | ≥200人次 | ||||
质量指标 | 培训合格率 | ≥95% | |||||
满意度指标 | 服务对象满意度指标 | 教师满意度 | ≥90% | ||||
"""


def test_rows_are_whole_again_and_keep_their_places() -> None:
    reading = read_bytes(TABLE.encode(), "表.txt")
    table = reading.document
    assert isinstance(table, ProjectTable)
    [[project]] = [u.projects for u in table.units]
    assert (project.name, table.units[0].name, str(project.amounts.total)) == ("教师培训", "某学校", "12.50")
    assert [(i.level1, i.level2, i.name, i.annual) for i in project.indicators] == [
        ("产出指标", "数量指标", "培训教师人次", "≥200人次"),
        ("产出指标", "质量指标", "培训合格率", "≥95%"),
        ("满意度指标", "服务对象满意度指标", "教师满意度", "≥90%"),
    ]
    assert not reading.leftovers
    place = reading.places.locate(("units", 0, "projects", 0, "name"), None)
    assert (place.line, place.column) == (4, 1)
    place = reading.places.locate(("units", 0, "projects", 0, "indicators", 1, "annual"), None)
    assert (place.line, place.column) == (11, 16)


def test_every_sign_stays_and_lines_that_make_no_row_stay_lines() -> None:
    sheet = read(TABLE.encode(), DEFAULT)
    assert sheet is not None
    assert sheet.text.replace("\n", " ") == TABLE.replace("\n", " ")
    odd = TABLE.replace("教师培训 |", "教师培训 | 另一格 |")
    left = read(odd.encode(), DEFAULT)
    assert left is not None
    assert "项目 名称 |\n教师培训" in left.text  # one bar too many: nobody knows which cells are one row


def test_a_text_without_broken_rows_is_none_of_these() -> None:
    whole = (
        TABLE.replace("名称 |\n", "名称 | ").replace("绩效指标 |\n", "绩效指标 | ").replace("指标 |\n二", "指标 | 二")
    )
    assert read(whole.encode(), DEFAULT) is None
    assert not broken(whole.encode())
    cells = "".join(f"{word} |\n" for word in ("项目名称", "甲", "一级指标", "二级指标", "三级指标", "指标值"))
    assert not broken(cells.encode())
    assert detect.reader(TABLE.encode(), "表.txt") is read

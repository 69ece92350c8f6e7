"""Fields that are filled with a word that is a label elsewhere."""

from __future__ import annotations

import msgspec
import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, barred, grid, pasted

TOP: Rows = [[("项目支出绩效目标申报表", 1, 6)], [("项目名称", 1, 2), ("培训", 1, 4)]]
BELOW: Rows = [
    [("年度资金总额", 1, 2), ("9", 1, 4)], [("年度目标", 1, 2), ("组织培训。", 1, 4)],
    [("绩效指标", 2, 1), "一级指标", "二级指标", ("三级指标", 1, 2), "指标值"],
    ["产出指标", "数量指标", ("培训次数", 1, 2), "4次"],
]  # fmt: skip


def details(source: Sheet) -> dict[str, str]:
    reading = recognise(source)
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert not reading.leftovers
    return {} if project.details is msgspec.UNSET else dict(project.details or {})


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            [("联系人", 1, 2), ("经办人", 1, 2), "联系电话", "8626"],
            {"联系人": "经办人", "联系电话": "8626"},
        ),
        ([("资金用途", 1, 2), ("工作内容", 1, 4)], {"资金用途": "工作内容"}),
        ([("资金用途", 1, 2), ("工作内容", 1, 2), "立项依据", ""], {"资金用途": "工作内容"}),
        ([("联系人：经办人", 1, 6)], {"联系人": "经办人"}),
        # The next field, where the first is not filled in.
        ([("项目负责人", 1, 2), ("联系电话", 1, 2), ("8626", 1, 2)], {"联系电话": "8626"}),
        ([("项目负责人", 1, 2), ("", 1, 2), "联系电话", "8626"], {"联系电话": "8626"}),
        ([("项目负责人", 1, 2), ("", 1, 2), "联系电话", ""], {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", [grid, lambda rows: sheet(pasted(rows))], ids=["cells", "pasted"])
def test_a_word_that_is_a_label_stands_where_words_do(way, row, told) -> None:  # type: ignore[no-untyped-def]
    assert details(way([*TOP, row, *BELOW])) == told


@pytest.mark.parametrize(
    "row",
    [
        ["填报人", "经办人", "联系人", "电话", "审核人", ""],
        [("填报人：", 1, 2), ("审核人：", 1, 2), ("联系电话：", 1, 2)],
        [("单位负责人", 1, 3), ("填报人", 1, 3)],
        [("填报人：          审核人", 1, 6)],
    ],
)
@pytest.mark.parametrize("way", [grid, lambda rows: sheet(pasted(rows)), lambda rows: sheet(barred(rows))])
def test_places_for_signatures_side_by_side_are_labels(way, row) -> None:  # type: ignore[no-untyped-def]
    assert details(way([*TOP, *BELOW, row])) == {}


def test_labels_above_their_words_are_heads() -> None:
    rows: Rows = [*TOP, [("联系人", 1, 2), ("经办人", 1, 4)], [("王某", 1, 2), ("李某", 1, 4)], *BELOW]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert "经办人" not in str(reading.document)


def test_behind_a_colon_in_plain_text() -> None:
    text = "项目支出绩效目标申报表\n项目名称：培训\n联系人：经办人\n年度资金总额：9\n年度目标：组织培训。\n"
    heads = "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 培训次数 4次\n填报人： 审核人 联系电话\n"
    assert details(sheet(text + heads)) == {"联系人": "经办人"}


def test_fields_as_published_forms_call_them() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 4)], ["项目名称", ("培训", 1, 3)],
        ["主管预算部门", "101-某局", "项目实施单位", "某学校"], ["项目来源", "本级申报项目", "项目经办人", "某某"],
        [("投入目标", 1, 4)], ["资金总额", "12", "其中-财政拨款数", "10"], ["一、其他:2", ("", 1, 3)],
        ["总", "年度目标", ("培训教师200人次。", 1, 2)],
        ["绩", "一级指标", "二级指标", "三级指标", "指标值"], ["", "产出指标", "数量指标", "培训人次", "≥200人次"],
        ["其他需说明的问题", ("无", 1, 4)],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    assert not reading.leftovers
    assert (reading.document.department, unit.name) == ("101-某局", "某学校")
    assert (str(project.amounts.total), str(project.amounts.fiscal)) == ("12", "10")
    assert project.details == {"项目来源": "本级申报项目", "项目经办人": "某某", "其他需说明的问题": "无"}
    assert project.objective == "培训教师200人次。"
    assert [(i.name, i.annual) for i in project.indicators] == [("培训人次", "≥200人次")]

"""A department's form as Word pastes it, merged cells one place each, and with the tabs behind the last words lost."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

FORM: Rows = [
    [("部门整体支出绩效目标表", 1, 8)],
    [("（2024年度）", 1, 8)],
    [("部门（单位）名称", 1, 2), ("某市司法局", 1, 6)],
    [("年度部门整体支出预算", 2, 2), ("资金总额", 1, 2), ("财政拨款", 1, 2), ("其他资金", 1, 2)],
    [("1200.50", 1, 2), ("1100.50", 1, 2), ("100", 1, 2)],
    [("联系人", 1, 2), ("王某", 1, 6)],
    [("部门职责", 1, 2), ("法律服务。", 1, 6)],
    [("年度总体目标", 1, 2), ("化解矛盾纠纷。", 1, 6)],
    [("年度主要任务", 3, 1), "任务名称", ("主要内容", 1, 6)],
    ["法律援助", ("办理案件300件", 1, 6)],
    ["人民调解", ("开展调解培训", 1, 6)],
    [("年度绩效指标", 4, 1), "一级指标", "二级指标", "三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位", "权重"],
    [("产出指标", 2, 1), "数量指标", "培训人次", "≥", "200", "人次", "30"],
    ["质量指标", "培训合格率", "≥", "95", "%", "20"],
    ["效益指标", "社会效益指标", "服务人数", "≥", "5", "万人", "30"],
]


def word(rows: Rows) -> str:
    """The rows as Word pastes them: one place for cells merged across, an empty one in each row below."""
    lines: list[list[tuple[int, str]]] = [[] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            words, down, across = (cell, 1, 1) if isinstance(cell, str) else cell
            while (r, c) in taken:
                c += 1
            for i in range(down):
                taken |= {(r + i, c + j) for j in range(across)}
                lines[r + i].append((c, "" if i else words))
            c += across
    return "\n".join("\t".join(words for _, words in sorted(line)) for line in lines) + "\n"


@pytest.mark.parametrize("way", ["word", "stripped"])
def test_short_rows_are_no_pieces_of_one(way: str) -> None:
    text = word(FORM) if way == "word" else "\n".join(line.rstrip("\t") for line in pasted(FORM).split("\n"))
    reading = recognise(sheet(text))
    assert reading.document == recognise(grid(FORM)).document
    assert isinstance(reading.document, DepartmentForm)
    assert reading.document.department == "某市司法局"
    assert len(reading.document.tasks) == 2
    assert not reading.leftovers


def test_rows_longer_than_their_heads_are_not_guessed_at() -> None:
    rows: Rows = [
        *FORM[:3],
        [("绩效指标", 1, 5), ("评分标准", 2, 1), ("指标说明", 2, 2)],
        ["一级指标", "二级指标", ("三级指标", 1, 2), "指标值"],
        [("产出指标", 2, 1), "数量指标", ("培训人次", 1, 2), "≥200人次", "按比例得分", ("反映培训", 1, 2)],
        ["质量指标", ("合格率", 1, 2), "≥95%", "按比例得分", ("反映质量", 1, 2)],
        ["效益指标", "社会效益指标", ("服务人数", 1, 2), "≥5万人", "按比例得分", ("反映效益", 1, 2)],
    ]
    assert recognise(grid(rows)).document.indicators[1].annual == "≥95%"  # type: ignore[union-attr]
    with pytest.raises(UnrecognisedTable):
        recognise(sheet(word(rows)))


def test_parts_of_heads_of_which_no_place_is_known() -> None:
    rows: Rows = [
        *FORM[:3],
        [
            ("绩效指标", 4, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 2), ("指标值", 1, 2),
            ("绩效标准", 2, 1),
        ],
        ["2023年", "预期当年实现值"],
        ["产出指标", "数量指标", ("培训人次", 1, 2), "180人次", "≥200人次", "历史标准"],
        ["效益指标", "经济效益指标", ("收入增长率", 1, 2), "4.5%", "≥5%", "计划标准"],
    ]  # fmt: skip
    assert recognise(grid(rows)).document.indicators[1].annual == "≥5%"  # type: ignore[union-attr]
    with pytest.raises(UnrecognisedTable):
        recognise(sheet(word(rows)))

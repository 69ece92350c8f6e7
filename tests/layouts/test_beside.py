"""Forms side by side in one table are read one after the other."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Cell, Rows, grid, pasted


def _form(name: str, amount: str, *, titled: bool = True) -> list[list[Cell]]:
    return [
        [(f"{name}绩效目标表", 1, 5)] if titled else [("", 1, 5)],
        ["项目名称", (name, 1, 4)],
        ["主管部门", ("某局", 1, 2), "实施单位", f"{name}中心"],
        ["资金总额（万元）", (amount, 1, 4)],
        ["年度目标", (f"做好{name}。", 1, 4)],
        [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", f"{name}次数", f"≥{amount}次"],
        ["满意度指标", "服务对象满意度指标", f"{name}满意度", "≥90%"],
    ]


def _beside(*forms: list[list[Cell]], gap: bool = True) -> Rows:
    out: list[list[Cell]] = []
    for n in range(max(map(len, forms))):
        row: list[Cell] = []
        for form in forms:
            row += [*(form[n] if n < len(form) else [("", 1, 5)]), *([""] if gap else [])]
        out.append(row)
    return out


def _read(rows: Rows) -> list[tuple[object, ...]]:
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert not reading.leftovers
    assert reading.document.department == "某局"
    return [
        (unit.name, p.name, str(p.amounts.total), p.objective, [(i.name, i.annual) for i in p.indicators])
        for unit in reading.document.units
        for p in unit.projects
    ]


def _of(name: str, amount: str) -> tuple[object, ...]:
    indicators = [(f"{name}次数", f"≥{amount}次"), (f"{name}满意度", "≥90%")]
    return f"{name}中心", name, amount, f"做好{name}。", indicators


@pytest.mark.parametrize("gap", [True, False])
def test_forms_side_by_side_are_read_one_after_the_other(gap: bool) -> None:
    named = [("业务培训", "12"), ("设备运维", "30"), ("宣传", "8")][: 2 + (not gap)]
    assert _read(_beside(*(_form(*of) for of in named), gap=gap)) == [_of(*of) for of in named]


def test_a_title_above_all_and_forms_of_different_heights() -> None:
    longer: list[list[Cell]] = [*_form("设备运维", "30", titled=False), ["", "", "", "故障率", "≤1%"]]
    rows = [[("2024年项目绩效目标表", 1, 12)], *_beside(_form("业务培训", "12", titled=False), longer)]
    first, second = _read(rows)
    assert first == _of("业务培训", "12")
    assert second[4] == [("设备运维次数", "≥30次"), ("设备运维满意度", "≥90%"), ("故障率", "≤1%")]


def test_places_are_those_of_the_file() -> None:
    reading = recognise(grid(_beside(_form("业务培训", "12"), _form("设备运维", "30"))))
    places = [reading.places.locate(("units", n, "projects", 0, "indicators", 0, "annual"), None) for n in (0, 1)]
    assert [place.cell for place in places] == ["E7", "K7"]


def test_forms_with_a_cell_in_common_are_refused() -> None:
    rows = [list(row) for row in _beside(_form("业务培训", "12"), _form("设备运维", "30"))]
    rows[4] = ["年度目标", ("做好两项工作。", 1, 10)]
    with pytest.raises(UnrecognisedTable, match="side by side") as raised:
        recognise(grid(rows))
    assert raised.value.where == ":表1!B5"


def test_a_text_that_lost_its_cells_is_refused() -> None:
    text = pasted(_beside(_form("业务培训", "12"), _form("设备运维", "30")))
    lines = "\n".join(line.rstrip("\t") for line in text.splitlines())
    with pytest.raises(UnrecognisedTable, match="side by side") as raised:
        recognise(sheet(lines))
    assert raised.value.where == ":2"


def test_forms_below_each_other_that_begin_in_different_columns_are_not_side_by_side() -> None:
    moved: list[list[Cell]] = [["", *row] for row in _form("设备运维", "30")[1:6]]
    listed: list[list[Cell]] = [["", *row] for row in _form("设备运维", "30")[6:]]
    form = recognise(grid([*_form("业务培训", "12"), *moved, *listed])).document
    assert isinstance(form, ProjectTable)
    assert [p.name for unit in form.units for p in unit.projects] == ["业务培训", "设备运维"]

"""部门整体支出绩效自评表: the form of a department with what was reached, spent and done."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import DepartmentForm, Indicator, ProjectTable, Span
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.layouts.choice import surest
from jxlint.reading import Reading
from jxlint.sheet import sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted
from tests.layouts.evaluation_tables import MANAGEMENT, PLAIN, SEVERAL, SOURCES, TASKS, YEARS
from tests.layouts.form_tables import EVALUATION

ALL = pytest.mark.parametrize("rows", [PLAIN, TASKS, MANAGEMENT, YEARS, SEVERAL, SOURCES])
TOP: Rows = [[("2023年部门整体支出绩效自评表", 1, 5)], ["部门名称", ("某县畜牧局", 1, 4)]]
LIST: Rows = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
    ["产出指标", "数量指标", "防疫次数", "2次", "2次"],
]


def read(rows: Rows) -> tuple[DepartmentForm, Reading]:
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    return reading.document, reading


def left(reading: Reading) -> list[str]:
    return [piece.text for piece in reading.leftovers]


def lines(rows: Rows) -> str:
    """The cells below each other, of which empty ones leave nothing."""
    return a_cell_a_line(rows).replace(" |", "").replace("|\n", "")


def test_the_target_and_what_was_reached() -> None:
    form, reading = read(PLAIN)
    assert (form.department, form.money_unit, form.budget_year) == ("某县水利局", "万元", 2023)
    assert form.indicators[2] == Indicator(
        3, "产出指标（50分）", "时效指标", "工程完工时间", None, "2023年11月底前", weight="15", actual="2023年12月20日",
        score="12", details={"偏差原因分析及改进措施": "汛期停工，今后提前开工"},
    )  # fmt: skip
    assert [(i.annual, i.actual) for i in form.indicators[3:]] == [("≥3.2万人", "3.4万人"), ("≥90%", "93%")]
    assert left(reading) == ["填表人：李某", "联系电话：0000000"]
    assert {piece.role for piece in reading.leftovers} == {"note"}


def test_the_adjusted_budget_and_beside_it_what_was_spent() -> None:
    form, _ = read(PLAIN)
    assert (form.income.fiscal, form.income.other) == (Decimal("1350.5"), Decimal(0))
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal("720.5"), Decimal(630))
    assert form.details
    assert form.details["年度资金总额"] == "1350.5"
    assert form.details["年度资金总额·执行率"] == "95%"
    assert form.details["项目支出·年初预算数"] == "500"
    assert form.details["项目支出·全年执行数"] == "565"
    assert (form.details["总分·分值"], form.details["总分·得分"]) == ("100", "96.5")


def test_an_objective_and_what_became_of_it() -> None:
    form, _ = read(PLAIN)
    assert form.objective == "完成水库除险加固6座，保障城乡供水。"
    assert form.details and form.details["实际完成情况"] == "已加固6座水库，供水正常。"


def test_tasks_with_what_was_done_and_spent() -> None:
    form, reading = read(TASKS)
    assert [(t.name, t.content, t.amount, t.more) for t in form.tasks] == [
        ("国土绿化", "造林2万亩", Decimal(320), {"财政拨款": Decimal(300), "其他资金": Decimal(20)}),
        ("森林防火", "巡护重点林区", Decimal(80), {"财政拨款": Decimal(80), "其他资金": Decimal(0)}),
    ]
    assert form.tasks[0].details == {
        "完成情况": "已造林2.1万亩", "全年执行数（万元）·总额": "310", "全年执行数（万元）·财政拨款": "300",
        "全年执行数（万元）·其他资金": "10", "执行率": "96.9%",
    }  # fmt: skip
    assert form.details and form.details["金额合计·执行率"] == "97.5%"
    assert "金额合计·全年执行数（万元）·总额" not in form.details  # what the tasks come to
    assert not reading.leftovers


def test_sums_of_tasks_that_do_not_come_out_are_kept() -> None:
    rows = [[c if c != "390" else "395" for c in row] for row in TASKS]
    form, reading = read(rows)
    assert form.details and form.details["金额合计·全年执行数（万元）·总额"] == "395"
    assert not reading.leftovers


def test_levels_of_the_management_and_the_results_of_a_department() -> None:
    form, reading = read(MANAGEMENT)
    assert [(i.level1, i.level2, i.name) for i in form.indicators][::3] == [
        ("投入管理指标", "工作目标管理", "年度履职目标相关性"), ("产出指标", "重点工作任务完成", "法律援助案件数"),
        ("效益指标", "满意度", "群众满意度"),
    ]  # fmt: skip
    assert form.indicators[0].details == {"指标说明": "与部门职责相符"}
    assert (form.objective, form.income.fiscal) == ("办理法律援助案件800件。", Decimal(2300))
    assert form.income.other is None  # empty, and no figure of another column
    assert [(t.name, t.details) for t in form.tasks] == [("开展公共法律服务", {"完成情况": "完成"})]
    assert not reading.leftovers


def test_objectives_year_by_year() -> None:
    form, reading = read(YEARS)
    assert form.objective == "办文艺活动40场。"
    assert form.details == {
        "部门职责": "组织群众文化活动。", "总体绩效目标": "建成公共文化服务体系。", "实际完成情况": "办活动43场。",
        "2024·目标": "办文艺活动45场。", "其他需说明事项": "无",
    }  # fmt: skip
    (task,) = form.tasks
    assert (task.amount, task.more) == (Decimal(60), {"财政拨款": Decimal(60)})
    assert task.details == {"项目级次": "本级", "实际支出金额（万元）": "58", "预算执行率": "96.67%"}
    first = form.indicators[0]
    assert (first.nature, first.annual, first.unit, first.actual) == ("≥", "40", "场", "43")
    assert not reading.leftovers


def test_several_objectives_each_above_its_indicators_are_one() -> None:
    form, reading = read(SEVERAL)
    assert form.objective == "保障困难群众基本生活。发展养老服务。"
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal(900), Decimal(1100))
    assert [i.name for i in form.indicators] == ["低保发放人数", "发放准确率", "新增养老床位"]
    assert form.details and form.details["年度目标2·分值"] == "40分"
    assert form.details["偏差大或目标未完成原因分析"] == "床位建设用地批复较晚。"
    assert not reading.leftovers
    assert reading.places.locate(("objective",), Span(13, 16)).cell == "C10"


def test_figures_behind_their_labels_beside_each_other() -> None:
    form, reading = read(SOURCES)
    assert (form.department, form.income.fiscal, form.income.other) == ("某县档案馆", Decimal(310), Decimal(10))
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal(220), Decimal(100))
    assert form.details and (form.details["按收入性质分"], form.details["填表人"]) == ("320", "周某")
    assert not reading.leftovers


def test_the_sources_of_a_kind_are_no_figures_of_the_department() -> None:
    money: Rows = [
        ["支出情况（万元）", "预算数", "执行数", "执行率", "得分"], ["基本支出", "100", "90", "90%", "-"],
        ["其中：财政拨款", "95", "86", "91%", "-"], ["其他资金", "5", "4", "80%", "-"],
        ["项目支出", "50", "50", "100%", "-"], ["合计", "150", "140", "93%", "9.3"],
    ]  # fmt: skip
    form, reading = read([*TOP, *money, *LIST])
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal(100), Decimal(50))
    assert (form.income.fiscal, form.income.other) == (None, None)
    assert form.details and (form.details["基本支出·财政拨款"], form.details["基本支出·其他资金·执行数"]) == ("95", "4")
    assert not reading.leftovers


def test_money_of_a_part_of_the_department_is_none_of_its_figures() -> None:
    money: Rows = [
        ["单位", "类别", "预算数", "执行数", "结余"], ["某兽医站", "基本支出", "100", "90", "10"],
    ]  # fmt: skip
    form, reading = read([*TOP, *money, *LIST])
    assert form.expenditure.basic is None
    assert form.details == {
        "某兽医站·基本支出": "100", "某兽医站·基本支出·执行数": "90", "某兽医站·基本支出·结余": "10",
    }  # fmt: skip
    assert left(reading) == ["单位"]


@pytest.mark.parametrize("way", ["cells", "tabs", "bars"])
def test_points_beside_the_levels_are_not_those_of_the_indicators(way: str) -> None:
    rows: Rows = [
        *TOP,
        [
            "一级指标",
            "分值",
            "二级指标",
            "分值",
            "三级指标",
            "分值",
            "指标解释",
            "目标值",
            "实际值",
            "得分",
            "扣分原因",
        ],
        [("投入", 2, 1), ("20", 2, 1), "目标设定", "12", "绩效目标合理性", "12", "符合政策", "合理", "合理", "12", ""],
        ["预算配置", "8", "在职人员控制率", "8", "编制内", "≤100%", "98%", "8", ""],
        ["过程", "80", "预算执行", "80", "预算完成率", "80", "", "≥95%", "92%", "76", "项目滞后"],
        [("合计", 1, 5), "100", "", "", "", "96", ""],
    ]
    ways = {"cells": grid(rows), "tabs": sheet(pasted(rows)), "bars": sheet(barred(rows))}
    reading = recognise(ways[way])
    assert isinstance(reading.document, DepartmentForm)
    assert [(i.level1, i.weight, i.actual, i.score) for i in reading.document.indicators] == [
        ("投入", "12", "合理", "12"), ("投入", "8", "98%", "8"), ("过程", "80", "92%", "76"),
    ]  # fmt: skip
    assert reading.document.indicators[0].details == {
        "一级指标·分值": "20", "二级指标·分值": "12", "指标解释": "符合政策",
    }  # fmt: skip
    assert reading.document.details == {"合计·分值": "100", "合计·得分": "96"}
    assert not reading.leftovers


@ALL
def test_the_same_from_pasted_text(rows: Rows) -> None:
    form, reading = read(rows)
    other = recognise(sheet(pasted(rows)))
    assert other.document == form
    assert "".join(left(other)).replace(" ", "") == "".join(left(reading))


@pytest.mark.parametrize("rows", [PLAIN, TASKS, MANAGEMENT, SEVERAL, SOURCES])
def test_the_same_from_text_with_bars(rows: Rows) -> None:
    form, reading = read(rows)
    other = recognise(sheet(barred(rows)))
    assert other.document == form
    assert left(other) == left(reading)


def test_tasks_of_which_bars_do_not_tell_the_columns_are_left_over() -> None:
    reading = recognise(sheet(barred(YEARS)))
    assert isinstance(reading.document, DepartmentForm)
    assert not reading.document.tasks
    assert {"群众文化活动", "举办活动40场", "58"} <= set(left(reading))
    assert len(reading.document.indicators) == 3


@pytest.mark.parametrize("rows", [PLAIN, TASKS, SEVERAL, SOURCES])
def test_the_same_from_text_of_a_cell_a_line(rows: Rows) -> None:
    form, reading = read(rows)
    other = recognise(sheet(lines(rows)))
    assert other.document == form
    assert left(other) == left(reading)


@pytest.mark.parametrize("rows", [MANAGEMENT, YEARS])
def test_text_whose_cells_cannot_be_told_apart(rows: Rows) -> None:
    # Explanations that are empty are lost, and without points nothing tells how many cells an indicator has.
    with pytest.raises(UnrecognisedTable):
        recognise(sheet(lines(rows)))


def test_a_reason_that_may_be_a_level_is_not_guessed_at() -> None:
    odd = [[c if c != "质量指标" else "工程质量" for c in row] for row in PLAIN]
    with pytest.raises(UnrecognisedTable):
        recognise(sheet(lines(odd)))


def test_money_in_lines_of_which_a_figure_is_missing_is_left_over() -> None:
    odd = [[c if c != "565" else "" for c in row] for row in PLAIN]
    reading = recognise(sheet(lines(odd)))
    assert isinstance(reading.document, DepartmentForm)
    assert (reading.document.expenditure.basic, reading.document.expenditure.project) == (Decimal("720.5"), None)
    assert "630" in left(reading)


def test_objectives_of_several_lines_are_told_apart_by_their_numbers() -> None:
    told = [("1.加固水库；\n2.保障供水。", 1, 4), ("1.加固6座；\n2.供水正常。", 1, 4)]
    form, _ = read([*PLAIN[:9], told, *PLAIN[10:]])
    other = recognise(sheet(lines([*PLAIN[:9], told, *PLAIN[10:]])))
    assert other.document == form
    assert form.objective == "1.加固水库；2.保障供水。"


def test_forms_of_projects_in_the_same_file_are_read_as_before() -> None:
    reading = recognise(grid(PLAIN, EVALUATION))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].projects[0].name == "村级补助"


def test_a_form_of_a_project_below_is_left_over() -> None:
    form, reading = read([*PLAIN[:-1], *EVALUATION])
    assert [i.name for i in form.indicators] == [i.name for i in read(PLAIN)[0].indicators]
    (project,) = [piece for piece in reading.leftovers if piece.role == "form"]
    assert {"村级补助", "补助村数", "已发放。"} <= set(project.text.split())


def test_the_forms_of_projects_are_no_forms_of_departments() -> None:
    assert surest(grid(EVALUATION))[0] == "self-evaluation"


@pytest.mark.parametrize("rows", [PLAIN, SEVERAL, SOURCES, TASKS])
@pytest.mark.parametrize("between", [" |\n", "\n|\n"])
def test_a_cell_a_line_with_bars_is_read_as_without(rows: Rows, between: str) -> None:
    words = [w for row in rows for c in row if (w := c if isinstance(c, str) else c[0])]
    plain = recognise(sheet("\n".join(words) + "\n"))
    # A cell may hold several lines: the bar stands behind the last.
    wrapped = [f"{w[:9]}\n{w[9:]}" if len(w) > 10 and "。" in w else w for w in words]
    reading = recognise(sheet(between.join(wrapped) + between))
    assert reading.document == plain.document
    assert [left.text for left in reading.leftovers] == [left.text for left in plain.leftovers]

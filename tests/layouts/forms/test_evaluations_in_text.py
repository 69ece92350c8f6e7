"""Self-evaluations of projects and of transfers in texts of web pages: points below labels, money planned and spent
beside its label, two lists of objectives."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import sheet

OFFICES = ["专项名称", "种苗补助资金", "中央主管部门", "国家某局", "省级财政部门", "某省财政厅"]
MONEY = ["预算执行情况", "预算数：", "64", "执行数：", "60"]
GOALS = ["年度目标完成情况", "预期目标", "目标实际完成情况"]
HEADS = ["年度绩效指标完成情况", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
ROWS = ["产出指标", "数量指标", "发放种苗", "≥3万株", "3.2万株", "质量指标", "种苗合格率", "≥95%", "97%"]


def lines(*cells: str) -> str:
    return "\n\n".join(cells) + "\n"


def read(text: str) -> tuple[ProjectTable, Project, Reading]:
    reading = recognise(sheet(text))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    return reading.document, project, reading


def details(project: Project) -> dict[str, str]:
    return {} if project.details is msgspec.UNSET else dict(project.details or {})


def test_what_was_spent_stands_behind_a_colon_and_two_lists_of_objectives_take_turns() -> None:
    goals = ["目标1：发放种苗。", "目标1：已发放种苗。", "目标2：培训农户。", "目标2：已培训农户。"]
    table = ["种苗补助资金区域绩效目标自评表", *OFFICES, *MONEY, "其中：中央补助", "64万元", "其中：中央补助", "60万元"]
    document, project, reading = read(lines(*table, "地方资金/其他", "万元", *GOALS, *goals, *HEADS, *ROWS))
    assert document.department == "国家某局"
    assert str(project.amounts.total) == "64"
    assert project.amounts.unread is msgspec.UNSET
    assert project.amounts.more == {"其中：中央补助": Decimal(64)}
    assert project.objective == "目标1：发放种苗。目标2：培训农户。"
    assert details(project) == {
        "省级财政部门": "某省财政厅", "执行数": "60", "其中：中央补助": "60万元",
        "目标实际完成情况": "目标1：已发放种苗。目标2：已培训农户。",
    }  # fmt: skip
    assert [(i.name, i.annual, i.actual) for i in project.indicators] == [
        ("发放种苗", "≥3万株", "3.2万株"), ("种苗合格率", "≥95%", "97%"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_points_between_the_heads_of_objectives_and_these_are_left_over() -> None:
    goals = ["15", "目标1：发放种苗。", "目标1：已发放种苗。", "目标2：培训农户。", "目标2：已培训农户。"]
    _, project, reading = read(lines("种苗补助资金绩效自评表", *OFFICES, *MONEY, *GOALS, *goals, *HEADS, *ROWS))
    assert project.objective == "目标1：发放种苗。目标2：培训农户。"
    assert [left.text for left in reading.leftovers] == ["15"]


BLANKS = """2023年转移支付区域绩效目标自评表
填报类型:整体□  区域√  项目□
单位名称 某市林业局 联系人及电话 (略)
预算
执行
情况
(万元)
 转移支付预算数(A) 7.2万 预算执行率(B/A) 95%
 转移支付执行数(B) 6.84万
年度目标完成情况
预期目标 目标实际完成情况

 目标1:完成造林抚育
 目标2:加强 护林员管理

 目标1:完成造林抚育1200亩
 目标2:护林员都已培训

一级指标 二级指标 三级指标 指标值 完成值
产出指标 数量指标 造林抚育面积 ≥1200亩 1200亩
质量指标 抚育合格率 ≥95% 96%
"""


def test_money_beside_its_label_and_two_lists_below_each_other_where_blanks_part_cells() -> None:
    document, project, reading = read(BLANKS)
    assert document.units[0].name == "某市林业局"
    assert str(project.amounts.total) == "7.2"
    assert project.objective == "目标1:完成造林抚育目标2:加强护林员管理"
    assert details(project) == {
        "填报类型": "整体□区域√项目□", "联系人及电话": "(略)", "预算执行率(B/A)": "95%", "转移支付执行数(B)": "6.84万",
        "目标实际完成情况": "目标1:完成造林抚育1200亩目标2:护林员都已培训",
    }  # fmt: skip
    assert not reading.leftovers


def test_points_below_labels_and_levels_belong_to_these() -> None:
    top = ["2023年度项目支出绩效自评表", "单位名称：某县林业局", "项目名称", "护林站维修", "主管部门", "某县林业局"]
    offices = ["项目实施单位", "某乡护林站"]
    money = [
        "预算执行情况（万元）",
        "（20分）",
        "预算数（A）",
        "执行数（B）",
        "执行率（B/A）",
        "得分",
        "（20分*执行率）",
    ]
    figures = ["年度财政资金总额", "50", "40", "80%", "16", "年度绩效目标", "（80分）"]
    heads = ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"]
    rows = ["产出指标", "（40分）", "数量指标", "维修面积", "120平方米", "120平方米", "20"]
    document, project, reading = read(
        lines(*top, *offices, *money, *figures, *heads, *rows, "维修站点", "2个", "2个", "20")
    )
    assert document.units[0].name == "某乡护林站"
    assert str(project.amounts.total) == "50"
    assert project.evaluation is not msgspec.UNSET
    assert project.evaluation is not None
    assert (project.evaluation.rate, project.evaluation.score) == ("80%", "16")
    assert details(project) == {"单位名称": "某县林业局", "年度财政资金总额·执行数（B）": "40"}
    assert project.objective is None
    assert [(i.level1, i.name, i.annual, i.score) for i in project.indicators] == [
        ("产出指标（40分）", "维修面积", "120平方米", "20"), ("产出指标（40分）", "维修站点", "2个", "20"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_points_of_all_parts_and_among_apart() -> None:
    text = """林下经济项目绩效目标表
(2022年)
项目名称 林下经济
投入目标 (万元) 资金来源 年初安排金额(万元)
资金总额 8
其中: 财政拨款数 8
其他资金 0
绩 效 目 标 扶持林下种植20户。
绩效指标(权重分值90分,其中产出指标权重分值60分,效益指标权重分值30分) 一级指标 二级指标 三级指标 指标值
产出指标 数量指标 扶持户数 ≥20户
效益指标 社会效益指标 带动增收户数 ≥20户
"""
    _, project, reading = read(text)
    assert (str(project.amounts.total), str(project.amounts.fiscal), str(project.amounts.other)) == ("8", "8", "0")
    assert not reading.leftovers
    assert [i.annual for i in project.indicators] == ["≥20户", "≥20户"]


def test_blanks_that_a_page_has_lost_hide_no_label() -> None:
    bars = [
        "项目名称 | 林下经济 |",
        "绩???? 效?? 目???? 标 | 扶持林下种植20户。 |",
        "一级指标 | 二级指标 | 三级指标 | 指标值 |",
    ]
    _, project, reading = read("\n".join((*bars, "产出指标 | 数量指标 | 扶持户数 | ≥20户 |")))
    assert project.objective == "扶持林下种植20户。"
    assert [i.annual for i in project.indicators] == ["≥20户"]
    assert not reading.leftovers


def test_two_objectives_side_by_side_and_a_foot_where_blanks_part_cells() -> None:
    text = """2023年度项目支出绩效自评表
项目名称 种粮储备
主管部门 某局 实施单位 某中心
项目资金(万元) 全年预算数(A) 全年执行数(B) 执行率(B/A)
年度资金总额 19 19 100%
年度总体目标 年初设定目标 全年实际完成情况
保持种粮储备机制 种粮储备规模达标
绩效指标 一级指标 二级指标 三级指标 年度指标值 全年完成值 未完成原因和改进措施
产出指标 数量指标 储备种粮 ≥5吨 5吨
满意度指标 服务对象满意度指标 农户满意度 ≥90% 95%
说明 无
"""
    _, project, reading = read(text)
    assert project.objective == "保持种粮储备机制"
    assert details(project) == {
        "年度资金总额·全年执行数(B)": "19", "全年实际完成情况": "种粮储备规模达标", "说明": "无",
    }  # fmt: skip
    assert [i.name for i in project.indicators] == ["储备种粮", "农户满意度"]
    assert not reading.leftovers


def test_an_objective_that_goes_on_behind_a_blank_is_one() -> None:
    text = """2023年度项目支出绩效自评表
项目名称 种粮储备
年度资金总额 19
年度总体目标 年初设定目标 全年实际完成情况
保持种粮储备机制， 保证规模
一级指标 二级指标 三级指标 年度指标值 全年完成值
产出指标 数量指标 储备种粮 ≥5吨 5吨
"""
    _, project, _ = read(text)
    assert project.objective == "保持种粮储备机制，保证规模"


def test_points_in_a_range_on_a_line_of_their_own_belong_to_the_level_above() -> None:
    text = """项目支出绩效目标审批表
项目名称 道路养护
年度资金总额 4 财政资金科目代码 21305
一级指标 二级指标 三级指标 指标值 分值
产出指标
(40-50)分
数量指标 养护里程 ≥4公里 40
质量指标 养护合格率 ≥95% 10
"""
    _, project, reading = read(text)
    assert [(i.level1, i.name, i.weight) for i in project.indicators] == [
        ("产出指标(40-50)分", "养护里程", "40"), ("产出指标(40-50)分", "养护合格率", "10"),
    ]  # fmt: skip
    assert (details(project), project.amounts.more) == ({"财政资金科目代码": "21305"}, msgspec.UNSET)
    assert not reading.leftovers


def test_heads_that_wraps_have_parted_may_bear_letters() -> None:
    text = """部门预算项目支出绩效自评表
项目名称 免费开放 主管部门 某局
年度资金总额 45
一级
指标
二级
指标
三级指标 预期指标值(A) 实际完成指标值(B) 分值 得分 未完成原因
产出指标
数量指标 开放天数 ≥300天 310天 40 40
质量指标 设施完好率 ≥95% 97% 10 10
"""
    _, project, _ = read(text)
    assert [(i.level1, i.level2, i.name, i.annual, i.actual, i.weight) for i in project.indicators] == [
        ("产出指标", "数量指标", "开放天数", "≥300天", "310天", "40"),
        ("产出指标", "质量指标", "设施完好率", "≥95%", "97%", "10"),
    ]  # fmt: skip

"""Secret projects and projects of more than one year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import Amounts
from jxlint.rules import RuleSet
from jxlint.rules.facts import facts


@pytest.mark.parametrize(
    ("objective", "secret"),
    [
        ("涉密项目。按照保密法及其实施条例相关规定，不对外公开。", True),
        ("涉密项目，按照保密法及其有关规定不予公开。", True),
        ("保密项目", True),
        ("完成政法任务。（因部分项目涉密，相关内容不在此表中表述）", False),
        ("开展非涉密系统运维。", False),
        ("加强保密宣传教育，提高保密意识。", False),
        ("组织业务培训。", False),
        ("本项目涉密，不予公开。", True),
        ("该项目属于保密项目，按规定不对外公开。", True),
        ("保障应急指挥。因涉及国家秘密，本项目内容不予公开。", True),
        ("项目内容按规定予以保密", True),
        ("按照保密法及其实施条例相关规定，不对外公开", True),
        ("涉密内容不在本表反映。", True),
        ("涉密内容，按规定不予公开。", True),
        ("做好巡护（涉密内容不公开）。", False),
        ("做好巡护。涉密事项不在此表反映。", False),
        ("本项目涉密。涉密内容不公开。", True),
        ("部分内容涉密，本项目不对外公开。", True),
        # A part of it.
        ("开展执法，维护秩序。（部分执法内容涉密，不在此表中表述）", False),
        ("开展执法。（因部分工作内容涉密，相关指标不予公开）", False),
        ("做好监测，部分数据涉密，不对外公开。", False),
        ("部分子项目涉密，相关内容在此不作表述。", False),
        ("个别工作涉密，不在本表反映，其余工作见指标。", False),
        ("相关指标不予公开，因其中部分工作涉密。", False),
        ("保障系统运行。其他项目涉密，不在此表反映。", False),
        # What an office works with.
        ("对依法不予公开的信息做好解释答复。", False),
        ("办理公开申请，规范不予公开事项答复。", False),
        ("依法审查，对涉及国家秘密的不予公开。", False),
        ("做好机要、档案和保密。", False),
        ("做好建设项目保密。", False),
        ("销毁涉密文档、回收涉密介质。", False),
    ],
)
def test_secret(rules: RuleSet, objective: str, secret: bool) -> None:
    assert facts("项目", objective, lambda: ["100%"], rules.tools).secret is secret


def test_secret_by_its_values(rules: RuleSet) -> None:
    assert facts("项目", "按计划实施。", lambda: ["保密项目", "涉密项目。"], rules.tools).secret
    assert not facts("项目", "按计划实施。", lambda: ["保密项目", "98%"], rules.tools).secret
    assert not facts("项目", "按计划实施。", list, rules.tools).secret


@pytest.mark.parametrize(
    ("name", "values", "multi_year"),
    [
        ("2024-2025年信息化运维项目", [], True),
        ("2024年—2026年运维项目", [], True),
        ("信息平台建设项目", [], True),
        ("管理系统升级改造项目", [], True),
        ("办案平台二期项目", [], True),
        ("队伍建设工作经费", [], False),
        ("2024年系统租赁服务项目", [], False),
        ("培训经费", ["2023年完成定级；2024年完成复测"], True),
        ("培训经费", ["2024年6月前", "2024年底"], False),
        ("购置经费", ["2026年12月底前", "2024年12月底前"], True),
        # A later annual date is a slip, and a year that is compared with none of the project's.
        ("购置经费", ["2024年12月底前", "2025年12月底前"], False),
        ("购置经费", ["较2025年下降5%", "2024年下降5%"], False),
        ("购置经费", ["2024年12月底前", "100%", "95%", "2023年底前"], False),
        ("购置经费", ["100%"], False),
    ],
)
def test_multi_year(rules: RuleSet, name: str, values: list[str], multi_year: bool) -> None:
    assert facts(name, "目标。", lambda: values, rules.tools).multi_year is multi_year


@pytest.mark.parametrize(
    ("details", "multi_year"),
    [
        ({"项目期": "3年"}, True),
        ({"项目期限": "三年"}, True),
        ({"项目起止时间": "2024年1月至2026年12月"}, True),
        ({"中期目标（2024年—2026年）": "推广技术。"}, True),
        ({"实施期限": "36个月"}, True),
        ({"建设工期": "18 个月"}, True),
        ({"合同期": "二十四个月"}, True),
        ({"服务期": "一年半"}, True),
        ({"建设期": "2024年3月—2025年6月"}, True),
        ({"实施期限": "12个月"}, False),
        ({"建设工期": "十个月"}, False),
        ({"服务期限": "0.6个月"}, False),
        ({"项目期": "1年"}, False),
        ({"项目期": "2024年"}, False),
        ({"起止时间": "2024.1-2024.12"}, False),
        ({"立项依据": "2021年文件、2023年会议纪要"}, False),
    ],
)
def test_the_form_says_how_long_a_project_runs(rules: RuleSet, details: dict[str, str], multi_year: bool) -> None:
    assert facts("技术推广", "推广。", list, rules.tools, details=details).multi_year is multi_year


@pytest.mark.parametrize(
    ("total", "more", "details", "multi_year"),
    [
        ("120", {"实施期资金总额": "300"}, {}, True),
        ("120", {"项目总投资": "300"}, {}, True),
        ("120", {"中期·其中：财政拨款": "300"}, {}, True),
        ("120", {}, {"项目总预算": "1,300.5"}, True),
        ("120", {"实施期资金总额": "120"}, {"项目总预算": "120"}, False),
        ("120", {"上级补助资金": "300"}, {"上年预算": "300", "项目总预算": "另行测算"}, False),
        (None, {"实施期资金总额": "300"}, {}, False),
        ("NaN", {"实施期资金总额": "300"}, {}, False),
        ("120", {"实施期资金总额": "NaN"}, {}, False),
    ],
)
def test_money_for_more_than_the_year(
    rules: RuleSet, total: str | None, more: dict[str, str], details: dict[str, str], multi_year: bool
) -> None:
    amounts = Amounts(
        Decimal(total) if total else None, more={label: Decimal(figure) for label, figure in more.items()}
    )
    found = facts("技术推广", "推广。", list, rules.tools, details=details, amounts=amounts)
    assert found.multi_year is multi_year


@pytest.mark.parametrize(
    ("name", "objective", "multi_year"),
    [
        ("医疗处置能力建设项目", "新建处置中心1座，购置设备。", True),
        ("医疗处置能力建设项目", "开展培训4期。", False),
        ("能力建设培训经费", "改建场地2000平方米。", False),
    ],
)
def test_works_behind_a_soft_name(rules: RuleSet, name: str, objective: str, multi_year: bool) -> None:
    assert facts(name, objective, list, rules.tools).multi_year is multi_year

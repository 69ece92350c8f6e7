"""The period value against the annual value, beyond the examples of the rules."""

from __future__ import annotations

import pytest

from jxlint.rules import RuleSet, compare
from jxlint.rules.views import Facts, Row


def relation(rules: RuleSet, period: str, annual: str, *, name: str = "指标", multi_year: bool = False) -> str | None:
    texts = ("1-产出指标", "12-质量指标", name, period, annual)
    row = Row(texts, Facts("项目", "", multi_year=multi_year), rules.taxonomies["project-table"], rules.tools)
    found = compare.relation(row)
    return found.name if found else None


@pytest.mark.parametrize(
    ("period", "annual"),
    [
        ("不少于15条意见", "大于或等于15条"),
        ("1000次", "1000次。"),
        ("系统总并发数100个", "系统并发数100个"),
        ("每年访问量大于5000次", "2024年末系统访问量大于5000次"),
        ("医疗保障率达100%", "100%"),
        ("接访率100%完成", "100%"),
        ("日均功能访问量：≥1000次", "日均功能访问量≥1000次"),
        ("48小时内解决", "≤48小时"),
        ("正常开展", "工作正常开展"),
        ("≤0％", "≤0％，小于预算数"),
        ("", "100%"),
        ("2个镇街以上", "2个以上"),
        ("提高知晓率", "提高"),
        ("质量缺陷为零", "0处"),
        ("20辆次", "20次"),
        ("5万吨", "5万立方米"),
        ("每周2次", "每年100次"),
        ("每站每周1次", "每月1次"),
        ("每月最后一个工作日前", "每月底前"),
        ("2025.01.01-2025.12.31", "2025年全年"),
        ("三期", "3期"),
        ("三天", "3天"),
        ("无", "0起"),
        ("3公里", "3000米"),
        ("1吨", "1000千克"),
        ("0.5", "50%"),
        ("每月1次", "12次"),
        ("1年", "12个月"),
        ("无", "不发生文物安全事故"),
        ("零事故", "无事故"),
        ("零事故", "0起"),
        ("全过程零泄密", "零泄密"),
        ("全过程零泄密", "无泄密"),
        ("活动期间零事故", "无事故"),
        ("无越级上访", "不发生越级上访"),
        ("不发生", "零发生"),
        ("零差错", "零失误"),
        ("不高于预算", "不超过预算金额"),
        ("控制在预算内", "不超预算"),
        ("≤预算数", "不超过预算数"),
        ("明显提高", "显著提升"),
        ("进一步提升", "有所提高"),
        ("有效保障", "有力保障"),
        ("得到保障", "有效保障"),
        ("逐步提高", "较上年提高"),
        ("1:17", "1∶17"),
        ("不低于3:7", "≥3:7"),
        ("三百万元", "300万元"),
        ("≤50万", "≤50万元"),
        ("1200万元", "1200万"),
        ("1200", "1200万元"),
        ("3个", "叁个"),
        ("3仟元", "3000元"),
        ("≤千分之五", "≤5‰"),
        ("≤0.5%", "≤5‰"),
        ("半小时内", "≤30分钟"),
        ("一个半小时内", "90分钟内"),
        ("半年内", "6个月内"),
        ("≥500公斤", "≥1000斤"),
        ("50万斤", "25万公斤"),
        ("15亩", "1公顷"),
        ("100亩", "6.67公顷"),
        ("≥78.5岁", "78.5岁以上"),
        ("500方", "500立方米"),
        ("500度", "500千瓦时"),
        ("10个自然日", "10天"),
        ("1个季度", "3个月"),
        ("一年", "12个月"),
        ("30天", "1个月"),
        ("2025.3-2025.11", "2025年3月至11月"),
        ("80%+", "≥80%"),
        ("58.6公里", "58.6"),
        ("图书馆1个、文化馆1个、文化站18个", "20个"),
        ("新建2座，改建3座", "5座"),
        ("国道56.3公里，省道120.5公里", "176.8公里"),
        ("荧光定量PCR仪2套、生物安全柜1台", "3台（套）"),
        ("丰水期、枯水期各1次", "2次"),
        ("5家镇卫生院各10家", "50家"),
        ("每学期不少于2次", "全年4次"),
        ("每日1次", "365次"),
        ("±3%", "≤3%"),
        ("≤±2cm", "≤2cm"),
        ("半年1次", "2次"),
        ("半年一次", "全年2次"),
        ("季度1次", "4次"),
        ("每两个月1次", "6次"),
        ("每2周1次", "26次"),
        ("上半年1次、下半年1次", "2次"),
        ("每月1—2次", "12-24次"),
        ("61项基础指标+10项特色指标", "71项"),
        ("5篇+10篇", "15篇"),
        ("每周1次", "50次"),
        ("5座水库各1套", "5套"),
        ("从10亿元提高到12亿元", "12亿元"),
        ("≥80%且≤90%", "80%-90%"),
        ("50名（含音体美10名）", "50名"),
        ("人均20万元以上的村占比60%", "60%"),
    ],
)
def test_values_that_mean_the_same(rules: RuleSet, period: str, annual: str) -> None:
    assert relation(rules, period, annual) is None


@pytest.mark.parametrize(
    ("period", "annual", "multi_year", "expected"),
    [
        ("提高融合率", "100%", False, "kind"),
        ("85分以上", "100%完成", False, "kind"),
        ("100%", "及时", False, "kind"),
        ("合规", "雇员公用支出", False, "kind"),
        ("9月底前", "100%", False, "kind"),
        ("2024年7月前", "2024年7月底前", False, "deadline"),
        ("7月底前", "2024年7月31日前", False, None),
        ("2025年底前", "2024年9月底前", True, "deadline"),
        ("1万次", "5千次", True, None),
        ("5千次", "1万次", True, "exceeds"),
        ("≥95%", "≥90%", True, None),
        ("≥90%", "≥95%", True, "exceeds"),
        ("≤3秒", "≤5秒", True, None),
        ("≤5秒", "≤3秒", True, "exceeds"),
        ("达85%以上", "100%", False, "conflict"),
        ("4次", "3次", False, "conflict"),
        ("达到9级", "达到79级", False, "kind"),
        ("9级", "79级", False, "kind"),
        ("达到9级", "9级", False, None),
        ("不低于95%", "95%", False, "comparator"),
        ("250人以上", "大于250人", True, "comparator"),
        ("出租屋登记率达100%，来穗人员登记率达到95%", "100%", False, "part"),
        ("新建2座，改建3座", "6座", False, "part"),
        ("明显提高", "明显下降", False, "kind"),
        ("有效保障", "显著提升", False, "kind"),
        ("不低于3:7", "≥4:7", False, "kind"),
        ("不超过预算", "超出预算", False, "kind"),
        ("有事故", "0起", False, "kind"),
        ("60日内", "60个工作日内", False, "conflict"),
        ("15亩", "2公顷", False, "conflict"),
        ("≤5%", "≤5‰", False, "conflict"),
        ("三百万元", "3000万元", False, "conflict"),
        ("60万", "50万元", False, "conflict"),
        ("1年", "11个月", False, "conflict"),
        ("培训120人次，合格率95%", "100人次", False, "conflict"),
        ("5座水库各1套", "5座水库各2套", False, "conflict"),
        ("各类培训10次", "12次", False, "conflict"),
        ("每月1次", "10次", False, "conflict"),
        ("每两个月1次", "5次", False, "conflict"),
        ("每月1—2次", "12-20次", False, "conflict"),
        ("5篇+10篇", "16篇", False, "conflict"),
        ("每学期2次", "每学期3次", False, "conflict"),
        ("每周1次", "每月1次", False, "conflict"),
        ("增长5%", "下降5%", False, "kind"),
        ("20辆", "20次", False, "kind"),
        ("每月25日前", "每月底前", False, "deadline"),
        ("3月底前开工，10月底前完工", "10月底前完工", False, "part"),
        ("3月底前开工，10月底前完工", "3月底前开工", True, None),
        ("1—2次", "2次", False, "comparator"),
        ("1—2次", "3次", False, "conflict"),
        ("1—2次", "2次", True, None),
        ("线上宣传20场", "线下宣传20场", True, "kind"),
        ("苗木保存率≥85%", "苗木成活率≥85%", False, "kind"),
        ("群众满意度≥90%", "居民满意度≥95%", False, "conflict"),
        ("疫苗接种率≥90%", "疫苗覆盖率≥95%", False, "kind"),
        ("疫苗接种率≥90%", "疫苗覆盖率≥85%", True, None),
        ("农户参保率≥90%", "参保覆盖率≥95%", False, "conflict"),
        ("≤500元", "≤600元/人", False, "conflict"),
        ("≤5万元", "≤600元/人", False, "kind"),
        ("1亿500万元", "500万元", False, "conflict"),
        ("2期（每期60人）", "3期", False, "part"),
        ("10月底前完成验收", "6月底前完成招标", False, "kind"),
        ("10月底前完成验收", "6月底前完成招标", True, None),
        ("11月底前完成项目验收", "10月底前验收完毕", False, "deadline"),
    ],
)
def test_values_that_disagree(rules: RuleSet, period: str, annual: str, multi_year: bool, expected: str | None) -> None:
    assert relation(rules, period, annual, multi_year=multi_year) == expected


def test_a_looser_annual_value_in_one_year_is_only_a_warning(rules: RuleSet) -> None:
    def severity(period: str, annual: str, name: str = "合格率") -> str | None:
        texts = ("", "", name, period, annual)
        found = compare.relation(Row(texts, Facts("项目", ""), rules.taxonomies["project-table"], rules.tools))
        assert found is not None
        return found.severity

    assert severity("≥85%", "≥95%") is None
    assert severity("≥95%", "≥85%") == "warning"
    assert severity("≤3秒", "≤2秒") is None
    assert severity("≤3秒", "≤5秒") == "warning"
    assert severity("下降8%", "下降20%", "事故起数") is None
    assert severity("下降20%", "下降8%", "事故起数") == "warning"
    assert severity("接种率≥90%", "覆盖率≥85%") == "warning"


@pytest.mark.parametrize(
    ("name", "period", "annual", "expected"),
    [
        ("总投资", "≤1500万元", "≤500万元", None),
        ("总投资", "≤500万元", "≤1500万元", "exceeds"),
        ("投诉件数", "≤30件", "≤10件", None),
        ("投诉件数", "≤10件", "≤30件", "exceeds"),
        ("总工期", "≤36个月", "≤12个月", None),
        ("施工工期", "≤180天", "≤90天", None),
        ("响应时间", "≤2小时", "≤1小时", "exceeds"),
        ("人均培训成本", "≤550元", "≤500元", "exceeds"),
        ("培训成本", "≤550元/人", "≤500元/人", "exceeds"),
        ("故障率", "≤5%", "≤3%", "exceeds"),
        ("噪声", "≤55分贝", "≤60分贝", None),
        ("噪声", "≤60分贝", "≤55分贝", "exceeds"),
        ("班额", "≤45人", "≤50人", None),
        ("班额", "≤50人", "≤45人", "exceeds"),
        ("测量误差", "≤3毫米", "≤5毫米", None),
        ("室内温度", "≤26℃", "≤28℃", None),
        ("氨氮", "≤30mg/L", "≤40mg/L", None),
        ("平均跑动次数", "≤0.1次", "≤0.3次", None),
        ("平均跑动次数", "≤0.3次", "≤0.1次", "exceeds"),
        ("黑臭水体数量", "≤2条", "≤5条", None),
        ("存量隐患", "≤10处", "≤30处", None),
        ("月均故障次数", "≤2次", "≤3次", None),
        ("单位面积造价", "≤1000元", "≤1100元", None),
        ("费用", "件均≤1000元", "件均≤1100元", None),
        ("次均费用", "≤190元", "≤180元", "exceeds"),
        ("年度运维费用", "≤300万元", "≤320万元", None),
        ("审批时间", "≤1个月", "≤2个月", None),
        ("审批时间", "≤2个月", "≤1个月", "exceeds"),
        ("供货周期", "≤1个月", "≤2个月", None),
        ("交通事故起数", "下降20%", "下降8%", None),
        ("办理时限", "缩短5个工作日", "缩短2个工作日", None),
        ("漏损率", "比上年下降约5个百分点", "下降2个百分点", None),
        ("漏损率", "下降2个百分点", "下降5个百分点", "exceeds"),
        ("漏损率", "降低为10%", "降低为8%", "exceeds"),
    ],
)
def test_the_share_of_a_year_is_not_stricter(
    rules: RuleSet, name: str, period: str, annual: str, expected: str | None
) -> None:
    assert relation(rules, period, annual, name=name, multi_year=True) == expected


def test_a_smaller_limit_is_stricter_and_does_not_exceed(rules: RuleSet) -> None:
    texts = ("", "", "故障率", "≤5%", "≤3%")
    found = compare.relation(
        Row(texts, Facts("项目", "", multi_year=True), rules.taxonomies["project-table"], rules.tools)
    )
    assert found is not None
    assert found.variant == "stricter"


@pytest.mark.parametrize(
    ("period", "annual", "expected"),
    [
        ("次年3月前", "2026年3月前", None),
        ("3月前", "2026年3月前", None),
        ("次年3月前", "2027年3月前", "deadline"),
        ("次年3月前", "次年4月前", "deadline"),
        ("次年一季度", "2026年一季度", None),
    ],
)
def test_the_year_after_is_the_one_after_the_budgets(
    rules: RuleSet, period: str, annual: str, expected: str | None
) -> None:
    texts = ("", "", "年报时间", period, annual)
    found = compare.relation(
        Row(texts, Facts("项目", "", budget_year=2025), rules.taxonomies["project-table"], rules.tools)
    )
    assert (found.name if found else None) == expected

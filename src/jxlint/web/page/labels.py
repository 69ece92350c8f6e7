"""What the fields of a document are called on the page, as the forms call them and in English."""

from __future__ import annotations

from jxlint.reading import Location
from jxlint.reports.text import visible

_LABELS: dict[str, tuple[str, str]] = {
    "department": ("部门", "Department"),
    "money_unit": ("金额单位", "Money unit"),
    "budget_year": ("预算年度", "Budget year"),
    "unit_name": ("资金使用单位", "Unit"),
    "project": ("项目", "Project"),
    "objective": ("绩效目标", "Objective"),
    "total": ("总计", "Total"),
    "fiscal": ("财政拨款", "Fiscal"),
    "special_account": ("财政专户拨款", "Special account"),
    "other": ("其他资金", "Other"),
    "number": ("序号", "No."),
    "level1": ("一级指标", "Level 1"),
    "level2": ("二级指标", "Level 2"),
    "name": ("指标名称", "Indicator"),
    "period": ("实施周期指标值", "Period value"),
    "annual": ("年度指标值", "Annual value"),
    "weight": ("权重/分值", "Weight"),
    "unit": ("度量单位", "Unit"),
    "nature": ("指标性质", "Nature"),
    "direction": ("指标方向", "Direction"),
    "actual": ("实际完成值", "Actual"),
    "score": ("得分", "Score"),
    "rate": ("执行率", "Rate"),
    "total_weight": ("总分值", "Total weight"),
    "total_score": ("总得分", "Total score"),
    "evaluation": ("预算执行", "Execution"),
    "basic": ("基本支出", "Basic expenditure"),
    "special_funds": ("财政专项资金", "Special funds"),
    "other_development": ("其他事业发展性支出", "Other development"),
    "project_money": ("项目支出", "Project expenditure"),
    "other_income": ("其他资金（收入）", "Other income"),
    "fiscal_income": ("财政拨款（收入）", "Fiscal income"),
    "own": ("本级使用资金", "Own level"),
    "transfer": ("对下转移支付资金", "Transfers"),
    "task": ("任务名称", "Task"),
    "content": ("主要实施内容", "Content"),
    "amount": ("拟投入的资金", "Amount"),
    "task_objective": ("期望达到的目标", "Objective"),
    "tasks": ("年度重点工作任务", "Tasks of the year"),
    "indicators": ("绩效指标", "Indicators"),
    "indicator": ("指标", "no."),
    "whole": ("全表", "The whole table"),
}


def label(key: str, lang: str) -> str:
    """What `key` is called in `lang`."""
    return _LABELS[key][0 if lang == "zh" else 1]


def spot(at: Location, lang: str) -> str:
    """A place in a file as a person says it; "" where there is none to go to."""
    zh = lang == "zh"
    if at.cell:
        cell = visible(at.cell)
        return f"{visible(at.sheet)} {cell}" if at.sheet else (f"单元格 {cell}" if zh else f"cell {cell}")
    if at.page is not None:
        return f"第 {at.page} 页" if zh else f"page {at.page}"
    if at.line is not None:
        return f"第 {at.line} 行" if zh else f"line {at.line}"
    return ""

"""What a table says: units, projects, their money, objectives and indicators.

The JSON form of these types is the contract of `jxlint parse` and of a CI gate (`jxlint schema document`).
Text fields hold the words of the table letter by letter, hard line wraps and the white space they left removed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import msgspec

SCHEMA: Literal["jxlint.document/1"] = "jxlint.document/1"

# A number where text is expected (annual: 90) is read, not refused: submitting systems often write one.
Text = str | int | float | None

# Those that --year and profiles take.
Year = Annotated[int, msgspec.Meta(ge=2000, le=2100)]

# The types of a document hold no cycles, so the collector need not walk them (gc=False): tables can be large.

Form = Literal["indicator-grid", "single-project", "self-evaluation"]

# From the root of a document to a value: ("units", 0, "projects", 1, "indicators", 2, "annual").
Path = tuple[str | int, ...]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Half-open range of code points in a field's text."""

    start: int
    end: int


# The columns of a line of money.
COLUMNS = ("total", "fiscal", "special_account", "other")


class Amounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A line's money in the table's unit: 总计, 财政拨款, 财政专户拨款, 其他资金. None: the cell is empty.

    `unread` keeps, by column, the words of a cell that are no amount, so that nothing is lost. `more` are sources that
    a form names beside the three, by their names.
    """

    total: Decimal | None = None
    fiscal: Decimal | None = None
    special_account: Decimal | None = None
    other: Decimal | None = None
    unread: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    more: dict[str, Decimal] | msgspec.UnsetType = msgspec.UNSET


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One row of 绩效指标. `number` is as printed; `period` is 实施周期指标值, `annual` 年度指标值.

    The fields behind `annual` are those of other forms: 权重 or 分值, 度量单位, 指标性质 (≥, 定性), 指标方向性; of a
    self-evaluation 实际完成值 and 得分; `details` are what other columns hold, by their heads.
    """

    number: int | None = None
    level1: Text = None
    level2: Text = None
    name: Text = None
    period: Text = None
    annual: Text = None
    weight: Text | msgspec.UnsetType = msgspec.UNSET
    unit: Text | msgspec.UnsetType = msgspec.UNSET
    nature: Text | msgspec.UnsetType = msgspec.UNSET
    direction: Text | msgspec.UnsetType = msgspec.UNSET
    actual: Text | msgspec.UnsetType = msgspec.UNSET
    score: Text | msgspec.UnsetType = msgspec.UNSET
    details: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class Evaluation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a self-evaluation says beside its indicators: 分值, 执行率 and 得分 of 预算执行, and of its line 合计 or
    总分 the points and the score."""

    weight: Text | msgspec.UnsetType = msgspec.UNSET
    rate: Text | msgspec.UnsetType = msgspec.UNSET
    score: Text | msgspec.UnsetType = msgspec.UNSET
    total_weight: Text | msgspec.UnsetType = msgspec.UNSET
    total_score: Text | msgspec.UnsetType = msgspec.UNSET


class Project(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A project (项目) with its money, objective (绩效目标) and indicators.

    `details` are the other fields of a form of its own, by their labels (项目属性, 起止时间). `partial` is there, and
    true, only where the file begins or breaks off in the middle of the project: what it lacks may only not have been
    read, and is not judged.
    """

    name: Text = None
    amounts: Amounts = Amounts()
    objective: Text = None
    indicators: tuple[Indicator, ...] = ()
    evaluation: Evaluation | msgspec.UnsetType = msgspec.UNSET
    details: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    partial: bool | msgspec.UnsetType = msgspec.UNSET


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A unit that uses the money (资金使用单位) and its projects."""

    name: Text = None
    amounts: Amounts = Amounts()
    projects: tuple[Project, ...] = ()


class ProjectTable(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="project-table", kw_only=True
):
    """项目支出绩效目标表: a department's units and projects.

    `form` is set where they stand in another form: the grid that 预算管理一体化 exports, 项目支出绩效目标申报表 or
    项目支出绩效自评表. Its indicators bear no numbers of their own and are counted.
    """

    schema: Literal["jxlint.document/1"] = SCHEMA
    form: Form | msgspec.UnsetType = msgspec.UNSET
    department: Text = None
    money_unit: Text = None
    budget_year: Year | None = None
    total: Amounts = Amounts()
    units: tuple[Unit, ...] = ()


class Expenditure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """部门预算支出: 基本支出, 项目支出, 财政专项资金, 其他事业发展性支出."""

    basic: Decimal | None = None
    project: Decimal | None = None
    special_funds: Decimal | None = None
    other_development: Decimal | None = None
    unread: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class Income(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """收入来源: 财政拨款, 其他资金."""

    fiscal: Decimal | None = None
    other: Decimal | None = None
    unread: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class ByLevel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """按预算级次划分: 本级使用资金, 对下转移支付资金."""

    own: Decimal | None = None
    transfer: Decimal | None = None
    unread: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of 年度重点工作任务: name, 主要实施内容, 拟投入的资金, 期望达到的目标; `more` is that of its sources.

    `details` are what other columns hold, by their heads.
    """

    name: Text = None
    content: Text = None
    amount: Decimal | None = None
    objective: Text = None
    unread: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    more: dict[str, Decimal] | msgspec.UnsetType = msgspec.UNSET
    details: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class DepartmentForm(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="department-form", kw_only=True
):
    """部门整体预算绩效目标申报表: a department's whole budget, its tasks and indicators; `details` are fields that only
    some forms have (联系人, 政府性基金拨款), by their labels."""

    schema: Literal["jxlint.document/1"] = SCHEMA
    department: Text = None
    money_unit: Text = None
    budget_year: Year | None = None
    expenditure: Expenditure = Expenditure()
    income: Income = Income()
    by_level: ByLevel = ByLevel()
    objective: Text = None
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    details: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


Document = ProjectTable | DepartmentForm


def words(value: Text | msgspec.UnsetType) -> str:
    """The text of a field: "" for an empty one, a number as it would be written."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, msgspec.UnsetType):
        return ""
    return str(value)

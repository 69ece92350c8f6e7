"""The columns of the data set, in both languages: what docs/corpus.md shows and Parquet files are written by."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from jxlint.corpus.libraries import arrow


class Column(NamedTuple):
    """A column: `type` is a name of `types()`."""

    name: str
    type: str
    zh: str
    en: str


_ID = "内容的散列值，数据集里唯一"
_ID_EN = "digest of the content, unique in the data set"
_DOCUMENT = Column("document", "text", "所在文档的 id", "id of its document")
_BATCH = Column("batch", "int", "批号", "number of its batch")
_PLACE = (
    Column("line", "int", "行号", "line"),
    Column("page", "int", "页（PDF）", "page of a PDF"),
    Column("sheet", "text", "工作表", "sheet"),
    Column("cell", "text", "单元格", "cell"),
    Column("pointer", "text", "JSON 指针", "JSON pointer"),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "documents": (
        Column("id", "text", _ID, _ID_EN),
        _BATCH,
        Column("name", "text", "文件、压缩包!成员、文件:行、文件#行", "file, archive!member, file:line, file#row"),
        Column("source", "text", "所在的文件", "the file it lies in"),
        Column("content", "text", "原文的散列值，相同即同一内容", "digest of its bytes; equal ones are copies"),
        Column("size", "long", "字节数", "bytes"),
        Column("kind", "text", "project-table 或 department-form", "project-table or department-form"),
        Column("form", "text", "别处的表的种类", "which form of other places"),
        Column("department", "text", "部门", "department"),
        Column("region", "text", "地区，从名称或文件夹取", "region, as the names or the folders say"),
        Column("budget_year", "int", "预算年度", "budget year"),
        Column("money_unit", "text", "金额单位", "unit of money"),
        Column("project_expenditure", "money", "部门表的项目支出，元", "of a department form: 项目支出 in yuan"),
        Column("units", "int", "单位数", "units"),
        Column("projects", "int", "项目数", "projects"),
        Column("indicators", "int", "指标数", "indicators"),
        Column("errors", "int", "错误数（不计豁免的）", "findings that count: errors"),
        Column("warnings", "int", "警告数", "warnings"),
        Column("notes", "int", "提示数", "notes"),
        Column("error_code", "text", "读不了时的代码", "where it cannot be read: code"),
        Column("error_message", "text", "哪里不对", "what is wrong"),
        Column("error_remedy", "text", "怎么办", "what to do"),
    ),
    "projects": (
        Column("id", "text", _ID, _ID_EN), _DOCUMENT, _BATCH,
        Column("kind", "text", "project，部门表为 department", "project, or department for a department form"),
        Column("department", "text", "部门", "department"),
        Column("unit", "text", "单位", "unit"),
        Column("project", "text", "项目", "project"),
        Column("unit_key", "text", "单位，去掉空白、统一全半角", "unit, width and white space aside"),
        Column("project_key", "text", "项目，同上", "project, likewise"),
        Column("department_key", "text", "部门，同上", "department, likewise"),
        Column("region", "text", "地区", "region"),
        Column("budget_year", "int", "预算年度", "budget year"),
        Column("yuan", "money", "总计，元", "total in yuan"),
        Column("objective", "text", "绩效目标", "objective"),
        Column("indicators", "int", "指标数", "indicators"),
        Column("path", "text", "在文档里的位置（JSON 指针）", "place in the document (JSON pointer)"),
        *_PLACE,
        Column("sketch", "bytes", "MinHash 签名，128 个 32 位数", "MinHash signature, 128 numbers of 32 bits"),
        Column("bands", "texts", "签名的分段，有一段相同才可能雷同", "its bands; near duplicates share one"),
    ),
    "indicators": (
        Column("id", "text", _ID, _ID_EN), _DOCUMENT, _BATCH,
        Column("project_id", "text", "所在项目的 id", "id of its project"),
        Column("number", "int", "表里的序号", "number as printed"),
        Column("level1", "text", "一级指标", "level 1"),
        Column("level2", "text", "二级指标", "level 2"),
        Column("name", "text", "三级指标", "name"),
        Column("name_key", "text", "三级指标，去掉空白、统一全半角", "name, width and white space aside"),
        Column("period", "text", "实施周期指标值", "period value"),
        Column("annual", "text", "年度指标值", "annual value"),
        Column("weight", "text", "权重", "weight"),
        Column("unit", "text", "度量单位", "unit of measurement"),
        Column("nature", "text", "指标性质", "nature"),
        Column("direction", "text", "指标方向", "direction"),
        Column("path", "text", "在文档里的位置（JSON 指针）", "place in the document (JSON pointer)"),
    ),
    "findings": (
        Column("id", "text", _ID, _ID_EN), _DOCUMENT, _BATCH,
        Column("code", "text", "规则代码", "code of the rule"),
        Column("rule", "text", "规则名", "name of the rule"),
        Column("severity", "text", "error、warning、info", "error, warning or info"),
        Column("message", "text", "消息", "message"),
        Column("unit", "text", "单位", "unit"),
        Column("project", "text", "项目", "project"),
        Column("indicator", "int", "指标序号", "number of the indicator"),
        Column("field", "text", "栏目", "field"),
        Column("text", "text", "原文", "the words"),
        *_PLACE,
        Column("column", "int", "列", "column"),
        Column("replacement", "text", "可改成", "what can be written instead"),
        Column("fingerprint", "text", "指纹，同 check", "fingerprint as `check` makes it"),
        Column("suppressed", "text", "豁免的理由；为空则计入", "reason of an exemption; null where it counts"),
        Column("path", "text", "在文档里的位置（JSON 指针）", "place in the document (JSON pointer)"),
        Column("other_document", "text", "跨文档规则：另一处的文档 id", "rules over the corpus: the other document"),
        Column("other_place", "text", "跨文档规则：另一处的位置", "rules over the corpus: the other place"),
    ),
}  # fmt: skip


@cache
def types() -> dict[str, Any]:
    """The Arrow types by the names that columns use."""
    pa = arrow()
    return {
        "text": pa.string(), "int": pa.int32(), "long": pa.int64(), "money": pa.decimal128(38, 6),
        "bytes": pa.binary(), "texts": pa.list_(pa.string()),
    }  # fmt: skip


@cache
def schema(table: str) -> Any:
    """The Arrow schema of `table`."""
    return arrow().schema([(c.name, types()[c.type]) for c in TABLES[table]])

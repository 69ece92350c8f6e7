"""Texts of forms in which the cells run together, so that nobody can tell a field from its label."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.errors import UnrecognisedTable
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft
from jxlint.patterns import later

_VALUE_LEFT = compiled(r"[≥≤=<>≧≦]\s*\d|\d(?:\.\d+)?\s*(?:%|％|万元|个|次|人|元|项)|(?<!\d)100(?!\d)")
# A level or the label of the money with what stands beside it, in one.
_RUN_TOGETHER = later(r"(?:数量|质量|时效|成本|效益|满意度)指标[一-鿿]\S*\d|资金总额[:：]?\d{2,}")
# Labels of a form, of which the name of an office holds none.
_LABELS = later(
    r"(?:项目|专项|部门|单位)(?:名称|属性|类别|性质|编码|负责人|概况)|(?:主管|实施|填报)(?:部门|单位)|资金总额|财政拨款|联系电话"
    r"|起止时间|(?:年度|总体|绩效)目标"
)
_FEW = 2
# A value and right behind it a level with what stands below it, all in one cell: no name and no value says so much.
_NEXT_LEVEL = later(
    r"(?:[≥≤<>≧≦]\d[^，。；,;]{0,40}?|\d[%％])(?:产出|数量|质量|时效|成本|效益|影响|满意度)指标[一-鿿]", needs=("指标",)
)

# What a name holds only with the words of other columns: how points are given for it, the sign before its value, or the
# unit behind; and a value or its unit only with what was reached, or the points.
_OTHERS = {
    "name": later(r"得\d{1,3}分[,，]|每(?:减少|降低|少|超出?|增加)[^，。,]{1,12}扣|[≥≤≧≦<>＝=]$|^[%％]"),
    "annual": later(r"^[≥≤≧≦<>=═]?\d[\d.]*[一-鿿%％]{1,4}\d[\d.%％]{3,}$"),
    "unit": later(r"[一-鿿%％]\d[\d.%％]{3,}$"),
}


def refused() -> UnrecognisedTable:
    """The error that tells of it."""
    return UnrecognisedTable(
        "认得出是项目绩效表，但栏目和内容连在一起，分不开",
        "a form of a project, but its cells run together and cannot be told apart",
        remedy_zh="请从原表重新复制（保留单元格之间的制表符），或用 Excel、Word、PDF 原件",
        remedy_en="copy it again from its source with the tabs between cells, or check the original file",
    )


def figures_left(stream: Stream, start: int) -> bool:
    """Whether what nobody took below the title, which begins at `start`, holds values: then the form is filled in, and
    could not be read."""
    at = stream.offset(start)
    left = " ".join(words for offset, words in stream.untaken() if offset >= at)
    return len(_VALUE_LEFT.findall(left)) > _FEW or _RUN_TOGETHER.search(left) is not None


def swallowed(drafts: list[Draft]) -> bool:
    """Whether the name of an office or of a project holds several labels of other fields, or a cell of an indicator the
    rows below it; or those of several indicators what stands beside them."""
    names = (draft.fields.get(key, []) for draft in drafts for key in ("department", "unit", "name"))
    if any(len(_LABELS.findall("".join(t.text for t in words))) > _FEW for words in names):
        return True
    rows = [row for draft in drafts for row in draft.rows]
    cells = {key: ["".join(t.text for t in row.fields.get(key, ())) for row in rows] for key in _OTHERS}
    if any(_NEXT_LEVEL.search(words) for said in cells.values() for words in said):
        return True
    return any(sum(bool(_OTHERS[key].search(words)) for words in said) >= _FEW for key, said in cells.items())

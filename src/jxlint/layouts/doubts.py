"""What tells that a table was read amiss: a unit or project called by an amount, the columns not being told apart."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.document import Document, ProjectTable, words
from jxlint.reading import Notice

# An amount alone, or behind the head of its column; a long number may be the code of a secret project.
_NUMBER = r"(?:\d{1,4}|\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d+|\d[\d,，.]*[万亿]?元)"
_AMOUNT = compiled(rf"(?:(?:总计|合计|财政拨款|财政专户(?:管理资金|拨款)?|其他资金)[:：]?\d[\d,，.]*|{_NUMBER})")


def doubts(document: Document) -> tuple[Notice, ...]:
    """What to say of `document` where it can hardly be what the file shows, () otherwise."""
    called = next((name for name in _names(document) if _AMOUNT.fullmatch(name)), None)
    if called is None:
        return ()
    return (
        Notice(
            f"读出了名称是金额的单位或项目（“{called}”），多半没有分清各栏，结果不可信；"
            "请改用原来的 Excel 或 Word 文件",
            f"a unit or project is called by an amount (“{called}”): the columns were probably not told apart, and "
            "nothing found here is to be trusted; check the Excel or Word file instead",
        ),
    )


def _names(document: Document) -> Iterator[str]:
    for unit in document.units if isinstance(document, ProjectTable) else ():
        yield words(unit.name)
        for project in unit.projects:
            yield words(project.name)

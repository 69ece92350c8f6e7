"""The worksheet 检查结果: a table of the findings with links to their cells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from lxml import etree

from jxlint.annotating.notes import INKS, WASHES, Note, safe
from jxlint.annotating.xlsx_styles import Styles
from jxlint.annotating.xlsx_words import LONGEST, escaped
from jxlint.findings import SEVERITIES, severity_name
from jxlint.readers.spreadsheet import cell_name
from jxlint.reports.fields import field_name
from jxlint.reports.text import width

TITLES = {"zh": "检查结果", "en": "Findings"}
_HEADS = {
    "zh": ("序号", "级别", "代码", "位置", "单位", "项目", "指标", "栏目", "原文", "问题和建议", "可改为"),
    "en": ("No.", "Severity", "Code", "Place", "Unit", "Project", "Indicator", "Field", "Words", "Finding", "Instead"),
}
_WIDTHS = (6, 8, 8, 16, 18, 22, 7, 14, 26, 60, 20)
_PLACE = 3
_LONGEST_LINK, _MOST_LINKS = 255, 60_000


def title(taken: Sequence[str], lang: str) -> str:
    """What the sheet is called: with a number where a sheet of this name is there (names differ in more than case)."""
    lower, name, number = {t.lower() for t in taken}, TITLES[lang], 1
    while name.lower() in lower:
        number += 1
        name = f"{TITLES[lang]}{number}"
    return name


def build(listed: Sequence[Note], styles: Styles, space: str, lang: str) -> Any:
    """The root of the worksheet."""
    root = etree.Element(f"{{{space}}}worksheet", nsmap={None: space})

    def add(parent: Any, name: str, **attributes: str) -> Any:
        return etree.SubElement(parent, f"{{{space}}}{name}", **attributes)

    about = add(root, "sheetPr")
    add(about, "tabColor", rgb=f"FF{INKS['error']}")
    add(about, "pageSetUpPr", fitToPage="1")
    view = add(add(root, "sheetViews"), "sheetView", workbookViewId="0")
    add(view, "pane", ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
    columns = add(root, "cols")
    for i, wide in enumerate(_WIDTHS, 1):
        add(columns, "col", min=str(i), max=str(i), width=str(wide), customWidth="1")
    data = add(root, "sheetData")
    head, plain, link = styles.own(bold=True, wash="E8E8EE"), styles.own(), styles.own(ink="1A5FB4", link=True)
    graded = {s: styles.own(bold=True, ink=INKS[s], wash=WASHES[s]) for s in SEVERITIES}

    def write(row: Any, column: int, value: str | int, style: int) -> None:
        cell = add(row, "c", r=cell_name(int(row.get("r")) - 1, column), s=str(style))
        if isinstance(value, int):
            add(cell, "v").text = str(value)
        elif value:
            cell.set("t", "inlineStr")
            words = add(add(cell, "is"), "t")
            words.text = escaped(value[: LONGEST // 2])
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    row = add(data, "row", r="1")
    for column, words in enumerate(_HEADS[lang]):
        write(row, column, words, head)
    links: list[tuple[str, str]] = []
    for note in listed:
        values = _values(note, lang)
        row = add(data, "row", r=str(note.number + 1), ht=f"{_height(values):g}", customHeight="1")
        target = _target(note)
        for column, value in enumerate(values):
            linked = column == _PLACE and target is not None and len(links) < _MOST_LINKS
            if linked and target is not None:
                links.append((cell_name(note.number, column), target))
            write(row, column, value, graded[note.finding.severity] if column == 1 else link if linked else plain)
    add(root, "autoFilter", ref=f"A1:{cell_name(max(1, len(listed)), len(_WIDTHS) - 1)}")
    if links:
        named = add(root, "hyperlinks")
        for place, target in links:
            add(named, "hyperlink", ref=place, location=target)
    add(root, "pageMargins", left="0.4", right="0.4", top="0.5", bottom="0.5", header="0.3", footer="0.3")
    add(root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def _height(values: Sequence[str | int]) -> float:
    """Of a row in points, so that the words of all its cells can be seen."""
    lines = max(math.ceil(width(str(v)) / (w - 1)) for v, w in zip(values, _WIDTHS, strict=True))
    return min(400.0, 4 + 13.5 * max(1, lines))


def _values(note: Note, lang: str) -> tuple[str | int, ...]:
    f, at = note.finding, note.finding.location
    place = f"{at.sheet}!{at.cell}" if at.sheet and at.cell else at.sheet or at.cell or ""
    return (
        note.number, severity_name(f.severity, lang), f.code, safe(place), safe(f.unit or ""), safe(f.project or ""),
        "" if f.indicator is None else f.indicator, field_name(f.field, lang), safe(f.text), safe(f.message),
        safe(f.fix.replacement) if f.fix else "",
    )  # fmt: skip


def _target(note: Note) -> str | None:
    """The place within the workbook that a link leads to."""
    at = note.finding.location
    if not at.sheet or not at.cell:
        return None
    quoted = at.sheet.replace("'", "''")
    target = f"'{quoted}'!{at.cell}"
    return target if len(target) <= _LONGEST_LINK and safe(target) == target else None

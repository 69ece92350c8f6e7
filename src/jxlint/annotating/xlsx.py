"""Excel .xlsx and .xlsm: a note and a ground at every offending cell, and a worksheet with the list.

The parts that hold those are changed or added and no other, so that formulas with their values, formats, pictures,
charts, pivot tables, macros and whatever else a workbook has stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from jxlint.annotating import xlsx_list
from jxlint.annotating.notes import Note, gravest
from jxlint.annotating.package import Package
from jxlint.annotating.xlsx_cells import Cells, whole
from jxlint.annotating.xlsx_comments import Comments
from jxlint.annotating.xlsx_styles import Styles
from jxlint.annotating.xlsx_threads import Threads
from jxlint.reading import Notice

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MORE = {"zh": "……还有 {} 条，见工作表“TITLE”", "en": "… and {} more, on the sheet “TITLE”"}


def annotate(package: Package, part: str, listed: Sequence[Note], lang: str) -> list[Notice]:
    """Write `listed` into the workbook `part` of `package`; what could not be shown at its place."""
    book = package.xml(part)
    space = etree.QName(book).namespace
    named = package.relations(part)
    sheets = book.find(f"{{{space}}}sheets")
    identity = f"{{{package.space}}}id"
    parts = {each.get("name", ""): named.get(each.get(identity, "")) for each in sheets}
    title = xlsx_list.title(list(parts), lang)
    styles, threads = Styles(package, part, space), Threads(package, part)
    unplaced = 0
    for sheet, by_cell in _grouped(listed).items():
        found = parts.get(sheet)
        unplaced += len(by_cell.pop("", ()))
        if found is None or found.part not in package:
            unplaced += sum(len(group) for group in by_cell.values())
            continue
        cells = Cells(package.xml(found.part))
        comments = Comments(package, found.part, cells, space)
        for name, group in by_cell.items():
            cell = cells.get(name)
            cell.set("s", str(styles.marked(whole(cell.get("s"), 0), gravest(group))))
            comments.add(name, group, _MORE[lang].replace("TITLE", title))
            threads.reply(found.part, name, group)
        comments.finish()
    name = package.free("xl/worksheets/jxlint{}.xml")
    package.put(name, xlsx_list.build(listed, styles, space, lang))
    package.declare(name, _SHEET)
    number = max([0, *(whole(each.get("sheetId"), 0) for each in sheets)]) + 1
    made = etree.SubElement(sheets, f"{{{space}}}sheet", name=title, sheetId=str(number))
    made.set(identity, package.relate(part, "worksheet", name))
    return _lost(unplaced, title)


def _grouped(listed: Sequence[Note]) -> dict[str, dict[str, list[Note]]]:
    """The notes by sheet and cell, "" for those without one."""
    out: dict[str, dict[str, list[Note]]] = {}
    for note in listed:
        at = note.finding.location
        out.setdefault(at.sheet or "", {}).setdefault(at.cell or "", []).append(note)
    return out


def _lost(unplaced: int, title: str) -> list[Notice]:
    if not unplaced:
        return []
    return [
        Notice(
            f"有 {unplaced} 条没有对应的单元格，只列在工作表“{title}”里",
            f"{unplaced} findings have no cell and stand on the sheet “{title}” alone"
            if unplaced > 1
            else f"1 finding has no cell and stands on the sheet “{title}” alone",
        )
    ]

"""Makes src/jxlint/reports/review/template.docx, the Word template of the reviewer's report.

Run it after a change: python -m scripts.review_template. Offices replace the template by one of their own
(docs/review-report.md); this one is made by a program so that a change of it can be read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TEMPLATE = Path(__file__).parents[1] / "src/jxlint/reports/review/template.docx"
_SONG, _HEI, _FANG = "宋体", "黑体", "仿宋"
_WIDTH = 16.0  # centimetres between the margins
_SHADE = "EEF2F7"
_DECIDED = ("规范完整性", "明确清晰性", "指标科学性", "资金匹配性")
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def make() -> Any:
    """The template as a python-docx document."""
    document = Document()
    _styles(document)
    _page(document)
    _cover(document)
    _overview(document)
    _units(document)
    _forms(document)
    _annex(document)
    about = document.core_properties
    about.title, about.author, about.language = "绩效目标审核意见", "jxlint", "zh-CN"
    about.comments, about.keywords = "", "绩效目标审核"
    about.created = about.modified = datetime(2025, 1, 1)
    return document


def _font(style: Any, east: str, size: float, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, font in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", east)):
        fonts.set(qn(f"w:{name}"), font)


def _styles(document: Any) -> None:
    styles = document.styles
    _font(styles["Normal"], _FANG, 12)
    styles["Normal"].paragraph_format.line_spacing = 1.35
    styles["Normal"].paragraph_format.space_after = Pt(0)
    for level, size, before in ((1, 16.0, 12), (2, 14, 10), (3, 12, 8)):
        heading = styles[f"Heading {level}"]
        _font(heading, _HEI, size)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(6)
        heading.paragraph_format.keep_with_next = True
    _font(styles["Title"], _HEI, 26)
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    styles["Title"].paragraph_format.alignment = _CENTRE
    for name, east, points in (("Cell", _SONG, 9.5), ("Cell Head", _HEI, 9.5), ("Small", _SONG, 9)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _font(style, east, points)
        style.paragraph_format.line_spacing = 1.1
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1.5)
    styles["Cell Head"].paragraph_format.alignment = _CENTRE
    text = styles.add_style("Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = styles["Normal"]
    text.paragraph_format.first_line_indent = Pt(24)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style, head.alignment = document.styles["Small"], WD_ALIGN_PARAGRAPH.RIGHT
    head.text = "{{ title }}　{{ department }}"
    foot = section.footer.paragraphs[0]
    foot.style, foot.alignment = document.styles["Small"], _CENTRE
    for part in ("第 ", "PAGE", " 页　共 ", "NUMPAGES", " 页"):
        if part.isascii() and part.strip():
            _field(foot, part)
        else:
            foot.add_run(part)


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif text is not None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {text} "
            run._r.append(element)
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)


def _cover(document: Any) -> None:
    for _ in range(5):
        document.add_paragraph()
    document.add_paragraph("{{ title }}", "Title")
    under = document.add_paragraph("（机检起草，供审核人参考）")
    under.alignment = _CENTRE
    for _ in range(3):
        document.add_paragraph()
    rows = (
        ("部　　门", "{{ department }}"),
        ("预算年度", "{{ year }}"),
        ("申报表文件", "{{ file }}"),
        ("申报规模", "{% if project_count %}{{ unit_count }}个单位，{{ project_count }}个项目，{% endif %}"
         "{{ indicator_count }}个绩效指标{% if total %}，资金总计{{ total }}{% endif %}"),
        ("发现问题", "{{ counts.all }}处：错误{{ counts.error }}处，警告{{ counts.warning }}处，提示{{ counts.info }}处"
         "{% if counts.suppressed %}（另有{{ counts.suppressed }}处已豁免，不计）{% endif %}"),
        ("检查配置", "{{ profile }}（jxlint {{ version }}）"),
        ("出具日期", "{{ date }}"),
    )  # fmt: skip
    table = _table(document, (3.6, _WIDTH - 3.6))
    for label, value in rows:
        cells = table.add_row().cells
        _put(cells[0], label, "Cell Head", shade=True)
        _put(cells[1], value, "Cell")
        for cell in cells:
            cell.paragraphs[0].runs[0].font.size = Pt(12)
    document.add_paragraph()
    document.add_paragraph("说明", "Small").runs[0].bold = True
    document.add_paragraph("{% for n in notes %}", "Small")
    document.add_paragraph("{{ loop.index }}. {{ n }}", "Small")
    document.add_paragraph("{% endfor %}", "Small")


def _overview(document: Any) -> None:
    document.add_heading("一、总体情况", 1).paragraph_format.page_break_before = True
    _texts(document, "summary")
    document.add_heading("（一）各单位", 2)
    heads = ("单位", "项目", "指标", "资金", "错误", "警告", "提示")
    values = ("{{ u.name }}", "{{ u.projects|length }}", "{{ u.indicators }}", "{{ u.total }}", "{{ u.counts.error }}",
              "{{ u.counts.warning }}", "{{ u.counts.info }}")  # fmt: skip
    _listed(document, "u in units", heads, values, (6.6, 1.4, 1.4, 2.9, 1.2, 1.2, 1.3))
    document.add_paragraph("{% if common %}")
    document.add_heading("（二）常见问题", 2)
    columns = ("问题", "级别", "处数", "涉及项目", "依据")
    told = (
        "{{ c.title }}（{{ c.code }}）",
        "{{ c.severity }}",
        "{{ c.count }}",
        "{{ c.projects }}",
        "{{ c.source }}",
    )
    _listed(document, "c in common", columns, told, (6.2, 1.3, 1.3, 1.8, 5.4), left=(0, 4))
    document.add_paragraph("{% endif %}")


def _units(document: Any) -> None:
    document.add_paragraph("{% if kind == 'project-table' %}")
    document.add_heading("二、各单位情况", 1)
    document.add_paragraph("{% for u in units %}")
    document.add_heading("{{ u.name }}", 2)
    _texts(document, "u.summary")
    document.add_paragraph("", "Small")
    heads = (
        "序号",
        "项目",
        "资金",
        "指标",
        "错误",
        "警告",
        "提示",
        "规范\n完整性",
        "明确\n清晰性",
        "指标\n科学性",
        "资金\n匹配性",
    )
    values = ("{{ p.number }}", "{{ p.name }}", "{{ p.total }}", "{{ p.indicators|length }}", "{{ p.counts.error }}",
              "{{ p.counts.warning }}", "{{ p.counts.info }}",
              *(f"{{{{ p.grade['{d}'] }}}}" for d in _DECIDED))  # fmt: skip
    # A head has two or three characters a line: 0.34 cm each, and the margins of its cell.
    widths = (0.95, 4.05, 2.2, *[0.95] * 4, *[1.25] * 4)
    _margins(_listed(document, "p in u.projects", heads, values, widths, left=(1,)), 0.1)
    document.add_paragraph("后四栏为建议等级（机检参考），“—”为留给审核人判断；不汇总为总分。", "Small")
    document.add_paragraph("{% endfor %}")
    document.add_paragraph("{% endif %}")


def _forms(document: Any) -> None:
    document.add_paragraph("{% for u in units %}")
    document.add_paragraph("{% for p in u.projects %}")
    heading = document.add_heading("{{ p.title }}", 1)
    heading.alignment, heading.paragraph_format.page_break_before = _CENTRE, True
    table = _table(document, (2.4, 8.6, 2.2, 2.8))
    for label, value, second, other in (
        ("项目名称", "{{ p.name }}", "编　　号", "{{ p.number }}"),
        ("申报单位", "{{ p.unit }}", "预算年度", "{{ year }}"),
    ):
        cells = table.add_row().cells
        _put(cells[0], label, "Cell Head", shade=True)
        _put(cells[1], value, "Cell")
        _put(cells[2], second, "Cell Head", shade=True)
        _put(cells[3], other, "Cell")
    for label, value in (("申报资金", "{{ p.money }}"), ("绩效目标", "{{ p.objective }}")):
        cells = table.add_row().cells
        _put(cells[0], label, "Cell Head", shade=True)
        _put(cells[1].merge(cells[3]), value, "Cell")
    document.add_paragraph("申报的绩效指标", "Small").paragraph_format.keep_with_next = True
    heads = ("序号", "一级指标", "二级指标", "指标名称", "实施周期指标值", "年度指标值")
    values = ("{{ r.number }}", "{{ r.level1 }}", "{{ r.level2 }}", "{{ r.name }}", "{{ r.period }}", "{{ r.annual }}")
    _listed(document, "r in p.indicators", heads, values, (1.1, 2.2, 2.4, 4.5, 2.9, 2.9), left=(1, 2, 3, 4, 5))
    document.add_paragraph("审核意见", "Small").paragraph_format.keep_with_next = True
    _opinions(document)
    document.add_paragraph("{% endfor %}")
    document.add_paragraph("{% endfor %}")


def _opinions(document: Any) -> None:
    table = _table(document, (2.6, 5.0, 8.4))
    _heads(table, ("审核内容", "审核要点", "审核意见"))
    _control(table, "{% for o in p.opinions %}")
    _control(table, "{% if o.item %}")
    cells = table.add_row().cells
    _put(cells[0].merge(cells[2]), "{{ o.item }}", "Cell", shade=True)
    cells[0].paragraphs[0].runs[0].bold = True
    cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    _control(table, "{% endif %}")
    row = table.add_row()
    _whole(row)
    cells = row.cells
    _put(cells[0], "{{ o.name }}（{{ o.points }}分）", "Cell")
    _put(cells[1], "{{ o.criterion }}", "Cell")
    _put(cells[2], "{{ o.boxes }}　　（{{ o.mark }}）", "Cell")
    cells[2].paragraphs[0].runs[0].bold = True
    for line in (
        "{% if o.text %}",
        "{{ o.text }}",
        "{% endif %}",
        "{% for e in o.evidence %}",
        "{{ e }}",
        "{% endfor %}",
    ):
        cells[2].add_paragraph(line, "Cell")
    _control(table, "{% endfor %}")
    cells = table.add_row().cells
    _put(cells[0], "综合评定等级", "Cell Head", shade=True)
    _put(cells[1].merge(cells[2]), "{{ p.boxes }}　　（由审核人评定）", "Cell")
    cells[1].paragraphs[0].runs[0].bold = True
    row = table.add_row()
    cells = row.cells
    _put(cells[0], "总体意见\n（草拟）", "Cell Head", shade=True)
    cell = cells[1].merge(cells[2])
    _put(cell, "{% for t in p.overall %}", "Cell")
    for line in ("{{ t }}", "{% endfor %}"):
        cell.add_paragraph(line, "Cell").paragraph_format.first_line_indent = Pt(19)
    cell.add_paragraph("", "Cell")
    cell.add_paragraph(
        "审核人（签字）：　　　　　　　　　　　年　　月　　日", "Cell"
    ).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _annex(document: Any) -> None:
    document.add_heading("附件　问题清单", 1).paragraph_format.page_break_before = True
    document.add_paragraph(
        "按项目列出每处问题的位置、原文和修改建议，编号与审核表中所引一致。"
        "{% if not counts.all and not counts.suppressed %}{% if project_count or kind != 'project-table' %}"
        "机检未发现问题。{% else %}没有项目，没有可检查的内容。{% endif %}{% endif %}", "Text")  # fmt: skip
    document.add_paragraph("{% for u in units %}")
    document.add_paragraph("{% for p in u.projects %}")
    _entries(document, "p.evidence", "{{ p.number }}. {{ p.name }}（{{ p.unit }}）")
    document.add_paragraph("{% endfor %}")
    _entries(document, "u.evidence", "{{ u.name }}：单位汇总")
    document.add_paragraph("{% endfor %}")
    _entries(document, "evidence", "全表")


def _entries(document: Any, field: str, heading: str) -> None:
    document.add_paragraph(f"{{% if {field} %}}")
    document.add_heading(heading, 3)
    table = _table(document, (1.1, 2.9, 3.4, 4.6, 4.0))
    _heads(table, ("序号", "位置", "原文", "问题", "修改建议"))
    _control(table, f"{{% for e in {field} %}}")
    row = table.add_row()
    _whole(row)
    cells = row.cells
    _put(cells[0], "{{ e.number }}", "Cell")
    cells[0].paragraphs[0].alignment = _CENTRE
    _put(cells[1], "{{ e.about }}", "Cell")
    cells[1].add_paragraph("{{ e.place }}", "Small")
    _put(cells[2], "{{ e.words }}", "Cell")
    _put(cells[3], "【{{ e.severity }}】{{ e.problem }}", "Cell")
    for line in ("{{ e.code }} {{ e.title }}", "{% if e.english %}", "{{ e.english }}", "{% endif %}",
                 "{% if e.exempted %}", "{{ e.exempted }}", "{% endif %}"):  # fmt: skip
        cells[3].add_paragraph(line, "Small")
    _put(cells[4], "{{ e.proposal }}", "Cell")
    _control(table, "{% endfor %}")
    document.add_paragraph("{% endif %}")


def _texts(document: Any, field: str) -> None:
    document.add_paragraph(f"{{% for t in {field} %}}")
    document.add_paragraph("{{ t }}", "Text")
    document.add_paragraph("{% endfor %}")


def _listed(
    document: Any, loop: str, heads: Sequence[str], values: Sequence[str], widths: Sequence[float],
    left: Sequence[int] = (0,),
) -> Any:  # fmt: skip
    """A table with a row for everything in the loop; the columns `left` are not centred."""
    table = _table(document, widths)
    _heads(table, heads)
    _control(table, f"{{% for {loop} %}}")
    row = table.add_row()
    _whole(row)
    for i, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
        _put(cell, value, "Cell")
        if i not in left:
            cell.paragraphs[0].alignment = _CENTRE
    _control(table, "{% endfor %}")
    return table


def _margins(table: Any, width: float) -> None:
    """Cells with so many centimetres left and right of their words."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(Cm(width).twips))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    # After w:tblLayout and before w:tblLook, as the schema orders them.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _table(document: Any, widths: Sequence[float]) -> Any:
    assert abs(sum(widths) - _WIDTH) < 0.01, sum(widths)
    table = document.add_table(rows=0, cols=len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def _heads(table: Any, heads: Sequence[str]) -> None:
    row = table.add_row()
    for cell, head in zip(row.cells, heads, strict=True):
        _put(cell, head, "Cell Head", shade=True)
    element = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(element)
    _whole(row)


def _whole(row: Any) -> None:
    """A row that is not broken over two pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _control(table: Any, statement: str) -> None:
    table.add_row().cells[0].text = statement


def _put(cell: Any, text: str, style: str, *, shade: bool = False) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)
    if shade:
        element = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            element.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(element)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE
    make().save(str(target))

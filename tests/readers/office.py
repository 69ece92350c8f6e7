"""Small Office files for tests, made of the XML that matters."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHAPES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, words in {"[Content_Types].xml": "<Types/>", **parts}.items():
            archive.writestr(name, words)
    return out.getvalue()


def relations(*named: tuple[str, str]) -> str:
    """Relations (kind, target), with the ids r1, r2 and so on."""
    items = "".join(f'<Relationship Id="r{i}" Type="{_OFFICE}/{k}" Target="{t}"/>' for i, (k, t) in enumerate(named, 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def xlsx(
    *sheets: str, formats: tuple[str, ...] = (), strings: str = "", states: tuple[str, ...] = (), book: str = "",
    more: dict[str, str] | None = None,
) -> bytes:  # fmt: skip
    """A workbook. `sheets` are what stands in <worksheet>, `formats` the number formats of the styles 1, 2, …"""
    named = [("worksheet", f"worksheets/s{i}.xml") for i in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="表{i}" sheetId="{i}" r:id="r{i}" state="{states[i - 1] if states else "visible"}"/>'
        for i in range(1, len(sheets) + 1)
    )
    codes = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{c}"/>' for i, c in enumerate(formats))
    used = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(formats)))
    return package(
        {
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_BOOK}" xmlns:r="{_OFFICE}">{book}<sheets>{listed}</sheets>'
            "</workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                *named, ("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{_BOOK}"><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs>'
            "</styleSheet>",
            "xl/sharedStrings.xml": f'<sst xmlns="{_BOOK}">{strings}</sst>',
            **{
                f"xl/worksheets/s{i}.xml": f'<worksheet xmlns="{_BOOK}">{s}</worksheet>'
                for i, s in enumerate(sheets, 1)
            },
            **(more or {}),
        }
    )


def docx(body: str, **parts: str) -> bytes:
    """A document. `parts` are other parts by their kind: header, footer, footnotes, numbering."""
    space = f'xmlns:w="{_WORD}" xmlns:mc="{_SHAPES}"'
    roots = {"header": "hdr", "footer": "ftr"}
    return package(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in parts)),
            **{
                f"word/{kind}.xml": f"<w:{roots.get(kind, kind)} {space}>{words}</w:{roots.get(kind, kind)}>"
                for kind, words in parts.items()
            },
        }
    )


def paragraph(words: str) -> str:
    """A paragraph of Word with these words."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def cell(content: str, properties: str = "") -> str:
    """A cell of Word; `content` is paragraphs and tables."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

"""Styles added to those of a workbook (ECMA-376 part 1, 18.8); none that is there is changed."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from jxlint.annotating.notes import WASHES
from jxlint.annotating.package import Package
from jxlint.findings import Severity

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")  # fmt: skip
_PATTERNS = ("none", "gray125")  # the first two fills are these in every workbook


class Styles:
    """The styles of the workbook `part`; `space` is the namespace of its elements."""

    def __init__(self, package: Package, part: str, space: str) -> None:
        self._space = space
        made = etree.Element(self._tag("styleSheet"), nsmap={None: space})
        self._root = package.beside(part, "styles", made, "xl/jxstyles{}.xml", _TYPE)
        self._fills: dict[str, int] = {}
        self._marked: dict[tuple[int, Severity], int] = {}
        if not len(self._list("cellXfs")):
            self._add("cellXfs", etree.Element(self._tag("xf")))

    def marked(self, style: int, severity: Severity) -> int:
        """The style that is like `style`, with the wash of `severity` for its ground."""
        key = style, severity
        if key not in self._marked:
            listed = self._list("cellXfs")
            like = copy.deepcopy(listed[style if style < len(listed) else 0])
            like.set("fillId", str(self._fill(WASHES[severity])))
            like.set("applyFill", "1")
            self._marked[key] = self._add("cellXfs", like)
        return self._marked[key]

    def own(self, *, ink: str = "22222A", bold: bool = False, link: bool = False, wash: str = "") -> int:
        """A style of our own list: wrapped, bordered, words kept from being taken for formulas when edited."""
        font = etree.Element(self._tag("font"))
        for name, value in (("b", None), ("u", None), ("sz", "10"), ("color", f"FF{ink}"), ("name", "等线")):
            if (name == "b" and not bold) or (name == "u" and not link):
                continue
            each = etree.SubElement(font, self._tag(name))
            if value:
                each.set("rgb" if name == "color" else "val", value)
        border = etree.Element(self._tag("border"))
        for side in ("left", "right", "top", "bottom"):
            line = etree.SubElement(border, self._tag(side), style="thin")
            etree.SubElement(line, self._tag("color"), rgb="FFD5D5DD")
        etree.SubElement(border, self._tag("diagonal"))
        fonts, borders = self._list("fonts"), self._list("borders")
        if not len(fonts):
            self._add("fonts", etree.Element(self._tag("font")))
        if not len(borders):
            self._add("borders", etree.Element(self._tag("border")))
        made = etree.Element(
            self._tag("xf"), numFmtId="0", fontId=str(self._add("fonts", font)),
            fillId=str(self._fill(wash) if wash else 0), borderId=str(self._add("borders", border)),
            quotePrefix="1", applyFont="1", applyFill="1", applyBorder="1", applyAlignment="1",
        )  # fmt: skip
        etree.SubElement(made, self._tag("alignment"), vertical="top", wrapText="1")
        return self._add("cellXfs", made)

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            listed = self._list("fills")
            for pattern in _PATTERNS[len(listed) :]:
                self._add("fills", self._pattern(pattern))
            made = self._pattern("solid")
            etree.SubElement(made[0], self._tag("fgColor"), rgb=f"FF{colour}")
            etree.SubElement(made[0], self._tag("bgColor"), indexed="64")
            self._fills[colour] = self._add("fills", made)
        return self._fills[colour]

    def _pattern(self, kind: str) -> Any:
        made = etree.Element(self._tag("fill"))
        etree.SubElement(made, self._tag("patternFill"), patternType=kind)
        return made

    def _add(self, name: str, element: Any) -> int:
        listed = self._list(name)
        listed.append(element)
        listed.set("count", str(len(listed)))
        return len(listed) - 1

    def _list(self, name: str) -> Any:
        found = self._root.find(self._tag(name))
        if found is None:
            found = etree.Element(self._tag(name))
            later = [self._tag(n) for n in _ORDER[_ORDER.index(name) + 1 :]]
            at = next((i for i, each in enumerate(self._root) if each.tag in later), len(self._root))
            self._root.insert(at, found)
        return found

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"

"""Notes beside the cells of a worksheet: its comments part (ECMA-376 part 1, 18.7) and the shapes that show them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from lxml import etree

from jxlint.annotating.notes import AUTHOR, INKS, Note
from jxlint.annotating.package import Package
from jxlint.annotating.xlsx_cells import Cells, split
from jxlint.annotating.xlsx_shapes import EMPTY, Shapes
from jxlint.annotating.xlsx_words import escaped
from jxlint.reports.text import width

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_MOST_NOTES, _MOST = 20, 30_000  # of a cell; Excel holds 32,767 characters in one
_WIDE, _COLUMNS, _LINE, _TALLEST = 340, 46, 17, 620  # pixels, columns of type, pixels


class Comments:
    """The comments of the worksheet `part` of `package`, whose cells are `cells`."""

    def __init__(self, package: Package, part: str, cells: Cells, space: str) -> None:
        self._package, self._cells, self._space = package, cells, space
        named = package.relations(part)
        made = etree.Element(self._tag("comments"), nsmap={None: space})
        self._root = package.beside(part, "comments", made, "xl/comments{}.xml", _COMMENTS)
        self._listed = self._child("commentList")
        self._author = self._authored()
        self._there = {c.get("ref"): c for c in self._listed}
        identity = f"{{{package.space}}}id"
        legacy = cells.legacy()
        relation = named.get(legacy.get(identity, "")) if legacy is not None else None
        if relation is not None and relation.part in package:
            self._drawn = relation.part
        else:
            self._drawn = package.free("xl/drawings/vmlDrawing{}.vml")
            package.put(self._drawn, EMPTY)
            package.declare_suffix("vml", _VML)
            if legacy is None:
                legacy = cells.add_legacy()
            legacy.set(identity, package.relate(part, "vmlDrawing", self._drawn))
        self._shapes = Shapes(package.read(self._drawn))

    def add(self, name: str, group: Sequence[Note], more: str) -> None:
        """A note of these findings at the cell `name`, below what stands there already; `more` says how many others
        there are, where they are too many."""
        comment, runs = self._there.get(name), self._runs(group, more)
        known = comment is not None
        if comment is None:
            comment = etree.SubElement(self._listed, self._tag("comment"), ref=name, authorId=str(self._author))
        text = comment.find(self._tag("text"))
        if text is None:
            text = etree.SubElement(comment, self._tag("text"))
        if len(text):
            runs.insert(0, self._run("\n\n"))
        text.extend(runs)
        size = _size("".join(text.itertext()))
        anchor = self._cells.anchor(name, *size)
        if known:
            self._shapes.enlarge(split(name), anchor)
        else:
            self._shapes.add(split(name), size, anchor)

    def finish(self) -> None:
        """Put the shapes in their place."""
        self._package.put(self._drawn, self._shapes.written())

    def _runs(self, group: Sequence[Note], more: str) -> list[Any]:
        out, length = [], 0
        for i, note in enumerate(group):
            head, body = f"[{note.number}] {note.head}\n", note.body
            length += len(head) + len(body)
            if i and (i == _MOST_NOTES or length > _MOST):
                out.append(self._run(more.format(len(group) - i)))
                break
            out.append(self._run(head, INKS[note.finding.severity]))
            out.append(self._run(body + ("\n" if i < len(group) - 1 else "")))
        return out

    def _run(self, words: str, ink: str = "") -> Any:
        run = etree.Element(self._tag("r"))
        form = etree.SubElement(run, self._tag("rPr"))
        if ink:
            etree.SubElement(form, self._tag("b"))
        etree.SubElement(form, self._tag("sz"), val="9")
        etree.SubElement(form, self._tag("color"), **({"rgb": f"FF{ink}"} if ink else {"indexed": "81"}))
        etree.SubElement(form, self._tag("rFont"), val="宋体")
        text = etree.SubElement(run, self._tag("t"))
        text.text = escaped(words)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def _authored(self) -> int:
        authors = self._child("authors")
        names = [each.text for each in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, self._tag("author")).text = AUTHOR
            names.append(AUTHOR)
        return names.index(AUTHOR)

    def _child(self, name: str) -> Any:
        found = self._root.find(self._tag(name))
        if found is None:
            found = etree.Element(self._tag(name))
            self._root.insert(0 if name == "authors" else len(self._root), found)
        return found

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"


def _size(words: str) -> tuple[int, int]:
    """Pixels in which `words` can be read."""
    lines = sum(max(1, math.ceil(width(line) / _COLUMNS)) for line in words.split("\n"))
    return _WIDE, min(_TALLEST, 14 + _LINE * lines)

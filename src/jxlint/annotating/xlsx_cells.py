"""The cells of a worksheet: found or made in their place, their styles, and how large they show."""

from __future__ import annotations

from typing import Any

from lxml import etree

from jxlint.compiled import compiled

_LAST = (1_048_575, 16_383)
# The elements that stand behind <legacyDrawing> (CT_Worksheet).
_BEHIND = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
           "extLst")  # fmt: skip
_SIZE = compiled(r"\d{1,4}(\.\d{1,20})?")
_MOST_STEPS = 1000
_WIDTH, _HEIGHT = 8.43, 15.0  # of a column in characters and of a row in points, where nothing is said


def split(name: str) -> tuple[int, int]:
    """Row and column of B7, from 0."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]) - 1, column - 1


def whole(text: str | None, otherwise: int) -> int:
    """The number that an attribute writes, `otherwise` where it writes none."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else otherwise


def _number(text: str | None, otherwise: float) -> float:
    return float(text) if text is not None and _SIZE.fullmatch(text) else otherwise


class Cells:
    """The cells of the worksheet `root`."""

    def __init__(self, root: Any) -> None:
        self._root, self._space = root, etree.QName(root).namespace
        self._rows: dict[int, Any] = {}
        self._cells: dict[tuple[int, int], Any] = {}
        data = root.find(self._tag("sheetData"))
        if data is None:
            data = etree.SubElement(root, self._tag("sheetData"))
        self._data = data
        at = -1
        for row in data.iterfind(self._tag("row")):
            at = int(row.get("r")) - 1 if row.get("r") else at + 1
            self._rows.setdefault(at, row)
            column = -1
            for cell in row.iterfind(self._tag("c")):
                column = split(cell.get("r").replace("$", ""))[1] if cell.get("r") else column + 1
                self._cells.setdefault((at, column), cell)

    def get(self, name: str) -> Any:
        """The cell called `name`; one that only its row or column says something of is made."""
        row, column = split(name)
        if (row, column) not in self._cells:
            above = self._row(row)
            made = etree.Element(self._tag("c"), r=name)
            style = above.get("s") if above.get("customFormat") in ("1", "true") else self._column(column).get("style")
            if style:
                made.set("s", style)
            later = [k for r, k in self._cells if r == row and k > column]
            if later:
                self._cells[row, min(later)].addprevious(made)
            else:
                above.append(made)
            self._cells[row, column] = made
        return self._cells[row, column]

    def anchor(self, name: str, width: int, height: int) -> str:
        """Where a note of this size in pixels stands beside the cell `name`: columns and rows with what is left over
        of each, as VML counts (x:Anchor)."""
        row, column = split(name)
        left, top = min(column + 1, _LAST[1] - 1), max(0, row - 1)
        right, over = self._walk(left, 15 + width, self._width, _LAST[1])
        bottom, under = self._walk(top, 10 + height, self._height, _LAST[0])
        return f"{left}, 15, {top}, 10, {right}, {over}, {bottom}, {under}"

    def legacy(self) -> Any:
        """The element that names the part with the shapes of notes, None where there is none."""
        return self._root.find(self._tag("legacyDrawing"))

    def add_legacy(self) -> Any:
        """That element, made."""
        made = etree.Element(self._tag("legacyDrawing"))
        behind = [self._tag(n) for n in _BEHIND]
        at = next((i for i, each in enumerate(self._root) if each.tag in behind), len(self._root))
        self._root.insert(at, made)
        return made

    def _walk(self, at: int, pixels: int, size: Any, last: int) -> tuple[int, int]:
        for _ in range(_MOST_STEPS):  # there may be no end of hidden ones
            if at >= last or pixels < size(at):
                break
            pixels -= size(at)
            at += 1
        return at, min(pixels, size(at))

    def _width(self, column: int) -> int:
        of = self._column(column)
        if of.get("hidden") in ("1", "true"):
            return 0
        return int(_number(of.get("width") or self._usual().get("defaultColWidth"), _WIDTH) * 7 + 5)

    def _height(self, row: int) -> int:
        of = self._rows.get(row, {})
        if of.get("hidden") in ("1", "true"):
            return 0
        return int(_number(of.get("ht") or self._usual().get("defaultRowHeight"), _HEIGHT) * 4 / 3)

    def _usual(self) -> Any:
        found = self._root.find(self._tag("sheetFormatPr"))
        return {} if found is None else found

    def _column(self, column: int) -> Any:
        for each in self._root.iterfind(f"{self._tag('cols')}/{self._tag('col')}"):
            if whole(each.get("min"), 1) - 1 <= column <= whole(each.get("max"), 1) - 1:
                return each
        return {}

    def _row(self, row: int) -> Any:
        if row not in self._rows:
            made = etree.Element(self._tag("row"), r=str(row + 1))
            later = [r for r in self._rows if r > row]
            if later:
                self._rows[min(later)].addprevious(made)
            else:
                self._data.append(made)
            self._rows[row] = made
        return self._rows[row]

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"

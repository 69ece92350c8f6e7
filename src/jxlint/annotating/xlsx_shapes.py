"""The VML shapes in which a worksheet shows its notes (part 4 of ECMA-376)."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

EMPTY = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b'</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    b' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    b"</v:shapetype></xml>"
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;'
    'width:{wide}pt;height:{tall}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDS = re.compile(rb"_x0000_s(\d{1,9})")
_X = "{urn:schemas-microsoft-com:office:excel}"
Place = tuple[int, int]


class Shapes:
    """The shapes in `data`. Excel writes VML that is no well-formed XML (`<br>`); of such the text is only added to."""

    def __init__(self, data: bytes) -> None:
        self._data, self._root = data, _parsed(data)
        self._last = max([1024, *(int(n) for n in _IDS.findall(data))])
        self._added: list[str] = []
        self._anchors: dict[Place, Any] = {}
        for client in () if self._root is None else self._root.iter(f"{_X}ClientData"):
            row, column = client.findtext(f"{_X}Row") or "", client.findtext(f"{_X}Column") or ""
            if client.get("ObjectType") == "Note" and row.strip().isdecimal() and column.strip().isdecimal():
                self._anchors[int(row), int(column)] = client.find(f"{_X}Anchor")

    def add(self, place: Place, size: tuple[int, int], anchor: str) -> None:
        """A shape for the cell at row and column (from 0), of a width and height in pixels."""
        self._last += 1
        wide, tall = (pixels * 3 / 4 for pixels in size)
        self._added.append(
            _SHAPE.format(
                id=self._last,
                wide=wide,
                tall=tall,
                order=self._last - 1024,
                anchor=anchor,
                row=place[0],
                column=place[1],
            )
        )

    def enlarge(self, place: Place, anchor: str) -> None:
        """Another size for the shape of a cell, where that is known."""
        found = self._anchors.get(place)
        if found is not None:
            found.text = anchor

    def written(self) -> bytes:
        """All shapes."""
        data = self._data if self._root is None else etree.tostring(self._root)
        end = data.rfind(b"</xml>")
        made: bytes = data[:end] + "".join(self._added).encode() + data[end:] if end >= 0 else data
        return made


def _parsed(data: bytes) -> Any:
    if b"<!DOCTYPE" in data:
        return None
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None

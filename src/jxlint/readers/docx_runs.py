"""What a paragraph and its runs say of themselves while they go by, and the characters that are written as elements."""

from __future__ import annotations

from jxlint.readers.markup import Attributes

GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA5: "∞", 0xBB: "≈", 0xB0: "°", 0x25: "%",
    0x3C: "<", 0x3E: ">", 0x3D: "=", 0x2B: "+", 0x2D: "-", 0x53: "Σ", 0xB7: "·", 0x7E: "~",
}  # fmt: skip
_DINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "□", 0x52: "☑", 0xA3: "☐", 0x6C: "●", 0x6E: "■"}
_PROPERTIES = ("rPr", "pPr", "trPr", "tcPr")
_OFF = ("0", "false", "off", "none")
# Fields that show the number of the page.
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def symbol(font: str, code: str) -> str:
    """The character that a symbol font shows at a place."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    low = number - 0xF000 if 0xF000 <= number < 0xF100 else number
    if font.lower() == "symbol":
        return _SYMBOL.get(low, chr(low) if 0x20 <= low < 0x7F else "\ufffd")
    if "dings" in font.lower():
        return _DINGS.get(low, "\ufffd")
    return chr(low) if 0x20 <= low < 0xD800 else "\ufffd"


class Run:
    """The properties of a paragraph and of its run that goes by.

    `properties` are the elements of such that are open. `unseen` is hidden text, `joined` a paragraph whose mark a
    tracked change has removed, `paged` one with the number of the page, and `page_number` while that goes by.
    """

    def __init__(self) -> None:
        self.properties: list[str] = []
        self.style: str | None = None
        self.number: str | None = None
        self.level: str | None = None
        self.unseen = self.joined = self.paged = self.page_number = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element that may say something of the paragraph or run."""
        value = attributes.get("val")
        if name in _PROPERTIES:
            self.properties.append(name)
        elif name == "r":
            self.unseen = False
        elif name == "vanish" and self.properties == ["rPr"]:
            self.unseen = value not in _OFF
        elif name == "fldSimple":
            self.instruction(attributes.get("instr", ""))
        elif name == "fldChar" and attributes.get("fldCharType") == "end":
            self.page_number = False
        elif name == "numId":
            self.number = value
        elif name == "ilvl":
            self.level = value
        elif name == "pStyle":
            self.style = value
        elif name in ("del", "moveFrom") and self.properties == ["pPr", "rPr"]:
            self.joined = True

    def end(self, name: str) -> None:
        """An element ends."""
        if self.properties and name == self.properties[-1]:
            self.properties.pop()
        elif name == "fldSimple":
            self.page_number = False

    def instruction(self, words: str) -> None:
        """What a field is told to show."""
        first = words.split()[:1]
        if first and first[0].upper() in _PAGES:
            self.page_number = self.paged = True

"""XML as bytes, with only characters that XML 1.0 allows."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from jxlint.compiled import compiled

_ILLEGAL = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(root: ET.Element) -> bytes:
    """`root` as indented XML in UTF-8; a character that XML cannot hold becomes U+FFFD."""
    for element in root.iter():
        if element.text:
            element.text = _ILLEGAL.sub("\ufffd", element.text)
        for key, value in element.items():
            element.set(key, _ILLEGAL.sub("\ufffd", value))
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"

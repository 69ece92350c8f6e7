"""Threaded comments of newer Excel ([MS-XLSX] 2.1.24): where a cell has one, Excel shows it in place of the note, so
that the findings are a reply in it as well."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from lxml import etree

from jxlint.annotating.notes import AUTHOR, Note
from jxlint.annotating.package import Package

_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/person"
_TYPE = "application/vnd.ms-excel.person+xml"
_SPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_SELF = "{6A786C69-6E74-4A58-8C69-6E746A786C69}"  # the same in every file, so that the same input gives the same bytes
_MOST = 30_000


class Threads:
    """The threads of the workbook `book`."""

    def __init__(self, package: Package, book: str) -> None:
        self._package, self._book = package, book
        self._known = False

    def reply(self, part: str, name: str, group: Sequence[Note]) -> None:
        """Answer the thread of the cell `name` of the worksheet `part`, if it has one."""
        for relation in self._package.relations(part).values():
            if relation.kind == "threadedComment" and relation.part in self._package:
                root = self._package.xml(relation.part)
                first = next((c for c in root if c.get("ref") == name and not c.get("parentId")), None)
                if first is not None and first.get("id"):
                    self._answer(root, first, "\n".join(f"[{n.number}] {n.head}\n{n.body}" for n in group))

    def _answer(self, root: Any, first: Any, words: str) -> None:
        self._introduce()
        space = etree.QName(root).namespace
        own = str(uuid.uuid5(uuid.NAMESPACE_URL, f"jxlint {first.get('id')}")).upper()
        said = {"ref": first.get("ref"), "personId": _SELF, "id": f"{{{own}}}", "parentId": first.get("id")}
        if first.get("dT"):
            said["dT"] = first.get("dT")
        reply = etree.SubElement(root, f"{{{space}}}threadedComment", **said)
        etree.SubElement(reply, f"{{{space}}}text").text = words[:_MOST]

    def _introduce(self) -> None:
        """Who answers must be among the persons of the workbook."""
        if self._known:
            return
        self._known = True
        made = etree.Element(f"{{{_SPACE}}}personList", nsmap={None: _SPACE})
        root = self._package.beside(self._book, _KIND, made, "xl/persons/person{}.xml", _TYPE)
        if all(p.get("id") != _SELF for p in root):
            of = {"displayName": AUTHOR, "id": _SELF, "userId": AUTHOR, "providerId": "None"}
            etree.SubElement(root, f"{{{etree.QName(root).namespace}}}person", **of)

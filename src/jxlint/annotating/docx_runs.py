"""Runs parted where comments begin and end; each part keeps the looks of the whole."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from lxml import etree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Pieces:
    """The runs of a document, parted before the characters `cuts`: (element w:t, index of the character)."""

    def __init__(self, cuts: Iterable[tuple[Any, int]]) -> None:
        self._runs: dict[tuple[Any, int], Any] = {}
        wanted: dict[Any, set[int]] = defaultdict(set)
        for element, index in cuts:
            wanted[element].add(index)
        for element, indexes in wanted.items():
            self._part(element, sorted(i for i in indexes if i < len(element.text or "")))

    def at(self, element: Any, index: int) -> Any:
        """The run that begins with this character, or that holds all of the element."""
        part = self._runs.get((element, index))
        return element.getparent() if part is None else part

    def before(self, element: Any, index: int) -> Any:
        """The run that ends right before this character of the element."""
        cuts = [i for of, i in self._runs if of is element and i < index]
        return self._runs[element, max(cuts)] if cuts else element.getparent()

    def _part(self, element: Any, indexes: list[int]) -> None:
        """Part the run of `element` before each of these characters, the last first."""
        run, text = element.getparent(), element.text or ""
        for index in reversed(indexes):
            if index == 0 and not _worded(run, element):
                continue
            rest = etree.Element(run.tag, attrib=dict(run.attrib), nsmap=run.nsmap)
            looks = run.find(f"{{{etree.QName(run).namespace}}}rPr")
            if looks is not None:
                rest.append(copy.deepcopy(looks))
            made = etree.SubElement(rest, element.tag)
            made.text = text[index:]
            made.set(_SPACE, "preserve")
            for sibling in list(element.itersiblings()):
                rest.append(sibling)
            rest.tail, run.tail = run.tail, None
            run.addnext(rest)
            text = text[:index]
            self._runs[element, index] = rest
        element.text = text
        element.set(_SPACE, "preserve")


def _worded(run: Any, element: Any) -> bool:
    """Whether anything but the looks of the run stands before `element`."""
    return any(
        etree.QName(e).localname != "rPr" for e in run.iterchildren() if e is not element and _before(e, element)
    )


def _before(one: Any, two: Any) -> bool:
    return bool(one.getparent().index(one) < two.getparent().index(two))

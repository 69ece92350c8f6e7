"""How the parts of an Office file (OOXML) name each other."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from jxlint.readers.archive import Archive, damaged
from jxlint.readers.limits import Limits
from jxlint.readers.markup import Attributes, pieces

_ROOT = "_rels/.rels"


class Relation(NamedTuple):
    """What a part means another to be (`worksheet`, `header`), and the name of that part."""

    kind: str
    part: str


def relations(archive: Archive, part: str, limits: Limits) -> dict[str, Relation]:
    """The parts that `part` names ("" for the file itself), by their ids. What lies outside the file is left out."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT
    found: dict[str, Relation] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            # Transitional and strict files spell the kinds differently but for their last word.
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relation(kind, target.lstrip("/"))

    if rels in archive:
        pieces(archive.chunks(rels), limits, rels, start)
    return found


def main_part(archive: Archive, limits: Limits) -> str:
    """The part with which the document begins. Raises InputError when the file names none."""
    for relation in relations(archive, "", limits).values():
        if relation.kind == "officeDocument":
            return relation.part
    raise damaged(_ROOT)

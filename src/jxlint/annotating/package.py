"""The parts of an Office file (OOXML, ECMA-376 part 2) that are to be changed; all others stay as they are, byte for
byte."""

from __future__ import annotations

import io
import posixpath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from jxlint.readers.archive import Archive, damaged
from jxlint.readers.limits import Limits
from jxlint.readers.markup import Handler, parse
from jxlint.readers.ooxml import Relation, relations

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NEW = (1980, 1, 1, 0, 0, 0)  # the same input gives the same bytes


class Package:
    """An Office file. Reading raises InputError, as readers do."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data, self._limits = data, limits
        self._archive = Archive(data, limits)
        self._roots: dict[str, Any] = {}
        self._made: dict[str, bytes] = {}
        self.strict = _STRICT.encode() in self._archive.read("_rels/.rels")
        self.signed = any(name.lower().startswith("_xmlsignatures/") for name in self._archive.names)

    @property
    def macros(self) -> bool:
        """Whether the file says that it holds macros."""
        return b"macroEnabled" in self._archive.read(_TYPES)

    @property
    def space(self) -> str:
        """The namespace of relations (r:id)."""
        return _STRICT if self.strict else _TRANSITIONAL

    def __contains__(self, part: str) -> bool:
        return part in self._archive or part in self._made or part in self._roots

    def relations(self, part: str) -> dict[str, Relation]:
        """What `part` names, by the ids, as the file came."""
        return relations(self._archive, part, self._limits)

    def xml(self, part: str) -> Any:
        """The root of an XML part, which may be changed."""
        if part not in self._roots:
            # The reader's parser refuses document types and depths; only what it has passed is made into a tree.
            parse(self._archive.chunks(part), Handler(), self._limits, part)
            safe = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
            try:
                self._roots[part] = etree.fromstring(self._archive.read(part), safe)
            except etree.XMLSyntaxError as e:
                raise damaged(part) from e
        return self._roots[part]

    def read(self, part: str) -> bytes:
        """The bytes of a part, as they came or as `put` left them."""
        return self._made[part] if part in self._made else self._archive.read(part)

    def put(self, part: str, made: Any) -> None:
        """Make or replace a part: by bytes, or by the root of its XML."""
        if isinstance(made, bytes):
            self._made[part] = made
        else:
            self._roots[part] = made

    def free(self, pattern: str) -> str:
        """The first name that is not taken, of a pattern such as xl/comments{}.xml."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def beside(self, part: str, kind: str, made: Any, pattern: str, content_type: str) -> Any:
        """The root of the part of this `kind` that `part` names; where there is none, `made` becomes it, called by
        `pattern`. See `relate` and `free`."""
        for relation in self.relations(part).values():
            if relation.kind == kind.rpartition("/")[2] and relation.part in self:
                return self.xml(relation.part)
        name = self.free(pattern)
        self.put(name, made)
        self.declare(name, content_type)
        self.relate(part, kind, name)
        return made

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let `part` name `target`; the id. `kind` is the last word of the relation's type, or the whole of it."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            self.put(rels, etree.Element(f"{{{_RELATIONS_SPACE}}}Relationships", nsmap={None: _RELATIONS_SPACE}))
        root = self.xml(rels)
        taken, number = {each.get("Id") for each in root}, 1
        while f"jx{number}" in taken:
            number += 1
        of = kind if "/" in kind else f"{self.space}/{kind}"
        etree.SubElement(root, f"{{{_RELATIONS_SPACE}}}Relationship", Id=f"jx{number}", Type=of, Target=f"/{target}")
        return f"jx{number}"

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        root = self.xml(_TYPES)
        etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override", PartName=f"/{part}", ContentType=content_type)

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say what new parts with this suffix are."""
        root = self.xml(_TYPES)
        if not any((each.get("Extension") or "").lower() == suffix for each in root):
            # Defaults stand before overrides.
            root.insert(0, etree.Element(f"{{{_TYPES_SPACE}}}Default", Extension=suffix, ContentType=content_type))

    def save(self) -> bytes:
        """The whole file with what was changed."""
        changed = self._made | {part: _written(root) for part, root in self._roots.items()}
        left = {part.lower(): part for part in changed}
        out, seen = io.BytesIO(), set()
        with ZipFile(io.BytesIO(self._data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
            for info in old.infolist():
                name = info.filename.lstrip("/").lower()
                if name in seen:
                    continue
                seen.add(name)
                part = left.pop(name, None)
                kept = ZipInfo(info.filename, info.date_time)
                kept.compress_type, kept.external_attr = (
                    ZIP_DEFLATED if part else info.compress_type,
                    info.external_attr,
                )
                new.writestr(kept, changed[part] if part else self._archive.read(info.filename))
            for part in left.values():
                made = ZipInfo(part, _NEW)
                made.compress_type = ZIP_DEFLATED
                new.writestr(made, changed[part])
        return out.getvalue()


def _written(root: Any) -> bytes:
    made: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return made

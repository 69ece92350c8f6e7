"""Fixes of findings as edits of the file's text: only the characters that differ, wherever lines break between them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from jxlint.document import Document, Path, Span, words
from jxlint.findings import Finding
from jxlint.fixing.source import Edit
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.sheet import TextPlaces


class Change(msgspec.Struct, frozen=True):
    """What the fix of a finding does: to the field at `path` of the document, and to the text of the file."""

    finding: Finding
    path: Path
    span: Span
    replacement: str
    edits: tuple[Edit, ...]

    @property
    def hull(self) -> tuple[int, int]:
        """From where to where it changes the text."""
        return self.edits[0].start, max(edit.end for edit in self.edits)


def changes(reading: Reading, text: str, findings: Sequence[Finding]) -> list[Change | None]:
    """What the fixes of `findings` do; None for one that cannot be written into this file's `text`."""
    out: list[Change | None] = []
    for finding, field in zip(findings, _fields(reading, text, findings), strict=True):
        out.append(_change(finding, field) if field is not None else None)
    return out


class _Field(msgspec.Struct, frozen=True):
    """The value of a field with the text of each of its characters: from `begins[i]` to `ends[i]`."""

    value: str
    begins: Sequence[int]
    ends: Sequence[int]
    written: str | None  # how a string is to be written in JSON: as it is (raw) or in ASCII; None: no JSON


def _fields(reading: Reading, text: str, findings: Sequence[Finding]) -> Iterator[_Field | None]:
    places, paths = reading.places, [f.path for f in findings]
    values = [value_at(reading, path) for path in paths]
    if isinstance(places, JsonPlaces):
        written = "ascii" if text.isascii() and "\\u" in text else "raw"
        for value, at in zip(values, places.characters(paths), strict=True):
            whole = value is not None and at is not None and len(at) == len(value) + 1
            yield _Field(value, at[:-1], at[1:], written) if whole and value and at else None
        return
    for value, path in zip(values, paths, strict=True):
        trace = places.characters(path) if isinstance(places, TextPlaces) else None
        # The places must be those of this very text.
        sound = value and trace and len(trace) == len(value) and trace[-1] < len(text)
        if not value or not trace or not sound or any(text[i] != c for i, c in zip(trace, value, strict=True)):
            yield None
        else:
            yield _Field(value, trace, [i + 1 for i in trace], None)


def _change(finding: Finding, field: _Field) -> Change | None:
    assert finding.fix is not None
    span = finding.span or Span(0, len(field.value))
    old, new = field.value[span.start : span.end], finding.fix.replacement
    if span.end > len(field.value) or span.start >= span.end or old == new:
        return None
    edits: list[Edit] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        first, text = span.start + i1, _written(new[j1:j2], field.written)
        if what == "insert":
            at = field.ends[first - 1] if first else field.begins[0]
            edits.append(Edit(at, at, text))
            continue
        # Line ends and page headings between the characters stay where they are.
        for i in range(first, span.start + i2):
            edits.append(Edit(field.begins[i], field.ends[i], text))
            text = ""
    return Change(finding, finding.path, span, new, tuple(edits))


def _written(words: str, how: str | None) -> str:
    if how is None:
        return words
    return json.dumps(words, ensure_ascii=how == "ascii")[1:-1]


def value_at(reading: Reading, path: Path) -> str | None:
    """The words at `path` of the document that was read; None where there is no text."""
    return text_at(reading.document, path)


def text_at(document: Document, path: Path) -> str | None:
    """The words at `path` of `document`; None where there is no text."""
    here: object = document
    for step in path:
        if isinstance(step, int):
            if not isinstance(here, tuple) or step >= len(here):
                return None
            here = here[step]
        else:
            here = getattr(here, step, None)
    return words(here) if isinstance(here, str) else None

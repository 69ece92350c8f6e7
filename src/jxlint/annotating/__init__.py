"""The user's own file back with the findings in it: bytes in, bytes out, nothing written or printed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from jxlint.annotating.formats import form_of, missing
from jxlint.annotating.notes import notes
from jxlint.findings import Finding
from jxlint.readers.limits import DEFAULT, Limits
from jxlint.reading import Notice


class Annotated(msgspec.Struct, frozen=True):
    """A file with its findings in it. `suffix` is that of its format; `lost` says what could not be kept, or not shown
    at its place."""

    data: bytes
    suffix: str
    lost: tuple[Notice, ...] = ()


def annotate(
    source: bytes | Path,
    findings: Sequence[Finding],
    *,
    name: str = "",
    titles: Mapping[str, str] | None = None,
    lang: str = "zh",
    layout: str | None = None,
    limits: Limits = DEFAULT,
) -> Annotated:
    """The file in `source`, called `name` in errors, with `findings` (what the engine says of this very file; those
    that are suppressed are left out) as comments beside the words.

    `titles` are what the rules are called, by code; `layout` the form under which the file was read, where one was
    named. Raises UsageError for a format that takes no comments, for a signed file and where a library is missing,
    InputError for a file that cannot be read; each with `name` as its place.
    """
    from jxlint.errors import JxlintError

    called = name or (os.fspath(source) if isinstance(source, Path) else "")
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        form = form_of(data, called)
        listed = notes(findings, titles or {}, lang)
        try:
            if form == "pdf":
                from jxlint.annotating import pdf

                return Annotated(*pdf.annotate(data, listed, lang))
            from jxlint.annotating import office

            return Annotated(*office.annotate(data, listed, lang, layout, limits))
        except ModuleNotFoundError as e:
            raise missing(e) from e
    except JxlintError as e:
        e.where = e.where or called
        raise

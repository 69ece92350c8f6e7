"""Readers: one module a container format. `read_file` and `read_bytes` give the document in a file with its places."""

from __future__ import annotations

import os

from jxlint import stamp
from jxlint.errors import InputError, JxlintError, OwnReport
from jxlint.readers import detect
from jxlint.readers.limits import DEFAULT, Limits
from jxlint.readers.opening import check_size, load, looks_json
from jxlint.reading import Reading

# What is read here; for any other suffix the installed packages are asked first.
SUFFIXES = ("", ".txt", ".text", ".md", ".tsv", ".json", ".jsonl", *detect.SUFFIXES, *detect.PICTURES)


def read_file(
    path: str | os.PathLike[str], *, name: str | None = None, limits: Limits = DEFAULT, layout: str | None = None
) -> Reading:
    """The document in the file at `path`, "-" for standard input; `name` is what it is called, if not `path`. `layout`
    reads a table where the user names one.

    Raises UsageError for an unknown layout, InputError, UnrecognisedTable, BlankForm, OwnReport or BadJson, each with
    the place.
    """
    called = name or os.fspath(path)
    return read_bytes(load(os.fspath(path), called, limits), called, limits=limits, layout=layout)


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT, layout: str | None = None) -> Reading:
    """The document in `data`; `name` is its file's name, for errors and to tell the format. See read_file."""
    try:
        check_size(len(data), name, data[:4096], limits)
        if stamp.on_text(data):
            raise OwnReport.made()
        if os.path.splitext(name)[1].lower() not in SUFFIXES:  # noqa: PTH122 - Path refuses some names
            from jxlint.readers.plugged import read_plugged

            made = read_plugged(data, name)
            if made is not None:
                from jxlint.layouts import recognise

                return made if isinstance(made, Reading) else recognise(made, layout)
        reader = detect.reader(data, name)
        shown = reader(data, limits) if reader is not None else None
        if shown is not None:
            if not shown.solid:
                raise InputError(
                    "里面没有文字", "there is no text in it",
                    remedy_zh="请检查是否导出成功，文字是不是在图片里",
                    remedy_en="check the export, and whether the words are in a picture",
                )  # fmt: skip
            from jxlint.layouts import recognise

            return recognise(shown, layout)
        from jxlint.readers import text

        try:
            decoded = text.decoded(data)
        except text.NotText as e:
            raise detect.spoiled(name) or e from e
        lines = decoded.lines
        if looks_json(name, data[:4096]):
            from jxlint.readers import json

            return json.read(lines, data if decoded.whole and lines is decoded.text else None)
        from jxlint.layouts import recognise
        from jxlint.sheet import sheet

        return recognise(sheet(lines), layout)
    except JxlintError as e:
        e.where = name + e.where
        raise

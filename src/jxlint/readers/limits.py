"""How much of a file is read at most: what is larger is no table but a mistake or an attack, and is refused by name."""

from __future__ import annotations

import re

import msgspec

from jxlint.errors import InputError, UsageError
from jxlint.patterns import later

_MB = 1024 * 1024
_AMOUNT = later(r"(\d{1,12})\s*(KB|MB|GB)?", re.I)
_UNITS = {"KB": 1024, "MB": _MB, "GB": 1024 * _MB}

_BYTES = ("size", "json", "unpacked")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one run; every one is a whole number above 0."""

    size: int = 64 * _MB  # bytes of the file
    json: int = 200 * _MB  # bytes of a JSON document
    unpacked: int = 256 * _MB  # bytes of all parts of an archive that are read
    ratio: int = 500  # how many times larger a part of more than a megabyte may become
    entries: int = 10_000  # parts of an archive
    depth: int = 256  # elements within elements
    tables: int = 24  # tables within tables
    cells: int = 400_000  # also pieces of text and tags of a page, of which a cell may have several
    area: int = 20_000_000  # rows times columns of a table that are in use
    characters: int = 20_000_000
    pages: int = 2_000  # of a PDF or an image file
    objects: int = 50_000  # drawings on a page of a PDF
    glyphs: int = 50_000  # characters on a page of a PDF
    pixels: int = 60_000_000  # of a picture: A3 at 400 dpi has 31 million
    scans: int = 200  # pages of a file in which text is recognised
    seconds: int = 1_800  # of recognising the text of a file

    def check(self, name: str, value: int, zh: str, en: str) -> None:
        """Raise InputError when `value` is above the limit `name`; `zh` and `en` say what there is too much of."""
        most = getattr(self, name)
        if value > most:
            shown = f"{most // _MB} MB" if name in _BYTES and most >= _MB else f"{most:,}"
            raise InputError(
                f"{zh}（上限 {shown}），没有读",
                f"{en} (the limit is {shown}): not read",
                remedy_zh=f"请拆分或另存一份干净的文件；文件确实可靠时可用 --limit {name}=数 放宽",
                remedy_en=f"split it or save a clean copy; if the file can be trusted, raise it with --limit {name}=N",
            )

    def check_area(self, rows: int, columns: int) -> None:
        """Of a table with this many rows and columns in use."""
        self.check("area", rows * columns, "表格的行列太多", "the table has too many rows and columns")

    def check_characters(self, count: int) -> None:
        """Of the text of a whole file."""
        self.check("characters", count, "文字太多", "there are too many characters")

    def check_pages(self, count: int) -> None:
        """Of a file."""
        self.check("pages", count, "页数太多", "there are too many pages")

    def check_glyphs(self, count: int) -> None:
        """Of the characters of a page."""
        self.check("glyphs", count, "一页里的文字太多", "a page holds too many characters")

    def check_entries(self, count: int) -> None:
        """Of the parts of an archive."""
        self.check("entries", count, "压缩包里的文件太多", "the archive holds too many files")

    def check_unpacked(self, size: int) -> None:
        """Of the bytes of all parts of an archive."""
        self.check("unpacked", size, "解压后太大", "it is too large when unpacked")

    def check_ratio(self, size: int, packed: int) -> None:
        """Of a part of `size` bytes that an archive holds in `packed`."""
        if size > _MB:
            self.check("ratio", size // max(1, packed), "压缩比异常，像是压缩炸弹", "it unpacks like a zip bomb")

    def check_pieces(self, count: int) -> None:
        """Of the pieces of text, places and tags from which a file's cells are made."""
        self.check_cells(count // 4)

    def check_cells(self, count: int) -> None:
        """Of the cells of a whole file."""
        self.check("cells", count, "单元格太多", "there are too many cells")


DEFAULT = Limits()


def limits(changes: dict[str, int]) -> Limits:
    """The limits with these changes, by their names."""
    return msgspec.structs.replace(DEFAULT, **changes) if changes else DEFAULT


def amount(name: str, text: str) -> int:
    """The number that a user writes for the limit `name`: 300, or 300MB where bytes are counted.

    Raises UsageError, with the name as its place, for an unknown name and for what is no number above 0.
    """
    if name not in Limits.__struct_fields__:
        known = Limits.__struct_fields__
        raise UsageError(
            f"没有“{name}”这个上限", f"there is no limit “{name}”",
            remedy_zh="可用：" + "、".join(known), remedy_en="known: " + ", ".join(known), where=name,
        )  # fmt: skip
    return number(name, text, example="300MB" if name in _BYTES else "3000")


def number(name: str, text: str, *, example: str, none: bool = False) -> int:
    """The number in `text`, 300 or 300MB: above 0, or 0 as well where `none` says that 0 means no limit. Raises
    UsageError with `name` as its place."""
    found = _AMOUNT.fullmatch(text.strip())
    value = int(found[1]) * _UNITS.get((found[2] or "").upper(), 1) if found else -1
    if value < (0 if none else 1):
        zh, en = (
            ("整数（0 为不限）", "whole number (0: no limit)") if none else ("大于 0 的整数", "whole number above 0")
        )
        raise UsageError(
            f"上限 {name} 应是{zh}，写的是“{text}”",
            f"the limit {name} must be a {en}, found “{text}”",
            remedy_zh=f"例如 {example}",
            remedy_en=f"for example {example}",
            where=name,
        )
    return value

"""How much of a file is read at most: what is larger is no table but a mistake or an attack, and is refused by name."""

from __future__ import annotations

import msgspec

from jxlint.errors import InputError

_MB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one run; every one is a whole number above 0."""

    size: int = 64 * _MB  # bytes of the file
    unpacked: int = 256 * _MB  # bytes of all parts of an archive that are read
    ratio: int = 500  # how many times larger a part of more than a megabyte may become
    entries: int = 10_000  # parts of an archive
    depth: int = 256  # elements within elements
    tables: int = 24  # tables within tables
    cells: int = 400_000  # also pieces of text and tags of a page, of which a cell may have several
    area: int = 20_000_000  # rows times columns of a table that are in use
    characters: int = 20_000_000
    numbers: int = 200_000  # places of a compound file's directory, records of an old workbook

    def check(self, name: str, value: int, zh: str, en: str) -> None:
        """Raise InputError when `value` is above the limit `name`; `zh` and `en` say what there is too much of."""
        most = getattr(self, name)
        if value > most:
            shown = f"{most // _MB} MB" if name in ("size", "unpacked") and most >= _MB else f"{most:,}"
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

    def check_pieces(self, count: int) -> None:
        """Of the pieces of text, places and tags from which a file's cells are made."""
        self.check_cells(count // 4)

    def check_cells(self, count: int) -> None:
        """Of the cells of a whole file."""
        self.check("cells", count, "单元格太多", "there are too many cells")


DEFAULT = Limits()

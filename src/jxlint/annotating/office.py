"""Office files (OOXML): which kind it is says the part it begins with, as for the readers."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.annotating.formats import refused, signed
from jxlint.annotating.notes import Note
from jxlint.annotating.package import Package
from jxlint.readers.archive import Archive
from jxlint.readers.limits import Limits
from jxlint.readers.ooxml import main_part
from jxlint.reading import Notice


def annotate(
    data: bytes, listed: Sequence[Note], lang: str, layout: str | None, limits: Limits
) -> tuple[bytes, str, tuple[Notice, ...]]:
    """The workbook or document in `data` with `listed` in it, its suffix, and what was lost. Raises UsageError,
    InputError."""
    archive = Archive(data, limits)
    part = main_part(archive, limits)
    package = Package(data, limits)
    if package.signed:
        raise signed()
    if part.startswith("word/") or part.endswith("document.xml"):
        from jxlint.annotating import docx

        lost = docx.annotate(package, archive, part, listed, layout, limits)
        return package.save(), ".docm" if package.macros else ".docx", tuple(lost)
    if part.endswith(".bin"):
        raise refused(".xlsb 写不了批注", "an .xlsb workbook cannot be annotated",
                      "请另存为 .xlsx", "save it as .xlsx")  # fmt: skip
    from jxlint.annotating import xlsx

    lost = xlsx.annotate(package, part, listed, lang)
    return package.save(), ".xlsm" if package.macros else ".xlsx", tuple(lost)

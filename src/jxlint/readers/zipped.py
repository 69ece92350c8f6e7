"""Zip files that hold a document: which one it is says the part they begin with, whatever the file is called."""

from __future__ import annotations

from jxlint import stamp
from jxlint.errors import InputError, OwnReport
from jxlint.readers.archive import Archive, damaged
from jxlint.readers.limits import Limits
from jxlint.readers.ooxml import main_part
from jxlint.sheet import Sheet

_CORE = "docProps/core.xml"
_BOOKS = ("workbook.xml", "workbook.bin")
_OTHERS = (("ppt/", "PowerPoint", "PowerPoint"), ("visio/", "Visio", "Visio"))


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that the workbook or document in `data` shows. Raises InputError, OwnReport."""
    archive = Archive(data, limits)
    if "[Content_Types].xml" not in archive:
        raise _foreign(archive)
    if _CORE in archive and stamp.on_properties(archive.read(_CORE)):
        raise OwnReport.made()
    part = main_part(archive, limits)
    if part.startswith("word/") or part.endswith("document.xml"):
        from jxlint.readers import docx

        return docx.read(archive, part, limits)
    if part.endswith(_BOOKS) or part.startswith("xl/"):
        from jxlint.readers import xlsx

        return xlsx.read(archive, part, limits)
    for folder, zh, en in _OTHERS:
        if part.startswith(folder):
            raise _unread(f"是 {zh} 文件，读不了", f"a {en} file, which is not read")
    raise damaged(part)


def _foreign(archive: Archive) -> InputError:
    if "mimetype" in archive and "content.xml" in archive:
        return _unread(
            "是 OpenDocument 文件（.ods、.odt），读不了", "an OpenDocument file (.ods, .odt), which is not read"
        )
    if "OFD.xml" in archive:
        return InputError(
            "是 OFD 文件，读不了", "an OFD file, which is not read",
            remedy_zh="请用 OFD 阅读器另存为 PDF，或用原来的表格",
            remedy_en="save it as PDF in a reader of OFD, or take the table it was made of",
        )  # fmt: skip
    return InputError(
        "是压缩包（ZIP），不是表格",
        "a ZIP archive, not a table",
        remedy_zh="请先解压，再检查里面的文件",
        remedy_en="unpack it and check the files within",
    )


def _unread(zh: str, en: str) -> InputError:
    return InputError(
        zh,
        en,
        remedy_zh="请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx 或 .docx",
        remedy_en="open it in WPS, Excel or LibreOffice and save it as .xlsx or .docx",
    )

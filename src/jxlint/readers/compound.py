"""Files of the Office before 2007 (compound files): workbooks and documents are read, all others are told how to
convert."""

from __future__ import annotations

from jxlint.errors import InputError
from jxlint.readers.archive import encrypted
from jxlint.readers.compound_file import CompoundFile
from jxlint.readers.limits import Limits
from jxlint.sheet import Sheet


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that the workbook or document in `data` shows. Raises InputError."""
    file = CompoundFile(data)
    names = file.names()
    if "EncryptedPackage" in names:
        raise encrypted()
    if "WordDocument" in names:
        from jxlint.readers import doc

        try:
            return doc.read(file, limits)
        except doc.OlderWord as e:
            raise _old("是 Word 95 或更早的文件，读不了", "a document of Word 95 or before, not read", ".docx") from e
    book = file.stream("Workbook") or file.stream("Book")
    if book:
        from jxlint.readers import xls

        return xls.read(book, limits)
    raise _old("是旧版 Office 文件，里面没有工作表", "an old Office file that holds no workbook", ".xlsx")


def _old(zh: str, en: str, suffix: str) -> InputError:
    return InputError(
        zh,
        en,
        remedy_zh=f"请用 Word 或 WPS 打开，另存为 {suffix}；或 soffice --headless --convert-to {suffix[1:]} 文件",
        remedy_en=f"open it in Word or WPS and save as {suffix}; or soffice --headless --convert-to {suffix[1:]} FILE",
    )

"""Files of the Office before 2007 (compound files): workbooks are read, all others are told how to convert."""

from __future__ import annotations

from jxlint.errors import InputError
from jxlint.readers.archive import encrypted
from jxlint.readers.limits import Limits
from jxlint.sheet import Sheet


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that the workbook in `data` shows. Raises InputError."""
    if _holds(data, "EncryptedPackage"):
        raise encrypted()
    if _holds(data, "Workbook") or _holds(data, "Book"):
        from jxlint.readers import xls

        return xls.read(data, limits)
    if _holds(data, "WordDocument"):
        raise _old(
            "是旧版 Word/WPS 文字文件（.doc、.wps），读不了",
            "an old Word or WPS document (.doc, .wps), not read",
            ".docx",
        )
    raise _old("是旧版 Office 文件，里面没有工作表", "an old Office file that holds no workbook", ".xlsx")


def _holds(data: bytes, stream: str) -> bool:
    """Whether the file has a stream of this name: names stand in its directory in 64 bytes, with their length."""
    name = (stream + "\0").encode("utf-16-le")
    return name.ljust(64, b"\0") + len(name).to_bytes(2, "little") in data


def _old(zh: str, en: str, suffix: str) -> InputError:
    return InputError(
        zh,
        en,
        remedy_zh=f"请用 Word 或 WPS 打开，另存为 {suffix}；或 soffice --headless --convert-to {suffix[1:]} 文件",
        remedy_en=f"open it in Word or WPS and save as {suffix}; or soffice --headless --convert-to {suffix[1:]} FILE",
    )

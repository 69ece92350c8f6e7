"""Which files can be given back with comments, and what is said of the others."""

from __future__ import annotations

import os

from jxlint.errors import UsageError

_LIBRARIES = ("lxml", "pypdf")


def form_of(data: bytes, name: str) -> str:
    """ "office" or "pdf", by what the file begins with. Raises UsageError for any other."""
    if data.startswith(b"PK\x03\x04"):
        return "office"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - Path refuses some names
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or suffix in (".xls", ".et"):
        document = "WordDocument".encode("utf-16-le") in data
        zh, en, newer = (
            ("Word 文件（.doc、.wps）", "document (.doc, .wps)", ".docx") if document
            else ("Excel 文件（.xls、.et）", "workbook (.xls, .et)", ".xlsx")
        )  # fmt: skip
        raise refused(
            f"旧版 {zh}写不了批注", f"an old {en} cannot be annotated",
            f"请用 Office 或 WPS 另存为 {newer} 再做", f"save it as {newer} in Office or WPS and annotate that",
        )  # fmt: skip
    what = f" {suffix} " if 1 < len(suffix) < 8 and suffix[1:].isalnum() else "这种文件"
    raise refused(
        f"{what.strip()} 没有带批注的副本；只有 .xlsx、.xlsm、.docx、.docm 和 .pdf 有",
        f"no annotated copy of {what.strip() if '.' in what else 'such files'}; there is one of .xlsx, .xlsm, .docx,"
        " .docm and .pdf",
        "请改用 --format html（网页，带原文）或 xlsx（清单）",
        "use --format html (a page with the words) or xlsx (a list) instead",
    )


def signed() -> UsageError:
    """The error of a file whose signature a comment would break."""
    return refused(
        "文件有数字签名，加批注会使签名失效，没有写",
        "the file is digitally signed, and comments would break the signature: not written",
        "请用签名前的文件，或改用 --format html",
        "take the file from before it was signed, or use --format html",
    )


def missing(error: ModuleNotFoundError) -> Exception:
    """The error where a library of the extra is not installed; another is handed back as it is."""
    if (error.name or "").partition(".")[0] not in _LIBRARIES:
        return error
    return refused(
        f"写批注要用 {error.name}，没有安装", f"annotating needs {error.name}, which is not installed",
        '请运行 pip install "jxlint[annotate]"', 'run pip install "jxlint[annotate]"',
    )  # fmt: skip


def refused(zh: str, en: str, remedy_zh: str, remedy_en: str) -> UsageError:
    """The error of a file that is not annotated."""
    return UsageError(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en)

"""LibreOffice, where it is installed, to make a PDF of a Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from jxlint.errors import UsageError

_SECONDS = 180


def to_pdf(document: str) -> str:
    """Make a PDF beside the Word file `document`; its path. Raises UsageError where LibreOffice is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise _failed("没有找到 LibreOffice，转不了 PDF", "LibreOffice is not installed, and no PDF was made",
                      "请安装 LibreOffice，或用 Word、WPS 打开后另存为 PDF",
                      "install LibreOffice, or save the file as PDF from Word or WPS")  # fmt: skip
    # A profile of its own, so that an office that is open is not disturbed.
    with tempfile.TemporaryDirectory() as home:
        command = [
            program, f"-env:UserInstallation={Path(home).as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", home, str(Path(document).absolute()),
        ]  # fmt: skip
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as e:
            raise _failed(f"LibreOffice 没有转成 PDF（{type(e).__name__}）",
                          f"LibreOffice made no PDF ({type(e).__name__})",
                          "请用 Word、WPS 打开后另存为 PDF",
                          "save the file as PDF from Word or WPS") from e  # fmt: skip
        made = Path(home) / (Path(document).stem + ".pdf")
        target = str(Path(document).with_suffix(".pdf"))
        if not made.is_file():
            raise _failed("LibreOffice 没有转成 PDF", "LibreOffice made no PDF",
                          "请用 Word、WPS 打开后另存为 PDF", "save the file as PDF from Word or WPS")  # fmt: skip
        shutil.move(made, target)
    return target


def _failed(zh: str, en: str, remedy_zh: str, remedy_en: str) -> UsageError:
    return UsageError(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where="--pdf")

"""Reads PDF files as on a machine without any fonts: `python -m tests.readers.pdf.fontless FOLDER FILE…`, where FOLDER
is an empty one. Writes a list of the documents as JSON."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any

import msgspec
from pypdfium2 import raw

from jxlint.readers import read_bytes


def without_fonts(folder: str) -> Any:
    """Let PDFium look for fonts in `folder` alone. It does so from its start on, so that this takes its own process,
    and holds what is returned."""
    raw.FPDF_DestroyLibrary()
    paths = (ctypes.c_char_p * 2)(folder.encode(), None)
    texts = ctypes.cast(paths, ctypes.POINTER(ctypes.POINTER(ctypes.c_char)))
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=texts))
    return paths


if __name__ == "__main__":
    paths = without_fonts(sys.argv[1])
    documents = [read_bytes(Path(name).read_bytes(), "x.pdf").document for name in sys.argv[2:]]
    sys.stdout.buffer.write(msgspec.json.encode(documents))

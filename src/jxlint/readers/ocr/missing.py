"""The error of a run without the packages that recognise text in pictures."""

from __future__ import annotations

import importlib.util

from jxlint.errors import InputError

# What is imported, by the names of the modules; rapidocr holds the models and is only looked into.
_NEEDED = ("numpy", "PIL", "onnxruntime", "rapidocr")


def installed() -> bool:
    """Whether everything is there."""
    return all(_found(name) for name in _NEEDED)


def missing() -> InputError:
    """What to say where something is not."""
    return InputError(
        "是图片或扫描件，要识别文字才能读，没有安装所需的库",
        "it is a picture or scan; to recognise its text needs libraries that are not installed",
        remedy_zh="运行 pip install 'jxlint[ocr]'；或用原来的 Excel、Word 文件",
        remedy_en="run pip install 'jxlint[ocr]'; or use the Excel or Word file it was made from",
    )


def _found(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):  # a module that is set to None
        return False

"""Image files to pages of grey values. A header is believed before anything is unpacked, and then held to its word."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from jxlint.errors import InputError
from jxlint.readers.limits import Limits
from jxlint.readers.ocr.bitmap import Grey

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
# What Pillow raises for broken files, beside its own.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, RuntimeError,
           AttributeError, MemoryError, AssertionError, ArithmeticError, struct.error, zlib.error)  # fmt: skip


def pictures(data: bytes, limits: Limits) -> Iterator[tuple[int, int, Grey]]:
    """The pages of the image `data`: the number of each, how many there are, its grey values.

    Raises InputError for what is damaged, moves, or is larger than the limits.
    """
    try:
        with _believed(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            pages = _pages(image)
            limits.check_pages(pages)
            for number in range(pages):
                if number:
                    image.seek(number)
                yield number + 1, pages, _grey(image, limits)
    except InputError:
        raise
    except _BROKEN as e:
        raise _damaged() from e


@contextmanager
def _believed() -> Iterator[None]:
    """Without the limit of the library, which warns: ours is checked before anything is unpacked."""
    usual, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = usual


def _pages(image: Image.Image) -> int:
    frames = int(getattr(image, "n_frames", 1))
    # What a camera adds to its JPEG (MPO) are views of the same picture.
    if frames == 1 or image.format in ("JPEG", "MPO"):
        return 1
    if image.format == "TIFF":
        return frames
    raise InputError(
        "图片是动画", "the picture is animated",
        remedy_zh="请把要检查的一幅另存为 PNG 或 JPEG", remedy_en="save the one to be checked as PNG or JPEG",
    )  # fmt: skip


def _grey(image: Image.Image, limits: Limits) -> Grey:
    width, height = image.size
    if not width or not height:
        raise _damaged()
    limits.check("pixels", width * height, "图片太大", "the picture is too large")
    image.load()
    shown = ImageOps.exif_transpose(image)
    if shown.mode == "1" or shown.mode == "L":
        return np.asarray(shown.convert("L"), dtype=np.uint8)
    if shown.mode.startswith("I;16"):
        return (np.asarray(shown).astype(np.uint16) >> 8).astype(np.uint8)
    if shown.mode in ("I", "F"):
        return _scaled(np.asarray(shown, dtype=np.float64))
    if "A" in shown.mode or "transparency" in shown.info:
        shown = shown.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        shown = Image.alpha_composite(paper, shown)
    return np.asarray(shown.convert("RGB").convert("L"), dtype=np.uint8)


def _scaled(values: np.ndarray[Any, np.dtype[np.float64]]) -> Grey:
    """Values of any range, the lowest as black and the highest as white."""
    values = np.nan_to_num(values)
    low, high = float(values.min()), float(values.max())
    if high <= low:
        return np.full(values.shape, 255, dtype=np.uint8)
    scaled: Grey = ((values - low) * (255.0 / (high - low))).astype(np.uint8)
    return scaled


def _damaged() -> InputError:
    return InputError(
        "图片损坏或不完整", "the picture is damaged or cut off",
        remedy_zh="请重新扫描或下载，或打开后另存为 PNG", remedy_en="scan or fetch it again, or save it anew as PNG",
    )  # fmt: skip

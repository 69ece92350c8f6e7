"""Image files of every kind that is read, and those that are damaged, too large, empty or something else."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jxlint.errors import InputError
from jxlint.readers import detect, read_bytes
from jxlint.readers.limits import DEFAULT, limits
from jxlint.readers.ocr.pictures import pictures

DARK, LIGHT = 20, 230


def image(mode: str = "L") -> Image.Image:
    """Left half dark, right half light."""
    values = np.full((40, 60), LIGHT, dtype=np.uint8)
    values[:, :30] = DARK
    return Image.fromarray(values).convert(mode)


def saved(picture: Image.Image, form: str, **more: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that says it is of this size and holds next to nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


READ = {
    "png": saved(image(), "PNG"),
    "jpeg": saved(image("RGB"), "JPEG", quality=95),
    "tiff": saved(image(), "TIFF"),
    "fax": saved(image("1"), "TIFF", compression="group4"),
    "bmp": saved(image("RGB"), "BMP"),
    "webp": saved(image("RGB"), "WEBP", lossless=True),
    "16 bits": saved(Image.fromarray(np.asarray(image()).astype(np.uint16) * 257), "PNG"),
    "floats": saved(image("F"), "TIFF"),
    "CMYK": saved(image("CMYK"), "JPEG", quality=95),
    "transparent": saved(image("RGBA"), "PNG"),
    "palette": saved(image("P"), "PNG"),
}


@pytest.mark.parametrize("name", READ)
def test_pictures_of_every_kind_are_read(name: str) -> None:
    ((number, pages, grey),) = pictures(READ[name], DEFAULT)
    assert (number, pages, grey.shape, grey.dtype.name) == (1, 1, (40, 60), "uint8")
    assert grey[20, 5] < 70
    assert grey[20, 55] > 180
    assert detect.reader(READ[name], "x.dat") is not None


def test_what_is_transparent_is_paper() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    ((_, _, grey),) = pictures(saved(clear, "PNG"), DEFAULT)
    assert grey.min() == 255


def test_a_camera_says_how_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    ((_, _, grey),) = pictures(saved(image("RGB"), "JPEG", exif=exif), DEFAULT)
    assert grey.shape == (60, 40)
    assert grey[5].max() < 100


def test_the_pages_of_a_tiff_come_in_their_order() -> None:
    data = saved(image(), "TIFF", save_all=True, append_images=[Image.new("L", (10, 20), 200)])
    assert [(n, of, g.shape) for n, of, g in pictures(data, DEFAULT)] == [(1, 2, (40, 60)), (2, 2, (20, 10))]
    with pytest.raises(InputError, match="too many pages"):
        list(pictures(data, limits({"pages": 1})))


REFUSED = {
    "half a PNG": (READ["png"][: len(READ["png"]) // 2], "damaged"),
    "a PNG's head": (READ["png"][:33], "damaged"),
    "half a JPEG": (READ["jpeg"][: len(READ["jpeg"]) // 2], "damaged"),
    "half a TIFF": (READ["tiff"][: len(READ["tiff"]) // 2], "damaged"),
    "half a WebP": (READ["webp"][: len(READ["webp"]) // 2], "damaged"),
    "half a BMP": (READ["bmp"][: len(READ["bmp"]) // 2], "damaged"),
    "no rows": (png_of_size(60, 0), "damaged"),
    "a bomb": (png_of_size(50_000, 50_000), "too large"),
    "a larger bomb": (png_of_size(2**31 - 1, 2**31 - 1), "too large"),
    "an animation": (saved(image(), "PNG", save_all=True, append_images=[image().rotate(90)]), "animated"),
    "a GIF": (saved(image(), "GIF"), "of this format"),
    "a telephone's": (b"\0\0\0\x18ftypheic" + bytes(200), "of this format"),
    "white": (saved(Image.new("L", (400, 300), 255), "PNG"), "no text was recognised"),
    "black": (saved(Image.new("L", (400, 300), 0), "PNG"), "no text was recognised"),
    "a point": (saved(Image.new("L", (1, 1), 0), "PNG"), "no text was recognised"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told(name: str, recwarn: pytest.WarningsRecorder) -> None:
    data, says = REFUSED[name]
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, "表.png")
    assert caught.value.where == "表.png"
    assert caught.value.remedy_zh
    assert not recwarn.list


def test_a_trusted_picture_may_be_larger() -> None:
    with pytest.raises(InputError, match=r"limit is 2,000\).*--limit|limit is 2,000"):
        list(pictures(READ["png"], limits({"pixels": 2000})))
    assert len(list(pictures(READ["png"], limits({"pixels": 2400})))) == 1


def test_text_that_begins_with_the_letters_of_a_bitmap_is_text() -> None:
    assert detect.reader("BM单位的绩效目标表".encode(), "x.txt") is None


@pytest.mark.parametrize("lost", ["numpy", "PIL", "onnxruntime", "rapidocr"])
def test_without_the_libraries_the_extra_is_named(lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, lost, None)
    with pytest.raises(InputError) as caught:
        read_bytes(READ["png"], "x.png")
    assert "pip install 'jxlint[ocr]'" in caught.value.remedy_zh
    assert "pip install 'jxlint[ocr]'" in caught.value.remedy_en

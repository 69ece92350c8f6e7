"""Reads pictures of the sample tables and prints how much is right: characters and fields beside the gold documents,
findings beside the gold findings, and seconds a page.

    python -m benchmarks.ocr [--dpi 200,150] [--like plain,jpeg,askew,turned,noise,blur]

Each page of the printed tables is drawn as a picture and spoilt as asked: `jpeg` (quality 60), `askew` (up to 3
degrees), `turned` (by quarter turns), `noise`, `blur`, or several joined by +. Needs jxlint[ocr].
"""

from __future__ import annotations

import argparse
import io
import time
from pathlib import Path

import msgspec
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from benchmarks.scoring import Score, score
from jxlint.engine import check
from jxlint.errors import JxlintError
from jxlint.readers import read_bytes
from jxlint.rules import RuleSet, load

PRINTED = Path(__file__).parents[1] / "tests" / "data" / "pdf"
NAMES = ("baiyun-projects", "guangzhou-projects-2024")
WAYS = ("plain", "jpeg", "askew", "turned", "noise", "blur")
_ASKEW = (1.3, -2.1, 0.6, 2.7, -0.9)  # degrees, page by page


class Result(msgspec.Struct, frozen=True):
    """What came of one table; the seconds are those of a page, on the clock and of all processors."""

    score: Score
    seconds: float
    cpu: float


def scanned(name: str, dpi: int, like: str) -> tuple[bytes, int]:
    """The pages of the printed table `name` as a TIFF file, and how many they are."""
    document = pdfium.PdfDocument(PRINTED / f"{name}.pdf")
    pages = [_spoilt(page.render(scale=dpi / 72, grayscale=True).to_pil(), like, i) for i, page in enumerate(document)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    return out.getvalue(), len(pages)


def _spoilt(page: Image.Image, like: str, number: int) -> Image.Image:
    for way in like.split("+"):
        if way == "askew":
            page = page.rotate(_ASKEW[number % len(_ASKEW)], Image.Resampling.BICUBIC, fillcolor=255)
        elif way == "turned":
            page = page.transpose((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180)[number % 2])
        elif way == "noise":
            grain = np.random.default_rng(number).normal(0, 18, (page.height, page.width))
            page = Image.fromarray(np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8))
        elif way == "blur":
            page = page.filter(ImageFilter.GaussianBlur(1))
        elif way == "jpeg":
            out = io.BytesIO()
            page.save(out, "JPEG", quality=60)
            page = Image.open(out)
    return page


def run(name: str, dpi: int, like: str, rules: RuleSet) -> Result:
    """Reads the pictures of table `name`. Raises JxlintError."""
    data, pages = scanned(name, dpi, like)
    start, busy = time.perf_counter(), time.process_time()
    reading = read_bytes(data, f"{name}.tif")
    taken, cpu = time.perf_counter() - start, time.process_time() - busy
    return Result(score(name, reading.document, check(reading, rules)), taken / pages, cpu / pages)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ocr", description=__doc__.split("\n\n")[0])
    parser.add_argument("--dpi", default="200,150", help="dots an inch, comma separated")
    parser.add_argument("--like", default="plain,jpeg,askew,turned,askew+noise+jpeg", help=f"of {', '.join(WAYS)}")
    args = parser.parse_args()
    if unknown := {w for like in args.like.split(",") for w in like.split("+")} - set(WAYS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(WAYS)}")
    rules = load()
    print("table                     dpi  like               characters   fields      F1   s/page    cpu/page")
    for dpi in map(int, args.dpi.split(",")):
        for like in args.like.split(","):
            for name in NAMES:
                try:
                    made = run(name, dpi, like, rules)
                except JxlintError as e:
                    print(f"{name:24} {dpi:4}  {like:18} {e.text('en')}")
                    continue
                s = made.score
                print(
                    f"{name:24} {dpi:4}  {like:18} {s.characters:9.2%} {s.fields:9.2%} {s.f1:7.3f} {made.seconds:8.2f}"
                    f" {made.cpu:11.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()

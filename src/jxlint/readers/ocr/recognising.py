"""Strips of a page to characters: PP-OCR's recognition model, run by ONNX Runtime on this machine.

The model lies in the package rapidocr and is loaded from there by its path. The package's own code, which would fetch
models that are missing, is never imported: nothing here reaches for the network.
"""

from __future__ import annotations

import functools
import importlib.util
import multiprocessing
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PIL import Image

from jxlint.readers.ocr.bitmap import Grey
from jxlint.readers.ocr.missing import missing

_TALL = 48  # rows of the pictures that the model was trained on
# Marks with a narrow and a wide form.
TWINS = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？", "<": "＜", ">": "＞", "=": "＝",
         "+": "＋", "%": "％", "-": "－", "~": "～"}  # fmt: skip
_WIDEST = 4096  # columns of one at most: a longer line is cut, since what the model says of one takes room
_LEAST = 80  # columns of one at least: what is narrower is set on paper of that width


class Sign(msgspec.Struct, frozen=True, gc=False):
    """A character that was recognised: its left and right end in parts of the strip's width, how sure the model is, and
    whether its width fits the room it takes up (see `widths`)."""

    text: str
    left: float
    right: float
    sure: float
    fits: bool = False


class Recogniser:
    """The model, loaded."""

    def __init__(self, model: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False  # strips are of any width, and the arena would keep room for each
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"]
        self._signs = ["", *known.split("\n"), " "]
        of = {sign: i for i, sign in enumerate(self._signs)}
        pairs = [(of[a], of[b]) for a, b in TWINS.items() if a in of and b in of]
        self._twins = {i: (j,) for i, j in (*pairs, *((b, a) for a, b in pairs))}

    def read(self, strip: Grey) -> list[Sign]:
        """The characters in `strip`, a line of text from left to right."""
        if not strip.size:
            return []
        whole = strip.shape[1]
        parts = -(-whole * _TALL // (strip.shape[0] * _WIDEST))
        cuts = [0, *(_gap(strip, i * whole // parts) for i in range(1, parts)), whole]
        return [
            msgspec.structs.replace(
                sign, left=(a + sign.left * (b - a)) / whole, right=(a + sign.right * (b - a)) / whole
            )
            for a, b in pairwise(cuts)
            if a < b
            for sign in self._read(strip[:, a:b])
        ]

    def _read(self, strip: Grey) -> list[Sign]:
        wide = max(1, round(strip.shape[1] * _TALL / strip.shape[0]))
        resized = np.asarray(Image.fromarray(strip).resize((wide, _TALL), Image.Resampling.BICUBIC))
        values = np.full((_TALL, max(wide, _LEAST)), int(np.percentile(resized, 95)), dtype=np.float32)
        values[:, :wide] = resized
        picture = np.broadcast_to(values / 127.5 - 1, (1, 3, *values.shape)).astype(np.float32)
        said = self._session.run(None, {self._input: picture})[0][0]
        return self._signs_of(said, values.shape[1] / wide)

    def _signs_of(self, said: Any, stretch: float) -> list[Sign]:
        """What the model says (for each column the probability of each character) as characters."""
        best, sure = said.argmax(axis=1), said.max(axis=1)
        columns = len(best)
        peaks: list[tuple[int, float, float]] = []  # character, column, how sure
        at = 0
        while at < columns:
            end = at
            while end + 1 < columns and best[end + 1] == best[at]:
                end += 1
            if best[at] != 0:
                peak = at + int(sure[at : end + 1].argmax())
                sign = int(best[at])
                # Which of two widths it is the model cannot know, and need not: see `widths`.
                how = float(said[peak, sign]) + sum(float(said[peak, i]) for i in self._twins.get(sign, ()))
                peaks.append((sign, (at + end + 1) / 2, min(1.0, how)))
            at = end + 1
        out = []
        for i, (sign, centre, confidence) in enumerate(peaks):
            half = float(columns)
            if i:
                half = min(half, centre - peaks[i - 1][1])
            if i + 1 < len(peaks):
                half = min(half, peaks[i + 1][1] - centre)
            half = min(half, 3.0) / 2
            left, right = (centre - half) / columns * stretch, (centre + half) / columns * stretch
            out.append(Sign(self._signs[sign], max(0.0, left), min(1.0, right), confidence))
        return out


def _gap(strip: Grey, at: int) -> int:
    """The lightest column of `strip` near `at`, where no character is cut."""
    low = int(max(1, at - strip.shape[0]))
    return low + int(strip[:, low : at + strip.shape[0]].sum(axis=0, dtype=np.int64).argmax())


def recogniser() -> Recogniser:
    """The model. Raises InputError where the packages of jxlint[ocr] are not installed."""
    # Another process must not use the threads of the one it is a copy of.
    return _loaded(os.getpid())


@functools.lru_cache(maxsize=1)
def _loaded(_process: int) -> Recogniser:
    threads = 1 if multiprocessing.parent_process() is not None else 0
    return Recogniser(_model(), threads)


def _model() -> Path:
    package = importlib.util.find_spec("rapidocr")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for model in sorted(Path(folder, "models").glob("*_rec_*.onnx")):
            return model
    raise missing()

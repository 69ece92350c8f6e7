"""All rules over 100,000 indicators as JSON, beside the time msgspec takes merely to decode them."""

from __future__ import annotations

import time

import msgspec

from benchmarks.figures import Figure
from benchmarks.generate import document
from jxlint.document import Document
from jxlint.engine import Engine
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules import load

SHARES = (0.27, 0.5, 1.0)


def run(indicators: str = "100000") -> list[Figure]:
    """For three shares of texts that are seen for the first time."""
    return [figure for share in SHARES for figure in _of(int(indicators), share)]


def _of(indicators: int, share: float) -> list[Figure]:
    data = msgspec.json.encode(document(indicators, varied=share))
    decoder = msgspec.json.Decoder(Document)
    decode = min(_decoding(decoder, data) for _ in range(5))
    reading = Reading(decoder.decode(data), JsonPlaces(data.decode()))
    rules = load()
    start = time.process_time()
    findings = Engine(rules).judge(reading)
    judged = time.process_time() - start
    name = f"{indicators:,} indicators, {share:.0%} new"
    return [
        Figure(name, judged, "s", decode, "decoding", goal=10, note=f"{indicators / judged:,.0f} indicators/s"),
        Figure(f"{name}: findings", float(len(findings)), "findings"),
    ]


def _decoding(decoder: msgspec.json.Decoder[Document], data: bytes) -> float:
    start = time.process_time()
    decoder.decode(data)
    return time.process_time() - start

"""A folder of many documents: one process beside several, and the second run, which finds what the first has kept."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec

from benchmarks.figures import Figure, cost
from benchmarks.generate import document

WAYS = {
    "one process": ("--no-cache", "--jobs", "1"),
    "as many as jxlint takes": ("--no-cache",),
    "filling the cache": ("--jobs", "1"),
    "second run": ("--jobs", "1"),
}


def run(files: str = "60", indicators: str = "150") -> list[Figure]:
    """A whole `jxlint check` of so many documents of about so many indicators each. All ways give the same report, or
    AssertionError."""
    with tempfile.TemporaryDirectory() as made:
        tables, cache = Path(made) / "tables", Path(made) / "cache"
        tables.mkdir()
        for i in range(int(files)):
            (tables / f"{i:04}.json").write_bytes(msgspec.json.encode(document(int(indicators), varied=1.0, seed=i)))
        taken, reports = {}, set()
        for name, way in WAYS.items():
            kept = () if "--no-cache" in way else ("--cache-dir", str(cache))
            done = cost([sys.executable, "-m", "jxlint", "check", str(tables), "--format", "json", *way, *kept])
            reports.add(done.out)
            taken[name] = done.seconds
    assert len(reports) == 1
    one = taken.pop("one process")
    return [Figure("one process", one), *(Figure(n, s, "s", one, "one process") for n, s in taken.items())]

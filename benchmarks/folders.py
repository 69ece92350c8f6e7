"""A folder of many documents: one process beside several, and the second run, which finds what the first has kept."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from benchmarks.generate import document

WAYS = {
    "one_s": ("--no-cache", "--jobs", "1"),
    "jobs_s": ("--no-cache",),
    "first_s": ("--jobs", "1"),
    "second_s": ("--jobs", "1"),
}


def folder(files: int, indicators: int) -> dict[str, float]:
    """Seconds of a whole `jxlint check` of `files` documents of about `indicators` indicators each: in one process,
    in as many as jxlint takes, and with the cache empty and filled. All give the same report, or AssertionError."""
    with tempfile.TemporaryDirectory() as made:
        tables, cache = Path(made) / "tables", Path(made) / "cache"
        tables.mkdir()
        size = 0
        for i in range(files):
            data = msgspec.json.encode(document(indicators, varied=1.0, seed=i))
            (tables / f"{i:04}.json").write_bytes(data)
            size += len(data)
        out, reports = {"files": float(files), "megabytes": size / 1e6}, set()
        for name, way in WAYS.items():
            kept = () if "--no-cache" in way else ("--cache-dir", str(cache))
            command = [sys.executable, "-m", "jxlint", "check", str(tables), "--format", "json", *way, *kept]
            start = time.perf_counter()
            reports.add(subprocess.run(command, capture_output=True, check=False).stdout)
            out[name] = time.perf_counter() - start
        assert len(reports) == 1
        return out


def shown(run: dict[str, float]) -> str:
    """The figures in words."""
    return (
        f"(c) {run['files']:.0f} files, {run['megabytes']:.1f} MB   one process {run['one_s']:.2f} s"
        f"   --jobs auto {run['jobs_s']:.2f} s ({run['one_s'] / run['jobs_s']:.1f} times as fast)\n"
        f"    filling the cache {run['first_s']:.2f} s   second run {run['second_s']:.2f} s"
        f" ({run['first_s'] / run['second_s']:.1f} times as fast)"
    )

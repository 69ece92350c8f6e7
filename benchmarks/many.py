"""How much memory `check` takes for 10, 100 and 1,000 documents: as a folder, and as the lines of a file."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.figures import Figure, cost
from benchmarks.generate import document

TIMES = (10, 100, 1000)


def run(largest: str = "1000", indicators: str = "50") -> list[Figure]:
    """The largest memory of a process beside that for 10 documents of so many indicators each, one process and none of
    what an earlier run has kept."""
    return list(_figures([n for n in TIMES if n <= int(largest)], int(indicators)))


def _figures(times: list[int], indicators: int) -> Iterator[Figure]:
    few = dict[str, float]()
    for count in times:
        with tempfile.TemporaryDirectory() as made:
            folder, lines = Path(made) / "tables", Path(made) / "tables.jsonl"
            folder.mkdir()
            with lines.open("wb") as f:
                for i in range(count):
                    data = msgspec.json.encode(document(indicators, varied=1.0, seed=i))
                    f.write(data + b"\n")
                    (folder / f"{i:04}.json").write_bytes(data)
            for name, path in (("folder", folder), ("lines", lines)):
                command = [sys.executable, "-m", "jxlint", "check", str(path), "--format", "json", "--no-cache",
                           "--jobs", "1", "-o", str(Path(made) / "out.json")]  # fmt: skip
                done = cost(command)
                few.setdefault(name, done.peak)
                yield Figure(f"{name}, {count} documents", done.peak, "MiB", few[name], f"{times[0]} of them", 1.3,
                             note=f"{done.cpu:.1f} s")  # fmt: skip

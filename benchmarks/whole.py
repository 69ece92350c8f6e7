"""Large documents from the command line, by one process and by all cores: time and largest memory, beside Python
reading the same file with json."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec

from benchmarks.figures import ANEW, Figure, best, cost
from benchmarks.generate import document
from jxlint.document import ProjectTable

# Seconds and MiB that a document of so many indicators may take.
GOALS = {10_000: (0.5, 80.0), 100_000: (3.0, 400.0)}
_PLAIN = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"


def run(*counts: str) -> list[Figure]:
    """All rules on, with places and JSON output, judged anew. Half of the texts are new."""
    with tempfile.TemporaryDirectory() as made:
        empty = Path(made) / "empty.json"
        empty.write_bytes(msgspec.json.encode(ProjectTable()))
        cost([sys.executable, "-m", "jxlint", "check", str(empty)], ANEW)  # fills the cache of the rules
        return [f for count in counts or map(str, GOALS) for f in _of(int(count), Path(made) / "table.json")]


def _of(count: int, path: Path) -> list[Figure]:
    path.write_bytes(msgspec.json.encode(document(count)))
    times = 5 if count <= 10_000 else 3
    command = [sys.executable, "-m", "jxlint", "check", str(path), "--format", "json", "-q"]
    alone = best(lambda: cost([*command, "--jobs", "1"], ANEW), times)
    plain = best(lambda: cost([sys.executable, "-c", _PLAIN, str(path)]), times)
    # With all cores what counts is how long one waits.
    together = min((cost(command, ANEW) for _ in range(times)), key=lambda c: c.seconds)
    seconds, memory = GOALS.get(count, (None, None))
    name = f"{count:,} indicators"
    return [
        Figure(f"{name}, one process", alone.cpu, "s", plain.cpu, "json.load"),
        Figure(f"{name}, one process: memory", alone.peak, "MiB", goal=memory),
        Figure(f"{name}: time", together.seconds, "s", goal=seconds),
        Figure(f"{name}: memory of the largest process", together.peak, "MiB", goal=memory),
    ]

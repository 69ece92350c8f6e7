"""Five comparable rules over the same rows: jxlint beside Spectral, ajv, check-jsonschema, frictionless and textlint.

`python -m benchmarks peers [ROWS] [TIMES] [--install]`. The rule sets, the rows and the floor (plain json and re) come
from an earlier comparison, kept with its figures in README.md; a fifth rule was added to each. What is not installed is
said.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.figures import ANEW, Cost, Figure, Missing, cost
from benchmarks.peers import tools
from benchmarks.peers.rows import write


def run(*words: str) -> list[Figure]:
    """Time, largest memory and findings of each tool; ROWS is 10000 and TIMES 3 if not given. The time that counts is
    the shortest."""
    numbers = [int(word) for word in words if word != "--install"]
    rows, times = (*numbers, 10_000, 3)[:2] if len(numbers) != 1 else (numbers[0], 3)
    if "--install" in words:
        tools.install()
    with tempfile.TemporaryDirectory() as made:
        write(rows, Path(made))
        seen: dict[str, Cost] = {}
        counts: dict[str, int] = {}
        for peer in (*tools.PEERS, *tools.JXLINT):
            try:
                command = [tools.program(peer.program), *peer.arguments(Path(made))]
            except Missing as e:
                print(f"peers: not installed: {e}", file=sys.stderr)
                continue
            seen[peer.name] = min((cost(command, ANEW) for _ in range(times)), key=lambda c: c.seconds)
            counts[peer.name] = peer.findings(seen[peer.name])
    return [figure for name in seen for figure in _figures(name, rows, seen, counts[name])]


def _figures(name: str, rows: int, seen: dict[str, Cost], found: int) -> list[Figure]:
    """The time in terms of Spectral's, where it is there (ten times its throughput is the goal), or of the floor's."""
    to = "Spectral" if "Spectral" in seen else "floor"
    ours = name.startswith("jxlint")
    base = None if name == to else seen[to].seconds
    goal = 0.1 if name == "jxlint, these five" and to == "Spectral" else None
    called = f"{name}, {rows:,} rows"
    each = f"{rows / seen[name].seconds:,.0f} rows/s, {found:,} findings"
    return [
        Figure(called, seen[name].seconds, "s", base, "" if base is None else to, goal, note=each),
        Figure(f"{called}: memory", seen[name].peak, "MiB"),
        *([Figure(f"{called}: findings", float(found), "findings")] if ours else []),
    ]

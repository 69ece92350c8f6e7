"""The whole process on the largest sample text, beside `python -c pass`."""

from __future__ import annotations

import sys

from benchmarks.figures import Figure, best, cost
from benchmarks.generate import EXAMPLES

ANEW = {"JXLINT_NO_RESULT_CACHE": "1", "PYTHONDONTWRITEBYTECODE": ""}
AGAIN = {"JXLINT_NO_RESULT_CACHE": "", "PYTHONDONTWRITEBYTECODE": ""}


def run(times: str = "15") -> list[Figure]:
    """Judged anew, and with what an earlier run of the same file kept."""
    largest = max(EXAMPLES.glob("*.txt"), key=lambda p: p.stat().st_size)
    command = [sys.executable, "-m", "jxlint", "check", str(largest), "--format", "json"]
    for env in (ANEW, AGAIN):  # fills the caches, which the first run of all has to make
        cost(command, env)
    bare, anew, again = [], [], []
    for _ in range(int(times)):  # by turns, so that other work on the machine disturbs all alike
        bare.append(cost([sys.executable, "-c", "pass"]))
        anew.append(cost(command, ANEW))
        again.append(cost(command, AGAIN))
    floor = best(iter(bare).__next__, len(bare)).cpu
    out = []
    for name, runs in (("judged anew", anew), ("from the result cache", again)):
        least = best(iter(runs).__next__, len(runs))
        out.append(Figure(name, least.cpu, "s", floor, "python -c pass", goal=10))
    return out

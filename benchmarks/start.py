"""The whole process on the largest sample text, beside `python -c pass`, and what it imports."""

from __future__ import annotations

import re
import sys

from benchmarks.figures import ANEW, Figure, best, cost
from benchmarks.generate import EXAMPLES

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
    for name, env in (("judged anew", ANEW), ("from the result cache", AGAIN)):
        out += _imports(name, [sys.executable, "-X", "importtime", *command[1:]], env)
    return out


def _imports(name: str, command: list[str], env: dict[str, str]) -> list[Figure]:
    """How many modules a run imports, and how long that takes by Python's own account (-X importtime)."""
    lines = re.findall(r"import time: +(\d+) \| +\d+ \| *(\S+)", cost(command, env).err.decode())
    slowest = sorted(((int(micro), module) for micro, module in lines), reverse=True)[:5]
    note = "slowest: " + ", ".join(f"{module} {micro / 1000:.1f}" for micro, module in slowest)
    return [
        Figure(f"{name}: modules", float(len(lines)), "modules"),
        Figure(f"{name}: importing them", sum(int(micro) for micro, _ in lines) / 1000, "ms", note=note),
    ]

"""Prints (a) the time of a whole `jxlint check` on the largest sample beside `python -c pass`, and (b) indicators per
second of the engine on 100,000 indicators beside the time msgspec takes merely to decode the same JSON, and (c) a
folder of documents in one and in several processes, and again with the cache filled."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import msgspec

from benchmarks.folders import folder, shown
from benchmarks.generate import EXAMPLES, document
from jxlint.document import Document
from jxlint.engine import Engine
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Reading
from jxlint.rules import load

GOAL = 15.0


def seconds(run: Callable[[], object], times: int) -> float:
    """The median time of `run`."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def process(times: int) -> dict[str, float]:
    """The whole process on the largest sample, run by turns with `python -c pass`: judged anew, and with what an
    earlier run of the same file kept."""
    largest = max(EXAMPLES.glob("*.txt"), key=lambda p: p.stat().st_size)
    command = [sys.executable, "-m", "jxlint", "check", str(largest), "--format", "json"]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}

    anew = {**env, "JXLINT_NO_RESULT_CACHE": "1"}

    def call(args: list[str], env: dict[str, str] = env) -> None:
        subprocess.run(args, stdout=subprocess.DEVNULL, check=False, env=env)

    call(command)  # fills the cache of the rule book, which the first run of all has to make
    bare, whole, again = [], [], []
    for _ in range(times):
        bare.append(seconds(lambda: call([sys.executable, "-c", "pass"]), 1))
        whole.append(seconds(lambda: call(command, anew), 1))
        again.append(seconds(lambda: call(command), 1))
    return {
        "pass_s": statistics.median(bare), "check_s": statistics.median(whole), "again_s": statistics.median(again),
    }  # fmt: skip


def engine(indicators: int, varied: float) -> dict[str, float]:
    """The engine, all rules on, and the bare decode of the same JSON."""
    data = msgspec.json.encode(document(indicators, varied=varied))
    decoder = msgspec.json.Decoder(Document)
    decode = seconds(lambda: decoder.decode(data), 5)
    reading = Reading(decoder.decode(data), JsonPlaces(data.decode()))
    rules = load()
    start = time.perf_counter()
    findings = Engine(rules).judge(reading)
    judged = time.perf_counter() - start
    return {
        "indicators": indicators, "varied": varied, "megabytes": len(data) / 1e6, "decode_s": decode,
        "judge_s": judged, "findings": len(findings), "per_second": indicators / judged,
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--indicators", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=15, help="runs of the whole process")
    parser.add_argument("--files", type=int, default=60, help="files of the folder")
    args = parser.parse_args()
    whole = process(args.times)
    runs = [engine(args.indicators, varied) for varied in (0.27, 0.5, 1.0)]
    many = folder(args.files, 150)
    if args.json:
        print(json.dumps({"process": whole, "engine": runs, "folder": many}, indent=1))
        return
    ratio, again = whole["check_s"] / whole["pass_s"], whole["again_s"] / whole["pass_s"]
    print(f"(a) python -c pass {whole['pass_s'] * 1000:6.1f} ms   jxlint check {whole['check_s'] * 1000:6.1f} ms"
          f"   ratio {ratio:5.1f} (goal ≤ {GOAL:.0f})   the same file again {whole['again_s'] * 1000:6.1f} ms"
          f"   ratio {again:5.1f}")  # fmt: skip
    print("(b) share of new texts   decode s   judge s   ratio (goal ≤ 15)   indicators/s   findings")
    for run in runs:
        ratio = run["judge_s"] / run["decode_s"]
        print(
            f"    {run['varied']:18.0%} {run['decode_s']:10.3f} {run['judge_s']:9.3f} {ratio:7.1f}"
            f" {run['per_second']:26,.0f} {run['findings']:10,.0f}"
        )
    print(shown(many))


if __name__ == "__main__":
    main()

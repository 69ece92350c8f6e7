"""Which engine judges many files best here: the processes of this machine (what `corpus run` uses), Daft with its
native runner, Ray Core and Ray Data, each over the same batches with the same lint step, in a process of its own.
Prints the seconds until the first batch came back, those of all, and the memory of all processes together (proportional
set size, at its highest). One that is not installed is passed over.

    python -m benchmarks engines [FILES [BATCH]]
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.generate import EXAMPLES
from jxlint.corpus.judging import Judge
from jxlint.corpus.model import Done, Item, Work
from jxlint.corpus.settings import Settings

Batches = list[list[str]]


def copies(folder: Path, files: int) -> list[Path]:
    """So many copies of the sample tables in `folder`."""
    samples = sorted(p for p in EXAMPLES.iterdir() if p.is_file())
    made = []
    for i in range(files):
        sample = samples[i % len(samples)]
        made.append(folder / f"{i:07}{sample.suffix}")
        made[-1].write_bytes(sample.read_bytes())
    return made


def work(number: int, paths: list[str]) -> Work:
    """A batch with its documents."""
    return Work(number, tuple(Item(p, p, p, Path(p).read_bytes()) for p in paths))


def embedded(batches: Batches) -> Iterator[Done]:
    """The processes of this machine."""
    from jxlint.corpus.bounds import USUAL
    from jxlint.corpus.engines.embedded import Embedded

    for _, done in Embedded(Settings(), 0, USUAL).run(work(i, b) for i, b in enumerate(batches)):
        assert isinstance(done, Done)
        yield done


def daft(batches: Batches) -> Iterator[Done]:
    """Daft, native runner: a function that is given a batch, in processes of its own because of Python's lock."""
    import daft as df

    @df.udf(return_dtype=df.DataType.python(), concurrency=os.cpu_count(), use_process=True, batch_size=1)
    class Judging:
        def __init__(self) -> None:
            self.judge = Judge(Settings())

        def __call__(self, number: Any, paths: Any) -> list[Done]:
            given = zip(number.to_pylist(), paths.to_pylist(), strict=True)
            return [self.judge(work(n, p)) for n, p in given]

    table = df.from_pydict({"number": list(range(len(batches))), "paths": batches}).into_batches(1)
    judging: Any = Judging
    made = table.select(judging(table["number"], table["paths"]).alias("done"))
    for row in made.iter_rows():
        yield row["done"]


def ray(batches: Batches) -> Iterator[Done]:
    """Ray Core: an actor a core."""
    import ray as core
    from ray.util import ActorPool

    core.init(num_cpus=os.cpu_count(), include_dashboard=False, log_to_driver=False)
    actors = [core.remote(Judge).remote(Settings()) for _ in range(os.cpu_count() or 1)]
    pool = ActorPool(actors)
    yield from pool.map_unordered(lambda actor, given: actor.__call__.remote(work(*given)), list(enumerate(batches)))


def ray_data(batches: Batches) -> Iterator[Done]:
    """Ray Data: map_batches with a pool of actors."""
    import ray as core
    from ray import data

    core.init(num_cpus=os.cpu_count(), include_dashboard=False, log_to_driver=False)

    class Judging:
        def __init__(self) -> None:
            self.judge = Judge(Settings())

        def __call__(self, batch: Any) -> Any:
            given = zip(batch["number"], batch["paths"], strict=True)
            return {"done": [pickle.dumps(self.judge(work(int(n), json.loads(p)))) for n, p in given]}

    rows = [{"number": i, "paths": json.dumps(b)} for i, b in enumerate(batches)]
    data.DataContext.get_current().enable_progress_bars = False
    made = data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        Judging, batch_size=1, concurrency=os.cpu_count(), zero_copy_batch=False
    )
    for row in made.iter_rows():
        yield pickle.loads(row["done"])


ENGINES: dict[str, Callable[[Batches], Iterator[Done]]] = {
    "embedded": embedded, "daft": daft, "ray": ray, "ray-data": ray_data,
}  # fmt: skip
_NEEDS = {"daft": ["daft"], "ray": ["ray"], "ray-data": ["ray", "pandas"]}


def memory(process: int) -> int:
    """The proportional set size of a process and all that it began, in bytes; 0 where /proc does not tell."""
    total, stack = 0, [process]
    while stack:
        one = stack.pop()
        try:
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
            for task in Path(f"/proc/{one}/task").iterdir():
                stack += map(int, (task / "children").read_text().split())
        except (OSError, ValueError):
            continue
    return total


def measured(name: str, batches: Batches) -> dict[str, float]:
    """One engine, in this process."""
    highest = [0]

    def watch() -> None:
        while True:
            highest[0] = max(highest[0], memory(os.getpid()))
            time.sleep(0.1)

    begun, first, findings = time.perf_counter(), 0.0, 0
    engine = ENGINES[name](batches)
    if name == "embedded":  # its processes are copies of this one, which must have no other threads yet
        done = next(engine)
        first, findings = time.perf_counter() - begun, done.counts["findings"]
    threading.Thread(target=watch, daemon=True).start()
    for done in engine:
        first = first or time.perf_counter() - begun
        findings += done.counts["findings"]
    whole = time.perf_counter() - begun
    return {"first_s": first, "all_s": whole, "megabytes": highest[0] / 1e6, "findings": findings}


def run(files: str = "1000", batch: str = "25") -> list[Figure]:
    """Every engine that is installed over so many copies of the samples."""
    out: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(p) for p in copies(Path(folder), int(files))]
        batches = Path(folder) / "batches.json"
        batches.write_text(json.dumps([paths[i : i + int(batch)] for i in range(0, len(paths), int(batch))]))
        ours: dict[str, float] = {}
        for name in ENGINES:
            if name != "embedded" and not all(find_spec(needed) for needed in _NEEDS[name]):
                print(f"engines: {name} is passed over: pip install {' '.join(_NEEDS[name])}", file=sys.stderr)
                continue
            command = [sys.executable, "-m", "benchmarks.engines", name, str(batches)]
            done = subprocess.run(command, capture_output=True, check=True)
            made = json.loads(done.stdout.splitlines()[-1])
            ours = ours or made
            base, to = (None, "") if name == "embedded" else (ours["all_s"], "embedded")
            out += [
                Figure(f"{name}, all", made["all_s"], "s", base, to, note=f"{int(files) / made['all_s']:.0f} files/s"),
                Figure(f"{name}, first batch", made["first_s"]),
                Figure(f"{name}, memory", made["megabytes"], "MB"),
            ]
            assert made["findings"] == ours["findings"]
    return out


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], json.loads(Path(sys.argv[2]).read_text()))))

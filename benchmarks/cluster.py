"""A corpus run on a Ray cluster of two nodes (separate processes on the loopback of this machine) beside an embedded
one: processes that judge are killed in the middle, and the data sets must be the same, byte for byte after sorting.

    python -m benchmarks cluster [FILES]
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.engines import copies
from benchmarks.figures import Figure, Missing
from jxlint.corpus.libraries import library
from jxlint.corpus.schema import TABLES


@contextlib.contextmanager
def cluster(nodes: int = 2) -> Iterator[str]:
    """The address of a cluster of so many nodes, each with one core and processes of its own."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    library("ray", "cluster")
    made = library("ray.cluster_utils", "cluster").Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
    )
    try:
        for _ in range(nodes - 1):
            made.add_node(num_cpus=1)
        made.wait_for_nodes()
        yield made.address
    finally:
        made.shutdown()


def descendants(process: int) -> Iterator[int]:
    """All processes that a process began, and that those began."""
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                yield child
                yield from descendants(child)


def working() -> list[int]:
    """The processes of our own cluster that are judging a batch now: Ray names them by what they do."""
    found = []
    for process in descendants(os.getpid()):
        with contextlib.suppress(OSError):
            if Path(f"/proc/{process}/cmdline").read_bytes().startswith(b"ray::judged"):
                found.append(process)
    return found


def begun(inputs: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """A run that has begun."""
    command = [
        sys.executable,
        "-m",
        "jxlint",
        "corpus",
        "run",
        str(inputs),
        "-o",
        str(out),
        "-q",
        "--lang",
        "en",
        *more,
    ]
    return subprocess.Popen(command)


def batches(out: Path) -> int:
    """How many are done."""
    path = out / "manifest.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def rows(out: Path) -> dict[str, bytes]:
    """The tables, sorted, as bytes."""
    dataset, pa = library("pyarrow.dataset"), library("pyarrow")
    made = {}
    for name in TABLES:
        table = dataset.dataset(out / name, format="parquet").to_table().sort_by([("id", "ascending")])
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table.combine_chunks())
        made[name] = sink.getvalue().to_pybytes()
    return made


def compared(inputs: Path, folder: Path, address: str, kills: int = 1) -> dict[str, float]:
    """Seconds of both ways over `inputs` and how many processes were killed. AssertionError where the data sets
    differ."""
    start = time.perf_counter()
    assert begun(inputs, folder / "embedded").wait() == 0
    embedded = time.perf_counter() - start
    start, killed, over = time.perf_counter(), list[int](), threading.Event()
    going = begun(inputs, folder / "cluster", "--cluster", address)

    def kill() -> None:
        while not over.wait(0.05) and len(killed) < kills:
            some = working() if batches(folder / "cluster") > len(killed) else []
            if some:
                with contextlib.suppress(OSError):
                    os.kill(some[0], signal.SIGKILL)
                    killed.append(some[0])

    killing = threading.Thread(target=kill)
    killing.start()
    code = going.wait()
    over.set()
    killing.join()
    assert code == 0, code
    assert killed, "no process was killed in the middle"
    assert rows(folder / "embedded") == rows(folder / "cluster")
    return {"embedded_s": embedded, "cluster_s": time.perf_counter() - start, "killed": float(len(killed))}


def run(files: str = "300") -> list[Figure]:
    """Both ways over so many copies of the samples. Raises Missing without Ray."""
    if find_spec("ray") is None:
        raise Missing('Ray (pip install "jxlint[cluster]")')
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "in"
        inputs.mkdir()
        copies(inputs, int(files))
        start = time.perf_counter()
        with cluster() as address:
            ready = time.perf_counter() - start
            made = compared(inputs, Path(folder), address, kills=2)
    return [
        Figure("two nodes up", ready),
        Figure("run", made["cluster_s"], "s", made["embedded_s"], "embedded"),
        Figure("processes killed", made["killed"], "times", note="the same data set"),
    ]

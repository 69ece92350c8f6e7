"""A Ray cluster: Ray gives batches to the nodes, gives those of a process or node that died to others, and carries
documents there and rows back, so that the nodes need no disk in common."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from jxlint.cli.pooled import OUT_OF_MEMORY
from jxlint.corpus.bounds import Bounds
from jxlint.corpus.engines import Gone
from jxlint.corpus.judging import Judge
from jxlint.corpus.libraries import library
from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings, tool
from jxlint.errors import JxlintError, UsageError

_TRIES = 1  # of a batch whose process dies, after the first; then its documents are tried alone
_PATIENCE = 10.0  # seconds for an answer
_AHEAD = 2  # batches under way for each core


class Cluster:
    """The cluster at `address`: host:port, ray://host:port, or auto for the one of this machine. Raises UsageError
    where it cannot be reached, and without the library."""

    def __init__(self, settings: Settings, address: str, bounds: Bounds) -> None:
        self._seconds = bounds.time
        # Ray would else report its use to its makers.
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        self._ray = library("ray", "cluster")
        try:
            _knock(address)
            self._ray.init(
                address=address, ignore_reinit_error=True, log_to_driver=False, logging_level="ERROR",
                configure_logging=False,
            )  # fmt: skip
        except Exception as e:  # what is wrong with an address comes in many kinds
            said = " ".join(str(e).split())[:200]
            raise UsageError(
                f"连不上 Ray 集群（{said}）", f"the Ray cluster cannot be reached ({said})",
                remedy_zh="请检查 --cluster 的地址，各节点的 Ray 版本应相同",
                remedy_en="check the address after --cluster; all nodes need the same version of Ray",
                where=address,
            ) from e  # fmt: skip
        settings_ = msgspec.json.encode(settings)
        self._same = settings_, tool(), settings.rules(settings.desk())

    def run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        """See `Engine`."""
        ray = self._ray
        remote = ray.remote(num_cpus=1, max_retries=_TRIES)(judged)
        room = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        left, running = iter(works), dict[Any, Work]()
        while True:
            while len(running) < room and (work := next(left, None)) is not None:
                running[remote.remote(work, *self._same, self._seconds)] = work
            if not running:
                return
            (ready,), _ = ray.wait(list(running), num_returns=1)
            work = running.pop(ready)
            try:
                came = ray.get(ready)
            except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError):
                yield work, Gone(None)
                continue
            if isinstance(came, JxlintError):
                raise came
            yield work, came


def _knock(address: str) -> None:
    """Raises OSError or ValueError where nobody answers at `address`: Ray itself would wait for minutes."""
    host, found, port = address.removeprefix("ray://").rpartition(":")
    if found:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()


def judged(work: Work, settings: bytes, wanted: str, rules: str, seconds: int = 0) -> Done | JxlintError:
    """What comes of a batch, on a node. `wanted` and `rules` are the program and the rules of the one that asks. The
    process ends where a document takes more than `seconds` or all memory."""
    try:
        return _judge(settings, wanted, rules, seconds)(work)
    except JxlintError as e:
        return e
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _alarm(seconds: int) -> Callable[[int | None], None]:
    """A function that is told of each document and ends the process `seconds` later, unless it is told of the next."""
    if not seconds or sys.platform == "win32":
        return lambda _part: None
    # The system does it: code that hangs does not let Python's own handlers run.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def begin(part: int | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0 if part is None else seconds)

    return begin


@lru_cache(maxsize=1)
def _judge(settings: bytes, wanted: str, rules: str, seconds: int) -> Judge:
    made = msgspec.json.decode(settings, type=Settings)
    if tool() != wanted:
        raise UsageError(
            f"集群节点上的 jxlint 是另一个版本（{tool()}，应为 {wanted}）",
            f"a node of the cluster has another jxlint ({tool()}, not {wanted})",
            remedy_zh="请在各节点装同一个版本", remedy_en="install the same version on all nodes",
        )  # fmt: skip
    if made.rules(made.desk()) != rules:
        raise UsageError(
            "集群节点上的规则或配置不同", "the rules or the profile on a node of the cluster are others",
            remedy_zh="请把 --profile、--rules 的文件放在各节点的同一路径下",
            remedy_en="put the files of --profile and --rules at the same path on all nodes",
        )  # fmt: skip
    return Judge(made, _alarm(seconds))

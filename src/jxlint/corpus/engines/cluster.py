"""A Ray cluster: Ray gives batches to the nodes, gives those of a process or node that died to others, and carries
documents there and rows back, so that the nodes need no disk in common."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from jxlint.corpus.bounds import Bounds
from jxlint.corpus.engines.address import GO_ON_EN, GO_ON_ZH, reachable, unreached
from jxlint.corpus.engines.contract import Gone
from jxlint.corpus.judging import Judge
from jxlint.corpus.model import Done, Work
from jxlint.corpus.settings import Settings, tool
from jxlint.errors import JxlintError, UsageError
from jxlint.processes.pooled import OUT_OF_MEMORY

_TRIES = 1  # of a batch whose process dies, after the first; then its documents are tried alone
_AHEAD = 2  # batches under way for each core


class Cluster:
    """The cluster at `address`: host:port, ray://host:port, or auto for the one of this machine. Raises UsageError
    where it cannot be reached, and without the library."""

    def __init__(self, settings: Settings, address: str, bounds: Bounds) -> None:
        self._seconds, self._address = bounds.time, address
        self._ray = reachable(address)
        self._join()
        settings_ = msgspec.json.encode(settings)
        self._same = settings_, tool(), settings.rules(settings.desk())

    def run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        """See `Engine`."""
        if not self._ray.is_initialized():
            self._join()
        # Ray writes what happens to its nodes to standard output, where our own results go, up to its last moment.
        with contextlib.redirect_stdout(_Nowhere()):
            try:
                yield from self._run(works)
            except self._ray.exceptions.RayError as e:
                raise _ended(self._address, e) from e
            finally:
                self._ray.shutdown()

    def _run(self, works: Iterable[Work]) -> Iterator[tuple[Work, Done | Gone]]:
        ray = self._ray
        remote = ray.remote(num_cpus=1, max_retries=_TRIES)(judged)
        lost = ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError
        left, running = iter(works), dict[Any, Work]()
        while True:
            room = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))  # nodes come and go
            while len(running) < room and (work := next(left, None)) is not None:
                running[remote.remote(work, *self._same, self._seconds)] = work
            if not running:
                return
            (ready,), _ = ray.wait(list(running), num_returns=1)
            work = running.pop(ready)
            try:
                came = ray.get(ready)
            except (*lost, ray.exceptions.ObjectLostError):
                yield work, Gone(None)
                continue
            if isinstance(came, JxlintError):
                raise came
            yield work, came

    def _join(self) -> None:
        try:
            self._ray.init(
                address=self._address, ignore_reinit_error=True, log_to_driver=False, logging_level="ERROR",
                configure_logging=False,
            )  # fmt: skip
        except Exception as e:  # what is wrong comes in many kinds
            raise unreached(self._address, " ".join(str(e).split())[:200]) from e
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, signal.SIG_DFL)  # Ray would show a stack


class _Nowhere(io.TextIOBase):
    def write(self, text: str) -> int:
        return len(text)


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


def _ended(address: str, error: Exception) -> UsageError:
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return UsageError(
        f"Ray 集群中断了（{said}）", f"the Ray cluster failed ({said})",
        remedy_zh=GO_ON_ZH, remedy_en=GO_ON_EN,
        where=address,
    )  # fmt: skip

"""The workers of a service: each order goes to one, in their turn, with a limit of time. One that hangs or dies costs
its order and is replaced."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from jxlint.web.metrics import Metrics
from jxlint.web.orders import Failed, Made, Order, Stage, Tell
from jxlint.web.process import Lost, Worker
from jxlint.web.refusals import Busy, Overrun, Told
from jxlint.web.settings import Settings

_log = logging.getLogger("jxlint.serve")
_START = 60.0  # seconds for a worker to load
_PAUSES = (0.1, 0.5, 2.0, 10.0)  # seconds before the next try to start one
_Turn = asyncio.Future[Worker]


class Pool:
    """The workers. `start` before, `close` after use, all in one event loop."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._settings, self._metrics = settings, metrics
        self._threads = ThreadPoolExecutor(2 * settings.workers + 2, "jxlint-worker")
        self._all: set[Worker] = set()
        self._idle: list[Worker] = []
        self._waiting: deque[tuple[_Turn, bool]] = deque()  # and whether it is a long one
        self._long = 0  # long orders that are worked on
        self._renewing: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the workers. Raises Told where the rules or the profile cannot be used, Busy."""
        try:
            await asyncio.gather(*(self._add() for _ in range(self._settings.workers)))
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """End all workers and whatever they do."""
        self._closed = True
        for task in self._renewing:
            task.cancel()
        for turn, _ in self._waiting:
            if not turn.done():
                turn.set_exception(_closing())
        await asyncio.gather(*(self._off(worker) for worker in list(self._all)))
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(
        self, order: Order, *, seconds: float | None = None, long: bool = False, tell: Tell = lambda _: None,
        queued: Callable[[_Turn], None] = lambda _: None,
    ) -> Made:  # fmt: skip
        """What came of `order`. To cancel it ends its worker. A `long` one leaves a worker to the others, where there
        are several. `tell` hears of its stages, `queued` of its place in the queue (see `position`).

        Raises Told for what the worker says of it, Busy, and Overrun where it takes too long or ends its worker.
        """
        worker = await self._turn(long, queued)
        loop = asyncio.get_running_loop()
        limit = seconds or self._settings.seconds

        def heard(stage: Stage) -> None:
            loop.call_soon_threadsafe(tell, stage)

        late = loop.call_later(limit, worker.kill)
        # Until it is given back, it is not among the idle; what happens to it is found out there.
        lost = True
        try:
            said = await loop.run_in_executor(self._threads, worker.do, order, heard)
            lost = isinstance(said, Failed) and said.fatal
        except asyncio.CancelledError:
            self._metrics.lost("cancelled")
            raise
        except Lost:
            if self._closed:
                raise _closing() from None
            reason = "time" if worker.killed else "died"
            _log.warning("worker lost: %s, order %s, after at most %g s", reason, order.kind, limit)
            self._metrics.lost(reason)
            raise (_late(limit) if worker.killed else _died()) from None
        finally:
            late.cancel()
            self._long -= long
            self._back(worker, lost=lost or worker.killed)
        if isinstance(said, Failed):
            if said.fatal:
                self._metrics.lost("memory")
            raise Told(said)
        return said

    def position(self, turn: _Turn) -> int:
        """How many orders go before, and 1: 0 for one that waits no more."""
        turns = [t for t, _ in self._waiting if not t.done()]
        return turns.index(turn) + 1 if turn in turns else 0

    @property
    def waiting(self) -> int:
        """How many orders wait."""
        return sum(not turn.done() for turn, _ in self._waiting)

    @property
    def workers(self) -> int:
        """How many workers there are."""
        return len(self._all)

    async def _turn(self, long: bool, queued: Callable[[_Turn], None]) -> Worker:
        if self._closed:
            raise _closing()
        if self.waiting >= self._settings.queue + (self._settings.jobs if long else 0):
            raise Busy(
                "请求太多，正在排队的已满", "too many requests are waiting",
                remedy_zh="请过几秒再试", remedy_en="try again in a few seconds", headers={"Retry-After": "5"},
            )  # fmt: skip
        turn: _Turn = asyncio.get_running_loop().create_future()
        self._waiting.append((turn, long))
        self._serve()
        queued(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self._long -= long
                self._back(turn.result(), lost=False)
            raise

    def _serve(self) -> None:
        """Give idle workers to those who wait."""
        room = max(1, self._settings.workers - 1)
        for entry in list(self._waiting):
            turn, long = entry
            if turn.done():
                self._waiting.remove(entry)
            elif not (long and self._long >= room) and (worker := self._next()) is not None:
                self._waiting.remove(entry)
                self._long += long
                turn.set_result(worker)

    def _next(self) -> Worker | None:
        """An idle worker. One that died meanwhile costs nobody an order."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._metrics.lost("died")
            self._back(worker, lost=True)
        return None

    def _back(self, worker: Worker, *, lost: bool) -> None:
        if self._closed:
            return
        if not lost:
            self._idle.append(worker)
            self._serve()
            return
        task = asyncio.get_running_loop().create_task(self._renew(worker))
        self._renewing.add(task)
        task.add_done_callback(self._renewing.discard)

    async def _renew(self, old: Worker) -> None:
        await self._off(old)
        for attempt in range(1_000_000):
            try:
                await self._add()
                return
            except (Told, Busy, OSError) as e:
                _log.error("no new worker: %s", e)
                await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])

    async def _add(self) -> None:
        """Start a worker. Raises Told, Busy, OSError."""
        loop = asyncio.get_running_loop()
        worker = await loop.run_in_executor(self._threads, Worker, self._settings)
        self._all.add(worker)
        try:
            async with asyncio.timeout(_START):
                await loop.run_in_executor(self._threads, worker.ready)
        except (Lost, TimeoutError):
            await self._off(worker)
            raise Busy(
                "工作进程启动不了", "a worker process does not start",
                remedy_zh="请检查内存是否够用（--memory）", remedy_en="see whether there is enough memory (--memory)",
            ) from None  # fmt: skip
        except BaseException:
            worker.kill()
            raise
        self._idle.append(worker)
        self._serve()

    async def _off(self, worker: Worker) -> None:
        self._all.discard(worker)
        with contextlib.suppress(ValueError):
            self._idle.remove(worker)
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.close)


def _closing() -> Busy:
    return Busy(
        "服务正在停止", "the service is stopping", remedy_zh="请稍后再试", remedy_en="try again later",
        headers={"Retry-After": "10"},
    )  # fmt: skip


def _late(seconds: float) -> Overrun:
    return Overrun(
        f"处理时间超过 {seconds:g} 秒，已停止", f"stopped after {seconds:g} seconds",
        remedy_zh="请拆分后再传；确实很大的文件请用 POST /api/jobs",
        remedy_en="split the file; one that really is large goes to POST /api/jobs",
    )  # fmt: skip


def _died() -> Overrun:
    return Overrun(
        "处理这个文件时出错中断，可能是内存不够或文件有问题",
        "the process that worked on it died, perhaps for want of memory or because of the file",
        remedy_zh="请另存一份干净的文件再试", remedy_en="save a clean copy of the file and try again",
    )  # fmt: skip

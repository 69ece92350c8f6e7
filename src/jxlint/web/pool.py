"""The workers of a service: each order goes to one, in their turn, with a limit of time. One that hangs or dies costs
its order and is replaced."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from jxlint.reasons import reason
from jxlint.web.metrics import Metrics
from jxlint.web.orders import Failed, Made, Order, Stage, Tell
from jxlint.web.overruns import closing, died, full, late, no_worker
from jxlint.web.process import Lost, Worker
from jxlint.web.refusals import Busy, Told
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
                turn.set_exception(closing())
        await asyncio.gather(*(self._off(worker) for worker in list(self._all)))
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(
        self, order: Order, *, seconds: float | None = None, long: bool = False, tell: Tell = lambda _: None,
        queued: Callable[[_Turn], None] = lambda _: None, tries: int = 3,
    ) -> Made:  # fmt: skip
        """What came of `order`, which is given out up to `tries` times while workers die before they take it up.

        To cancel it ends its worker. A `long` one leaves a worker to the others, where there are several. `tell` hears
        of its stages, `queued` of its place in the queue (see `position`). Raises Told for what the worker says of it,
        Busy, and Overrun where it takes too long or ends its worker.
        """
        worker = await self._turn(long, queued)
        loop = asyncio.get_running_loop()
        limit = seconds or self._settings.seconds

        def heard(stage: Stage) -> None:
            loop.call_soon_threadsafe(tell, stage)

        timer = loop.call_later(limit, worker.kill)
        # Until it is given back, it is not among the idle; what happens to it is found out there.
        lost = True
        said: Made | Failed | None = None
        try:
            said = await loop.run_in_executor(self._threads, worker.do, order, heard)
            lost = isinstance(said, Failed) and said.fatal
        except asyncio.CancelledError:
            self._metrics.lost("cancelled")
            raise
        except Lost as e:
            if self._closed:
                raise closing() from None
            unbegun = not e.begun and not worker.killed and tries > 1
            reason = "time" if worker.killed else "died"
            _log.warning("worker lost: %s; order %s, limit %g s", reason, order.kind, limit)
            self._metrics.lost(reason)
            if not unbegun:
                raise (late(limit, job=long) if worker.killed else died()) from None
        finally:
            timer.cancel()
            self._long -= long
            self._back(worker, lost=lost or worker.killed)
        if said is None:
            # It died before it took up the order, which cost it nothing.
            return await self.run(order, seconds=seconds, long=long, tell=tell, queued=queued, tries=tries - 1)
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
            raise closing()
        # Jobs are counted where they are taken in: however many wait, they keep nobody else out.
        if not long and sum(not other and not turn.done() for turn, other in self._waiting) >= self._settings.queue:
            raise full()
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
            except (Told, Busy) as e:
                _log.error("no new worker: %s", e)
                await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])

    async def _add(self) -> None:
        """Start a worker. Raises Told, Busy."""
        loop = asyncio.get_running_loop()
        try:
            worker = await loop.run_in_executor(self._threads, Worker, self._settings)
        except OSError as e:
            raise no_worker(*reason(e)) from e
        self._all.add(worker)
        try:
            async with asyncio.timeout(_START):
                await loop.run_in_executor(self._threads, worker.ready)
        except (Lost, TimeoutError):
            await self._off(worker)
            raise no_worker("") from None
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

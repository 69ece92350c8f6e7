"""Large files: orders that their clients do not wait for. A job lives in memory until its result is fetched and a while
longer; then nothing of it is left."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from typing import Any, Literal

import msgspec

from jxlint.errors import JxlintError
from jxlint.web.orders import Made, Order, Stage
from jxlint.web.refusals import Busy, NoSuchThing, NotYet, Problem, internal, problems
from jxlint.web.service import Service

_log = logging.getLogger("jxlint.serve")
Step = Literal["queued", "reading", "judging", "done", "failed", "cancelled"]
FINAL = ("done", "failed", "cancelled")
_MOST = 1000  # jobs in memory; the oldest of those that are done go first
_LOOK = 0.3  # seconds between looks at a job's place in the queue


class JobState(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is. `position` counts those that wait, from 1; `file` is the one of `files` at work, `page` the one
    of `pages` in which text is recognised."""

    id: str
    state: Step
    position: int | None = None
    file: int | None = None
    files: int
    page: int | None = None
    pages: int | None = None
    error: Problem | None = None


class Job:
    """One job; `made` is its result."""

    def __init__(self, order: Order, owner: str) -> None:
        self.id, self.owner, self.kind = secrets.token_urlsafe(24), owner, order.kind
        self.files, self.size = len(order.files), sum(len(f.data) for f in order.files)
        self.state: Step = "queued"
        self.stage: Stage | None = None
        self.turn: Any = None
        self.made: Made | None = None
        self.error: JxlintError | None = None
        self.task: asyncio.Task[None] | None = None
        self.changed = asyncio.Event()

    def to(self, state: Step, stage: Stage | None = None) -> None:
        """It is as far as `state`."""
        if self.state not in FINAL:
            self.state, self.stage = state, stage
            self.changed.set()


class Jobs:
    """The jobs of a service."""

    def __init__(self, service: Service) -> None:
        self._service, self._jobs = service, dict[str, Job]()
        service.metrics.watch("jobs", "Jobs in memory.", lambda: len(self._jobs))

    def submit(self, order: Order, owner: str) -> Job:
        """A new job of `owner`. Raises Busy."""
        if sum(job.state not in FINAL for job in self._jobs.values()) >= self._service.settings.jobs:
            raise Busy(
                "排队的任务已满", "there is no room for another job",
                remedy_zh="请等前面的任务完成", remedy_en="wait until others are done", headers={"Retry-After": "30"},
            )  # fmt: skip
        job, order = Job(order, owner), msgspec.structs.replace(order, room=self._service.settings.job_results)
        self._service.take(job.size)
        for old in [old for old in self._jobs.values() if old.state in FINAL][: max(0, len(self._jobs) - _MOST)]:
            del self._jobs[old.id]
        self._jobs[job.id] = job
        job.task = asyncio.get_running_loop().create_task(self._work(job, order))
        job.task.add_done_callback(lambda _: self._service.give(job.size))  # even if it never began
        return job

    def get(self, identity: str, owner: str) -> Job:
        """The job of `owner`. Raises NoSuchThing, for a job of another one, too."""
        job = self._jobs.get(identity)
        if job is None or job.owner != owner:
            raise NoSuchThing(
                "没有这个任务，或结果已过期删除", "there is no such job, or its result has expired",
                remedy_zh="请重新提交", remedy_en="submit the file again",
            )  # fmt: skip
        return job

    def remove(self, job: Job) -> None:
        """Cancel `job` where it is not done, and forget it."""
        job.to("cancelled")
        if job.task is not None:
            job.task.cancel()
        self._jobs.pop(job.id, None)

    def shown(self, job: Job) -> JobState:
        """How far `job` is."""
        place = self._service.pool.position(job.turn) if job.state == "queued" and job.turn is not None else 0
        error = problems(job.error).error if job.error is not None else None
        at = job.stage
        return JobState(
            id=job.id, state=job.state, position=place or None, file=at.file if at else None, files=job.files,
            page=at.page if at else None, pages=at.pages if at else None, error=error,
        )  # fmt: skip

    async def states(self, job: Job) -> AsyncIterator[JobState | None]:
        """How far `job` is, now and whenever that changes, to its end; None from time to time, where nothing does."""
        last, quiet = None, 0
        while True:
            job.changed.clear()
            state = self.shown(job)
            if state != last:
                yield state
                last, quiet = state, 0
            elif (quiet := quiet + 1) % 50 == 0:
                yield None
            if state.state in FINAL:
                return
            try:
                async with asyncio.timeout(_LOOK):
                    await job.changed.wait()
            except TimeoutError:
                pass

    def result(self, job: Job) -> Made:
        """What came of `job`. Raises what it failed for, NotYet."""
        if job.error is not None:
            raise job.error
        if job.made is None:
            raise NotYet(
                "任务还没有完成", "the job is not done", remedy_zh="请看 /api/jobs/{id} 的 state，或订阅 events",
                remedy_en="see its state, or listen to its events", headers={"Retry-After": "2"},
            )  # fmt: skip
        return job.made

    async def close(self) -> None:
        """Cancel all."""
        tasks = [job.task for job in self._jobs.values() if job.task is not None]
        for job in list(self._jobs.values()):
            self.remove(job)
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, job: Job, order: Order) -> None:
        def tell(stage: Stage) -> None:
            job.to(stage.name, stage)

        def queued(turn: Any) -> None:
            job.turn = turn

        seconds = self._service.settings.job_seconds
        try:
            made = await self._service.pool.run(order, seconds=seconds, long=True, tell=tell, queued=queued)
            self._room(len(made.body))
            job.made = made
            job.to("done")
        except JxlintError as e:
            job.error = e
            job.to("failed")
        except Exception as e:  # noqa: BLE001 - nobody awaits this; its words may be those of a table
            _log.error("internal error in a job: %s", type(e).__name__)
            job.error = internal()
            job.to("failed")
        asyncio.get_running_loop().call_later(self._service.settings.job_kept, self._jobs.pop, job.id, None)

    def _room(self, size: int) -> None:
        """Forget the oldest results until there is room for one more of `size`."""
        done = [job for job in self._jobs.values() if job.made is not None]
        kept = size + sum(len(job.made.body) for job in done if job.made is not None)
        for job in done:
            if kept <= self._service.settings.job_results or job.made is None:
                return
            kept -= len(job.made.body)
            del self._jobs[job.id]

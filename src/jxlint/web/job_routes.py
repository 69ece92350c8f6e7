"""The routes of jobs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from jxlint.rules.nearest import remedy
from jxlint.web.jobs import FINAL, Job, Jobs, JobState
from jxlint.web.orders import Order
from jxlint.web.receiving import received, some
from jxlint.web.refusals import BadOption
from jxlint.web.service import service

KINDS = ("check", "parse")  # of orders that can be jobs


async def submit(request: Request) -> Response:
    """POST /api/jobs: take a file, answer at once."""
    async with received(request, also=("order",), most=service(request).settings.job_size) as came:
        kind = came.more.get("order", "check")
        if kind not in KINDS or (kind == "parse" and len(came.files) > 1):
            zh, en = remedy(kind, KINDS)
            raise BadOption(
                f"没有“{kind[:100]}”这种任务，或它只读一个文件",
                f"there is no job “{kind[:100]}”, or it reads one file only",
                remedy_zh=zh, remedy_en=en, where="order",
            )  # fmt: skip
        jobs = _jobs(request)
        job = jobs.submit(Order(kind, some(came.files), came.options), request.scope["client_key"])
    at = str(request.url_for("job", id=job.id).path)
    return _state(jobs.shown(job), 202, {"Location": at})


async def show(request: Request) -> Response:
    """GET /api/jobs/{id}: how far it is."""
    return _state(_jobs(request).shown(_job(request)), 200)


async def cancel(request: Request) -> Response:
    """DELETE /api/jobs/{id}: end it and forget it."""
    _jobs(request).remove(_job(request))
    return Response(status_code=204)


async def result(request: Request) -> Response:
    """GET /api/jobs/{id}/result: what came of it."""
    made = _jobs(request).result(_job(request))
    return Response(made.body, media_type=made.media)


async def events(request: Request) -> Response:
    """GET /api/jobs/{id}/events: how far it is, as it changes (server-sent events)."""
    job = _job(request)
    if job.state in FINAL and request.headers.get("last-event-id") == "end":
        return Response(status_code=204)  # a browser that asks again is told to stop
    return StreamingResponse(
        _told(_jobs(request), job), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


async def _told(jobs: Jobs, job: Job) -> AsyncIterator[bytes]:
    number = 0
    async for state in jobs.states(job):
        if state is None:
            yield b": still here\n\n"
            continue
        number += 1
        name = "end" if state.state in FINAL else str(number)
        yield f"event: state\nid: {name}\ndata: ".encode() + msgspec.json.encode(state) + b"\n\n"


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def _job(request: Request) -> Job:
    return _jobs(request).get(request.path_params["id"], request.scope["client_key"])


def _state(state: JobState, status: int, headers: dict[str, Any] | None = None) -> Response:
    return Response(msgspec.json.encode(state), status, headers=headers, media_type="application/json")


routes = [
    Route("/api/jobs", submit, methods=["POST"]),
    Route("/api/jobs/{id}", show, methods=["GET"], name="job"),
    Route("/api/jobs/{id}", cancel, methods=["DELETE"]),
    Route("/api/jobs/{id}/result", result, methods=["GET"]),
    Route("/api/jobs/{id}/events", events, methods=["GET"]),
]

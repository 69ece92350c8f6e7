"""The routes of the API."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from jxlint.web.metrics import MEDIA
from jxlint.web.options import options_of
from jxlint.web.orders import Made, Order
from jxlint.web.receiving import language, received, some
from jxlint.web.refusals import BadRequest, NoSuchThing, Told
from jxlint.web.service import service

_GRACE = 1.0  # seconds: an order that is nearly done is cheaper than a new worker


async def check(request: Request) -> Response:
    """POST /api/check: the findings in the files, as `jxlint check --format json`."""
    async with received(request) as came:
        made = await attended(request, Order("check", some(came.files), came.options))
    return Response(made.body, media_type=made.media, headers={"Jxlint-Exit-Code": made.more["exit"]})


async def parse(request: Request) -> Response:
    """POST /api/parse: the document in a file, as `jxlint parse`."""
    async with received(request) as came:
        if len(some(came.files)) != 1:
            raise BadRequest(
                "一次只读一个文件", "one file at a time", remedy_zh="请分几次上传", remedy_en="send each by itself"
            )
        made = await attended(request, Order("parse", came.files, came.options))
    return Response(made.body, media_type=made.media, headers={"Jxlint-Leftovers": made.more["leftovers"]})


async def rules(request: Request) -> Response:
    """GET /api/rules: the rules in force."""
    options, _ = options_of(request.query_params.multi_items(), language(request))
    made = await attended(request, Order("rules", (), options))
    return Response(made.body, media_type=made.media)


async def rule(request: Request) -> Response:
    """GET /api/rules/{code}: one rule by its code or name."""
    options, _ = options_of(request.query_params.multi_items(), language(request))
    try:
        made = await attended(request, Order("rule", (), options, {"code": request.path_params["code"][:100]}))
    except Told as e:
        if e.code == "E301" and not e.where:
            e.status = NoSuchThing.status
        raise
    return Response(made.body, media_type=made.media)


async def healthz(request: Request) -> Response:
    """GET /healthz: whether there is a worker to do the work."""
    alive = service(request).pool.workers > 0
    return Response("ok\n" if alive else "no workers\n", 200 if alive else 503, media_type="text/plain")


async def metrics(request: Request) -> Response:
    """GET /metrics: for Prometheus."""
    return Response(service(request).metrics.text(), headers={"Content-Type": MEDIA})


async def attended(request: Request, order: Order) -> Made:
    """What came of `order`, while its client waits: when the client goes away the order is given up. Raises as
    `Pool.run`, and ClientDisconnect when the client is gone."""
    work = asyncio.create_task(service(request).pool.run(order))
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            await asyncio.wait((work,), timeout=_GRACE)
        if work.done():
            return work.result()
        raise ClientDisconnect
    finally:
        for task in (work, gone):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


routes = [
    Route("/api/check", check, methods=["POST"]),
    Route("/api/parse", parse, methods=["POST"]),
    Route("/api/rules", rules, methods=["GET"]),
    Route("/api/rules/{code}", rule, methods=["GET"]),
    Route("/healthz", healthz, methods=["GET"]),
    Route("/metrics", metrics, methods=["GET"]),
]

"""The application: routes, errors, guards and the life of the workers."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from jxlint.errors import JxlintError
from jxlint.web import api
from jxlint.web.refusals import BadRequest, NoSuchThing, Refusal, WrongMethod, internal, problems
from jxlint.web.service import Service
from jxlint.web.settings import Settings

_log = logging.getLogger("jxlint.serve")
_STATIC = Path(__file__).parent / "page" / "static"


def create_app(settings: Settings) -> Starlette:
    """The service as an ASGI application. Its workers live from startup to shutdown (the lifespan); startup raises
    JxlintError where the profile or the rules cannot be used."""
    service = Service(settings)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        await service.pool.start()
        try:
            yield
        finally:
            await service.pool.close()

    app = Starlette(
        routes=[*api.routes, *_page()],
        lifespan=life,
        exception_handlers={JxlintError: _told, HTTPException: _http, ClientDisconnect: _left, Exception: _failed},
    )
    app.state.service = service
    return app


def _page() -> list[Any]:
    """The routes of the page and its files, where it is there."""
    try:
        from jxlint.web.page import routes
    except ModuleNotFoundError as e:
        if e.name != "jxlint.web.page":
            raise
        return []
    return [*routes, Mount("/static", StaticFiles(directory=_STATIC), name="static")]


def refusal(error: JxlintError) -> Response:
    """`error` as an answer of the API."""
    status = error.status if isinstance(error, Refusal) else 500 if error.code == "E000" else 422
    headers = error.headers if isinstance(error, Refusal) else {}
    return Response(msgspec.json.encode(problems(error)), status, headers=headers, media_type="application/json")


async def _told(_request: Request, error: Exception) -> Response:
    assert isinstance(error, JxlintError)
    return refusal(error)


async def _http(_request: Request, error: Exception) -> Response:
    """What the router says."""
    assert isinstance(error, HTTPException)
    remedy = {"remedy_zh": "地址和用法见 /api/openapi.json", "remedy_en": "see /api/openapi.json"}
    if error.status_code == 404:
        return refusal(NoSuchThing("没有这个地址", "there is nothing at this address", **remedy))
    if error.status_code == 405:
        return refusal(
            WrongMethod(
                "这个地址不接受这种方法",
                "the address does not take this method",
                **remedy,
                headers=dict(error.headers or {}),
            )  # fmt: skip
        )
    return refusal(BadRequest("请求有误", "the request is wrong", **remedy))


async def _left(_request: Request, _error: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it; it is counted


async def _failed(_request: Request, error: Exception) -> Response:
    # The words of an exception may be those of a table: only its type is logged.
    _log.error("internal error: %s", type(error).__name__)
    return refusal(internal())

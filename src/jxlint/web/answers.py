"""Refusals as HTTP answers."""

from __future__ import annotations

import logging
import os
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from jxlint.errors import JxlintError
from jxlint.web.refusals import BadRequest, NoSuchThing, Refusal, WrongMethod, internal, problems

_log = logging.getLogger("jxlint.serve")


def status_of(error: JxlintError) -> int:
    """The HTTP status for `error`: of one that is no refusal, whose fault it is."""
    return error.status if isinstance(error, Refusal) else 500 if error.code == "E000" else 422


def refusal(error: JxlintError) -> Response:
    """`error` as an answer of the API."""
    headers = error.headers if isinstance(error, Refusal) else {}
    return Response(
        msgspec.json.encode(problems(error)), status_of(error), headers=headers, media_type="application/json"
    )


async def fault(_request: Request | None, error: Exception) -> Response:
    """The answer to a fault of ours. The words of an exception may be those of a table: only its type is logged."""
    _log.error("internal error: %s", type(error).__name__, exc_info=bool(os.environ.get("JXLINT_TRACEBACK")))
    return refusal(internal())


async def told(_request: Request, error: Exception) -> Response:
    """What a route raised."""
    assert isinstance(error, JxlintError)
    return refusal(error)


async def routed(_request: Request, error: Exception) -> Response:
    """What the router says."""
    assert isinstance(error, HTTPException)
    remedy: dict[str, Any] = {"remedy_zh": "地址和用法见 /api/openapi.json", "remedy_en": "see /api/openapi.json"}
    if error.status_code == 404:
        return refusal(NoSuchThing("没有这个地址", "there is nothing at this address", **remedy))
    if error.status_code == 405:
        made = refusal(WrongMethod("这个地址不接受这种方法", "the address does not take this method", **remedy))
        made.headers.update(error.headers or {})
        return made
    return refusal(BadRequest("请求有误", "the request is wrong", **remedy))


async def left(_request: Request, _error: Exception) -> Response:
    """The client went away: nobody reads this, but it is counted."""
    return Response(status_code=499)

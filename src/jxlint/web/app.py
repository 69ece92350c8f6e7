"""The application: routes, errors, the guard before them and the life of the workers."""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from jxlint.errors import JxlintError
from jxlint.failing import unexpected
from jxlint.web import api, api_page, job_routes
from jxlint.web.answers import fault, left, routed, told
from jxlint.web.guard import Guard
from jxlint.web.jobs import Jobs
from jxlint.web.service import Service
from jxlint.web.settings import Settings

_STATIC = Path(__file__).parent / "page" / "static"


def create_app(settings: Settings) -> Guard:
    """The service as an ASGI application. Its workers live from startup to shutdown (the lifespan); startup raises
    JxlintError where the profile or the rules cannot be used."""
    service = Service(settings)
    jobs = Jobs(service)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        try:
            await service.pool.start()
        except Exception as e:
            guard.failure = e if isinstance(e, JxlintError) else unexpected(e)
            raise
        try:
            yield
        finally:
            await jobs.close()
            await service.pool.close()

    app = Starlette(
        routes=[*api.routes, *job_routes.routes, *api_page.routes, *_page()],
        lifespan=life,
        exception_handlers={JxlintError: told, HTTPException: routed, ClientDisconnect: left, Exception: fault},
    )
    app.router.redirect_slashes = False  # an address is there or not
    app.state.service, app.state.jobs = service, jobs
    guard = Guard(app, service, jobs)
    return guard


def _page() -> list[Any]:
    """The routes of the page and its files, where it is there."""
    if importlib.util.find_spec("jxlint.web.page") is None:
        return []
    return [
        *importlib.import_module("jxlint.web.page").routes,
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
    ]

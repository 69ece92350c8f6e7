"""The guard before all routes: who may ask, what every answer carries, and what is counted of it."""

from __future__ import annotations

import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jxlint.errors import JxlintError
from jxlint.web.access import Rate, address, check_host, check_origin, check_token
from jxlint.web.answers import fault, refusal
from jxlint.web.jobs import Jobs
from jxlint.web.service import Service

_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
_METHODS = frozenset((*_SAFE, "POST", "DELETE", "PUT", "PATCH"))
# Nothing but our own files may run, be shown or be asked for; nobody may frame us; nothing is kept by the browser.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cache-Control": "no-store",
}
_WORK = ("/api/rules",)  # what gives a worker something to do without sending anything
PUBLIC = ("/healthz",)  # without a token


class Guard:
    """Wraps an ASGI application. A route may set a header of HEADERS itself. The routes find in `scope["client_key"]`
    who asks: the digest of a token, or an address."""

    def __init__(self, app: ASGIApp, service: Service, jobs: Jobs) -> None:
        self._app, self.service, self.jobs = app, service, jobs
        self.failure: JxlintError | None = None  # why it could not start
        self._rate = Rate(service.settings.rate)
        self._names = service.settings.names
        self._origins = frozenset(origin.lower().rstrip("/") for origin in service.settings.origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # there are no web sockets here: the server closes it
        begun, status = time.perf_counter(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._check(scope)
        except JxlintError as e:
            await refusal(e)(scope, receive, guarded)
        else:
            try:
                await self._app(scope, receive, guarded)
            except Exception as e:  # noqa: BLE001 - whatever happens, a client gets an answer and the log no words
                if not status:
                    answer = await fault(None, e)
                    await answer(scope, receive, guarded)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self.service.metrics.answered(method, _route(scope), status, time.perf_counter() - begun)

    def _check(self, scope: Scope) -> None:
        headers, path = Headers(scope=scope), scope["path"].removeprefix(scope.get("root_path", ""))
        settings, client = self.service.settings, address(scope.get("client"))
        check_host(headers, self._names)
        if scope["method"] not in _SAFE:
            check_origin(headers, self._origins)
        scope["client_key"] = client
        if path not in PUBLIC:
            try:
                api = path.startswith(("/api/", "/metrics"))
                scope["client_key"] = check_token(headers, settings.tokens, api=api) or client
            except JxlintError:
                self._rate.count(client)  # guesses are counted, too
                raise
        if scope["method"] not in _SAFE or path.startswith(_WORK):
            self._rate.count(scope["client_key"])


def _route(scope: Scope) -> str:
    """The pattern of the address that was asked for: an address itself may hold anything."""
    return str(getattr(scope.get("route"), "path", "") or "none")

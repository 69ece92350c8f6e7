"""The service run by uvicorn: on one socket, until it is told to end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import socket
import sys
from collections.abc import Callable

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from jxlint.errors import UsageError
from jxlint.reasons import reason
from jxlint.web.app import create_app
from jxlint.web.guard import Guard
from jxlint.web.settings import Settings

_PARTING = 2  # seconds for answers that are under way when the service is to end
_CONNECTIONS = 512
_HEAD = 15.0  # seconds for the head of a request


class _Impatient(H11Protocol):
    """Closes a connection on which the head of a request does not arrive in time, be it byte by byte."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def _watch(self) -> None:
        if self._idle and self._late is None:
            self._late = self.loop.call_later(_HEAD, self._close)
        elif not self._idle and self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        self._late = None
        if self._idle:
            self.transport.close()

    @property
    def _idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete


class Server(uvicorn.Server):
    """Serves a service with `settings`; `ready` is called when it can be asked. It ends by a signal, or when its
    `should_exit` is set."""

    def __init__(self, settings: Settings, ready: Callable[[], None]) -> None:
        self.guard, self._ready = create_app(settings), ready
        super().__init__(_config(self.guard, settings))

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.guard.jobs.close()  # whoever listens to their events is told, and goes
        await super().shutdown(sockets)


def bound(settings: Settings) -> socket.socket:
    """A socket at the address of `settings`. Raises UsageError."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # there SO_REUSEADDR would let two services share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((settings.host, settings.port))
        made.listen(128)
    except OSError as e:
        made.close()
        raise _no_socket(e, settings) from e
    return made


def run(settings: Settings, at: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on `at` until a signal ends it; `ready` is called when it can be asked. Raises JxlintError for a profile or
    rules that cannot be used."""
    _quiet()
    server = Server(settings, ready)
    try:
        with contextlib.suppress(KeyboardInterrupt):  # the ordinary way to end it
            server.run(sockets=[at])
    except SystemExit:
        if server.guard.failure is not None:
            raise server.guard.failure from None
        raise


def _config(guard: Guard, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        guard, log_config=None, access_log=False, server_header=False, ws="none", http=_Impatient, lifespan="on",
        root_path=settings.root_path, limit_concurrency=_CONNECTIONS, timeout_graceful_shutdown=_PARTING,
        proxy_headers=bool(settings.proxies), forwarded_allow_ips=list(settings.proxies),
    )  # fmt: skip


def _quiet() -> None:
    """Our own log to standard error; uvicorn's would hold addresses with whatever stands in them, and that of
    python-multipart tells of bodies that a client has broken."""
    for name in ("uvicorn", "python_multipart"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)
    ours = logging.getLogger("jxlint.serve")
    if not ours.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        ours.addHandler(handler)
        ours.propagate = False


def _no_socket(error: OSError, settings: Settings) -> UsageError:
    where = f"{settings.host}:{settings.port}"
    if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)) or (
        sys.platform == "win32" and error.errno in (errno.EACCES, 10013)
    ):
        return UsageError(
            "这个端口已有程序在用", "another program uses this port",
            remedy_zh="请换一个：--port 8766（0 为任选）；或先停止那个程序",
            remedy_en="take another one: --port 8766 (0: any), or end that program", where=where,
        )  # fmt: skip
    zh, en = reason(error)
    return UsageError(
        f"不能在这个地址监听（{zh}）", f"cannot listen there ({en})",
        remedy_zh="请检查 --host 和 --port；1024 以下的端口要有权限", remedy_en="see to --host and --port",
        where=where,
    )  # fmt: skip

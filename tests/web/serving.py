"""A service on the loopback, as its clients meet it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from jxlint.web.running import Server, bound
from jxlint.web.settings import Settings

TABLE = "examples/baiyun-projects.txt"
# Orders that do what no file should: see tests/web/odd.py.
ODD = {"check": "tests.web.odd:check"}


class Served(httpx.Client):
    """A client of a service that runs in a thread of this process."""

    def __init__(self, server: Server, port: int, **options: Any) -> None:
        super().__init__(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False, **options)
        self.server, self.port = server, port

    @property
    def inflight(self) -> float:
        """Bytes of bodies in the service's memory."""
        return self.metric("jxlint_inflight_bytes")

    def metric(self, name: str) -> float:
        """One of the service's counters."""
        text = self.server.guard.service.metrics.text().decode()
        return float(next(line for line in text.splitlines() if line.startswith(f"{name} ")).rpartition(" ")[2])

    def check(self, name: str, data: bytes = b"x", **options: Any) -> httpx.Response:
        """Send a file to be checked."""
        return self.post("/api/check", files={"file": (name, data)}, params=options)


@contextmanager
def serving(**settings: Any) -> Iterator[Served]:
    """A service with these settings and one worker unless they say otherwise."""
    made = Settings(**{"workers": 1, "port": 0, **settings})
    at, ready = bound(made), threading.Event()
    server = Server(made, ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    assert ready.wait(60), server.guard.failure
    with Served(server, at.getsockname()[1]) as client:
        yield client
    server.should_exit = True
    thread.join(20)
    assert not thread.is_alive()


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until `true`; fails when it does not come true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def problem(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The error of a refusal, which has this status and code and all that an error must have."""
    assert (response.status_code, response.headers["content-type"]) == (status, "application/json"), response.text
    error: dict[str, Any] = response.json()["error"]
    assert error["code"] == code, error
    for texts in (error["message"], error["remedy"]):
        assert texts["zh"]
        assert texts["en"]
        assert texts["zh"] != texts["en"]
    return error

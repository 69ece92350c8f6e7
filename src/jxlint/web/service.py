"""What one running service holds; every route finds it in its request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

from jxlint.web.metrics import Metrics
from jxlint.web.pool import Pool
from jxlint.web.refusals import Busy
from jxlint.web.settings import Settings

if TYPE_CHECKING:
    pass


class Service:
    """The workers, the counters and the room for bodies of one service."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.metrics = settings, Metrics()
        self.pool = Pool(settings, self.metrics)
        self._inflight = 0
        self.metrics.watch("queue_length", "Orders that wait for a worker.", lambda: self.pool.waiting)
        self.metrics.watch("workers", "Worker processes.", lambda: self.pool.workers)
        self.metrics.watch("inflight_bytes", "Bytes of bodies in memory.", lambda: self._inflight)

    def take(self, size: int) -> None:
        """Count `size` bytes more in memory. Raises Busy where there is no room for them."""
        if self._inflight + size > self.settings.inflight:
            raise Busy(
                "同时上传的内容太多", "too much is being sent at the same time",
                remedy_zh="请过几秒再试", remedy_en="try again in a few seconds", headers={"Retry-After": "5"},
            )  # fmt: skip
        self._inflight += size

    def give(self, size: int) -> None:
        """They are gone."""
        self._inflight -= size


def service(connection: HTTPConnection) -> Service:
    """The service that a request is for."""
    found: Service = connection.app.state.service
    return found

"""Counts and times of the service for Prometheus: never a name, an address or a word of a file."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

disable_created_metrics()  # type: ignore[no-untyped-call]  # when a counter began says nothing here
MEDIA = CONTENT_TYPE_PLAIN_0_0_4
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class Metrics:
    """The counters of one service, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "jxlint_requests", "Requests answered.", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "jxlint_request_seconds", "From the request to the end of its answer.", ["route"],
            registry=self._registry, buckets=_SECONDS,
        )  # fmt: skip
        self._received = Counter("jxlint_received_bytes", "Bytes of request bodies.", registry=self._registry)
        self._lost = Counter(
            "jxlint_worker_restarts", "Workers replaced: out of time, out of memory, or dead.", ["reason"],
            registry=self._registry,
        )  # fmt: skip
        for reason in ("time", "memory", "died", "cancelled"):
            self._lost.labels(reason)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request. `route` is the pattern of the address, not the address."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def received(self, size: int) -> None:
        """Count the bytes of a body."""
        self._received.inc(size)

    def lost(self, reason: str) -> None:
        """Count a worker that is replaced."""
        self._lost.labels(reason).inc()

    def watch(self, name: str, says: str, value: Callable[[], float]) -> None:
        """Show a number that is asked for when it is read."""
        Gauge(f"jxlint_{name}", says, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self._registry)

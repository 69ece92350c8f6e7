"""What `jxlint serve` is told: plain values, given to the server and to its workers."""

from __future__ import annotations

import msgspec

_MB = 1024 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a service; every number is above 0 unless it says otherwise.

    `tokens` are the digests of the tokens that are let in (`access.digest`), none: all are. `hosts` are names of the
    service beside those of the loopback, without port; `origins` are other origins whose pages may send to it.
    `limits` are limits of reading by name, as `--limit` gives them. `kinds` adds kinds of orders (see `work.KINDS`).
    """

    host: str = "127.0.0.1"
    port: int = 8765
    root_path: str = ""
    tokens: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()  # addresses whose X-Forwarded-For and -Proto are believed

    workers: int = 2
    seconds: float = 30  # for one order
    memory: int = 2048 * _MB  # of a worker, 0: no limit
    queue: int = 32  # orders that wait for a worker
    size: int = 32 * _MB  # bytes of a request
    parts: int = 20  # files in a request
    receiving: float = 60  # seconds until a request's body must be there
    answer: int = 128 * _MB  # bytes of an answer
    inflight: int = 256 * _MB  # bytes of all requests' bodies at a time
    rate: int = 0  # requests a minute that give work, of one token or address; 0: no limit

    jobs: int = 64  # that wait or are worked on
    job_size: int = 64 * _MB
    job_seconds: float = 300
    job_kept: float = 600  # seconds that a result stays
    job_results: int = 256 * _MB  # bytes of all results

    profile: str | None = None
    own: tuple[str, ...] = ()
    limits: dict[str, int] = {}
    lang: str = "zh"  # of messages where neither the request nor its Accept-Language says
    kinds: dict[str, str] = {}

    @property
    def names(self) -> frozenset[str]:
        """Every name under which the service may be asked for."""
        bound = () if self.host in ("0.0.0.0", "::") else (self.host,)
        return frozenset(name.lower() for name in (*LOOPBACK, *bound, *self.hosts))

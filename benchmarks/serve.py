"""`jxlint serve` on the loopback: a result beside the command line, requests a second, memory."""

from __future__ import annotations

import asyncio
import signal
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure, Missing, cost
from benchmarks.generate import EXAMPLES

_BOUNDARY = "jxlint-benchmark"


class Service:
    """`jxlint serve` as a process of its own, on any port."""

    def __init__(self, workers: int) -> None:
        started = time.perf_counter()
        command = [sys.executable, "-m", "jxlint", "serve", "--port", "0", "--no-open", "--lang", "en"]
        self._process = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        line = self._process.stderr.readline()
        self.port = int(line.partition("http://127.0.0.1:")[2].partition("/")[0])
        self.start = time.perf_counter() - started

    def memory(self) -> float:
        """Megabytes of all its processes, pages that they share counted once (PSS); 0 where the system does not say."""
        total, queue = 0, [self._process.pid]
        while queue:
            pid = queue.pop()
            try:
                for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                    total += int(line.split()[1]) if line.startswith("Pss:") else 0
                for children in Path(f"/proc/{pid}/task").glob("*/children"):
                    queue += map(int, children.read_text().split())
            except OSError:
                continue
        return total / 1024

    def end(self) -> float:
        """End it; the seconds that took."""
        begun = time.perf_counter()
        self._process.send_signal(signal.SIGINT)
        self._process.wait(30)
        assert self._process.stderr is not None
        self._process.stderr.close()
        return time.perf_counter() - begun


class Client:
    """A connection that is kept, as a system keeps one."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def __aenter__(self) -> Client:
        self._from, self._to = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 24)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._to.close()
        await self._to.wait_closed()

    async def send(self, request: bytes) -> bytes:
        """The body of the answer, which must be 200."""
        self._to.write(request)
        head = await self._from.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        return await self._from.readexactly(int(length.partition(b":")[2]))


def request(file: Path) -> bytes:
    """A whole request to check `file`."""
    body = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'.encode()
        + file.read_bytes()
        + f"\r\n--{_BOUNDARY}--\r\n".encode()
    )
    head = (
        "POST /api/check?lang=zh HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: multipart/form-data; boundary={_BOUNDARY}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def alone(port: int, sent: bytes, times: int) -> tuple[float, float]:
    """Seconds of the first request on a new connection, and the median of `times` on it."""
    begun, taken = time.perf_counter(), []
    async with Client(port) as client:
        await client.send(sent)
        first = time.perf_counter() - begun
        for _ in range(times):
            begun = time.perf_counter()
            await client.send(sent)
            taken.append(time.perf_counter() - begun)
    return first, statistics.median(taken)


class Load(NamedTuple):
    """What clients got that sent one request after another: the seconds of each request in their order, and the
    service's memory in MiB meanwhile."""

    taken: list[float]
    memory: list[float]


async def load(service: Service, sent: bytes, clients: int, seconds: float) -> Load:
    """What `clients` get for `seconds`."""
    taken: list[float] = []
    memory = [service.memory()]
    end = time.perf_counter() + seconds

    async def client() -> None:
        async with Client(service.port) as mine:
            while (begun := time.perf_counter()) < end:
                await mine.send(sent)
                taken.append(time.perf_counter() - begun)

    async def watch() -> None:
        while time.perf_counter() < end:
            await asyncio.sleep(min(1, seconds / 4))
            memory.append(await asyncio.to_thread(service.memory))

    await asyncio.gather(watch(), *(client() for _ in range(clients)))
    return Load(sorted(taken), memory)


def run(seconds: str = "5", clients: str = "8", workers: str = "2") -> list[Figure]:
    """A table of 33 kB, checked again and again by several clients for some seconds."""
    if find_spec("uvicorn") is None:
        raise Missing('pip install "jxlint[serve]"')
    file = max(EXAMPLES.glob("*.txt"), key=lambda p: p.stat().st_size)
    command = [sys.executable, "-m", "jxlint", "check", str(file), "--format", "json", "--isolated"]
    line = min(cost(command, {"JXLINT_NO_RESULT_CACHE": "1"}).seconds for _ in range(3))
    service = Service(int(workers))
    try:
        sent = request(file)
        first, usual = asyncio.run(alone(service.port, sent, 10))
        loaded = asyncio.run(load(service, sent, int(clients), float(seconds)))
    finally:
        end = service.end()
    many, taken, memory = f"{clients} clients, {workers} workers", loaded.taken, loaded.memory
    return [
        Figure("first result", first, "s", line, "jxlint check", goal=0.5),
        Figure("a result", usual, "s", line, "jxlint check", goal=0.25),
        Figure(f"{many}: half of the requests", taken[len(taken) // 2], "s",
               note=f"{len(taken) / float(seconds):.0f} requests/s"),
        Figure(f"{many}: 99 of 100 requests", taken[int(len(taken) * 0.99)], "s"),
        Figure("memory of all processes", memory[-1], "MiB", goal=300),
        Figure("memory after the load", memory[-1], "MiB", memory[0], "before", goal=1.3),
        Figure("start", service.start, "s"),
        Figure("end", end, "s"),
    ]  # fmt: skip

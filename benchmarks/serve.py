"""`python -m benchmarks.serve` measures `jxlint serve` on the loopback: the time to a result beside the command line on
the same file, requests a second of several clients with the 50th and 99th percentile, and the memory of all its
processes meanwhile (Linux)."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

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


async def load(service: Service, sent: bytes, clients: int, seconds: float) -> dict[str, object]:
    """What `clients` get that send one request after another for `seconds`."""
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
    taken.sort()
    return {
        "clients": clients, "requests": len(taken), "per_second": len(taken) / seconds,
        "p50_s": taken[len(taken) // 2], "p99_s": taken[int(len(taken) * 0.99)],
        "memory_mb": [round(m) for m in memory],
    }  # fmt: skip


def command_line(file: Path, times: int) -> float:
    """Seconds of `jxlint check` on `file`, nothing kept from earlier runs."""
    command = [sys.executable, "-m", "jxlint", "check", str(file), "--format", "json", "--isolated"]
    env, taken = {**os.environ, "JXLINT_NO_RESULT_CACHE": "1"}, []
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=env)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def measured(file: Path, workers: int, clients: int, seconds: float) -> dict[str, object]:
    """All figures."""
    line = command_line(file, 3)
    service = Service(workers)
    try:
        sent = request(file)
        first, usual = asyncio.run(alone(service.port, sent, 10))
        under_load = asyncio.run(load(service, sent, clients, seconds))
    finally:
        end = service.end()
    return {
        "kilobytes": file.stat().st_size / 1e3, "workers": workers, "start_s": service.start, "end_s": end,
        "check_s": line, "first_s": first, "usual_s": usual, "load": under_load,
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description=__doc__)
    parser.add_argument("--file", type=Path, default=EXAMPLES / "guangzhou-projects-2024.txt")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    run = measured(args.file, args.workers, args.clients, args.seconds)
    if args.json:
        print(json.dumps(run))
        return
    check, first, usual = (float(str(run[key])) for key in ("check_s", "first_s", "usual_s"))
    load = run["load"]
    assert isinstance(load, dict)
    print(
        f"{args.file.name}, {run['kilobytes']:.0f} kB: jxlint check {check * 1e3:.0f} ms   first request"
        f" {first * 1e3:.0f} ms ({first / check:.2f} of it)   then {usual * 1e3:.0f} ms ({usual / check:.2f})\n"
        f"start {run['start_s']:.2f} s   end {run['end_s']:.2f} s\n"
        f"{load['clients']} clients, {args.workers} workers: {load['per_second']:.1f} requests/s   p50"
        f" {load['p50_s'] * 1e3:.0f} ms   p99 {load['p99_s'] * 1e3:.0f} ms   memory {load['memory_mb']} MB"
    )


if __name__ == "__main__":
    main()

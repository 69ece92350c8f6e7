"""Orders that hang, die or eat memory cost themselves and nothing else."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx
import pytest

from jxlint.web import pool as pool_module
from jxlint.web.metrics import Metrics
from jxlint.web.orders import Made, Order, Stage, Upload
from jxlint.web.pool import Pool
from jxlint.web.refusals import Busy, Overrun, Told
from jxlint.web.settings import Settings
from tests.samples import ROOT
from tests.web.serving import ODD, TABLE, Served, problem, serving, until


def asked(name: str, data: bytes = b"x") -> Order:
    """An order for a file of this name."""
    return Order("check", (Upload(name, data),))


def with_pool(work: Callable[[Pool, Metrics], Coroutine[Any, Any, None]], **settings: Any) -> None:
    """Run `work` with a pool of odd workers."""

    async def run() -> None:
        metrics = Metrics()
        pool = Pool(Settings(**{"workers": 1, "kinds": ODD, **settings}), metrics)
        await pool.start()
        try:
            await work(pool, metrics)
        finally:
            await pool.close()

    asyncio.run(run())


def _usual(odd: Served) -> None:
    """The next one is served as ever."""
    assert odd.check("表.txt", Path(TABLE).read_bytes()).status_code == 200


@pytest.mark.parametrize("name", ["hang.txt", "sleep.txt"])
def test_an_order_that_hangs_is_stopped_in_time(odd: Served, name: str) -> None:
    begun = time.monotonic()
    error = problem(odd.check(name), 422, "E508")
    assert 1.9 < time.monotonic() - begun < 10
    assert "2 s" in error["message"]["en"]
    _usual(odd)


@pytest.mark.parametrize("name", ["die.txt", "killed.txt"])
def test_an_order_that_ends_its_worker_is_told_of(odd: Served, name: str) -> None:
    assert "died" in problem(odd.check(name), 422, "E508")["message"]["en"]
    _usual(odd)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is enforced on Linux")
def test_an_order_that_eats_memory_is_stopped(odd: Served) -> None:
    assert "memory" in problem(odd.check("memory.txt"), 422, "E508")["message"]["en"]
    _usual(odd)


def test_a_fault_of_ours_costs_no_worker(odd: Served) -> None:
    before = int(odd.check("pid.txt").content)
    problem(odd.check("fault.txt", b"words"), 500, "E000")
    assert int(odd.check("pid.txt").content) == before


def test_a_worker_that_dies_while_idle_costs_no_order(odd: Served) -> None:
    pid = int(odd.check("pid.txt").content)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not _alive(pid))
    assert int(odd.check("pid.txt").content) != pid


def test_lost_workers_are_counted(odd: Served) -> None:
    before = odd.metric('jxlint_worker_restarts_total{reason="died"}')
    odd.check("die.txt")
    assert odd.metric('jxlint_worker_restarts_total{reason="died"}') == before + 1


def test_a_client_that_leaves_frees_its_worker() -> None:
    async def work(pool: Pool, metrics: Metrics) -> None:
        one = asyncio.create_task(pool.run(asked("sleep.txt")))
        two = asyncio.create_task(pool.run(asked("slow.txt")))
        await asyncio.sleep(0.2)
        assert pool.waiting == 1
        two.cancel()
        await asyncio.sleep(0)
        assert pool.waiting == 0
        one.cancel()
        with pytest.raises(asyncio.CancelledError):
            await one
        assert (await pool.run(asked("slow.txt"))).body == b"{}"
        assert 'jxlint_worker_restarts_total{reason="cancelled"} 1.0' in metrics.text().decode()

    with_pool(work)


def test_over_http_too(odd: Served) -> None:
    pid = int(odd.check("pid.txt").content)
    with httpx.Client(timeout=0.3, base_url=odd.base_url) as client, pytest.raises(httpx.ReadTimeout):
        client.post("/api/check", files={"file": ("slow.txt", b"x")})
    # It was nearly done, and left to finish.
    assert int(odd.check("pid.txt").content) == pid
    until(lambda: odd.inflight == 0)


def test_the_worker_of_a_client_that_leaves_is_freed_over_http() -> None:
    with serving(kinds=ODD) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post("/api/check", files={"file": ("sleep.txt", b"x")}, timeout=0.3)
        until(lambda: client.metric('jxlint_worker_restarts_total{reason="cancelled"}') == 1)
        _usual(client)
        assert client.inflight == 0


def test_however_many_jobs_wait_they_keep_nobody_out() -> None:
    async def work(pool: Pool, _: Metrics) -> None:
        jobs = [asyncio.create_task(pool.run(asked("sleep.txt"), long=True)) for _ in range(5)]
        await asyncio.sleep(0.1)
        assert pool.waiting == 4
        assert (await pool.run(asked("slow.txt"))).body == b"{}"
        for job in jobs:
            job.cancel()

    with_pool(work, workers=2, queue=1)


def test_a_system_without_room_for_a_worker_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async def nothing(_pool: Pool, _metrics: Metrics) -> None:
        raise AssertionError

    monkeypatch.setattr(pool_module, "Worker", full)
    with pytest.raises(Busy, match="no space left on device"):
        with_pool(nothing)


def test_an_answer_has_bounds() -> None:
    with serving(answer=10_000) as client:
        assert "too large" in problem(client.check("表.txt", Path(TABLE).read_bytes()), 422, "E508")["message"]["en"]
        assert client.check("表.txt", Path(TABLE).read_bytes(), select="JX303").status_code == 200
        at = client.post("/api/jobs", files={"file": ("表.txt", Path(TABLE).read_bytes())}).headers["location"]
        until(lambda: client.get(at).json()["state"] == "done")  # which has the room of a job


def test_who_waits_knows_the_place_and_long_orders_leave_a_worker_to_the_others() -> None:
    async def work(pool: Pool, _: Metrics) -> None:
        turns: list[Any] = []
        stages: list[Stage] = []
        long = [
            asyncio.create_task(pool.run(asked("slow.txt"), long=True, queued=turns.append, tell=stages.append))
            for _ in range(3)
        ]
        await asyncio.sleep(0.1)
        assert [pool.position(turn) for turn in turns] == [0, 1, 2]
        begun = time.monotonic()
        assert json.loads((await pool.run(asked("表.txt", Path(TABLE).read_bytes()))).body)["summary"]["files"] == 1
        assert not long[1].done(), time.monotonic() - begun
        assert [made.body for made in await asyncio.gather(*long)] == [b"{}"] * 3
        assert stages == [Stage("reading", 1, 1)] * 3

    with_pool(work, workers=2)


def test_a_full_queue_is_said() -> None:
    async def work(pool: Pool, _: Metrics) -> None:
        tasks = [asyncio.create_task(pool.run(asked("slow.txt"))) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Busy) as caught:
            await pool.run(asked("slow.txt"))
        assert caught.value.headers == {"Retry-After": "5"}
        assert {(await task).body for task in tasks} == {b"{}"}

    with_pool(work, queue=2)


def test_closing_ends_all_at_once() -> None:
    async def work(pool: Pool, _: Metrics) -> None:
        tasks = [asyncio.create_task(pool.run(asked("sleep.txt"))) for _ in range(2)]
        await asyncio.sleep(0.2)
        begun = time.monotonic()
        await pool.close()
        came = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(e) for e in came] == [Busy, Busy]
        with pytest.raises(Busy):
            await pool.run(asked("slow.txt"))
        assert time.monotonic() - begun < 5

    with_pool(work)


@pytest.mark.parametrize(
    ("settings", "code"),
    [({"profile": "no-such.yaml"}, "E202"), ({"own": ("no-such.yaml",)}, "E201"), ({"memory": 1024}, "E507")],
)
def test_what_cannot_work_does_not_start(settings: dict[str, Any], code: str) -> None:
    async def nothing(_pool: Pool, _metrics: Metrics) -> None:
        raise AssertionError

    with pytest.raises((Told, Busy)) as caught:
        with_pool(nothing, **settings)
    assert caught.value.code == code


def test_time_out_beside_others_costs_one(odd: Served) -> None:
    answers: dict[str, int] = {}

    def send(name: str, data: bytes) -> None:
        answers[name] = odd.check(name, data).status_code

    sent = {"sleep.txt": b"x", "a.txt": Path(TABLE).read_bytes(), "b.txt": Path(TABLE).read_bytes()}
    threads = [threading.Thread(target=send, args=item) for item in sent.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == {"sleep.txt": 422, "a.txt": 200, "b.txt": 200}


_SERVER = """
import asyncio, sys
from jxlint.web.metrics import Metrics
from jxlint.web.orders import Order, Upload
from jxlint.web.pool import Pool
from jxlint.web.settings import Settings
async def main():
    pool = Pool(Settings(workers=1, kinds={"check": "tests.web.odd:check"}), Metrics())
    await pool.start()
    made = await pool.run(Order("check", (Upload("pid.txt", b"x"),)))
    print(made.body.decode(), flush=True)
    await pool.run(Order("check", (Upload("sleep.txt", b"x"),)))
if __name__ == "__main__":
    asyncio.run(main())
"""


def test_a_worker_ends_with_its_server_however_that_ends(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(_SERVER)
    server = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert server.stdout is not None
    pid = int(server.stdout.readline())
    assert _alive(pid)
    server.kill()
    server.wait()
    server.stdout.close()
    until(lambda: not _alive(pid))


def test_nonsense_from_a_worker_runs_nothing() -> None:
    from jxlint.web.orders import message, packed

    assert message(packed(Made(b"x"))) == Made(b"x")
    for data in (b"", b"cos\nsystem\n(S'true'\ntR.", b"\x80", packed(asked("x"))):
        with pytest.raises(ValueError, match=r".*"):
            message(data)


def test_a_late_answer_is_an_overrun() -> None:
    async def work(pool: Pool, _: Metrics) -> None:
        with pytest.raises(Overrun):
            await pool.run(asked("sleep.txt"), seconds=0.2)

    with_pool(work)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:  # what has ended and is not yet fetched by its parent counts as gone
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return not Path("/proc/self").exists()

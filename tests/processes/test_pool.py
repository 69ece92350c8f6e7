"""Several processes: all is done, once, and one that dies costs one task."""

from __future__ import annotations

import functools
import multiprocessing
import os
import sys
import time
from collections.abc import Callable

import pytest

from jxlint.processes import pool
from jxlint.processes.copies import copies
from jxlint.processes.pool import Pool
from jxlint.processes.pooled import OUT_OF_MEMORY, Lost, begin


def _work(task: int) -> int | Callable[[], int]:
    if task < 0:
        os._exit(7)
    if task == 99:
        return lambda: 1  # cannot be sent
    time.sleep(0.001 * (task % 7))
    return task * task


def _make() -> Callable[[int], object]:
    return _work


@pytest.fixture(params=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "spawn":
        monkeypatch.setattr(pool, "copies", lambda: False)
    elif not copies():
        pytest.skip("processes are no copies here")
    return str(request.param)


def test_every_task_is_done_once(start: str) -> None:
    tasks, begun = list(range(60 if start == "fork" else 8)), list[int]()
    done = dict(Pool[int, object](3, _make).run(tasks, begun.append))
    assert done == {i: i * i for i in tasks}
    assert begun == tasks


def test_a_process_that_dies_costs_its_task(start: str) -> None:
    tasks = [1, -1, 2, -1, -1, 3, 99, 4]
    done = dict(Pool[int, object](2, _make).run(tasks, lambda _: None))
    assert done == {0: 1, 1: Lost(7), 2: 4, 3: Lost(7), 4: Lost(7), 5: 9, 6: Lost(None), 7: 16}, start
    assert dict(Pool[int, object](2, _make).run([-1], lambda _: None)) == {0: Lost(7)}
    assert dict(Pool[int, object](2, _make).run([], lambda _: None)) == {}


def _of_pools() -> list[object]:
    """The processes of pools that live: other tests leave some of a server here."""
    return [p for p in multiprocessing.active_children() if p.name != "jxlint-worker"]


def test_processes_end_when_nobody_wants_the_rest() -> None:
    before = _of_pools()
    running = Pool[int, object](2, functools.partial(_make)).run(list(range(50)), lambda _: None)
    next(running)
    assert len(_of_pools()) > len(before)
    running.close()  # type: ignore[attr-defined]
    assert _of_pools() == before


def _slow(task: int) -> int:
    begin(0)
    time.sleep(0.1)
    begin(1)
    if task == 1:
        time.sleep(60)
    if task == 2:
        bytearray(1024**3)
    begin(None)
    time.sleep(0.7)  # what belongs to no part may take longer
    return task


def _make_slow() -> Callable[[int], object]:
    return _slow


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not limit addresses")
def test_a_process_that_hangs_or_takes_too_much_costs_its_task(start: str) -> None:
    running = Pool[int, object](4, _make_slow, seconds=0.5, memory=512 * 1024**2)
    done = dict(running.run(range(4), lambda _: None))
    assert done == {0: 0, 1: Lost(-9, 1, late=True), 2: Lost(OUT_OF_MEMORY, 1), 3: 3}, start

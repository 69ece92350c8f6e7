"""What copies of this process make, and what becomes of those that are not asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from jxlint.processes.copying import Copying

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes cheaply")


def work(number: int) -> Iterator[bytes]:
    if number == 2:
        os._exit(9)
    if number == 3:
        raise ValueError("no")
    yield b"%d" % number
    yield b"x" * 1_000_000  # more than a pipe holds


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def test_each_makes_its_own_and_failures_are_told() -> None:
    before = open_files()
    with Copying((1, 2, 3, 4), work) as others:
        found = [others.made(number) for number in (4, 3, 2, 1, 7)]
    assert [file is not None for file in found] == [True, False, False, True, False]
    for file, number in zip(found, (b"4", b"", b"", b"1", b""), strict=True):
        if file is not None:
            with file:
                assert file.read() == number + b"x" * 1_000_000
    assert open_files() == before


def test_those_that_nobody_waits_for_are_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, fork = list[int](), os.fork

    def counted() -> int:
        begun.append(fork())
        return begun[-1]

    def for_ever(_number: int) -> Iterator[bytes]:
        while True:
            yield b""

    monkeypatch.setattr(os, "fork", counted)
    before = open_files()
    with pytest.raises(KeyboardInterrupt), Copying((1, 2), for_ever):
        raise KeyboardInterrupt
    assert len(begun) == 2
    for pid in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert open_files() == before


def test_without_open_files_left_all_is_done_here() -> None:
    script = """
import os, resource
from jxlint.processes.copying import Copying
resource.setrlimit(resource.RLIMIT_NOFILE, (6, 6))
with Copying(range(1, 9), lambda number: [b"x"]) as others:
    os.close(os.open(os.devnull, os.O_RDONLY))
    print([others.made(number) for number in range(1, 9)])
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str([None] * 8)


def test_where_ends_of_processes_are_not_told_all_is_done_here() -> None:
    script = """
import signal
from jxlint.processes.copying import Copying
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
with Copying((1, 2), lambda number: [b"x"]) as others:
    print(others.made(1))
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "None"


def test_one_that_is_waited_for_is_ended_when_the_waiting_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_pid: int) -> int:
        monkeypatch.undo()
        raise KeyboardInterrupt

    before = open_files()
    with pytest.raises(KeyboardInterrupt), Copying((1,), work) as others:
        monkeypatch.setattr("jxlint.processes.copying._ended", interrupted)
        others.made(1)
    assert open_files() == before


def test_none_goes_on_when_this_process_is_told_to_end() -> None:
    script = """
import time
from jxlint.processes.copying import Copying
def work(number):
    time.sleep(60)
    yield b""
with Copying((1, 2), work) as others:
    print(*[pid for pid, _ in others._begun.values()], flush=True)
    others.made(1)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        copies = [int(pid) for pid in run.stdout.readline().split()]
        run.terminate()
        assert run.wait(timeout=30) == -signal.SIGTERM
    assert len(copies) == 2
    for pid in copies:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_who_asked_to_be_told_of_the_end_is_told() -> None:
    told = list[int]()
    before = signal.signal(signal.SIGTERM, lambda number, _frame: told.append(number))
    try:
        with Copying((1,), work) as others:
            os.kill(os.getpid(), signal.SIGTERM)
            made = others.made(1)
        assert made is not None
        made.close()
        assert told == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
    assert signal.getsignal(signal.SIGTERM) is before

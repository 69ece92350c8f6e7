"""What copies of this process make, and what becomes of those that are not asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from jxlint.beside import Beside

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
    with Beside((1, 2, 3, 4), work) as others:
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
    with pytest.raises(KeyboardInterrupt), Beside((1, 2), for_ever):
        raise KeyboardInterrupt
    assert len(begun) == 2
    for pid in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert open_files() == before

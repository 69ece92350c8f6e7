"""The collector of cycles rests, and goes on as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from jxlint.collector import at_rest


@pytest.fixture
def runs() -> Iterator[list[int]]:
    """The generations of the collector's runs."""
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.collect()
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_it_does_not_run_meanwhile_nor_because_of_what_was_made(runs: list[int]) -> None:
    with at_rest():
        kept = [[i] for i in range(200_000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    kept.append([])
    assert runs == []


def test_cycles_made_meanwhile_are_found_later() -> None:
    with at_rest():
        rings: list[list[object]] = [[] for _ in range(100_000)]
        for ring in rings:
            ring.append(ring)
        del rings, ring
    assert gc.collect() >= 100_000


def test_after_little_work_it_goes_on_as_it_would(runs: list[int]) -> None:
    with at_rest():
        kept = [[i] for i in range(5_000)]
    kept += [[i] for i in range(gc.get_threshold()[0] + 1)]
    assert runs


def test_who_turned_it_off_finds_it_off(runs: list[int]) -> None:
    gc.disable()
    try:
        with at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(ValueError, match="x"), at_rest():
        raise ValueError("x")
    assert gc.isenabled()
    assert runs == []


def test_what_is_frozen_stays_so() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with at_rest():
            kept = [[i] for i in range(100_000)]
        assert gc.get_freeze_count() >= frozen - 1_000  # of which some may be gone
        del kept
    finally:
        gc.unfreeze()

"""Where processes begin as copies of this one."""

from __future__ import annotations

import sys
import threading

import pytest

from jxlint.processes.copies import copies, cores


def test_no_copies_are_made_of_a_process_with_threads_that_are_not_pythons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # whatever threads run the tests
    monkeypatch.delitem(sys.modules, "onnxruntime", raising=False)
    assert copies()
    monkeypatch.setitem(sys.modules, "onnxruntime", sys)
    assert not copies()


def test_no_copies_are_made_of_a_process_with_threads_or_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "onnxruntime", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not copies()
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not copies()


def test_there_is_a_core() -> None:
    assert cores() >= 1

"""Ctrl-C waits where it would do harm."""

from __future__ import annotations

import signal
import sys
import threading

import pytest

from jxlint.interrupts import undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="signals cannot be held back there")
def test_ctrl_c_comes_when_all_is_done() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), undisturbed():
        # To this thread: any other that does not hold it back would take what is sent to the process.
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        done.append(1)
    assert done == [1]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(sys.platform == "win32", reason="signals cannot be held back there")
def test_what_was_held_back_before_stays_so() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with undisturbed():
            pass
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

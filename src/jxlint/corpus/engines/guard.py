"""A copy of this process that drives a cluster. Ray ends the process that it runs in, without a word and with exit code
1, where the node on this machine dies; somebody must be left to say so."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

_ENDED = 128 + 15  # the exit code of a process that was asked to end
_KILLED = 1  # the exit code with which Ray ends a process
_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def guarded(work: Callable[[], int]) -> int | None:
    """The exit code that `work` returns in a copy of this process; None where the copy was ended by Ray or the system.
    Without copies (Windows), `work` is done here."""
    if not hasattr(os, "fork"):
        return work()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    parent, child = os.getpid(), os.fork()
    if not child:
        _go(work, parent)
    # Ctrl-C reaches both, and it is the copy that says what became of the work.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    ended = signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))
    try:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        signal.signal(signal.SIGINT, before)
        signal.signal(signal.SIGTERM, ended)
    if code in (-signal.SIGTERM, _ENDED):
        os.kill(os.getpid(), signal.SIGTERM)
    return None if code == _KILLED or code < 0 else code


def _go(work: Callable[[], int], parent: int) -> NoReturn:
    code = 2
    try:
        _end_with(parent)
        code = work()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BrokenPipeError:
        pass
    except SystemExit:  # what Ray makes of SIGTERM
        code = _ENDED
    finally:
        os._exit(code)  # what the original has still to do is not done twice


def _end_with(parent: int) -> None:
    """End this process when `parent` ends in whatever way: it would else hold the folder of output for long."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that
        os._exit(2)

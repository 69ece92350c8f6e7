"""Where Ctrl-C has to wait."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C waits until this is over, in a process without other threads, which would take it.

    The module msgspec needs it while it is loaded, and while it looks at types: it asks for what may not be there, and
    takes any exception for a no, so that Ctrl-C at that moment is lost, or ends in a segmentation fault.
    """
    if sys.platform == "win32":
        yield
        return
    # The module `signal` makes enumerations of all of this first, which a short run would notice.
    signal = importlib.import_module("_signal")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

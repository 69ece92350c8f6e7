"""Where Python's collector of cycles rests."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_MANY = 50_000  # objects that are worth it


@contextlib.contextmanager
def at_rest() -> Iterator[None]:
    """The collector rests. What is made meanwhile lasts as long as the report and holds no cycles: to look through all
    of it, at once or when this is over, takes a while with a large document and brings nothing."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # A service of many small documents goes on as usual, and what somebody else froze is not to thaw.
        if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()  # now it is with what is old
        gc.enable()

"""What processes cost here: whether they begin as copies of this one, and how many cores there are for them."""

from __future__ import annotations

import os
import sys


def copies() -> bool:
    """Whether processes here begin as copies of this one."""
    if sys.platform != "linux" or not hasattr(os, "memfd_create"):
        return False
    # A copy has none of the other threads, and would wait for ever for what they hold; those of the recogniser are
    # none of Python's.
    threading = sys.modules.get("threading")
    return (threading is None or threading.active_count() == 1) and "onnxruntime" not in sys.modules


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

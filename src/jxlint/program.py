"""The program `jxlint`: in through the command line, and out of the door."""

from __future__ import annotations

import atexit
import gc
import os
import sys


def start() -> None:
    """What the program `jxlint` does: `main`, and then out of the door.

    Python would take every module and object down one by one first, which on a short run is a fifth of the time.
    """
    # What is loaded stays, and to look through it again and again brings nothing; so this comes before all that loads.
    gc.set_threshold(50_000, 20, 50)
    load_msgspec()
    from jxlint.cli.main import main

    try:
        main()
    except SystemExit as e:
        watched = sys.gettrace() or sys.getprofile() or sys.flags.inspect
        if watched or not isinstance(e.code, int) or _threads() > 1:
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):  # which Python knows how to report
            raise e from None
        atexit._run_exitfuncs()
        os._exit(e.code)


def load_msgspec() -> None:
    """Load msgspec without typing_extensions, from which it takes, where that is installed, what `typing` itself has
    since Python 3.11: with the modules behind it, that takes longer to load than msgspec."""
    name = "typing_extensions"
    if name in sys.modules or "msgspec" in sys.modules:
        return
    sys.modules[name] = None  # type: ignore[assignment]  # as if there were none
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[name]


def _threads() -> int:
    """How many there are; one where nobody has loaded what starts them."""
    threading = sys.modules.get("threading")
    return threading.active_count() if threading else 1

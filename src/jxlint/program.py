"""The program `jxlint`: in through the command line, and out of the door."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable

from jxlint.interrupts import undisturbed


def start() -> None:
    """What the program `jxlint` does: `main`, and then out of the door.

    Python would take every module and object down one by one first, which on a short run is a fifth of the time.
    """
    # What is loaded stays, and to look through it again and again brings nothing; so this comes before all that loads.
    gc.set_threshold(50_000, 20, 50)
    try:
        _through()
    except KeyboardInterrupt:  # while something was loaded, or on the way out
        os._exit(130)


def _through() -> None:
    from jxlint.modules import MODULES

    MODULES.use()
    load_msgspec()
    from jxlint.cli.main import main
    from jxlint.compiled import KEPT

    try:
        main()
    except SystemExit as e:
        try:  # before anything is kept: nobody should wait for that, or lose what was said to Ctrl-C
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):  # which Python knows how to report
            raise e from None
        KEPT.write()
        MODULES.write()
        watched = sys.gettrace() or sys.getprofile() or sys.flags.inspect
        if watched or not isinstance(e.code, int) or _threads() > 1:
            raise
        atexit._run_exitfuncs()
        os._exit(e.code)


def load_msgspec() -> None:
    """Load msgspec without what takes longer to load than itself and is not needed there: typing_extensions, from which
    it takes, where that is installed, what `typing` itself has since Python 3.11; platform, which only tells the module
    uuid what the system is called; textwrap and what describes types and schemas; and the dates in Python, which those
    in C, all that msgspec asks for, replace as soon as they are loaded."""
    if "msgspec" in sys.modules:
        return
    import importlib

    schemas = "msgspec._json_schema"
    known = {name: _later(schemas, name) for name in ("schema", "schema_components")}
    instead: dict[str, object] = {
        "typing_extensions": None,  # as if not there
        "datetime": importlib.import_module("_datetime"),
        "textwrap": _Later("textwrap"),
        "msgspec.inspect": _Later("msgspec.inspect"),
        schemas: _Later(schemas, **known),
    }
    if hasattr(os, "uname"):
        instead["platform"] = _Later("platform", system=lambda: os.uname().sysname)
    instead = {name: module for name, module in instead.items() if name not in sys.modules}
    sys.modules.update(instead)  # type: ignore[arg-type]
    try:
        with undisturbed():
            import msgspec  # noqa: F401
    finally:
        for name, module in instead.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class _Later:
    """Stands for the module `name` until more is asked of it than what is `known`."""

    __spec__ = None  # which is looked at when it is imported

    def __init__(self, name: str, **known: Callable[..., object]) -> None:
        self._name = name
        self.__dict__.update(known)

    def __getattr__(self, asked: str) -> object:
        if asked == "__path__":  # which `from … import` looks for; none of them is a package
            raise AttributeError(asked)
        if sys.modules.get(self._name) is self:  # type: ignore[comparison-overlap]
            del sys.modules[self._name]
        import importlib

        return getattr(importlib.import_module(self._name), asked)


def _later(module: str, name: str) -> Callable[..., object]:
    """The function `name` of `module`, which is loaded when the function is called."""

    def called(*args: object, **more: object) -> object:
        import importlib

        function: Callable[..., object] = getattr(importlib.import_module(module), name)
        return function(*args, **more)

    return called


def _threads() -> int:
    """How many there are; one where nobody has loaded what starts them."""
    threading = sys.modules.get("threading")
    return threading.active_count() if threading else 1

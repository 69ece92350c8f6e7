"""A worker as the server sees it: a process and the pipe to it."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from typing import Any

import msgspec

from jxlint.web.orders import Failed, Made, Message, Order, Ready, Stage, Tell, message, packed
from jxlint.web.refusals import Told
from jxlint.web.settings import Settings


class Lost(Exception):
    """The worker is gone; `begun`: it had taken up its order."""

    begun = False


class Worker:
    """A process and the pipe to it. Its methods wait, and are called in threads, but for `kill`."""

    def __init__(self, settings: Settings) -> None:
        # A fresh process knows nothing of the server's sockets and tokens.
        context: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        if sys.platform != "win32":
            context.set_forkserver_preload(["jxlint.web.work"])
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, msgspec.structs.replace(settings, tokens=())),
            daemon=True,
            name="jxlint-worker",
        )
        self._process.start()
        theirs.close()
        self.killed, self._using = False, threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether it can be given an order."""
        try:
            # An idle worker has nothing to say: what can be read is the end of its pipe.
            return not self.killed and not self._pipe.poll() and self._process.is_alive()
        except OSError:
            return False

    def ready(self) -> None:
        """Wait until it has loaded. Raises Told for settings that cannot be used, Lost."""
        with self._using:
            said = self._said()
        if isinstance(said, Failed):
            raise Told(said)
        if not isinstance(said, Ready):
            raise Lost

    def do(self, order: Order, tell: Tell) -> Made | Failed:
        """What came of `order`; `tell` hears of its stages. Raises Lost."""
        with self._using:
            try:
                self._pipe.send_bytes(packed(order))
            except (OSError, ValueError) as e:
                raise Lost from e
            begun = False
            while True:
                try:
                    said = self._said()
                except Lost as e:
                    e.begun = begun
                    raise
                if isinstance(said, Made | Failed):
                    return said
                begun = True
                if isinstance(said, Stage):
                    tell(said)

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self.killed = True
        self._process.kill()

    def close(self) -> None:
        """End it, and leave nothing of it."""
        self.kill()
        self._process.join(5)
        with self._using:  # a thread that still reads finds the end of the pipe first
            self._pipe.close()

    def _said(self) -> Message:
        try:
            return message(self._pipe.recv_bytes())
        except (EOFError, OSError, ValueError) as e:
            raise Lost from e


def _serve(connection: Any, settings: Settings) -> None:
    """The life of a worker; what it needs is not loaded into the server."""
    from jxlint.web.work import serve

    serve(connection, settings)

"""A worker: a process that loads the rules once, then does one order after another within its limits.

It ends when the server goes away, however that happens. What it is asked for is a kind of order; to add one, give its
function a line in KINDS.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection, wait

from jxlint.errors import BrokenPlugin, BrokenProfile, BrokenRule, JxlintError
from jxlint.failing import unexpected
from jxlint.processes.pooled import bound
from jxlint.web.judging import Crew
from jxlint.web.orders import Failed, Made, Message, Order, Ready, Stage, Tell, order, packed
from jxlint.web.overruns import out_of_memory, too_much
from jxlint.web.page.work import warm
from jxlint.web.settings import Settings

Kind = Callable[[Crew, Order, Tell], Made]

# Which function does which kind of order, as module:name; imported when it is first asked for.
KINDS = {
    "check": "jxlint.web.kinds:check",
    "parse": "jxlint.web.kinds:parse",
    "rules": "jxlint.web.kinds:rules",
    "rule": "jxlint.web.kinds:rule",
    "page-check": "jxlint.web.page.work:check",
    "page-judge": "jxlint.web.page.work:judge",
    "page-report": "jxlint.web.page.reporting:report",
}


def serve(connection: Connection, settings: Settings) -> None:
    """Do what comes through `connection` until nothing comes any more: the life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the server ends the others
    if settings.memory:
        bound(settings.memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        try:
            crew = Crew(settings)
            crew.warm()
            warm(crew)
        except JxlintError as e:
            connection.send_bytes(packed(Failed.of(e, 500)))
            return
        connection.send_bytes(packed(Ready()))
        kinds = {**KINDS, **settings.kinds}
        while True:
            asked = order(connection.recv_bytes())
            connection.send_bytes(packed(Ready()))  # an order that was never taken up is given to another
            answer = _done(crew, kinds, asked, connection)
            connection.send_bytes(packed(answer))
            if isinstance(answer, Failed) and answer.fatal:
                return
            crew.forget()


def _done(crew: Crew, kinds: Mapping[str, str], asked: Order, connection: Connection) -> Message:
    def tell(stage: Stage) -> None:
        connection.send_bytes(packed(stage))

    try:
        module, _, name = kinds[asked.kind].partition(":")
        work: Kind = getattr(importlib.import_module(module), name)
        made, most = work(crew, asked, tell), asked.room or crew.settings.answer
        return made if len(made.body) <= most else too_much(len(made.body), most)
    except (BrokenRule, BrokenProfile, BrokenPlugin) as e:
        return Failed.of(e, 500)  # what is wrong is here and not with the request
    except JxlintError as e:
        return Failed.of(e, 500 if e.code == "E000" else 422)
    except MemoryError:
        return out_of_memory()
    except Exception as e:  # noqa: BLE001 - a fault in one order must not end the worker
        return Failed.of(unexpected(e), 500)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

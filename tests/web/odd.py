"""Orders that hang, die or eat memory, as a reader taken by a hostile file might; called by the name of the file."""

from __future__ import annotations

import os
import signal
import time

from jxlint.web import kinds
from jxlint.web.judging import Crew
from jxlint.web.orders import Made, Order, Stage, Tell


def check(crew: Crew, order: Order, tell: Tell) -> Made:
    """The usual check, but for files with these names."""
    name = order.files[0].name
    tell(Stage("reading", 1, 1))
    if name == "hang.txt":
        while True:
            pass
    if name == "sleep.txt":
        time.sleep(600)
    if name == "slow.txt":
        time.sleep(0.5)
        return Made(b"{}", more={"exit": "0"})
    if name == "die.txt":
        os._exit(3)
    if name == "killed.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "memory.txt":
        eaten = []
        while True:
            eaten.append(bytes(400_000_000))
    if name == "fault.txt":
        raise ValueError(order.files[0].data.decode())
    if name == "pid.txt":
        return Made(str(os.getpid()).encode(), more={"exit": "0"})
    return kinds.check(crew, order, tell)

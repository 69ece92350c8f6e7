"""Whether a Ray cluster answers at an address. Ray itself would wait for minutes, and planning may take long before."""

from __future__ import annotations

import os
import socket
from typing import Any

from jxlint.compiled import compiled
from jxlint.corpus.libraries import library
from jxlint.errors import UsageError

_PATIENCE = 10.0  # seconds for an answer
_ADDRESS = compiled(r"(?:ray://)?(?P<host>[^\s/:]+|\[[^\]\s]+\]):(?P<port>\d{1,5})")
# Ray speaks gRPC, that is HTTP/2: what a client begins with, and the type of the frame that answers it (RFC 9113, 3.4).
_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
_FRAME, _SETTINGS = 9, 4

# What to do about one that failed.
GO_ON_ZH = "查完的都已保存；请重新启动集群，再用同一条命令接着做；不写 --cluster 就在本机接着做"
GO_ON_EN = "what is done is kept; start the cluster and go on with the same command, or here without --cluster"


def reachable(address: str) -> Any:
    """The module of Ray, where something answers at `address` as a cluster does: host:port, ray://host:port, or auto
    for the one of this machine, which Ray finds. Raises UsageError."""
    # Ray would else report its use to its makers.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = library("ray", "cluster")
    if address == "auto":
        return ray
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise unreached(
            address, "an address is host:port, ray://host:port or auto", "地址应为 主机:端口、ray://主机:端口 或 auto"
        )
    try:
        like = _answers(found["host"].strip("[]"), int(found["port"]))
    except (OSError, OverflowError) as e:
        raise unreached(address, str(e)) from e
    if not like:
        raise unreached(address, "another service answers there", "那里是别的服务")
    return ray


def _answers(host: str, port: int) -> bool:
    """Whether it is HTTP/2 that answers. With TLS that cannot be seen from here."""
    with socket.create_connection((host, port), timeout=_PATIENCE) as there:
        if os.environ.get("RAY_USE_TLS", "0") not in ("", "0"):
            return True
        there.sendall(_HELLO)
        with there.makefile("rb") as file:
            frame = file.read(_FRAME)
    return len(frame) == _FRAME and frame[3] == _SETTINGS


def unreached(address: str, en: str, zh: str = "") -> UsageError:
    """The error of a cluster that cannot be reached, and why."""
    return UsageError(
        f"连不上 Ray 集群（{zh or en}）", f"the Ray cluster cannot be reached ({en})",
        remedy_zh="请检查 --cluster 的地址，各节点的 Ray 版本应相同",
        remedy_en="check the address after --cluster; all nodes need the same version of Ray",
        where=address or "--cluster",
    )  # fmt: skip

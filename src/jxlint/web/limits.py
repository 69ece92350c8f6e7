"""The limits of the service by the names that `--limit` has for them."""

from __future__ import annotations

from typing import Any

from jxlint.errors import UsageError
from jxlint.readers.limits import Limits, amount, written
from jxlint.rules.nearest import remedy

# Name → field of Settings; sizes are in bytes, times in seconds.
NAMES = {
    "upload": "size",
    "files": "parts",
    "receiving": "receiving",
    "inflight": "inflight",
    "answer": "answer",
    "time": "seconds",
    "memory": "memory",
    "queue": "queue",
    "rate": "rate",
    "jobs": "jobs",
    "job-upload": "job_size",
    "job-time": "job_seconds",
    "job-kept": "job_kept",
    "job-results": "job_results",
}
_UNLIMITED = ("memory", "rate")  # 0 means none


def limits_of(given: tuple[str, ...]) -> dict[str, Any]:
    """What `--limit` says, as fields of Settings; the names of `readers.limits` go into `limits`. Raises UsageError."""
    out: dict[str, Any] = {}
    reading: dict[str, int] = {}
    for one in given:
        name, _, value = one.partition("=")
        name = name.strip()
        if name in NAMES:
            out[NAMES[name]] = _number(name, value)
        elif name in Limits.__struct_fields__:
            reading[name] = amount(name, value)
        else:
            raise _unknown(name, one)
    return {**out, "limits": reading}


def _number(name: str, text: str) -> int:
    found = written(text)
    if found is None or not (found or name in _UNLIMITED):
        raise UsageError(
            f"上限 {name} 应是大于 0 的整数，写的是“{text}”",
            f"the limit {name} must be a whole number above 0, found “{text}”",
            remedy_zh="例如 60，字节数也可写 100MB", remedy_en="for example 60, or 100MB for bytes",
            where=f"--limit {name}",
        )  # fmt: skip
    return found


def _unknown(name: str, given: str) -> UsageError:
    zh, en = remedy(name, (*NAMES, *Limits.__struct_fields__))
    return UsageError(
        f"没有“{name}”这个上限", f"there is no limit “{name}”",
        remedy_zh=zh, remedy_en=en, where=f"--limit {given}",
    )  # fmt: skip

"""The limits of the service by the names that `--limit` has for them."""

from __future__ import annotations

from typing import Any

from jxlint.errors import UsageError
from jxlint.readers.limits import Limits, amount, number
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
_BYTES = ("upload", "inflight", "answer", "memory", "job-upload", "job-results")
_UNLIMITED = ("memory", "rate")  # 0 means none


def limits_of(given: tuple[str, ...]) -> dict[str, Any]:
    """What `--limit` says, as fields of Settings; the names of `readers.limits` go into `limits`. Raises UsageError."""
    out: dict[str, Any] = {}
    reading: dict[str, int] = {}
    for one in given:
        name, _, value = one.partition("=")
        name = name.strip()
        try:
            if name in NAMES:
                example = "100MB" if name in _BYTES else "60"
                out[NAMES[name]] = number(name, value, example=example, none=name in _UNLIMITED)
            elif name in Limits.__struct_fields__:
                reading[name] = amount(name, value)
            else:
                raise _unknown(name)
        except UsageError as e:
            e.where = f"--limit {name}"
            raise
    return {**out, "limits": reading}


def _unknown(name: str) -> UsageError:
    zh, en = remedy(name, (*NAMES, *Limits.__struct_fields__))
    return UsageError(
        f"没有“{name}”这个上限", f"there is no limit “{name}”", remedy_zh=zh, remedy_en=en,
    )  # fmt: skip

"""Text of the file that became part of no field: each piece is reported where it stands, notes below a table and
tables of no known form as info.

文件里没有归入任何一栏的文字，逐处报告；表下的附注、签名和认不出的别的表只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.findings import Severity
from jxlint.reading import Leftover
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools

SCOPE: Scope = "leftover"
# What is longer is quoted by its beginning and its end; the finding's text has all of it.
_LONG, _HEAD, _TAIL = 200, 120, 30


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(leftover: Leftover) -> Iterator[Hit]:
        severity: Severity | None = "info" if leftover.role in ("note", "table") else None
        quoted = {"quoted": _quoted(leftover.text)}
        yield Hit("document", leftover.text, variant=leftover.role, severity=severity, args=quoted)

    return check


def _quoted(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_HEAD]}……{text[-_TAIL:]}"

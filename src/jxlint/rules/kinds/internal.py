"""A rule that failed: the engine itself reports it, so that the run goes on.

规则本身出错时由引擎报告，其余照查。
"""

from __future__ import annotations

import msgspec

from jxlint.rules.model import Check, Scope
from jxlint.rules.tools import Tools

SCOPE: Scope = "engine"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    return lambda _thing: ()

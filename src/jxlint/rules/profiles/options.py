"""The options that a profile gives a rule, against those that the rule's kind of check takes."""

from __future__ import annotations

from typing import Any

import msgspec

from jxlint.errors import BrokenProfile
from jxlint.rules.kind_modules import load_kind
from jxlint.rules.model import Rule
from jxlint.rules.yamlfile import Lined, check_keys


def check_option_keys(rule: Rule, options: Any, file: str, line: int) -> None:
    """Raises BrokenProfile for an option that the kind of `rule` does not take, with file, line and the nearest one.

    Their values are checked when the rule set is compiled (`RuleSet`), which knows the lexicons.
    """
    taken = [f.encode_name for f in msgspec.structs.fields(load_kind(rule.kind, f"{rule.file}:{rule.line}").Options)]
    check_keys(options, taken, (), file if isinstance(options, Lined) else f"{file}:{line}", BrokenProfile)

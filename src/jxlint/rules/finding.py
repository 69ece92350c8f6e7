"""Rules by what people call them: a code, the beginning of codes, a name."""

from __future__ import annotations

from jxlint.errors import UsageError
from jxlint.rules.model import Rule
from jxlint.rules.nearest import nearest
from jxlint.rules.own_codes import is_own
from jxlint.rules.ruleset import RuleSet


def beginning(rules: RuleSet, code: str) -> list[Rule]:
    """The rules whose codes begin with `code`, where that is not a code but the beginning of several."""
    start = code.upper()
    if not start.startswith("JX") or rules.get(start) is not None:
        return []
    return [rule for rule in rules.rules if rule.code.startswith(start)]


def named(rules: RuleSet, code: str, *, own: bool) -> Rule:
    """The rule with this code or name; `own`: rules of the user's own are among them. Raises UsageError."""
    rule = rules.get(code.upper()) or next((r for r in rules.rules if r.name == code.lower()), None)
    if rule is not None:
        return rule
    near = nearest(code.upper(), [r.code for r in rules.rules])
    near = near or nearest(code.lower(), [r.name for r in rules.rules])
    if is_own(code.upper()) and not own:
        raise UsageError(
            f"没有随附的规则“{code}”", f"no rule that comes along has the code “{code}”",
            remedy_zh="自己的规则请加 --rules 文件或文件夹", remedy_en="for one of your own say --rules PATH",
        )  # fmt: skip
    raise UsageError(
        f"没有规则“{code}”",
        f"there is no rule “{code}”",
        remedy_zh=f"是不是 {near}？" if near else "jxlint rules list 列出全部",
        remedy_en=f"did you mean {near}?" if near else "see jxlint rules list",
    )

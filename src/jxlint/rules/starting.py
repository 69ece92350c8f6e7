"""A rule to start from, for each kind of check: the kind's own example (`EXAMPLE`) or the plainest shipped rule."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from jxlint.errors import UsageError
from jxlint.findings import Severity
from jxlint.rules.book import RuleBook
from jxlint.rules.kind_modules import load_kind
from jxlint.rules.model import Example, Rule
from jxlint.rules.own_codes import CODES, is_own
from jxlint.rules.rulefile import WITHOUT_EXAMPLES


class Starter(msgspec.Struct, frozen=True):
    """What a first rule of the kind `kind` holds; `optional` are keys of a rule that it needs besides."""

    kind: str
    severity: Severity
    dimension: str
    options: dict[str, Any]
    bad: Example
    good: Example
    optional: dict[str, Any] = {}


def starter(kind: str, book: RuleBook) -> Starter:
    """The start for `kind`. Raises BrokenRule when there is no such kind, UsageError when no rule can be made of it."""
    module = load_kind(kind, "")
    shipped = [r for r in book.rules if r.kind == kind and not is_own(r.code)]
    given = getattr(module, "EXAMPLE", None)
    if isinstance(given, dict) and {"options", "bad", "good"} <= set(given):
        return Starter(kind, "warning", "明确清晰性", given["options"], given["bad"], given["good"])
    if not shipped:
        raise UsageError(
            f"检查方式“{kind}”没有带示例（EXAMPLE）",
            f"the kind “{kind}” comes without an EXAMPLE",
            remedy_zh="请照它自己的说明写规则",
            remedy_en="write the rule as its own documentation says",
        )
    if kind == WITHOUT_EXAMPLES:
        raise UsageError(
            f"“{kind}”由引擎自己报告，不能用来写规则",
            f"“{kind}” is reported by the engine itself; no rule can be made of it",
            remedy_zh="请换一种检查方式，见 docs/rules/kinds/",
            remedy_en="choose another kind, see docs/rules/kinds/",
        )
    rule = min(shipped, key=_size)
    kept = {key: _plain(value) for key in ("when", "unless", "secret") if (value := getattr(rule, key))}
    bad, good = _shortest(rule.examples.bad), _shortest(rule.examples.good)
    return Starter(kind, rule.severity, rule.dimension, _plain(rule.options), bad, good, kept)


def free_code(book: RuleBook) -> str:
    """The first code for rules of one's own that no rule has."""
    taken = {rule.code for rule in book.rules}
    return next(code for code in (f"JX{n}" for n in CODES) if code not in taken)


def _size(rule: Rule) -> int:
    return len(str(rule.options)) + sum(len(str(_shortest(e))) for e in (rule.examples.bad, rule.examples.good))


def _shortest(examples: tuple[Example, ...]) -> Example:
    return cast(Example, _plain(min(examples, key=lambda e: len(str(e)))))


def _plain(value: Any) -> Any:
    """Plain dicts and lists: mappings that know their lines are not for writing."""
    return msgspec.json.decode(msgspec.json.encode(value))

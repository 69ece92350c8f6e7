"""Profiles: which rules are on, how grave each is, the taxonomy and the budget year. `rules.yaml` is the default."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import msgspec

from jxlint.errors import BrokenProfile, UsageError
from jxlint.findings import SEVERITIES, Severity
from jxlint.rules.model import Rule
from jxlint.rules.review import Review, read_review
from jxlint.rules.yamlfile import Lined, check_keys, load, nearest

_KEYS = ("name", "about", "budget_year", "taxonomy", "rules", "review")
_FORMS = ("project-table", "department-form")


class Profile(msgspec.Struct, frozen=True):
    """What a profile sets. `rules` maps a code to its settings (`severity`, `options`, `on`); `review` says how
    findings become suggested grades."""

    name: str
    budget_year: int | None = None
    taxonomy: dict[str, str] = {}
    rules: dict[str, dict[str, Any]] = {}
    review: Review | None = None


def read_profile(path: Path, codes: Iterable[str]) -> Profile:
    """The profile in the YAML file at `path`; `codes` are the rules there are. Raises BrokenProfile."""
    data = check_keys(load(path, BrokenProfile), _KEYS, (), str(path), BrokenProfile)
    where = str(path)
    taxonomy = check_keys(data.get("taxonomy") or Lined(), _FORMS, (), where, BrokenProfile)
    year = data.get("budget_year")
    if year is not None and not (isinstance(year, int) and 2000 <= year <= 2100):
        raise BrokenProfile(
            f"budget_year 应是年份，写的是 {year}",
            f"budget_year must be a year, found {year}",
            remedy_zh="例如 2024",
            remedy_en="for example 2024",
            where=f"{where}:{data.lines['budget_year']}",
        )
    review = read_review(data["review"], f"{where}:{data.lines['review']}") if "review" in data else None
    return Profile(str(data.get("name") or path), year, dict(taxonomy), _settings(data, set(codes), where), review)


def _settings(data: Lined, codes: set[str], where: str) -> dict[str, dict[str, Any]]:
    rules = data.get("rules") or Lined()
    check_keys(rules, codes, (), where, BrokenProfile)
    out: dict[str, dict[str, Any]] = {}
    for code, setting in rules.items():
        line = f"{where}:{rules.lines[code]}"
        if isinstance(setting, bool):
            out[code] = {"on": setting}
        elif isinstance(setting, str) and setting in (*SEVERITIES, "off"):
            out[code] = {"on": False} if setting == "off" else {"severity": setting}
        else:
            checked = check_keys(setting, ("severity", "options"), (), line, BrokenProfile)
            severity = checked.get("severity")
            if severity is not None and severity not in SEVERITIES:
                raise BrokenProfile(
                    f"没有“{severity}”这个级别",
                    f"unknown severity “{severity}”",
                    remedy_zh="可用：" + "、".join(SEVERITIES),
                    remedy_en="known: " + ", ".join(SEVERITIES),
                    where=line,
                )
            out[code] = dict(checked)
    return out


def overlay(base: Profile, upper: Profile) -> Profile:
    """`base` with all that `upper` sets laid over it."""
    rules = {code: {**base.rules.get(code, {}), **upper.rules.get(code, {})} for code in {**base.rules, **upper.rules}}
    year = upper.budget_year if upper.budget_year is not None else base.budget_year
    return Profile(upper.name, year, {**base.taxonomy, **upper.taxonomy}, rules, upper.review or base.review)


def in_force(rules: Iterable[Rule], profile: Profile, select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that are on, with the profile's severities and options. `select` and `ignore` are codes or prefixes.

    Raises UsageError for a code or prefix no rule has.
    """
    rules = tuple(rules)
    chosen, dropped = _prefixes(select, rules), _prefixes(ignore, rules)
    out = []
    for rule in rules:
        setting = profile.rules.get(rule.code, {})
        on = rule.code.startswith(chosen) if chosen else setting.get("on", True)
        if not on or (dropped and rule.code.startswith(dropped)):
            continue
        severity = cast(Severity, setting.get("severity", rule.severity))
        options = {**rule.options, **(setting.get("options") or {})}
        out.append(msgspec.structs.replace(rule, severity=severity, options=options))
    return tuple(out)


def _prefixes(codes: Iterable[str], rules: tuple[Rule, ...]) -> tuple[str, ...]:
    wanted = tuple(c.strip().upper() for c in codes if c.strip())
    for code in wanted:
        if not any(rule.code.startswith(code) for rule in rules):
            near = nearest(code, [r.code for r in rules])
            raise UsageError(
                f"没有规则“{code}”",
                f"there is no rule “{code}”",
                remedy_zh=f"是不是 {near}？jxlint rules list 列出全部" if near else "jxlint rules list 列出全部规则",
                remedy_en=f"did you mean {near}? jxlint rules list shows all" if near else "see jxlint rules list",
            )
    return wanted

"""What is in force for a file and where each setting was made, for a person or as JSON (`jxlint config show`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import msgspec

from jxlint.findings import Severity
from jxlint.reports.json import document
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import pad, visible, wrap
from jxlint.rules.profiles.codes import ranges
from jxlint.rules.profiles.exempting import expired
from jxlint.rules.profiles.model import Profile
from jxlint.rules.ruleset import RuleSet

# What a rule must look at to be left out of secret projects (as the engine does).
_OF_PROJECTS = ("text", "value", "row", "project")


class Value(msgspec.Struct, frozen=True):
    """A setting and its place; "" where nothing sets it."""

    value: str | int | None
    place: str


class RuleShown(msgspec.Struct, frozen=True):
    """A rule and the places of its last setting and options; `mandatory` is where it was made so."""

    code: str
    name: str
    on: bool
    severity: Severity
    place: str
    mandatory: str | None
    options: dict[str, Any]
    options_place: str


class ExemptionShown(msgspec.Struct, frozen=True):
    """An exemption in force; `codes` are those it covers, `unknown` those no rule has."""

    place: str
    unit: str | None
    project: str | None
    indicator: str | int | None
    codes: list[str]
    unknown: list[str]
    until: str | None
    expired: bool
    reason: str


class OverrideShown(msgspec.Struct, frozen=True):
    """Settings for some paths, and whether the path shown is among them."""

    place: str
    paths: tuple[str, ...]
    applies: bool


class Secret(msgspec.Struct, frozen=True):
    """Rules in force that leave secret projects out, and those that judge them too."""

    left_out: list[str]
    judged: list[str]


class InForce(msgspec.Struct, frozen=True):
    """All that is in force for `path`; `files` from the lowest profile to the highest."""

    schema: Literal["jxlint.config/1"]
    path: str
    profile: str
    files: list[str]
    budget_year: Value
    taxonomy: dict[str, Value]
    rules: list[RuleShown]
    exempt: list[ExemptionShown]
    overrides: list[OverrideShown]
    secret: Secret


def in_force(path: str, rules: RuleSet, today: date) -> InForce:
    """What `rules` has in force for `path`; `today` decides which exemptions are over."""
    profile = rules.settings
    left_out = {c.rule.code for c in rules.checkers if c.scope in _OF_PROJECTS and not c.rule.secret}
    return InForce(
        "jxlint.config/1", path, profile.name, [layer.file for layer in profile.layers],
        Value(profile.budget_year, profile.year_place),
        {form: Value(name, profile.taxonomy_places.get(form, "")) for form, name in profile.taxonomy.items()},
        _rules(rules, profile), _exempt(profile, today),
        [
            OverrideShown(place, o.paths, place in profile.applied)
            for layer in profile.layers
            for o in layer.overrides
            for place in [f"{layer.file}:{o.line}"]
        ],
        Secret(sorted(left_out), [r.code for r in rules.rules if r.code not in left_out]),
    )  # fmt: skip


def _rules(rules: RuleSet, profile: Profile) -> list[RuleShown]:
    out = []
    for r in rules.book.rules:
        s, own = profile.rules[r.code], f"{r.file}:{r.line}"
        places = s.place or own, s.mandatory or None, s.options, s.options_place or own
        out.append(RuleShown(r.code, r.name, s.on, s.severity, *places))
    return out


def _exempt(profile: Profile, today: date) -> list[ExemptionShown]:
    out = []
    for entry in profile.exempt:
        x, codes, unknown = entry.exemption, sorted(entry.covers), [c.text for c in entry.unknown]
        over = expired(x, today)
        out.append(ExemptionShown(x.place, x.unit, x.project, x.indicator, codes, unknown, x.until, over, x.reason))
    return out


def as_json(shown: InForce) -> bytes:
    """`shown` as indented JSON in UTF-8."""
    return document(shown)


def as_text(shown: InForce, lang: str, terminal: Terminal) -> str:
    """`shown` for a person."""
    return "\n".join(_lines(shown, lang == "zh", terminal)) + "\n"


def _lines(shown: InForce, zh: bool, terminal: Terminal) -> Iterator[str]:
    def head(word_zh: str, word_en: str) -> str:
        return terminal.paint(word_zh if zh else word_en, "strong")

    def said(zh_text: str, en_text: str) -> Iterator[str]:
        return ("  " + line for line in wrap(visible(zh_text if zh else en_text), terminal.columns - 2))

    yield f"{head('文件', 'File')}  {visible(shown.path)}"
    yield f"{head('配置', 'Profile')}  {visible(shown.profile)}  ({visible(' ← '.join(shown.files))})"
    year = shown.budget_year.value or ("表的标题" if zh else "the table's title")
    yield f"{head('预算年度', 'Budget year')}  {year}  {shown.budget_year.place}".rstrip()
    yield head("指标分类", "Taxonomy")
    for form, name in shown.taxonomy.items():
        yield f"  {pad(form, 15)}  {pad(str(name.value), 16)}  {terminal.paint(visible(name.place), 'dim')}"
    off = sum(not r.on for r in shown.rules)
    yield head(
        f"规则：启用 {len(shown.rules) - off} 条，关闭 {off} 条", f"Rules: {len(shown.rules) - off} on, {off} off"
    )
    for rule in shown.rules:
        state = rule.severity if rule.on else "off"
        must = ("  必查" if zh else "  mandatory") if rule.mandatory else ""
        if rule.mandatory and rule.mandatory != rule.place:
            must += f" {visible(rule.mandatory)}"
        options = ""
        if rule.options and rule.options_place.rpartition(":")[0] in shown.files:
            options = ("  选项 " if zh else "  options ") + visible(rule.options_place)
        place = terminal.paint(visible(rule.place), "dim")
        yield f"  {rule.code}  {pad(state, 7)}  {pad(rule.name, 28)}  {place}{must}{options}"
    if shown.overrides:
        yield head("按路径", "By path")
    for override in shown.overrides:
        applies = ("适用", "applies") if override.applies else ("不适用", "does not apply")
        paths = " ".join(override.paths)
        yield from said(f"{override.place}  {paths}  {applies[0]}", f"{override.place}  {paths}  {applies[1]}")
    if shown.exempt:
        yield head("豁免", "Exemptions")
    for entry in shown.exempt:
        yield from said(*_entry(entry))
    yield head("涉密项目", "Secret projects")
    comma = "、" if zh else ", "
    left, judged = comma.join(ranges(shown.secret.left_out)), comma.join(ranges(shown.secret.judged))
    yield from said(
        f"目标写明本项目涉密、不公开，或各指标值都写涉密的项目，不查：{left or '（无）'}",
        f"A project that says it is secret or not to be published is not judged by: {left or 'none'}",
    )
    yield from said(f"仍查：{judged or '（无）'}", f"still judged by: {judged or 'none'}")


def _entry(entry: ExemptionShown) -> tuple[str, str]:
    what = [str(w) for w in (entry.unit, entry.project, entry.indicator) if w is not None]
    until_zh = f"  到 {entry.until}" + ("（已过期）" if entry.expired else "") if entry.until else ""
    until_en = f"  until {entry.until}" + (" (over)" if entry.expired else "") if entry.until else ""
    codes = "、".join(ranges(entry.codes)) or "—"
    unknown = "、".join(entry.unknown)
    zh = f"{entry.place}  {' > '.join(what) or '全部'}  {codes}{until_zh}  {entry.reason}"
    en = f"{entry.place}  {' > '.join(what) or 'everything'}  {codes}{until_en}  {entry.reason}"
    if unknown:
        zh, en = f"{zh}  没有规则 {unknown}", f"{en}  no such rule: {unknown}"
    return zh, en

"""Layers laid over each other, the overrides of one path and the command line on top: what is in force, and whence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from jxlint.errors import UsageError
from jxlint.findings import SEVERITIES, Severity
from jxlint.rules.model import Rule
from jxlint.rules.profiles.codes import covered
from jxlint.rules.profiles.extending import Node
from jxlint.rules.profiles.mandatory import ALWAYS, Lock, Locks
from jxlint.rules.profiles.model import Block, Code, Entry, Exemption, Key, Profile, Setting, Standing
from jxlint.rules.review import Review

Keys = frozenset[Key]


class Command(msgspec.Struct, frozen=True):
    """What the command line says: codes or their beginnings, and the budget year."""

    select: tuple[Code, ...] = ()
    ignore: tuple[Code, ...] = ()
    year: int | None = None


def resolve(node: Node, rules: Sequence[Rule], command: Command, overrides: Keys = frozenset()) -> Profile:
    """What is in force under the profile `node`; `overrides` are the keys of those for the path.

    Raises BrokenProfile, or UsageError, for an attempt to weaken a mandatory rule, and UsageError for a command line
    that leaves nothing to check.
    """
    state = _State(rules)
    for each in node.line():
        state.layer(each, overrides)
    before = frozenset(c for c, on in state.on.items() if on)
    state.command(command)
    return Profile(
        name=node.layer.name,
        file=node.layer.file,
        budget_year=state.year,
        taxonomy=state.taxonomy,
        rules={r.code: state.standing(r.code) for r in rules},
        exempt=state.entries(before),
        layers=tuple(n.layer for n in node.line()),
        applied=tuple(state.applied),
        notices=tuple(dict.fromkeys(state.locks.notices)),
        year_place=state.year_place,
        review=state.review,
        taxonomy_places=state.taxonomy_places,
    )


def rules_in_force(rules: Iterable[Rule], profile: Profile) -> tuple[Rule, ...]:
    """The rules that are on, with the severities and options in force."""
    standing = profile.rules
    return tuple(
        msgspec.structs.replace(r, severity=standing[r.code].severity, options=standing[r.code].options)
        for r in rules
        if standing[r.code].on
    )


class _State:
    """How everything stands while layer comes upon layer."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self.on = {r.code: True for r in rules}
        self.severity: dict[str, Severity] = {r.code: r.severity for r in rules}
        self.options: dict[str, dict[str, Any]] = {r.code: r.options for r in rules}
        self.place: dict[str, str] = {}
        self.options_place: dict[str, str] = {}
        self.locks = Locks(self.on)
        self.year: int | None = None
        self.year_place = ""
        self.review = Review()
        self.taxonomy: dict[str, str] = {}
        self.taxonomy_places: dict[str, str] = {}
        self.exempt: list[tuple[Exemption, bool]] = []
        self.applied: list[str] = []

    def layer(self, node: Node, overrides: Keys) -> None:
        """Lay `node` on, and those of its overrides that are among `overrides`."""
        layer = node.layer
        self._block(layer.block, layer.file)
        if layer.mandatory:
            self._lock(node)
        for override in layer.overrides:
            active = override.key(layer.file) in overrides
            self._block(override.block, layer.file, active=active)
            if active:
                self.applied.append(f"{layer.file}:{override.line}")

    def command(self, command: Command) -> None:
        """Lay the command line on top. Raises UsageError where nothing would be left to check."""
        select = command.select or None
        self._block(Block(select, command.ignore), "")
        chosen = covered(command.select, self.on) if select else frozenset(self.on)
        # A rule that only other files have (own rules of their profile) may be chosen; one that is ignored as well not.
        if command.ignore and chosen and not any(self.on.values()):
            raise UsageError(
                "要查的规则全都不查了，没有可检查的", "every rule that was chosen is ignored: nothing would be checked",
                remedy_zh="请减少 --ignore 的代码", remedy_en="ignore fewer codes", where="--ignore",
            )  # fmt: skip
        held = sorted(frozenset(self.locks.of) - chosen) if select else []
        if held:
            self.locks.say("--select", held, "不因 --select 而不查", "not left out")
        if command.year is not None:
            self.year, self.year_place = command.year, "--year"

    def standing(self, code: str) -> Standing:
        lock = self.locks.of.get(code)
        return Standing(
            self.on[code], self.severity[code], self.options[code], self.place.get(code, ""),
            self.options_place.get(code, ""), lock.place if lock else "",
        )  # fmt: skip

    def entries(self, before: frozenset[str]) -> tuple[Entry, ...]:
        """The exemptions in force; `before` are the rules that were on before the command line had its say."""
        out = []
        for exemption, active in self.exempt:
            covers = self.locks.exempting(exemption)
            if active:
                unknown = tuple(c for c in exemption.codes if not covered([c], self.on))
                judged = all(self.on[c] for c in covers & before)
                out.append(Entry(exemption, covers, unknown, judged))
        return tuple(out)

    def _block(self, block: Block, file: str, *, active: bool = True) -> None:
        # What a path cannot do is an error even while no file has that path.
        self.locks.check(block, file)
        self.exempt += [(e, active) for e in block.exempt]
        if not active:
            return
        if block.select is not None:
            chosen = covered(block.select, self.on)
            lines = f"{file}:{block.select[0].line}" if file else "--select"
            for code in self.on:
                self._switch(code, code in chosen, lines)
        for ignored in block.ignore:
            for code in covered([ignored], self.on):
                self._switch(code, False, f"{file}:{ignored.line}" if file else "--ignore")
        for code, setting in block.rules.items():
            self._set(code, setting, f"{file}:{setting.line}")
        if block.budget_year is not None:
            self.year, self.year_place = block.budget_year.value, f"{file}:{block.budget_year.line}"
        if block.review is not None:
            self.review = block.review
        for form, name in block.taxonomy.items():
            self.taxonomy[form], self.taxonomy_places[form] = name.value, f"{file}:{name.line}"

    def _switch(self, code: str, on: bool, place: str) -> None:
        if code not in self.locks.of and self.on[code] != on:
            self.on[code], self.place[code] = on, place

    def _set(self, code: str, setting: Setting, place: str) -> None:
        if setting.on is not None:
            self.on[code] = setting.on
        if setting.severity is not None:
            self.severity[code] = setting.severity
        if setting.on is not None or setting.severity is not None:
            self.place[code] = place
        if setting.options:
            self.options[code] = {**self.options[code], **setting.options}
            self.options_place[code] = place

    def _lock(self, node: Node) -> None:
        """Make the rules mandatory as `node` by itself would have them, whatever came from elsewhere before it."""
        own, files = _State(self._rules), frozenset(n.layer.file for n in node.line())
        for each in node.line()[:-1]:
            own.layer(each, frozenset())
        own._block(node.layer.block, node.layer.file)
        for code in node.layer.mandatory:
            place = f"{node.layer.file}:{code.line}"
            for locked in covered([code], self.on) - {ALWAYS}:
                before = self.locks.of.get(locked)
                severity = own.severity[locked]
                if before is not None and SEVERITIES.index(before.severity) < SEVERITIES.index(severity):
                    severity = before.severity
                # The first to make it mandatory stays the one whose exemptions count.
                lock = Lock(place, files, severity, own.options[locked])
                self.locks.of[locked] = msgspec.structs.replace(before, severity=severity) if before else lock
                self.on[locked], self.severity[locked] = True, severity
                self.options[locked] = (before or lock).options
                self.place[locked] = place

"""Mandatory rules: what a profile makes mandatory no profile above it, no path and no command line can weaken.

To name such a rule in order to weaken it is an error; words that are for other rules as well (`ignore: [JX3]`) are
carried out for those, and the refusal is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from jxlint.errors import BrokenProfile, JxlintError, UsageError
from jxlint.findings import SEVERITIES, Severity
from jxlint.rules.profiles.codes import covered, ranges
from jxlint.rules.profiles.model import Block, Code, Exemption, Notice, Setting

# The engine reports it whatever a profile says, so that nothing may pretend to have switched it off.
ALWAYS = "JX001"


class Lock(msgspec.Struct, frozen=True):
    """Why a rule is mandatory: `place` says where it was made so, `files` whose exemptions of it count (that profile
    and those it extends), `severity` and `options` what must stay."""

    place: str
    files: frozenset[str]
    severity: Severity
    options: dict[str, Any]


class Locks:
    """The mandatory rules as layer comes upon layer. `codes` are all rules there are."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = frozenset(codes)
        self.of: dict[str, Lock] = {}
        self.notices: list[Notice] = []

    def check(self, block: Block, file: str) -> None:
        """Refuse what `block` of `file` ("" for the command line) would weaken. Raises BrokenProfile, UsageError."""
        for code, setting in block.rules.items():
            self._setting(code, setting, f"{file}:{setting.line}")
        for ignored in block.ignore:
            self._refuse(ignored, file, frozenset(self.of), "ignore")

    def exempting(self, entry: Exemption) -> frozenset[str]:
        """The codes that `entry` covers. Raises BrokenProfile when it names a mandatory one of another profile."""
        barred = frozenset(c for c, lock in self.of.items() if entry.file not in lock.files) | {ALWAYS}
        for code in entry.codes:
            self._refuse(code, entry.file, barred, "exempt")
        return covered(entry.codes, self.codes) - barred

    def _setting(self, code: str, setting: Setting, where: str) -> None:
        lock = self.of.get(code)
        if code == ALWAYS:
            raise _always(where, BrokenProfile)
        if lock is None:
            return
        weaker = setting.severity is not None and SEVERITIES.index(setting.severity) > SEVERITIES.index(lock.severity)
        if setting.on is False:
            raise _refused(code, lock.place, "不能关闭", "cannot be switched off", where, BrokenProfile)
        if weaker:
            raise _refused(
                code, lock.place, f"不能低于 {lock.severity}", f"cannot be less than {lock.severity}", where,
                BrokenProfile,
            )  # fmt: skip
        if any(lock.options.get(k) != v for k, v in setting.options.items()):
            raise _refused(code, lock.place, "不能改选项", "keeps its options", where, BrokenProfile)

    def _refuse(self, code: Code, file: str, barred: frozenset[str], what: str) -> None:
        wanted = covered([code], self.codes)
        held = sorted(wanted & barred - {ALWAYS})
        error: type[JxlintError] = BrokenProfile if file else UsageError
        where = f"{file}:{code.line}" if file else f"--{what} {code.text}"
        if wanted == {ALWAYS}:
            raise _always(where, error)
        zh, en = ("不能豁免", "cannot be exempted") if what == "exempt" else ("不能关闭", "cannot be switched off")
        if held and len(held) == len(wanted):
            raise _refused("、".join(ranges(held)), self.of[held[0]].place, zh, en, where, error)
        if held:
            self.say(where, held, zh, en)

    def say(self, where: str, held: list[str], zh: str, en: str) -> None:
        """Note a refusal that is no error."""
        by = ", ".join(dict.fromkeys(self.of[c].place for c in held))
        codes = "、".join(ranges(held)), ", ".join(ranges(held))
        self.notices.append(
            Notice(where, f"必查规则 {codes[0]} {zh}（{by}），照查", f"mandatory {codes[1]} {en} ({by}): kept")
        )


def _refused(codes: str, place: str, zh: str, en: str, where: str, error: type[JxlintError]) -> JxlintError:
    return error(
        f"{codes} 是必查规则（{place}），{zh}",
        f"{codes} is mandatory ({place}) and {en}",
        remedy_zh="请去掉这一项，或与制定必查规则的一方商量",
        remedy_en="take this away, or ask those who made it mandatory",
        where=where,
    )


def _always(where: str, error: type[JxlintError]) -> JxlintError:
    return error(
        f"{ALWAYS}（规则出错）总会报告，不能更改或豁免",
        f"{ALWAYS} (a rule failed) is always reported and cannot be changed or exempted",
        remedy_zh="请去掉这一项",
        remedy_en="take it away",
        where=where,
    )

"""A rule as its YAML states it, and what a check answers."""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

from collections.abc import Callable, Iterable
from typing import Any, Literal, NewType, Self

import msgspec

from jxlint.document import Path
from jxlint.findings import Severity

# The sub-items of the official review form (财预〔2015〕88号) that a finding can count toward.
DIMENSIONS = (
    "规范完整性",
    "明确清晰性",
    "目标相关性",
    "指标科学性",
    "绩效合理性",
    "资金匹配性",
    "实现可能性",
    "条件充分性",
)
Scope = Literal["text", "value", "row", "project", "unit", "document", "leftover", "engine", "corpus"]
# Where a rule for texts may look; `unit` is also the department, `task` a row of 年度重点工作任务,
# `leftover` text that became part of no field.
TextField = Literal["level1", "level2", "name", "period", "annual", "objective", "project", "unit", "task", "leftover"]
Example = dict[str, Any]
# An option that names a lexicon; a name that does not exist is an error at load.
LexiconName = NewType("LexiconName", str)


def says(zh: str, en: str) -> msgspec.Meta:
    """What an option is, for its kind's page and for editors, as an annotation of the option."""
    return msgspec.Meta(description=f"{zh}\n{en}")


class Texts(msgspec.Struct, frozen=True):
    """The same words in Chinese and English."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Examples(msgspec.Struct, frozen=True):
    """Indicators, projects or documents a rule must report (`bad`) and must not (`good`).

    They are a third of all rules, and to judge asks for none of them; so they stay JSON until somebody does.
    """

    written: msgspec.Raw

    @classmethod
    def of(cls, bad: Iterable[Example], good: Iterable[Example]) -> Self:
        return cls(msgspec.Raw(msgspec.json.encode((tuple(bad), tuple(good)))))

    @property
    def bad(self) -> tuple[Example, ...]:
        return self._listed()[0]

    @property
    def good(self) -> tuple[Example, ...]:
        return self._listed()[1]

    def _listed(self) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
        return msgspec.json.decode(self.written, type=tuple[tuple[Example, ...], tuple[Example, ...]])


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the catalogue. `options`, `when` and `unless` are as written; a kind compiles them.

    `secret`: it also judges secret projects. `yields_to`: it is silent where one of these codes speaks of the same row.
    `suggest`: the file of suggestions that fills {suggest} in its messages. `unsafe`: its fixes may change what the
    table says. `places` are the places of its keys in `file`, see `at`.
    """

    code: str
    name: str
    severity: Severity
    dimension: str
    kind: str
    title: Texts
    message: Texts
    why: Texts
    source: str
    examples: Examples
    fixable: bool = False
    unsafe: bool = False
    secret: bool = False
    yields_to: tuple[str, ...] = ()
    when: Any = None
    unless: Any = None
    options: dict[str, Any] = {}
    messages: dict[str, Texts] = {}
    suggest: str = ""
    file: str = ""
    line: int = 0
    places: dict[str, str] = {}

    def at(self, key: str = "") -> str:
        """The place of `key` in the rule's YAML, as file:line:column: `kind`, `options.fields`, `examples.bad.1`; of
        the nearest key around it, at last of the rule, where it is not written."""
        while key and key not in self.places:
            key = key.rpartition(".")[0]
        return f"{self.file}:{self.places.get(key, self.line)}"

    @property
    def group(self) -> int:
        """The catalogue group: 3 for JX301. Users' own codes (JX95xx and up) are group 95 to 99."""
        return int(self.code[2:-2])


class Hit(msgspec.Struct, frozen=True, gc=False):
    """What a check answers: the field, the words in it, and what the message needs.

    `path` leads from the thing judged (a row, project, unit or document) to the field. `variant` picks one of the
    rule's `messages` in place of `message`; `severity` replaces the rule's. `identity` stands for the words in the
    fingerprint where they depend on the order of rows; for a hit on a document it stands for unit and project too.
    """

    field: str
    text: str
    start: int | None = None
    end: int | None = None
    path: Path = ()
    args: dict[str, str] = {}
    severity: Severity | None = None
    variant: str = ""
    replacement: str | None = None
    safe: bool = True
    identity: str = ""


Check = Callable[[Any], Iterable[Hit]]

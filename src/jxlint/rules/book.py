"""The rule book: all that a folder of rules holds, as types. `loading` reads one, `cache` keeps it."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Layer
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy

if TYPE_CHECKING:
    from pathlib import Path


# Bytes of a YAML file; no file of rules comes near it.
LARGEST = 4 * 1024 * 1024


class RuleBook(msgspec.Struct, frozen=True):
    """All that the folder of rules holds; `folder` is where it was read, `profiles` are the built-in ones by name."""

    rules: tuple[Rule, ...]
    lexicons: dict[str, Lexicon]
    taxonomies: dict[str, Taxonomy]
    suggestions: dict[str, Suggestions] = {}
    profiles: dict[str, Layer] = {}
    folder: str = ""


def root() -> str:
    """The folder that holds `lint_rules/` and `rules.yaml`: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    inside = os.path.join(package, "data")
    if os.path.isfile(os.path.join(inside, "rules.yaml")):
        return inside
    return os.path.dirname(os.path.dirname(package))


@functools.cache
def shipped() -> str:
    """The folder of the rules that come along."""
    return os.path.join(root(), "lint_rules")


def home() -> Path:
    """`root` as a path; a short run does without pathlib, which takes a while to load."""
    from pathlib import Path

    return Path(root())


def files(folder: str) -> list[str]:
    """Every YAML file of a rule folder that is not hidden, in a stable order; of a file, itself. Raises BrokenRule when
    there is none."""
    found = [folder] if os.path.isfile(folder) else sorted(_below(folder), key=_in_order)
    if not found:
        raise BrokenRule(
            "没有规则文件",
            "there are no rule files",
            remedy_zh="请检查路径；规则文件的后缀是 .yaml",
            remedy_en="check the path; rule files end in .yaml",
            where=folder,
        )
    return found


def _in_order(path: str) -> list[str]:
    return path.split(os.sep)


def _below(folder: str) -> Iterator[str]:
    try:
        entries = os.scandir(folder)
    except OSError:  # as `os.walk` does: what cannot be looked into holds nothing
        return
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if not entry.is_symlink():
                    yield from _below(entry.path)
            elif entry.name.endswith((".yaml", ".yml")) and entry.is_file():
                yield entry.path


def by_code(rules: dict[str, Rule]) -> tuple[Rule, ...]:
    """The rules in the order of their codes."""
    return tuple(sorted(rules.values(), key=lambda r: (len(r.code), r.code)))


def new_rule(rule: Rule, rules: dict[str, Rule]) -> None:
    """Raises BrokenRule when `rules` has the code or name of `rule` already."""
    for other in rules.values():
        if rule.code == other.code or rule.name == other.name:
            word = rule.code if rule.code == other.code else rule.name
            raise BrokenRule(
                f"{word} 已在 {other.at()} 写过",
                f"{word} is already defined at {other.at()}",
                remedy_zh="请换一个代码和名称",
                remedy_en="take another code and name",
                where=rule.at(),
            )


def once(name: str, known: Iterable[str], where: str) -> None:
    """Raises BrokenRule when `name`, of the file or folder `where`, is among `known`."""
    if name in known:
        raise BrokenRule(
            f"“{name}”这个名称已经用过",
            f"the name “{name}” is taken",
            remedy_zh="请换一个 name",
            remedy_en="give it another name",
            where=where,
        )

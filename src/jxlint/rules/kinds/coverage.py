"""A project without any indicator of a category that it should have.

项目缺少应有的某一类指标。

项目名称含 `stricter` 的词时，用 `messages` 里的 `stricter`。
The message `stricter` of `messages` speaks where a word of `stricter` is in the project's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Annotated

import msgspec

from jxlint.patterns import later
from jxlint.rules.lexicon import has_any
from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import Categories, ProjectView

SCOPE: Scope = "project"
# What the money is for stands before these.
_MONEY = later(r"(?:[（(][^（()）]*[)）]|专项|工作|业务|项目|经费|资金|费用|专家|劳务|费|支出|\s)+$")
# 采购及培训 is to buy as well.
_AND = ("及", "和", "与", "、", "暨", "并")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parent: Annotated[str, says("找哪个一级指标", "The first level looked for")]
    categories: Annotated[tuple[str, ...], says("哪些二级指标也算", "Second levels that count too")] = ()
    parents: Annotated[tuple[str, ...], says("哪些别的一级指标也算", "Other first levels that count too")] = ()
    stricter: Annotated[
        tuple[str, ...], says("项目名称含这些词时改为警告", "Words in a project's name that make it a warning")
    ] = ()
    unless: Annotated[
        LexiconName, says("这些词里的不算", "A lexicon of words in which a word of `stricter` does not count")
    ] = LexiconName("")
    unless_last: Annotated[
        LexiconName,
        says(
            "项目名称以这个词表的词结尾时（经费、项目等字不算），前面的 stricter 词不算",
            "A lexicon of words at the end of a project's name, money aside, before which the words of `stricter` do "
            "not count",
        ),
    ] = LexiconName("")


def relevant_for(options: Options) -> Callable[[ProjectView], bool]:
    parents = {plain(p) for p in (options.parent, *options.parents)}
    categories = {plain(c) for c in options.categories}

    # Projects are of a few makes: what their categories cover is worked out once for each.
    @lru_cache(maxsize=4096)
    def covered(found: tuple[Categories, ...]) -> bool:
        return any(plain(one) in parents or plain(two) in categories for one, two in found)

    def lacking(view: ProjectView) -> bool:
        # Without any indicator at all it is JX106 that speaks; without levels nothing says what an indicator covers.
        if {"level1", "level2"} <= set(view.facts.unprinted):
            return False
        return bool(view.categories) and not covered(view.categories)

    return lacking


def build(options: Options, tools: Tools) -> Check:
    words = options.stricter

    def counts(name: str) -> bool:
        """Whether a word of `stricter` counts in `name`."""
        if not has_any(name, words):
            return False
        bare = _without(name, options.unless, tools)
        return has_any(bare, words) and not _only_overseen(bare, words, options.unless_last, tools)

    def check(view: ProjectView) -> Iterable[Hit]:
        name, path = view.facts.name, view.name_path
        if counts(name):
            return (Hit("project", name, path=path, severity="warning", variant="stricter"),)
        return (Hit("project", name, path=path),)

    return check


def _without(name: str, lexicon: LexiconName, tools: Tools) -> str:
    """`name` without the words of `lexicon`."""
    for found in reversed(tools.phrases.find(name, lexicon) if lexicon else ()):
        name = name[: found.start] + name[found.end :]
    return name


def _only_overseen(name: str, words: tuple[str, ...], lexicon: LexiconName, tools: Tools) -> bool:
    """Whether `name` ends with a word of `lexicon`, of which the last of `words` before it is only the subject."""
    closed = _MONEY.sub("", name)
    found = tools.phrases.find(closed, lexicon) if lexicon else ()
    if not found or found[-1].end < len(closed):
        return False
    last = max((at + len(word) for word in words if (at := closed.rfind(word)) >= 0), default=0)
    return last <= found[-1].start and not closed.startswith(_AND, last)

"""The schemas of lexicons, taxonomies and suggestions."""

from __future__ import annotations

from jxlint.rules import lexiconfile as lexicons
from jxlint.rules import suggestionfile as several
from jxlint.rules import taxonomyfile as taxonomies
from jxlint.rules.schemas.parts import SOME, WORDS, Schema, condition, mapping, says

_NAME = says("名称，规则和配置用它", "The name that rules and profiles use", SOME)
_ABOUT = says("说明", "What it is for", {"type": "string"})


def lexicon() -> Schema:
    """A lexicon: at least one word in one of its three forms."""
    known = {
        "name": _NAME,
        "about": _ABOUT,
        "words": says("词", "Words", {**WORDS, "uniqueItems": True}),
        "groups": says("意思相同的词，每组至少两个", "Words that mean the same", {
            "type": "array", "items": {**WORDS, "minItems": 2},
        }),
        "corrections": says("错词: 正词", "Wrong word: right word", {"type": "object", "additionalProperties": SOME}),
    }  # fmt: skip
    some = [
        {"required": [key], "properties": {key: {least: 1}}}
        for key, least in (("words", "minItems"), ("groups", "minItems"), ("corrections", "minProperties"))
    ]
    return {**mapping(lexicons.KEYS, known, ("name",)), "anyOf": some}


def taxonomy() -> Schema:
    """A taxonomy: first levels with their second levels."""
    category = {
        "code": says("编码", "Code, in quotation marks", {"type": "string"}),
        "name": says("标准名称", "Standard name", SOME),
        "also": says("别的写法", "Other names", WORDS),
        "equal": says("同样标准的名称", "Names that are as standard", WORDS),
        "under": says("还可以在哪些一级指标下", "Other first levels it may stand under", WORDS),
        "open": says(
            "别的制度的分类：认得，但不建议；它下面的二级指标不查",
            "A category of another official system: known but not offered; what stands below it is not judged",
            {"type": "boolean"},
        ),
    }
    child = mapping(taxonomies.CATEGORY_KEYS, category, ("name",))
    children = {"children": says("二级指标", "Second levels", {"type": "array", "items": child})}
    parent = mapping((*taxonomies.CATEGORY_KEYS, "children"), {**category, **children}, ("name",))
    known = {
        "name": _NAME,
        "source": says("依据", "What it rests on", SOME),
        "about": _ABOUT,
        "coded": says("表里写编码", "Whether tables state codes", {"type": "boolean"}),
        "levels": says("一级指标", "First levels", {"type": "array", "items": parent, "minItems": 1}),
    }
    return mapping(taxonomies.KEYS, known, taxonomies.REQUIRED)


def suggestions() -> Schema:
    """Suggestions: the first whose `when` holds is taken."""
    entry = {
        "when": says("对哪些指标", "For which indicators; the last has none", condition()),
        "zh": says("写成", "What to write, in Chinese", SOME),
        "en": says("英文", "In English", SOME),
    }
    listed = {"type": "array", "minItems": 1, "items": mapping(several.ENTRY_KEYS, entry, several.ENTRY_REQUIRED)}
    known = {"name": _NAME, "about": _ABOUT, "suggestions": says("从上到下第一条符合的", "First that fits", listed)}
    return mapping(several.KEYS, known, several.REQUIRED)

"""A schema by the name of what it is for."""

from __future__ import annotations

from typing import Any

from jxlint.rules.schemas.profile import profile
from jxlint.rules.schemas.rules import rules
from jxlint.rules.schemas.words import lexicon, suggestions, taxonomy

_MAKERS = {
    "rules": ("规则文件 a file of rules", rules),
    "lexicon": ("词表 a lexicon", lexicon),
    "taxonomy": ("指标分类 a taxonomy", taxonomy),
    "suggestions": ("建议 suggestions", suggestions),
    "profile": ("配置 a profile (rules.yaml, .jxlint.yaml)", profile),
}
NAMES = tuple(_MAKERS)


def schema(name: str) -> dict[str, Any]:
    """The schema of the files called `name`, one of NAMES."""
    title, make = _MAKERS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"jxlint.{name}/1",
        "title": f"jxlint {name}: {title}",
        **make(),
    }

"""The schema of a profile."""

from __future__ import annotations

from jxlint.findings import SEVERITIES
from jxlint.readers.limits import Limits
from jxlint.rules.profiles import file_entry, reading
from jxlint.rules.profiles.model import FORMS
from jxlint.rules.review import Review
from jxlint.rules.rulefile import CODE
from jxlint.rules.schemas.parts import SOME, Schema, mapping, says, typed

_ONE: Schema = {"type": ["string", "integer"], "minLength": 1}
# A word, a number or a list of them.
_LIST: Schema = {"anyOf": [_ONE, {"type": "array", "items": _ONE}]}
_PLAIN: Schema = {"type": ["string", "number"], "minLength": 1}


def profile() -> Schema:
    """A profile: what is in force for a file, and for paths (overrides)."""
    review, defs = typed([Review], lambda _: "review")
    block: dict[str, Schema] = {
        "select": says("只查这些代码", "Only these codes or their beginnings", _LIST),
        "ignore": says("不查这些代码", "Not these codes or their beginnings", _LIST),
        "rules": says("各规则的级别和选项", "Severity and options by rule", _rules()),
        "budget_year": says("预算年度", "Budget year", {"type": ["integer", "null"], "minimum": 2000, "maximum": 2100}),
        "taxonomy": says("指标分类", "Taxonomy", {"anyOf": [SOME, mapping(FORMS, dict.fromkeys(FORMS, SOME))]}),
        "exempt": says("豁免", "Exemptions", {"type": "array", "items": _exemption()}),
        "review": says("评审分项的建议等级", "Suggested grades", review["review"]),
    }
    override = mapping(reading.OVERRIDE_KEYS, {"paths": says("哪些文件", "Which files", _LIST), **block}, ("paths",))
    known: dict[str, Schema] = {
        "name": says("名称", "Its name in reports", _PLAIN),
        "about": says("说明", "What it is for", _PLAIN),
        "extends": says("继承的配置", "Profiles it lies upon", _LIST),
        "own": says("自己的规则文件或文件夹", "Files and folders with rules of your own", _LIST),
        "mandatory": says("不能放松的规则", "Rules nobody above can weaken", _LIST),
        "overrides": says("按路径的设置", "Settings by path", {"type": "array", "items": override}),
        "files": says("文件夹里查哪些文件", "Which files of folders are checked", _files()),
        **block,
    }
    return {**mapping(reading.KEYS, {k: _or_nothing(v) for k, v in known.items()}), "$defs": defs}


def _or_nothing(schema: Schema) -> Schema:
    """A key with nothing after it says nothing."""
    described = {"description": schema["description"]}
    return {**described, "anyOf": [{k: v for k, v in schema.items() if k != "description"}, {"type": "null"}]}


def _rules() -> Schema:
    severity = {"enum": [*SEVERITIES, "off", False]}
    setting = mapping(("severity", "options"), {"severity": severity, "options": {"type": "object"}})
    return {
        "type": "object",
        "patternProperties": {f"^{CODE}$": {"anyOf": [{"enum": [*SEVERITIES, "off"]}, {"type": "boolean"}, setting]}},
        "additionalProperties": False,
    }


def _files() -> Schema:
    size: Schema = {
        "anyOf": [
            {"type": "integer", "minimum": 1},
            {"type": "string", "pattern": "^[0-9]{1,12}\\s*([KkMmGg][Bb])?$"},
        ]
    }
    names = Limits.__struct_fields__
    known = {
        "include": says("只查这些", "Only these files", _LIST),
        "exclude": says("不查这些", "Not these files and folders", _LIST),
        "gitignore": says("是否看 .gitignore", "Whether .gitignore counts", {"type": "boolean"}),
        "limits": says("上限，如 300MB", "Limits of size, such as 300MB", mapping(names, dict.fromkeys(names, size))),
    }
    return mapping(file_entry.KEYS, {key: _or_nothing(value) for key, value in known.items()})


def _exemption() -> Schema:
    known = {
        "unit": says("单位，* 代表任意", "Unit, * for anything", _PLAIN),
        "project": says("项目", "Project", _PLAIN),
        "indicator": says("指标名称或序号", "Indicator, by name or number", _PLAIN),
        "codes": says("哪些规则", "Which rules", _LIST),
        "reason": says("理由", "Why", _PLAIN),
        "until": says("到哪天为止", "Last day, 2025-12-31", {"type": "string", "format": "date"}),
    }
    return mapping(reading.EXEMPT_KEYS, known, ("codes", "reason"))

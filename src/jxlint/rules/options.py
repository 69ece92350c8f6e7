"""The options of a rule, from its YAML to the typed options of its kind; every error names the line of its option."""

from __future__ import annotations

import sys
from contextlib import suppress
from decimal import Decimal
from typing import Any

import msgspec

from jxlint.errors import BrokenRule
from jxlint.patterns import later
from jxlint.rules.model import Rule
from jxlint.rules.nearest import nearest

_PLACE = later(r" - at `\$\.?([^`\[]*)[^`]*`$")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_NAMES = (
    ("Expected `str`", "应是文字（数字请加引号）"),
    ("Expected `int`", "应是整数"),
    ("Expected `bool`", "应是 true 或 false"),
    ("Expected `array`", "应是列表，写作 [甲, 乙]"),
    ("Expected `decimal`", "应是数"),
    ("Expected `object`", "应是键值对"),
    ("Invalid enum value", "没有这个值："),
    ("Invalid decimal string", "应是数"),
)


def read_options(rule: Rule, options: type[Any]) -> Any:
    """The options of `rule` as the struct `options` of its kind. Raises BrokenRule."""
    with suppress(
        TypeError, ValueError, KeyError
    ):  # not plain, or something is wrong with them, of which msgspec says what
        return options(**_plain(rule.options, options))
    try:
        return msgspec.convert(rule.options, options)
    except msgspec.ValidationError as e:
        raise _broken(rule, options, str(e)) from e


def _plain(given: dict[str, Any], options: type[Any]) -> dict[str, Any]:
    """What is `given`, by the names of the fields, where each type can be seen by how it is written: msgspec resolves
    the types of every kind first, and a short run would wait for it. Raises TypeError or KeyError.

    A plug-in's options may have bounds of their own, ours only say what they are.
    """
    if not given:
        return {}
    if not options.__module__.startswith("jxlint.rules.kinds."):
        raise TypeError(options.__module__)
    made, known = {}, vars(sys.modules[options.__module__])
    written = {n: text for t in reversed(options.__mro__) for n, text in vars(t).get("__annotations__", {}).items()}
    names = dict(zip(options.__struct_encode_fields__, options.__struct_fields__, strict=True))
    for key, value in given.items():
        made[names[key]], rest = _typed(str(written[names[key]]).removeprefix("Annotated["), value, known)
        if rest and not rest.startswith((", says(", "]")):
            raise TypeError(key)
    return made


def _typed(kind: str, value: Any, known: dict[str, Any]) -> tuple[Any, str]:
    """`value` as the type whose name `kind` begins with, and what follows that name. Raises TypeError for any other
    value, and for what cannot be told at sight."""
    if kind.startswith("tuple[") and isinstance(value, list) and value:
        items = [_typed(kind[6:], item, known) for item in value]
        return tuple(item for item, _ in items), _behind(items[0][1], ", ...]")
    if kind.startswith("dict[str, ") and isinstance(value, dict) and value and all(type(k) is str for k in value):
        pairs = {key: _typed(kind[10:], item, known) for key, item in value.items()}
        return {key: item for key, (item, _) in pairs.items()}, _behind(next(iter(pairs.values()))[1], "]")
    word = kind[: len(kind) - len(kind.lstrip(_LETTERS))]
    rest, type_ = kind[len(word) :], known.get(word)
    if word == "Literal":
        members, _, rest = rest.partition("]")
        fits = isinstance(value, str) and value.isalnum() and f"'{value}'" in members
    elif word in ("str", "LexiconName"):
        fits = isinstance(value, str)
    elif word in ("int", "bool"):
        fits = type(value).__name__ == word
    elif word == "Decimal":
        fits, value = type(value) is int, Decimal(value) if type(value) is int else None
    elif isinstance(type_, type) and issubclass(type_, msgspec.Struct) and isinstance(value, dict):
        fits, value = True, type_(**_plain(value, type_))
    else:
        fits = isinstance(value, str) and value in getattr(type_, "__args__", ())  # the name of a Literal
    if not fits:
        raise TypeError(word)
    return value, rest


def _behind(rest: str, end: str) -> str:
    if not rest.startswith(end):
        raise TypeError(rest)
    return rest[len(end) :]


def _broken(rule: Rule, options: type[Any], said: str) -> BrokenRule:
    """What is wrong with the options of `rule`, for which msgspec `said` something."""
    fields = msgspec.structs.fields(options)
    known = [f.encode_name for f in fields]
    for key in rule.options:
        if key not in known:
            near = nearest(key, known)
            return BrokenRule(
                f"{rule.code}：检查“{rule.kind}”没有选项“{key}”",
                f"{rule.code}: kind “{rule.kind}” has no option “{key}”",
                remedy_zh=f"是不是“{near}”？" if near else "可用：" + ("、".join(known) or "（没有选项）"),
                remedy_en=f"did you mean “{near}”?" if near else "it takes: " + (", ".join(known) or "none"),
                where=rule.at(f"options.{key}"),
            )
    for field in fields:
        if field.required and field.encode_name not in rule.options:
            return BrokenRule(
                f"{rule.code}：检查“{rule.kind}”缺少选项“{field.encode_name}”",
                f"{rule.code}: kind “{rule.kind}” needs the option “{field.encode_name}”",
                remedy_zh=f"请在 options 里补上；检查“{rule.kind}”可用：" + "、".join(known),
                remedy_en="add it to options; it takes: " + ", ".join(known),
                where=rule.at("options"),
            )
    return _ill_typed(rule, options, said)


def _ill_typed(rule: Rule, options: type[Any], said: str) -> BrokenRule:
    match = _PLACE.search(said)
    key = match[1] if match else ""
    what = _PLACE.sub("", said)
    allowed = choices(options, key)
    zh = next((zh for en, zh in _NAMES if what.startswith(en)), "写得不对：" + what)
    if zh.endswith("："):
        zh += what.removeprefix("Invalid enum value ").replace("'", "“", 1).replace("'", "”", 1)
    return BrokenRule(
        f"{rule.code} 的选项“{key}”{zh}",
        f"option “{key}” of {rule.code}: {what[0].lower()}{what[1:]}",
        remedy_zh="可用：" + "、".join(allowed) if allowed else f"“{key}”的写法见 docs/rules/kinds/{rule.kind}.md",
        remedy_en="known: " + ", ".join(allowed)
        if allowed
        else f"docs/rules/kinds/{rule.kind}.md says how to write “{key}”",
        where=rule.at(f"options.{key}"),
    )


def choices(options: type[Any], key: str) -> list[str]:
    """The values that the option `key` can have, or its items; [] when they cannot be listed."""
    schema = msgspec.json.schema_components([options], ref_template="#/{name}")[1]
    declared = schema.get(options.__name__, {}).get("properties", {}).get(key, {})
    listed = declared.get("enum") or declared.get("items", {}).get("enum") or []
    return [str(value) for value in listed]


def empty_options(options: Any) -> list[str]:
    """The options without which nothing is looked at, and that are empty: `fields`, and lists that must be there."""
    fields = msgspec.structs.fields(options)
    needed = [f for f in fields if f.encode_name == "fields" or f.required]
    return [f.encode_name for f in needed if getattr(options, f.name) in ((), {})]


def never(rule: Rule, empty: list[str]) -> BrokenRule:
    """What is wrong with a rule that its options, of which some are `empty`, keep from ever finding anything: it would
    look like a clean table."""
    if empty:
        zh, en = f"选项“{empty[0]}”是空的", f"its option “{empty[0]}” is empty"
    else:
        zh, en = "选项没有写要查什么", "its options name nothing to look at"
    return BrokenRule(
        f"{rule.code} 什么也查不到：{zh}", f"{rule.code} can never find anything: {en}",
        remedy_zh=f"请填上；写法见 docs/rules/kinds/{rule.kind}.md",
        remedy_en=f"fill it in, as docs/rules/kinds/{rule.kind}.md says",
        where=rule.at(f"options.{empty[0]}" if empty else "options"),
    )  # fmt: skip

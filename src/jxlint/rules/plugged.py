"""Kinds of rules of other packages: a module like those in `kinds`, with `SCOPE`, `Options` and `build`."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from jxlint import plugins
from jxlint.rules.model import Scope

_SCOPES = [scope for scope in get_args(Scope) if scope != "engine"]


def kind_names() -> tuple[str, ...]:
    """The kinds that packages add."""
    return plugins.names("jxlint.kinds")


def load_plugged(name: str) -> Any | None:
    """The module of the kind `name`, None when no package has it. Raises BrokenPlugin when it is no kind."""
    plugin = plugins.find("jxlint.kinds", name, ("build", "Options"))
    if plugin is None:
        return None
    options, scope = plugin.thing.Options, getattr(plugin.thing, "SCOPE", None)
    if scope not in _SCOPES:
        known = ", ".join(_SCOPES)
        raise plugin.broken(f"SCOPE 是 {scope!r}，可用：{known}", f"its SCOPE is {scope!r}; known: {known}")
    if not (isinstance(options, type) and issubclass(options, msgspec.Struct)):
        raise plugin.broken("Options 不是 msgspec.Struct", "its Options is no msgspec.Struct")
    if scope == "text" and "fields" not in options.__struct_fields__:
        raise plugin.broken("SCOPE 为 text 时 Options 要有 fields", "with SCOPE text its Options must have fields")
    return plugin.thing

"""The modules of kinds by their names: ours, and those that other packages add."""

from __future__ import annotations

import importlib
from typing import Any

from jxlint.errors import BrokenRule
from jxlint.rules import kinds
from jxlint.rules.nearest import nearest


def kind_names() -> list[str]:
    """The kinds we have; other packages may add some."""
    import pkgutil  # asked for only when a kind is not found, or for a list of them

    return sorted(m.name for m in pkgutil.iter_modules(kinds.__path__))


def load_kind(name: str, where: str) -> Any:
    """The module of a kind, ours or a plug-in's. Raises BrokenRule naming the nearest one when there is none, and
    BrokenPlugin."""
    try:
        if not name.isidentifier():
            raise ModuleNotFoundError(name)
        return importlib.import_module(f"jxlint.rules.kinds.{name}")
    except ModuleNotFoundError as e:
        from jxlint.rules import plugged

        module = plugged.load_plugged(name)
        if module is not None:
            return module
        known = [*kind_names(), *plugged.kind_names()]
        near = nearest(name, known)
        raise BrokenRule(
            f"没有“{name}”这种检查",
            f"there is no kind “{name}”",
            remedy_zh=f"是不是“{near}”？" if near else "可用：" + "、".join(known),
            remedy_en=f"did you mean “{near}”?" if near else "known: " + ", ".join(known),
            where=where,
        ) from e

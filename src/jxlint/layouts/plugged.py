"""Layouts of other packages, asked only about sheets that none of ours knows.

Such a module has `NAME`, the form's title, and like ours `confidence(sheet)` and `read(sheet)`.
"""

from __future__ import annotations

from jxlint import plugins
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_NEEDS = ("confidence", "read")


def forms() -> list[str]:
    """The titles of the forms that packages read."""
    return [str(getattr(plugin.thing, "NAME", plugin.name)) for plugin in plugins.every("jxlint.layouts", _NEEDS)]


def recognise_plugged(sheet: Sheet, threshold: float) -> Reading | None:
    """The document in `sheet`, read by the package that is surest of it, None when none is as sure as `threshold`.

    Raises BrokenPlugin, and whatever JxlintError the layout raises.
    """
    surest, best = None, threshold
    for plugin in plugins.every("jxlint.layouts", _NEEDS):
        with plugin.blamed():
            sure = plugin.thing.confidence(sheet)
        if not isinstance(sure, int | float):
            raise plugin.broken(
                f"confidence 应返回 0 到 1 的数，返回的是 {type(sure).__name__}",
                f"confidence must return a number from 0 to 1 and returned {type(sure).__name__}",
            )
        if sure > best or (surest is None and sure == best):
            surest, best = plugin, sure
    return None if surest is None else _read(surest, sheet)


def read_as(sheet: Sheet, title: str) -> Reading:
    """The document in `sheet`, read by the package whose form has this `title`, one of `forms()`."""
    every = plugins.every("jxlint.layouts", _NEEDS)
    return _read(next(p for p in every if str(getattr(p.thing, "NAME", p.name)) == title), sheet)


def _read(plugin: plugins.Plugin, sheet: Sheet) -> Reading:
    with plugin.blamed():
        made = plugin.thing.read(sheet)
    if not isinstance(made, Reading):
        kind = type(made).__name__
        raise plugin.broken(f"read 应返回 Reading，返回的是 {kind}", f"read must return a Reading and returned {kind}")
    return made

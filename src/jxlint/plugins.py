"""What other packages add through entry points: readers, layouts, kinds of rules and reports.

The installed packages are searched only when something is asked for that we do not have: that search takes longer
than all else at the start. What is found is imported when it is used, and whatever goes wrong with it is an error
that names its package.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from jxlint.errors import BrokenPlugin, JxlintError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_IMPORTED: list[str] = []  # the packages that plug-ins were imported from
Group = Literal["jxlint.readers", "jxlint.layouts", "jxlint.kinds", "jxlint.reports"]


class Plugin(msgspec.Struct, frozen=True):
    """`thing` is what the entry point `name` of `package` stands for, a module as a rule."""

    group: Group
    name: str
    package: str
    thing: Any

    def broken(self, zh: str, en: str) -> BrokenPlugin:
        """The error that says what is wrong with this plug-in."""
        return _broken(self.group, self.name, self.package, zh, en)

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Whatever its code raises within is its package's fault; what it says on purpose (JxlintError) stands."""
        try:
            yield
        except JxlintError:
            raise
        except Exception as e:
            if os.environ.get("JXLINT_TRACEBACK"):
                raise
            said = _said(e)
            raise self.broken(f"运行时出错：{said}", f"it failed: {said}") from e


def names(group: Group) -> tuple[str, ...]:
    """The names that other packages have in `group`. Raises BrokenPlugin when two packages have the same."""
    return tuple(_scan(group))


def find(group: Group, name: str, needs: tuple[str, ...]) -> Plugin | None:
    """The plug-in `name`, None when there is none. `needs` are the functions it must have.

    Raises BrokenPlugin when it cannot be imported or lacks one of them.
    """
    entry = _scan(group).get(name)
    return _load(group, entry, needs) if entry is not None else None


def every(group: Group, needs: tuple[str, ...]) -> Iterator[Plugin]:
    """All plug-ins of `group`, in the order of their names; see `find`."""
    for name in names(group):
        plugin = find(group, name, needs)
        assert plugin is not None
        yield plugin


def code() -> list[str]:
    """The files of all plug-ins that were imported so far, and of the modules that came with them."""
    ours = [m for name, m in list(sys.modules.items()) if name.partition(".")[0] in _IMPORTED]
    return sorted({file for m in ours if (file := getattr(m, "__file__", None))})


@lru_cache(maxsize=8)
def _scan(group: Group) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=group), key=lambda e: (e.name, e.value)):
        first = found.setdefault(entry.name, entry)
        if _package(first) != _package(entry):
            other = _package(first)
            remedy = "请卸载其中一个", "uninstall one of them"
            zh, en = f"与 {other} 的重名", f"{other} has one of the same name"
            raise _broken(group, entry.name, _package(entry), zh, en, remedy)
    return found


@lru_cache(maxsize=64)
def _load(group: Group, entry: EntryPoint, needs: tuple[str, ...]) -> Plugin:
    try:
        thing = entry.load()
    # A package may do anything when it is imported, even exit.
    except (Exception, SystemExit) as e:
        if os.environ.get("JXLINT_TRACEBACK"):
            raise
        said = _said(e)
        raise _broken(
            group, entry.name, _package(entry), f"导入 {entry.value} 失败：{said}", f"importing {entry.value}: {said}"
        ) from e
    plugin = Plugin(group, entry.name, _package(entry), thing)
    _IMPORTED.append(entry.value.partition(":")[0].partition(".")[0])
    for need in needs:
        if not callable(getattr(thing, need, None)):
            raise plugin.broken(f"{entry.value} 里没有函数 {need}", f"{entry.value} has no function {need}")
    return plugin


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist is not None else entry.value


def _said(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _broken(
    group: str, name: str, package: str, zh: str, en: str, remedy: tuple[str, str] | None = None
) -> BrokenPlugin:
    remedy = remedy or ("请更新或卸载这个包，写法见 docs/plugins.md", "update or uninstall it; see docs/plugins.md")
    return BrokenPlugin(
        f"插件包 {package} 的“{name}”（{group}）不能用：{zh}",
        f"plug-in “{name}” ({group}) of the package {package} cannot be used: {en}",
        remedy_zh=remedy[0],
        remedy_en=remedy[1],
    )

"""The program's own modules out of a file for each package, where earlier runs have put them.

For each module Python looks through folders, asks for the time of its source and opens a file of compiled code: two
hundred times in a short run, a twentieth of its time. Our files lie beside those of Python, in `__pycache__`, and hold
the same code; as Python does with its own, they are believed for a module whose source has the time and the size that
it had. What is not in them is loaded as ever, and added on the way out.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

from jxlint.caching import keep, kept

# Of which Python the code is; without assertions it is another (-O).
_MAKER = f"{sys.version} {sys.flags.optimize}"
# Of a module: the place of its source, the time and size of this, and its compiled code.
_Known = tuple[str, int, int, bytes]


class Package:
    """The modules of a package in the file at `path`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._known: dict[str, _Known] = {}
        try:
            maker, known = marshal.loads(kept(path, whole=False))
        except (OSError, ValueError, EOFError, TypeError):
            return  # it is not there, not ours or damaged, and written anew
        if maker == _MAKER:
            self._known = known

    def spec(self, name: str) -> ModuleSpec | None:
        """How to load the module `name`; None for one that is not known as it is now."""
        if name not in self._known:
            return None
        source, time, size, code = self._known[name]
        if _stamp(source) != (time, size):
            return None
        spec = ModuleSpec(name, _Loader(name, source, code), origin=source)
        folder, file = os.path.split(source)
        if file == "__init__.py":
            spec.submodule_search_locations = [folder]
        return spec

    def add(self, loaders: Iterable[SourceFileLoader]) -> None:
        """Add the modules that these have loaded."""
        for loader in loaders:
            stamp = _stamp(loader.path)
            code = loader.get_code(loader.name) if stamp else None
            if stamp and code:
                self._known[loader.name] = loader.path, *stamp, marshal.dumps(code)
        keep(self._path, marshal.dumps((_MAKER, self._known)))


class Modules:
    """The modules of jxlint, their files in `folder`, None for nowhere."""

    def __init__(self, folder: str | None) -> None:
        self._folder = folder
        self._before = frozenset(sys.modules)
        self._packages: dict[str, Package] = {}

    def use(self) -> None:
        """From now on modules are loaded from the files where these have them."""
        if self._folder is not None:
            sys.meta_path.insert(0, self)

    def find_spec(self, name: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:  # noqa: ARG002
        """What Python asks for how to load the module `name`; None for one that is not in a file as it is now."""
        return self._package(name).spec(name) if name.startswith("jxlint.") else None

    def write(self) -> None:
        """Add the modules that were loaded in another way to the files, where there are any."""
        if self._folder is None or sys.dont_write_bytecode or not os.access(self._folder, os.W_OK):
            return
        new: dict[Package, list[SourceFileLoader]] = {}
        for name in sys.modules.keys() - self._before:
            loader = getattr(getattr(sys.modules[name], "__spec__", None), "loader", None)
            if name.startswith("jxlint.") and type(loader) is SourceFileLoader:
                new.setdefault(self._package(name), []).append(loader)
        for package, loaders in new.items():
            package.add(loaders)

    def _package(self, name: str) -> Package:
        package = name.rpartition(".")[0]
        if package not in self._packages:
            file = f"{package}.{sys.implementation.cache_tag}.all"
            self._packages[package] = Package(os.path.join(self._folder or "", file))
        return self._packages[package]


class _Loader(SourceFileLoader):
    """Loads a module whose code is at hand."""

    def __init__(self, name: str, source: str, code: bytes) -> None:
        self.name, self.path, self._code = name, source, code

    def exec_module(self, module: ModuleType) -> None:
        """Run the code of the module."""
        module.__file__ = self.path
        exec(marshal.loads(self._code), module.__dict__)


def _stamp(source: str) -> tuple[int, int] | None:
    """Time and size of a file, None where it is gone."""
    try:
        status = os.stat(source)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _folder() -> str | None:
    """Where Python keeps the compiled code of this module; None where it keeps none."""
    cached = __spec__.cached
    return os.path.dirname(cached) if cached else None


MODULES = Modules(_folder())

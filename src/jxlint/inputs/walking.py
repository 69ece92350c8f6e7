"""A folder walked: links are not followed into other folders, and what is no plain file is named, not opened."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator

from jxlint.errors import InputError
from jxlint.inputs.ignored import Ignores, above
from jxlint.readers.opening import kind
from jxlint.reasons import reason
from jxlint.rules.profiles.filing import Filing

# Folders of programs, not of people. Hidden ones (.venv, .git) are passed over by their names.
_MACHINES = ("node_modules", "__pycache__")


class Walk:
    """The files of one folder.

    `filing` says for each folder what is wanted in it, `known` whether a file can be checked by its name. `ignored`
    counts what `.gitignore` and exclusions left out, `skipped` files of other formats; `odd` are the tables that are
    no plain files, and folders that are links, each with what it is (a key of `ODD`).
    """

    def __init__(self, root: str, filing: Callable[[str], Filing], known: Callable[[str], bool]) -> None:
        self._root, self._filing, self._known = root, filing, known
        self._inside = os.path.realpath(root)
        self.skipped = self.ignored = 0
        self.odd: list[tuple[str, str]] = []

    def files(self) -> Iterator[tuple[str, InputError | None]]:
        """Every file to check, and every folder that cannot be listed with the reason: a folder's files in the order
        of their names, then its folders."""
        whole = os.path.abspath(self._root)  # noqa: PTH100 - for many files, and Path is slow
        stack = [(self._root, above(whole))]
        while stack:
            folder, ignores = stack.pop()
            # Not by recursion: folders may lie deeper than Python calls.
            inner: list[tuple[str, Ignores]] = []
            yield from self._folder(folder, ignores, inner)
            stack += reversed(inner)

    def _folder(
        self, folder: str, ignores: Ignores, inner: list[tuple[str, Ignores]]
    ) -> Iterator[tuple[str, InputError | None]]:
        whole, filing = os.path.abspath(folder), self._filing(folder)  # noqa: PTH100
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda e: e.name)
        except OSError as e:
            yield folder, _unlisted(folder, e)
            return
        ignores = ignores.entered(whole) if filing.gitignore else Ignores()
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path, what = os.path.join(folder, entry.name), _kind(entry)  # noqa: PTH118
            if what == "folder":
                if not _of_machines(path, entry.name) and not self._left_out(path, whole, filing, ignores, folder=True):
                    inner.append((path, ignores))
            elif what == "linked":
                self._link(path)
            elif not self._wanted(path, entry.name, filing):
                self.skipped += filing.include is None
            elif not self._left_out(path, whole, filing, ignores):
                if what == "file":
                    yield path, None
                else:
                    self.odd.append((path, what))

    def _wanted(self, path: str, name: str, filing: Filing) -> bool:
        said = filing.includes(path)
        return self._known(name) if said is None else said

    def _left_out(self, path: str, whole: str, filing: Filing, ignores: Ignores, *, folder: bool = False) -> bool:
        inner = os.path.join(whole, os.path.basename(path))  # noqa: PTH118, PTH119
        if filing.excludes(path) or ignores.ignores(inner, folder=folder):
            self.ignored += 1
            return True
        return False

    def _link(self, path: str) -> None:
        """A link to a folder. One that leads to what is walked anyway is not worth a word."""
        target = os.path.realpath(path)
        if target != self._inside and not target.startswith(os.path.join(self._inside, "")):  # noqa: PTH118
            self.odd.append((path, "linked"))


def _kind(entry: os.DirEntry[str]) -> str:
    """What the entry is: file, folder, linked (to a folder), or another key of ODD."""
    try:
        if entry.is_symlink() or _junction(entry):
            what = kind(os.stat(entry.path).st_mode)  # noqa: PTH116
            return "linked" if what == "folder" else what
        if entry.is_file(follow_symlinks=False):
            return "file"
        return kind(entry.stat(follow_symlinks=False).st_mode)
    except OSError as e:
        return "loop" if e.errno == errno.ELOOP else "lost"


def _junction(entry: os.DirEntry[str]) -> bool:
    """Windows has links to folders that are no symbolic links."""
    return sys.platform == "win32" and bool(getattr(entry, "is_junction", bool)())


def _of_machines(path: str, name: str) -> bool:
    return name in _MACHINES or os.path.exists(os.path.join(path, "pyvenv.cfg"))  # noqa: PTH110, PTH118


def _unlisted(folder: str, error: OSError) -> InputError:
    zh, en = reason(error)
    return InputError(
        f"打不开文件夹（{zh}）",
        f"the folder cannot be opened ({en})",
        remedy_zh="请检查权限",
        remedy_en="check its permissions",
        where=folder,
    )

"""What `.gitignore` files leave out: those of the folders that are walked, and of those above them up to the root of
the repository."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MOST = 1_000_000  # bytes of a .gitignore that are read


class Ignores(msgspec.Struct, frozen=True):
    """The patterns in force in a folder, each with the folder it was written for, the nearest last."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def entered(self, folder: str) -> Ignores:
        """Those in force in `folder` (an absolute path), one level down."""
        spec = _spec(folder)
        return self if spec is None else Ignores((*self.specs, (folder, spec)))

    def ignores(self, path: str, *, folder: bool = False) -> bool:
        """Whether the file or folder at `path` (absolute) is left out; the nearest pattern decides."""
        for base, spec in reversed(self.specs):
            inner = os.path.relpath(path, base).replace(os.sep, "/") + ("/" if folder else "")
            said = spec.check_file(inner).include
            if said is not None:
                return said
        return False


def above(folder: str) -> Ignores:
    """Those of the folders above `folder` (absolute) in its repository; none for a folder that they leave out, since
    who names that wants it checked."""
    chain, here = [], folder
    while not os.path.exists(os.path.join(here, ".git")):  # noqa: PTH110, PTH118 - never raises
        here, below = os.path.dirname(here), here  # noqa: PTH120
        if here == below:
            return Ignores()
        chain.append(here)
    made = Ignores()
    for each in reversed(chain):
        made = made.entered(each)
    return Ignores() if made.ignores(folder, folder=True) else made


def _spec(folder: str) -> GitIgnoreSpec | None:
    path = os.path.join(folder, ".gitignore")  # noqa: PTH118 - for every folder, and Path is slow
    if not os.path.isfile(path):  # noqa: PTH113
        return None
    try:
        with Path(path).open("rb") as f:
            lines = f.read(_MOST).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return None
    # Only where there is one: the library takes longer to load than a small run.
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:  # a line that is no pattern is passed over, as git does
        return GitIgnoreSpec.from_lines([line for line in lines if _usable(line)])


def _usable(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True

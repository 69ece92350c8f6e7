"""Which files of a folder are checked and how large they may be: `files` of profiles, and the command line on top."""

from __future__ import annotations

import os

import msgspec

from jxlint.rules.profiles.extending import Node
from jxlint.rules.profiles.model import Files
from jxlint.rules.profiles.places import path_matches


class Glob(msgspec.Struct, frozen=True):
    """A pattern, and the folder that its ./ stands for."""

    pattern: str
    folder: str

    def matches(self, path: str) -> bool:
        return path_matches(self.pattern, path, self.folder)


class Filing(msgspec.Struct, frozen=True):
    """What is in force for the files of a folder. `include` None: what we can read; `limits` are those that differ."""

    include: tuple[Glob, ...] | None = None
    exclude: tuple[Glob, ...] = ()
    gitignore: bool = True
    limits: dict[str, int] = {}

    def includes(self, path: str) -> bool | None:
        """Whether the file is to be checked; None when nothing is said, so that its suffix decides."""
        return None if self.include is None else any(g.matches(path) for g in self.include)

    def excludes(self, path: str) -> bool:
        """Whether the file, or all of the folder, is left out."""
        return any(g.matches(path) for g in self.exclude)


def filing(node: Node | None, command: Files) -> Filing:
    """What is in force under the profile `node` (None: under none) with the command line on top.

    `include` of a higher layer takes the place of a lower one's; `exclude` adds up. A ./ stands for the folder of the
    profile in force, as in overrides; on the command line for the working folder.
    """
    made = Filing()
    layers = [(n.layer.files, node.layer.file) for n in node.line()] if node is not None else []
    for files, file in (*layers, (command, "")):
        folder = os.path.dirname(file) or "."  # noqa: PTH120
        made = Filing(
            made.include if files.include is None else tuple(Glob(p, folder) for p in files.include),
            (*made.exclude, *(Glob(p, folder) for p in files.exclude)),
            made.gitignore if files.gitignore is None else files.gitignore,
            {**made.limits, **files.limits},
        )
    return made

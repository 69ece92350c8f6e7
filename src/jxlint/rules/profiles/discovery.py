"""Which profile is a file's own: the nearest one upward from it."""

from __future__ import annotations

import os
import re

from jxlint.patterns import later
from jxlint.rules.profiles.extending import display
from jxlint.rules.profiles.model import Notice

# In a folder the first of them counts. `rules.yaml` is also a name of other tools' files, the first is only ours.
NAMES = (".jxlint.yaml", "rules.yaml")
_OURS = later(
    r"^(?:extends|own|budget_year|taxonomy|mandatory|exempt|overrides|files|review|project-form)\s*:|\bJX\d",
    re.M | re.I,
)


class Finder:
    """Finds profiles; remembers the answers by folder. `notices` say which files were passed over. `known` is a profile
    that is ours for sure, and need not be looked into."""

    def __init__(self, known: str = "") -> None:
        self._known = known
        self._found: dict[str, str | None] = {}
        self.notices: list[Notice] = []

    def find(self, path: str) -> str | None:
        """The profile for the file or folder `path` ("-": for the working folder), None when there is none.

        The search goes upward to a folder that holds `.git`, to the user's own folder or to the root, that one
        included.
        """
        whole = os.path.abspath("." if path == "-" else path)
        return self._in(whole if os.path.isdir(whole) else os.path.dirname(whole))

    def _in(self, folder: str) -> str | None:
        passed, found = [], None
        while folder not in self._found:
            passed.append(folder)
            found, parent = self._here(folder), os.path.dirname(folder)
            if found is not None or parent == folder or _border(folder):
                break
            folder = parent
        else:
            found = self._found[folder]
        self._found.update(dict.fromkeys(passed, found))
        return found

    def _here(self, folder: str) -> str | None:
        for name in NAMES:
            path = os.path.join(folder, name)
            if not os.path.isfile(path):  # an unreadable folder is no reason to stop
                continue
            if name == NAMES[0] or os.path.realpath(path) == self._known or _ours(path):
                return path
            self.notices.append(
                Notice(
                    display(path),
                    "不像 jxlint 的配置，没有采用（要用它请改名为 .jxlint.yaml，或写 --profile）",
                    "does not look like a profile of jxlint and is passed over (to use it, rename it .jxlint.yaml or "
                    "say --profile)",
                )
            )
        return None


def _border(folder: str) -> bool:
    home = os.path.expanduser("~")  # raises nothing without a home
    return os.path.exists(os.path.join(folder, ".git")) or folder == os.path.abspath(home)


def _ours(path: str) -> bool:
    """Whether a `rules.yaml` is meant for us: it names a code of ours, or a key that only our profiles have.

    Judged by its words, so that one with a mistake in its YAML is told of and not passed over.
    """
    try:
        with open(path, "rb") as f:
            data = f.read(1_000_000)
    except OSError:
        return True  # reading it will say why it cannot be read
    return _OURS.search(data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").replace("\0", "")) is not None

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

_KEY = later(r"^([A-Za-z_][\w-]*)\s*:(?:\s+|$)((?:[^\s#].*?)?)(?:\s+#.*)?$", re.M)
# The keys of a profile that could be those of another tool, and what such a file says behind them.
_SHARED = ("name", "about", "select", "ignore", "rules")
_EMPTY = ("", "~", "null", "[]", "{}")


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
    """Whether a `rules.yaml` is meant for us: it names a code of ours, or a key that only our profiles have, or has no
    keys but those of our profiles, perhaps misspelt, with nothing of another tool behind them.

    Judged by its words, so that one with a mistake in its YAML is told of and not passed over.
    """
    try:
        with open(path, "rb") as f:
            data = f.read(1_000_000)
    except OSError:
        return True  # reading it will say why it cannot be read
    text = data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").replace("\0", "")
    return _OURS.search(text) is not None or _shared(text)


def _shared(text: str) -> bool:
    """Whether all keys of `text` are among those that other tools may have as well, one of them ours for sure: `about`,
    or one that is empty."""
    keys = [(m[1], m[2].strip(), text[m.end() :].lstrip("\r\n")[:1]) for m in _KEY.finditer(text)]
    known = [(_like(key), value, behind) for key, value, behind in keys]
    if not all(key for key, _, _ in known):
        return False
    settings = [(value, behind) for key, value, behind in known if key in ("select", "ignore", "rules")]
    if any(value not in _EMPTY or (not value and behind in (" ", "\t", "-")) for value, behind in settings):
        return False
    return bool(settings) or any(key == "about" for key, _, _ in known)


def _like(key: str) -> str:
    """The key of a profile that `key` is, or is a slip of."""
    if key in _SHARED:
        return key
    import difflib  # of the few files that are looked at so closely

    return next(iter(difflib.get_close_matches(key, _SHARED, 1, 0.8)), "")

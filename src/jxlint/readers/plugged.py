"""Readers of other packages: the entry point's name is the suffix of the files it reads.

Such a module has `read(data, name)`, which makes a `Sheet` (the layouts then look for a form in it) or a whole
`Reading` of a file's bytes.
"""

from __future__ import annotations

import os

from jxlint import plugins
from jxlint.reading import Reading
from jxlint.sheet import Sheet


def reads(suffix: str) -> bool:
    """Whether a package reads files that end in `suffix` (".xyz"). Raises BrokenPlugin when two do."""
    return suffix[1:].lower() in plugins.names("jxlint.readers") if len(suffix) > 1 else False


def read_plugged(data: bytes, name: str) -> Sheet | Reading | None:
    """What a package makes of the file `name`, None when no package reads files that end like it.

    Raises BrokenPlugin, and whatever JxlintError the reader raises.
    """
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - Path refuses some names
    plugin = plugins.find("jxlint.readers", suffix[1:], ("read",)) if len(suffix) > 1 else None
    if plugin is None:
        return None
    with plugin.blamed():
        made = plugin.thing.read(data, name)
    if not isinstance(made, Sheet | Reading):
        kind = type(made).__name__
        raise plugin.broken(
            f"read 应返回 Sheet 或 Reading，返回的是 {kind}", f"read must return a Sheet or Reading and returned {kind}"
        )
    return made

"""What files are called where a list of them has little room."""

from __future__ import annotations

import os
from collections.abc import Iterable


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """Each of `paths` without the folder that all of them lie in: no two become alike."""
    several = list(dict.fromkeys(paths))
    try:
        folder = os.path.commonpath([os.path.dirname(path) for path in several])  # noqa: PTH120 - as it was given
    except ValueError:  # none, or some of them on another drive
        return {path: path for path in several}
    return {path: _within(path, folder) for path in several}


def _within(path: str, folder: str) -> str:
    inside = path.removeprefix(folder)
    return inside.lstrip("/\\") if folder and inside != path else path

"""The page of `jxlint serve`: a checked table with its findings beside it, and what the browser needs to show it.

`routes` are what the server mounts. A worker, which only works out what is shown, does without them.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    if name == "routes":
        from jxlint.web.page.routing import ROUTES

        return ROUTES
    raise AttributeError(name)

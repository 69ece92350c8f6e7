"""The language of messages."""

from __future__ import annotations

import os
import sys


def language(chosen: str | None = None) -> str:
    """The language of messages: what was chosen, else what the locale says, else English."""
    if chosen:
        return chosen
    for key in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(key)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import locale

        return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
    return "en"

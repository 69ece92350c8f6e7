"""Profiles written to a folder, and what is then in force."""

from __future__ import annotations

from pathlib import Path

from jxlint.rules.profiles.model import Profile
from jxlint.rules.profiles.shelf import Shelf


def write(folder: Path, **files: str) -> None:
    """`files` by stem (`rules="name: x"` → rules.yaml); `_` before a stem stands for a dot."""
    for stem, text in files.items():
        name = f".{stem[1:]}" if stem.startswith("_") else stem
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def in_force(profile: Path | str, path: str | None = None, **command: object) -> Profile:
    """What is in force under `profile` for `path`; `command` are Shelf's other arguments."""
    return Shelf(profile=profile, **command).profile(path)  # type: ignore[arg-type]


def on(profile: Profile) -> set[str]:
    """The codes of the rules that are on."""
    return {code for code, standing in profile.rules.items() if standing.on}

"""Paths of the command line to files: folders are walked, hidden files and foreign formats passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

# What a folder is searched for; a file named by itself is read whatever its name.
SUFFIXES = (".txt", ".json", ".md", ".tsv", ".text")


def expand(paths: Iterable[str]) -> Iterator[str]:
    """Every file that `paths` name, each once; a folder's files in the order of their names."""
    seen: set[str] = set()
    for path in paths:
        for name in _files(path):
            if name not in seen:
                seen.add(name)
                yield name


def _files(path: str) -> Iterator[str]:
    if path == "-" or not Path(path).is_dir():
        yield path
        return
    for child in sorted(Path(path).rglob("*")):
        hidden = any(part.startswith(".") for part in child.relative_to(path).parts)
        if not hidden and child.suffix.lower() in SUFFIXES and not child.is_dir():
            yield str(child)

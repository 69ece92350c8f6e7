"""The built-in profiles: `rules.yaml`, called default, and those in `lint_rules/profiles/`, called like their files."""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint.errors import BrokenProfile
from jxlint.rules.book import RuleBook
from jxlint.rules.profiles.fields import broken
from jxlint.rules.profiles.model import DEFAULT, Code, Layer
from jxlint.rules.profiles.reading import read_layer


def with_profiles(book: RuleBook, folder: Path) -> RuleBook:
    """`book`, read from `folder`, with its built-in profiles. Raises BrokenProfile."""
    paths = {DEFAULT: folder.parent / "rules.yaml"}
    paths |= {path.stem: path for path in sorted((folder / "profiles").glob("*.yaml"))}
    layers = {name: _layer(name, path, book) for name, path in paths.items()}
    for name, layer in layers.items():
        for below in layer.extends or ():
            # One built-in profile extends another that is read before it, so that they cannot go in a circle.
            if list(layers).index(name) <= list(layers).index(below.text) if below.text in layers else True:
                raise _out_of_order(paths[name], below)
    return msgspec.structs.replace(book, profiles=layers)


def _layer(name: str, path: Path, book: RuleBook) -> Layer:
    try:
        return read_layer(path, book, f"<{name}>")
    except BrokenProfile as e:
        e.where = e.where.replace(f"<{name}>", str(path))
        raise


def _out_of_order(path: Path, below: Code) -> Exception:
    return broken(
        f"{path}:{below.line}", f"内置配置不能继承“{below.text}”", f"a built-in profile cannot extend “{below.text}”",
        "只能继承按字母在它前面的内置配置", "it may extend built-in ones that come before it in the alphabet",
    )  # fmt: skip

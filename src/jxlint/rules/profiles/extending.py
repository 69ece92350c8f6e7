"""What a profile extends, followed to the end: built-in names and files, each read once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

import msgspec

from jxlint.errors import BrokenProfile, BrokenRule
from jxlint.rules.book import RuleBook
from jxlint.rules.nearest import nearest
from jxlint.rules.own import lay_over
from jxlint.rules.profiles.model import DEFAULT, Code, Layer

if TYPE_CHECKING:
    from pathlib import Path


class Node(msgspec.Struct, frozen=True, eq=False):
    """A layer with the profiles it extends, the lowest first; `own` are the files and folders of users' own rules that
    it and they bring."""

    layer: Layer
    parents: tuple[Node, ...] = ()
    own: tuple[str, ...] = ()

    def line(self) -> tuple[Node, ...]:
        """This profile and all below it, the lowest first, each once."""
        out: dict[str, Node] = {}
        self._collect(out)
        return tuple(out.values())

    def _collect(self, out: dict[str, Node]) -> None:
        if self.layer.file in out:
            return
        for parent in self.parents:
            parent._collect(out)
        out[self.layer.file] = self


class Library:
    """The built-in profiles of a rule book and the files read so far."""

    DEPTH = 30

    def __init__(
        self, book: RuleBook, laid: Iterable[str | Path] = (), cache: str | PathLike[str] | None = None
    ) -> None:
        """`laid` are the users' own files and folders that `book` holds already; others are kept in `cache`."""
        self._book, self._laid, self._cache = book, {os.path.realpath(p) for p in laid}, cache
        self._nodes: dict[str, Node] = {}
        self._books: dict[tuple[str, ...], RuleBook] = {(): book}

    @property
    def default(self) -> Node:
        """The profile that lies below all others."""
        return self._builtin(DEFAULT)

    def named(self, name: str) -> Node:
        """The built-in profile `name`, or that of a file. Raises BrokenProfile."""
        if name in self._book.profiles:
            return self._builtin(name)
        from pathlib import Path

        return self._file(Path(name), (), "")

    def book(self, own: tuple[str, ...]) -> RuleBook:
        """The rule book with the rules of users' `own` files and folders laid over it. Raises BrokenRule."""
        book = self._books.get(own)
        if book is None:
            book = self._books[own] = lay_over(self.book(own[:-1]), own[-1], display(own[-1]), cache=self._cache)
        return book

    def _builtin(self, name: str) -> Node:
        node = self._nodes.get(name)
        if node is None:
            layer = self._book.profiles[name]
            parents = () if name == DEFAULT else tuple(self._builtin(c.text) for c in layer.extends or (Code(DEFAULT),))
            node = self._nodes[name] = Node(layer, parents)
        return node

    def _file(self, path: Path, way: tuple[str, ...], where: str) -> Node:
        """The profile at `path`; `way` are the files that led here, `where` the place that names it."""
        key, shown = os.path.realpath(path), display(path)
        if key in way:
            raise _cycle([*way[way.index(key) :], key], where)
        if len(way) >= self.DEPTH:
            raise BrokenProfile(
                "extends 的层数太多", "extends leads too far",
                remedy_zh=f"至多 {self.DEPTH} 层", remedy_en=f"{self.DEPTH} levels at most", where=where,
            )  # fmt: skip
        node = self._nodes.get(key)
        if node is None:
            if not os.path.isfile(path):
                raise self._missing(path, shown, where)
            # Read only where a user has one: a plain run does without YAML.
            from jxlint.rules.profiles.reading import Reader, read_head
            from jxlint.rules.yamlfile import load

            data = load(path, BrokenProfile)
            extends, mine = read_head(data, shown)
            parents = tuple(self._parent(c, path, (*way, key), shown) for c in extends)
            own = dict.fromkeys(o for p in parents for o in p.own)
            own.update(dict.fromkeys(p for p in (_own(c, path, shown) for c in mine) if p not in self._laid))
            try:
                book = self.book(tuple(own))
            except BrokenRule as e:
                raise of_profile(e) from e
            layer = Reader(book, shown).layer(data)
            if not any(n is self.default for p in parents for n in p.line()):
                parents = (self.default, *parents)
            node = self._nodes[key] = Node(layer, parents, tuple(own))
        return node

    def _parent(self, named: Code, path: Path, way: tuple[str, ...], shown: str) -> Node:
        if named.text in self._book.profiles:
            return self._builtin(named.text)
        return self._file(path.parent / named.text, way, f"{shown}:{named.line}")

    def _missing(self, path: Path, shown: str, where: str) -> BrokenProfile:
        known = list(self._book.profiles)
        near = nearest(path.name, known)
        remedy_zh = f"是不是内置的“{near}”？" if near else "请检查路径；内置的有：" + "、".join(known)
        remedy_en = f"did you mean the built-in “{near}”?" if near else "check the path; built in: " + ", ".join(known)
        zh, en = "没有这个配置文件", "there is no such profile"
        if where:
            zh, en = f"extends 的配置“{shown}”不存在", f"the profile “{shown}” that it extends does not exist"
        return BrokenProfile(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=where or shown)


def of_profile(e: BrokenRule) -> BrokenProfile:
    """The mistake in a rule that a profile brings as one of that profile: it costs the profile's files, no others."""
    return BrokenProfile(e.zh, e.en, remedy_zh=e.remedy_zh, remedy_en=e.remedy_en, where=e.where)


def _own(named: Code, path: Path, shown: str) -> str:
    """The file or folder of rules that the profile at `path` names. Raises BrokenProfile when there is none."""
    found = path.parent / named.text
    if not os.path.exists(found):
        raise BrokenProfile(
            f"own 写的“{named.text}”不存在", f"“{named.text}”, named by own, does not exist",
            remedy_zh="请写规则文件或文件夹的路径，从这个配置所在的文件夹算起",
            remedy_en="name a rule file or a folder of them, from the folder of this profile",
            where=f"{shown}:{named.line}",
        )  # fmt: skip
    return os.path.realpath(found)


def display(path: str | Path) -> str:
    """The path as places name it: from the working folder when it lies near, else whole."""
    whole = os.path.abspath(path)
    try:
        inner = os.path.relpath(whole)
    except ValueError:  # another drive
        return whole
    return whole if inner.count("..") > 2 else inner


def _cycle(files: list[str], where: str) -> BrokenProfile:
    way = " → ".join(map(os.path.basename, files))
    return BrokenProfile(
        f"extends 绕成了圈：{way}",
        f"extends goes in a circle: {way}",
        remedy_zh="请去掉其中一个 extends",
        remedy_en="take one of the extends away",
        where=where,
    )

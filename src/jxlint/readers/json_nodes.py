"""The values of a JSON text that are asked for, as a tree, with where each of them stands."""

from __future__ import annotations

import re


class Node:
    """A value that is asked for, or that holds one: `step` is its key or index. `start` is -1 until it is met."""

    __slots__ = ("_pointer", "children", "end", "parent", "start", "step")

    def __init__(self, parent: Node | None, step: str | int = "") -> None:
        self.children: dict[str | int, Node] | None = None
        self.parent, self.step = parent, step
        self.start = self.end = -1
        self._pointer: str | None = None

    @property
    def pointer(self) -> str:
        """Its JSON pointer (RFC 6901)."""
        if self.parent is None:
            return ""
        if self._pointer is None:
            step = self.step
            part = step if isinstance(step, int) else step.replace("~", "~0").replace("/", "~1")
            self._pointer = f"{self.parent.pointer}/{part}"
        return self._pointer

    def child(self, step: str | int) -> Node:
        """The value `step` within this one, which is asked for from now on."""
        if self.children is None:
            self.children = {}
        child = self.children.get(step)
        if child is None:
            child = self.children[step] = Node(self, step)
        return child

    def known(self, step: str | int) -> Node | None:
        """The value `step` within this one, None when it is not asked for."""
        return self.children.get(step) if self.children else None

    def met(self, match: re.Match[str], places: dict[str, int]) -> None:
        """It is the flat object of `match`; `places` has the groups of its values."""
        if self.start >= 0:
            self.forget()
        self.start, self.end = match.span(1)
        if self.children:
            for key, value in self.children.items():
                group = places.get(key)  # type: ignore[arg-type]
                if group:
                    value.start, value.end = match.span(group)

    def release(self) -> None:
        """Let go of what is within this one and around it."""
        node: Node | None = self
        while node is not None:
            around = node.parent
            node.children = node.parent = None
            node = around

    def forget(self) -> None:
        """A key that is given twice: the last one holds, as when it was decoded."""
        self.start = self.end = -1
        for child in (self.children or {}).values():
            child.forget()

"""YAML text to plain data that knows its lines, built from the parser's events so that hostile text is bounded.

PyYAML's own composer recurses in C and ends the process on deep nesting, and an alias of aliases (a "billion laughs")
would fill the memory: depth and size are counted here before anything is built.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

DEPTH = 40
VALUES = 200_000


class Lined(dict[str, Any]):
    """A mapping that knows the line and column (from 1) it starts on and those of each of its keys."""

    line: int = 0
    column: int = 1
    lines: Mapping[str, int] = {}
    columns: Mapping[str, int] = {}

    def at(self, key: str = "") -> str:
        """The place of `key` as line:column, of the mapping where it has no such key."""
        if key not in self.lines:
            return f"{self.line}:{self.column}"
        return f"{self.lines[key]}:{self.columns.get(key, 1)}"


class Items(list[Any]):
    """A sequence that knows the line and column (from 1) of each of its items."""

    lines: list[int]
    columns: Sequence[int] = ()

    @property
    def places(self) -> list[str]:
        """The places of the items as line:column."""
        return [f"{line}:{column}" for line, column in zip(self.lines, self.columns, strict=True)]


class Fault(Exception):
    """YAML that is sound and still not taken. `zh`, `en` and the remedies say why, `line` where (from 1)."""

    def __init__(self, line: int, zh: str, en: str, remedy_zh: str, remedy_en: str) -> None:
        super().__init__(en)
        self.line, self.zh, self.en, self.remedy_zh, self.remedy_en = line, zh, en, remedy_zh, remedy_en


def build(text: str) -> Any:
    """The data of the one document in YAML `text`, None for none. Raises Fault or yaml.YAMLError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        return _Builder(loader).document()
    except yaml.MarkedYAMLError as e:
        # libyaml has a bound of its own since 0.2.6, and looks further ahead than we have counted.
        if "nesting depth" in (e.problem or "") and e.problem_mark is not None:
            raise _too_deep(e.problem_mark.line + 1) from e
        raise
    finally:
        loader.dispose()


def _too_deep(line: int) -> Fault:
    return Fault(
        line, f"嵌套超过 {DEPTH} 层", f"nested more than {DEPTH} deep", "请减少嵌套", "nest less deeply"
    )  # fmt: skip


class _Builder:
    def __init__(self, loader: Any) -> None:
        import yaml

        self.yaml, self.loader = yaml, loader
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.made = 0

    def document(self) -> Any:
        events, loader = self.yaml.events, self.loader
        loader.get_event()
        if loader.check_event(events.StreamEndEvent):
            return None
        loader.get_event()
        data = self._value(loader.get_event(), 1)
        loader.get_event()
        if not loader.check_event(events.StreamEndEvent):
            line = loader.peek_event().start_mark.line + 1
            raise Fault(
                line, "文件里有两份 YAML（---）", "there is a second YAML document (---)",
                "请分成两个文件", "make it a file of its own",
            )  # fmt: skip
        return data

    def _value(self, event: Any, depth: int) -> Any:
        events, line, before = self.yaml.events, event.start_mark.line + 1, self.made
        if depth > DEPTH:
            raise _too_deep(line)
        if isinstance(event, events.AliasEvent):
            return self._alias(event.anchor, line)
        self._count(1, line)
        if isinstance(event, events.ScalarEvent):
            data = self._scalar(event)
        elif isinstance(event, events.SequenceStartEvent):
            data = self._sequence(depth)
        else:
            data = self._mapping(line, event.start_mark.column + 1, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = data, self.made - before
        return data

    def _count(self, more: int, line: int) -> None:
        self.made += more
        if self.made > VALUES:
            raise Fault(
                line, f"展开后超过 {VALUES:,} 个值", f"more than {VALUES:,} values once the aliases are expanded",
                "请去掉 * 引用，或把文件分开", "write fewer aliases (*name), or split the file",
            )  # fmt: skip

    def _alias(self, name: str, line: int) -> Any:
        # An anchor is known once its value is whole, so that nothing can hold itself.
        if name not in self.anchors:
            raise Fault(
                line, f"“*{name}”没有对应的“&{name}”", f"“*{name}” has no “&{name}” before it",
                "值以 * 开头时请加引号", "put a value that begins with * into quotation marks",
            )  # fmt: skip
        data, size = self.anchors[name]
        self._count(size, line)
        return data

    def _sequence(self, depth: int) -> Items:
        out = Items()
        out.lines, columns = [], list[int]()
        out.columns = columns
        while not self.loader.check_event(self.yaml.events.SequenceEndEvent):
            event = self.loader.get_event()
            out.lines.append(event.start_mark.line + 1)
            columns.append(event.start_mark.column + 1)
            out.append(self._value(event, depth + 1))
        self.loader.get_event()
        return out

    def _mapping(self, line: int, column: int, depth: int) -> Lined:
        events = self.yaml.events
        out = Lined()
        lines: dict[str, int] = {}
        columns: dict[str, int] = {}
        out.line, out.column, out.lines, out.columns = line, column, lines, columns
        while not self.loader.check_event(events.MappingEndEvent):
            event = self.loader.get_event()
            at = event.start_mark.line + 1
            if not isinstance(event, events.ScalarEvent):
                raise Fault(at, "键应是一个词", "a key must be a word", "请写成 键: 值", "write key: value")
            key = event.value
            if key in out:
                raise Fault(at, f"键“{key}”写了两次", f"key “{key}” is given twice", "请删去一个", "remove one of them")
            out[key] = self._value(self.loader.get_event(), depth + 1)
            lines[key], columns[key] = at, event.start_mark.column + 1
        self.loader.get_event()
        return out

    def _scalar(self, event: Any) -> Any:
        node_type = self.yaml.nodes.ScalarNode
        tag = event.tag
        if tag is None or tag == "!":
            tag = self.loader.resolve(node_type, event.value, event.implicit)
        if tag == "tag:yaml.org,2002:str":
            return event.value
        node = node_type(tag, event.value, event.start_mark, event.end_mark)
        # Codes, dates and figures are words here: only true, false, null and numbers keep their YAML type.
        if tag == "tag:yaml.org,2002:value":
            return event.value
        try:
            value = self.loader.construct_object(node)
        except ValueError:  # a date that does not exist, a number of thousands of digits
            return event.value
        return value if isinstance(value, str | int | float | bool) or value is None else event.value

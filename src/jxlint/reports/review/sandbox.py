"""Runs the program in a template part: Jinja with little allowed, errors told by the paragraph they are in."""

from __future__ import annotations

import traceback
from collections.abc import Mapping

import msgspec
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import TemplateError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jxlint.errors import BrokenTemplate, TooCostly
from jxlint.rules.nearest import nearest

# Characters of the private use area begin and end what Jinja reads, so that nothing else of the XML is ever read so.
BEGIN, END = "\ue000", "\ue001"
_MOST = 100_000_000  # characters of a part
_FILTERS = ("default", "d", "first", "last", "length", "count", "join", "replace", "trim", "string", "list", "round")
_TESTS = ("defined", "undefined", "none", "odd", "even", "divisibleby", "string", "number", "eq", "equalto", "ne", "lt",
          "le", "gt", "ge", "==", "!=", "<", "<=", ">", ">=", "in", "true", "false")  # fmt: skip
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.Name, nodes.Getattr,
    nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Const, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mod, nodes.Concat, nodes.Tuple, nodes.List, nodes.Keyword,
)  # fmt: skip


class Place(msgspec.Struct, frozen=True):
    """A paragraph of a template: its file, its part in both languages, its number, its words."""

    file: str
    zh: str
    en: str
    number: int = 0
    words: str = ""

    def at(self, number: int, words: str) -> Place:
        """A paragraph of the same part."""
        return msgspec.structs.replace(self, number=number, words=" ".join(words.split())[:60])

    @property
    def where(self) -> str:
        """For an error: 模板.docx:正文第3段“{{ p.name }}”."""
        told = f"第{self.number}段“{self.words}”" if self.number else ""
        return f"{self.file}:{self.zh}{told}"


class _Wrong(Exception):
    """Something of a template that cannot be used, found while it runs."""

    def __init__(self, error: tuple[str, str, str, str]) -> None:
        super().__init__(error[1])
        self.error = error


class _Environment(ImmutableSandboxedEnvironment):
    """Fields are the keys of dicts and nothing else; there is nothing to call."""

    def getattr(self, obj: object, attribute: str) -> object:
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        if isinstance(obj, Undefined):
            return obj[argument]  # raises
        if isinstance(obj, LoopContext) and argument in ("index", "index0", "first", "last", "length"):
            return getattr(obj, str(argument))
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                return ""
        known = list(obj) if isinstance(obj, dict) else []
        raise _Wrong(_unknown(str(argument), known))


def _unknown(field: str, known: list[str]) -> tuple[str, str, str, str]:
    near = nearest(field, known)
    return (
        f"没有字段“{field}”", f"there is no field “{field}”",
        f"是不是“{near}”？" if near else "这里可用：" + ("、".join(known) or "（没有下级字段）"),
        f"did you mean “{near}”?" if near else "known here: " + (", ".join(known) or "(no fields)"),
    )  # fmt: skip


class Program:
    """The program of one part; `places` are of its lines, the first of the part itself. Raises BrokenTemplate."""

    def __init__(self, source: str, places: list[Place]) -> None:
        self.places = places
        environment = _Environment(
            autoescape=True, undefined=StrictUndefined, cache_size=0, keep_trailing_newline=True,
            block_start_string=BEGIN + "%", block_end_string="%" + END,
            variable_start_string=BEGIN + "=", variable_end_string="=" + END,
            comment_start_string=BEGIN + "#", comment_end_string="#" + END,
        )  # fmt: skip
        environment.filters = {name: environment.filters[name] for name in _FILTERS}
        environment.tests = {name: environment.tests[name] for name in _TESTS}
        environment.globals.clear()
        try:
            tree = environment.parse(source)
            self._check(tree)
            self._template = environment.from_string(source)
        except TemplateSyntaxError as e:
            raise self._error(e.lineno, _syntax(e.message or "")) from e
        self._names = {n.name: n.lineno for n in reversed(list(tree.find_all(nodes.Name))) if n.ctx == "load"}
        self._own = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "store"} | {"loop"}

    def _check(self, tree: nodes.Node) -> None:
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                name = type(node).__name__
                raise self._error(node.lineno, (
                    f"模板里不能用这种写法（{name}）", f"templates cannot use this ({name})",
                    "只能用字段、for、if、set 和文档里列出的过滤器",
                    "use fields, for, if, set and the filters that the documentation lists",
                ))  # fmt: skip

    def run(self, fields: Mapping[str, object]) -> str:
        """What the part becomes with `fields`. Raises BrokenTemplate, and TooCostly for more than a file may hold."""
        for name, line in self._names.items():
            if name not in fields and name not in self._own:
                raise self._error(line, _unknown(name, list(fields)))
        out: list[str] = []
        size = 0
        try:
            for chunk in self._template.generate(**fields):
                size += len(chunk)
                if size > _MOST:
                    raise TooCostly(
                        "项目太多，一份审核意见装不下", "there are too many projects for one reviewer's report",
                        remedy_zh="请把表拆成几份，或用 --format md、html、xlsx；模板是自己的，请减少嵌套的循环",
                        remedy_en="split the table, or say --format md, html or xlsx; in a template of your own nest "
                        "fewer loops",
                    )  # fmt: skip
                out.append(chunk)
        except _Wrong as e:
            raise self._error(_line(e), e.error) from e
        except (UndefinedError, TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as e:
            said = " ".join(str(e).split())[:200]
            error = (f"填不出来：{said}", f"it cannot be filled in: {said}", "请对照文档里的字段核对",
                     "compare it with the documented fields")  # fmt: skip
            raise self._error(_line(e), error) from e
        return "".join(out)

    def _error(self, line: int, error: tuple[str, str, str, str]) -> BrokenTemplate:
        zh, en, remedy_zh, remedy_en = error
        where = self.places[min(max(line, 1), len(self.places)) - 1].where
        return BrokenTemplate(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=where)


def _line(error: Exception) -> int:
    """The line of the program on which `error` came up."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] or 1 if lines else 1


def _syntax(said: str) -> tuple[str, str, str, str]:
    said = said.replace(BEGIN + "=", "{{").replace("=" + END, "}}").replace(BEGIN + "%", "{%").replace("%" + END, "%}")
    return (
        f"写法有误：{said}", f"bad syntax: {said}",
        "for、if 要有 endfor、endif；过滤器只能用文档里列出的",
        "for and if need endfor and endif; only the filters that the documentation lists are known",
    )  # fmt: skip

"""The output formats by name, each rendered by the module that knows it, which is loaded when asked for.

Other packages may add some: modules with `render(report, lang)`, which gives the words or bytes to write.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from jxlint.errors import UsageError
from jxlint.reports.model import Report
from jxlint.reports.terminal import Terminal
from jxlint.rules.nearest import remedy

if TYPE_CHECKING:
    from jxlint.plugins import Plugin

FORMATS = ("pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "html", "csv", "xlsx")
# Formats that hold both languages.
BILINGUAL = ("html",)
# Formats that no terminal shows.
_BINARY = ("xlsx",)
# A file of such a name is of this format where none is asked for; other names say nothing for sure.
_SUFFIXES = {
    ".json": "json", ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".csv": "csv", ".sarif": "sarif",
}  # fmt: skip
# Names that promise what none of these is: text in such a file opens in no program.
_OTHERS = (".docx", ".docm", ".doc", ".wps", ".pdf", ".xlsx", ".xlsm", ".xls", ".et", ".zip")
Render = Callable[[Report, str], str | bytes]


class Target:
    """One output that was asked for: a format, and the file it goes to (None: standard output)."""

    __slots__ = ("file", "name")

    def __init__(self, name: str, file: str | None) -> None:
        self.name, self.file = name, file


def targets(asked: tuple[str, ...], output: str | None) -> list[Target]:
    """The outputs asked for by `--format NAME[=FILE] …` and `-o FILE`, which is for the one without a file of its own;
    without `--format` the suffix of FILE may say it.

    Raises UsageError for an unknown format, a FILE that promises another, or two outputs in one place.
    """
    found = [_target(one) for one in asked] or [Target(by_suffix(output) or "pretty", None)]
    plain = [t for t in found if t.file is None]
    if output is not None and output != "-":
        if not plain:
            raise _usage("每种格式都已写明文件，-o 没有用处", "every format has its own file, -o is left over",
                         "去掉 -o，或写 --format 名称", "drop -o, or write --format NAME")  # fmt: skip
        plain[0].file, plain = output, plain[1:]
    files = [t.file for t in found if t.file is not None]
    for target in plain:
        if target.name in _BINARY:
            raise _usage(f"{target.name} 要写到文件", f"{target.name} goes to a file",
                         f"写成 --format {target.name}=文件", f"write --format {target.name}=FILE")  # fmt: skip
    if len(plain) > 1 or len(set(files)) < len(files):
        raise _usage("两种格式写到了同一处", "two formats go to the same place",
                     "写成 --format 名称=文件", "write --format NAME=FILE")  # fmt: skip
    return found


def by_suffix(output: str | None, among: tuple[str, ...] = FORMATS) -> str:
    """The format, one `among` these, that the name of the file `output` says by its suffix; "" where it says none.
    Raises UsageError for a name that promises another."""
    suffix = output[output.rfind(".") :].lower() if output else ""
    found = _SUFFIXES.get(suffix, "")
    if found in among:
        return found
    if suffix in _OTHERS:
        known = [s for s, name in _SUFFIXES.items() if name in among]
        raise UsageError(
            f"没有 {suffix} 格式的输出", f"there is no output in the format {suffix}",
            remedy_zh=f"-o 请写成以 {'、'.join(known)} 结尾，或写 --format；Word、PDF 用 jxlint report",
            remedy_en=f"let -o end in {', '.join(known)}, or say --format; jxlint report writes Word and PDF",
            where=str(output),
        )  # fmt: skip
    return ""


def complete(_context: object, _option: object, incomplete: str) -> list[str]:
    """The names that begin with what was typed, for the shell."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def render(
    report: Report, name: str, lang: str, terminal: Terminal, *, summary: bool, folder: str = "."
) -> str | bytes:
    """`report` in the format `name`; the words in `lang` where a format has any. `folder` is where it will stand, for
    links to the files."""
    if name == "pretty":
        from jxlint.reports import pretty

        return pretty.render(report, lang, terminal, summary=summary)
    if name == "xlsx":
        from jxlint.reports import xlsx

        return xlsx.render(report, lang, folder)
    if name in FORMATS:
        ours: Render = importlib.import_module(f"jxlint.reports.{name}").render
        return ours(report, lang)
    plugin = _plugin(name)
    assert plugin is not None  # or it would be no target
    with plugin.blamed():
        made = plugin.thing.render(report, lang)
    if not isinstance(made, str | bytes):
        kind = type(made).__name__
        raise plugin.broken(
            f"render 应返回 str 或 bytes，返回的是 {kind}", f"render must return str or bytes and returned {kind}"
        )
    return made


def pieces(report: Report, name: str, lang: str, processes: int = 1) -> Iterator[bytes] | None:
    """What `render` gives, piece by piece; None for a format that is only made as a whole. So many `processes` may make
    it."""
    if name != "json":
        return None
    from jxlint.reports import json

    return json.pieces(report, lang, processes)


def _plugin(name: str) -> Plugin | None:
    from jxlint import plugins

    return plugins.find("jxlint.reports", name, ("render",))


def _target(asked: str) -> Target:
    name, equals, file = asked.partition("=")
    if name not in FORMATS and _plugin(name) is None:
        from jxlint.plugins import names

        known = (*FORMATS, *names("jxlint.reports"))
        raise _usage(f"没有“{name}”这种格式", f"there is no format “{name}”", *remedy(name, known))
    if equals and not file:
        raise _usage(f"{name}= 后面没有文件名", f"no file after {name}=", f"例如 --format {name}=结果.{name}",
                     f"such as --format {name}=out.{name}")  # fmt: skip
    return Target(name, file or None)


def _usage(zh: str, en: str, remedy_zh: str, remedy_en: str) -> UsageError:
    return UsageError(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where="--format")

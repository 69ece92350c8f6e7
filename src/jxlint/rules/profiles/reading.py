"""A profile file in, a `Layer` out: every key, code and option checked, every error with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jxlint.errors import BrokenProfile
from jxlint.findings import SEVERITIES
from jxlint.rules.book import RuleBook
from jxlint.rules.profiles import fields
from jxlint.rules.profiles.codes import check_codes
from jxlint.rules.profiles.file_entry import read_files
from jxlint.rules.profiles.model import FORMS, Block, Code, Exemption, Layer, Override, Setting, Sourced
from jxlint.rules.profiles.options import check_option_keys
from jxlint.rules.review import read_review
from jxlint.rules.yamlfile import Items, Lined, check_keys, load

_BLOCK = ("select", "ignore", "rules", "budget_year", "taxonomy", "exempt", "review")
KEYS = ("name", "about", "extends", "own", *_BLOCK, "mandatory", "overrides", "files")
OVERRIDE_KEYS = ("paths", *_BLOCK)
EXEMPT_KEYS = ("unit", "project", "indicator", "codes", "reason", "until")


def read_head(data: Any, file: str) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """What the profile `data` extends, and the rules of its own: these say which codes the rest of it may name."""
    if not isinstance(data, Lined):
        return (), ()
    return fields.texts(data, "extends", file) or (), fields.texts(data, "own", file) or ()


def read_layer(path: Path, book: RuleBook, file: str | None = None) -> Layer:
    """The profile in the YAML file at `path`, called `file` in places. Raises BrokenProfile."""
    return Reader(book, file or str(path)).layer(load(path, BrokenProfile))


class Reader:
    """Reads the parts of one profile file."""

    def __init__(self, book: RuleBook, file: str) -> None:
        self._rules = {r.code: r for r in book.rules}
        self._taxonomies, self._file = list(book.taxonomies), file

    def layer(self, data: Any) -> Layer:
        data = self._keys(Lined() if data is None else data, KEYS)
        mandatory = fields.codes(data, "mandatory", self._file) or ()
        self._exist(mandatory)
        return Layer(
            file=self._file,
            name=fields.text(data, "name", self._file) or Path(self._file).name,
            about=fields.text(data, "about", self._file) or "",
            extends=fields.texts(data, "extends", self._file),
            own=fields.texts(data, "own", self._file) or (),
            block=self._block(data),
            mandatory=mandatory,
            overrides=tuple(self._override(entry) for entry in fields.mappings(data, "overrides", self._file)),
            files=read_files(data, self._file),
        )

    def exempt(self, entry: Lined) -> Exemption:
        """One entry of `exempt`. A code that does not exist is no error here: JX004 reports it."""
        self._keys(entry, EXEMPT_KEYS, ("codes", "reason"))
        indicator = fields.text(entry, "indicator", self._file)
        return Exemption(
            file=self._file,
            line=entry.line,
            column=entry.column,
            codes=fields.codes(entry, "codes", self._file) or (),
            reason=fields.text(entry, "reason", self._file) or "",
            unit=fields.text(entry, "unit", self._file),
            project=fields.text(entry, "project", self._file),
            indicator=int(indicator) if indicator and indicator.isdecimal() and len(indicator) < 7 else indicator,
            until=fields.day(entry, "until", self._file),
        )

    def _override(self, entry: Lined) -> Override:
        self._keys(entry, OVERRIDE_KEYS, ("paths",))
        paths = fields.texts(entry, "paths", self._file) or ()
        return Override(tuple(p.text for p in paths), self._block(entry), entry.line, entry.column)

    def _block(self, data: Lined) -> Block:
        select = fields.codes(data, "select", self._file)
        ignore = fields.codes(data, "ignore", self._file) or ()
        if select == ():
            raise fields.broken(
                f"{self._file}:{data.lines['select']}", "select 是空的，就什么也不查了",
                "select is empty, so that nothing would be checked", "请写上代码，或去掉 select",
                "name codes, or take select away",
            )  # fmt: skip
        self._exist((*(select or ()), *ignore))
        year = None
        if "budget_year" in data:
            line = data.lines["budget_year"]
            year = Sourced(fields.year(data["budget_year"], f"{self._file}:{line}"), line)
        exempt = tuple(self.exempt(entry) for entry in fields.mappings(data, "exempt", self._file))
        review = read_review(data["review"], f"{self._file}:{data.lines['review']}") if "review" in data else None
        return Block(select, ignore, self._settings(data), year, self._taxonomy(data), exempt, review)

    def _taxonomy(self, data: Lined) -> dict[str, Sourced]:
        """A name for each form, or one name for all of them."""
        value = data.get("taxonomy")
        if value is None:
            return {}
        if isinstance(value, str):
            value = lined(dict.fromkeys(FORMS, value), data.lines["taxonomy"])
        names = self._keys(value, FORMS, line=data.lines["taxonomy"])
        out = {}
        for form, name in names.items():
            line = names.lines[form]
            out[form] = Sourced(fields.known(name, self._taxonomies, f"{self._file}:{line}", "分类", "taxonomy"), line)
        return out

    def _settings(self, data: Lined) -> dict[str, Setting]:
        value = data.get("rules")
        if value is None:
            return {}
        if isinstance(value, Lined):
            self._exist(Code(code, value.lines[code]) for code in value)
        rules = self._keys(value, self._rules, line=data.lines["rules"])
        return {code: self._setting(code, setting, rules.lines[code]) for code, setting in rules.items()}

    def _setting(self, code: str, setting: Any, line: int) -> Setting:
        where = f"{self._file}:{line}"
        if isinstance(setting, bool):  # YAML reads off and on as false and true
            return Setting(line, setting)
        if isinstance(setting, str):
            if setting == "off":
                return Setting(line, on=False)
            fields.known(setting, (*SEVERITIES, "off"), where, "级别", "severity")
            return Setting(line, on=True, severity=fields.severity(setting, where))
        checked = self._keys(setting, ("severity", "options"), line=line)
        severity = checked.get("severity")
        if severity is False or severity == "off":
            return Setting(line, on=False)
        options = checked.get("options")
        if options is not None:
            check_option_keys(self._rules[code], options, self._file, checked.lines["options"])
        return Setting(
            line,
            None if severity is None else True,
            None if severity is None else fields.severity(severity, f"{self._file}:{checked.lines['severity']}"),
            dict(options or {}),
        )

    def _exist(self, codes: Any) -> None:
        check_codes(codes, self._rules, self._file, BrokenProfile)

    def _keys(self, data: Any, known: Any, required: tuple[str, ...] = (), line: int = 0) -> Lined:
        where = f"{self._file}:{line}" if line and not isinstance(data, Lined) else self._file
        return check_keys(data, known, required, where, BrokenProfile)


def lined(data: Any, line: int) -> Any:
    """Plain data (of a rule's example) as if it had been read from YAML on `line`."""
    if isinstance(data, dict):
        made = Lined((k, lined(v, line)) for k, v in data.items())
        made.line, made.lines = line, dict.fromkeys(made, line)
        return made
    if isinstance(data, list | tuple):
        items = Items(lined(v, line) for v in data)
        items.lines = [line] * len(items)
        for column, item in enumerate(items, 1):
            if isinstance(item, Lined):
                item.column = column
        return items
    return data

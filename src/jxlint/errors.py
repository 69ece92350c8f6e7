"""The errors that reach a user: each says what is wrong, where, and what to do about it.

Every one of them ends the work on its file (or the command) with exit code 2; none is ever shown as a traceback.
"""

from __future__ import annotations

import functools
from typing import Any


class JxlintError(Exception):
    """A problem a user can mend.

    `code` is stable (`E1xx` input, `E2xx` rules, profiles and templates, `E3xx` usage, `E4xx`
    plug-ins, `E5xx` requests to the web service). `zh` and `en` say what is wrong,
    `remedy_zh` and `remedy_en` what to do; `where` is a file, with line and column or JSON pointer where known.
    """

    code = "E000"

    def __init__(self, zh: str, en: str, *, remedy_zh: str, remedy_en: str, where: str = "") -> None:
        super().__init__(en)
        self.zh, self.en, self.where = zh, en, where
        self.remedy_zh, self.remedy_en = remedy_zh, remedy_en

    def __reduce__(self) -> tuple[Any, ...]:
        """For the way from one process to another."""
        said = {"remedy_zh": self.remedy_zh, "remedy_en": self.remedy_en, "where": self.where}
        return functools.partial(type(self), **said), (self.zh, self.en)

    def text(self, lang: str) -> str:
        """One line for a person, in `lang` ("zh" or "en"): place, code, problem, remedy."""
        what, remedy = (self.zh, self.remedy_zh) if lang == "zh" else (self.en, self.remedy_en)
        place = f"{self.where}: " if self.where else ""
        joint = "；" if lang == "zh" else "; "
        return f"{place}{self.code} {what}{joint}{remedy}"


class InputError(JxlintError):
    """A file that cannot be read: missing, empty, binary, of an unknown encoding, too large."""

    code = "E101"


class Absent(InputError):
    """A path at which there is nothing to check: no file, or a folder that holds none."""


class UnrecognisedTable(JxlintError):
    """A readable file in which no layout finds its form."""

    code = "E102"


class BlankForm(JxlintError):
    """A form in which nothing is filled in."""

    code = "E103"

    @classmethod
    def made(cls) -> BlankForm:
        """The error of any such form."""
        return cls(
            "是空白表，什么也没有填", "blank form: nothing is filled in",
            remedy_zh="请先填写再检查", remedy_en="fill it in first",
        )  # fmt: skip


class BadJson(JxlintError):
    """JSON that does not parse, or is not a jxlint document."""

    code = "E104"


class OwnReport(JxlintError):
    """A report of ours given as a table."""

    code = "E105"

    @classmethod
    def made(cls) -> OwnReport:
        """The error of any such file."""
        return cls(
            "这是 jxlint 出的报告，不是绩效表", "this is a report of jxlint, not a table",
            remedy_zh="请给出原表", remedy_en="give the table itself",
        )  # fmt: skip


class TooCostly(JxlintError):
    """A document that takes more time or memory than one may."""

    code = "E106"


class BrokenRule(JxlintError):
    """A rule, lexicon or taxonomy file that cannot be used."""

    code = "E201"


class SlowRule(JxlintError):
    """A rule that takes too long on one text. It is told as a finding (JX001), and the rest of the document is judged
    without it; `again`: it was told already."""

    code = "E205"
    again = False


class BrokenPlugin(JxlintError):
    """A package that adds to jxlint and cannot be used."""

    code = "E401"


class BrokenProfile(JxlintError):
    """A profile (rules.yaml) that cannot be used."""

    code = "E202"


class BrokenBaseline(JxlintError):
    """A baseline that cannot be used."""

    code = "E203"


class BrokenTemplate(JxlintError):
    """A template of a report that cannot be used."""

    code = "E204"


class UsageError(JxlintError):
    """A command line that cannot be carried out."""

    code = "E301"

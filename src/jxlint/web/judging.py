"""In a worker: the rule sets, and files judged and parsed by them, with the words and numbers of the command line."""

from __future__ import annotations

import functools
import gc
import sys
from collections import OrderedDict
from typing import Any, NamedTuple

import msgspec

from jxlint.desk.judging import Desk
from jxlint.errors import BrokenRule, JxlintError, UsageError
from jxlint.failing import unexpected
from jxlint.readers import read_bytes
from jxlint.readers.limits import Limits, limits
from jxlint.readers.pace import heard
from jxlint.reading import Reading
from jxlint.reports.model import FileReport, Report
from jxlint.rules.nearest import remedy
from jxlint.rules.profiles.model import Files
from jxlint.rules.profiles.shelf import Shelf
from jxlint.web.orders import Options, Order, Stage, Tell, Upload
from jxlint.web.settings import Settings

_LEAST = 256
_SHELVES = 8  # rule sets kept at a time; a request may ask for any selection

# Read and judged once before the first request, so that no request pays for what loads at first use.
_SAMPLE = """项目支出绩效目标表
金额单位：万元
单位名称 项目名称 金额 绩效目标
示例单位 示例项目 1 完成示例 1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥30人；年度指标值:≥30人。
"""


class Crew:
    """The rule sets of a worker: its own, and those that were asked for last. Raises JxlintError for settings that
    cannot be used."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._usual = self._made(Options())
        self._asked: OrderedDict[Options, Shelf] = OrderedDict()
        self._memories: list[Any] = []
        self._seen = (0, 0)

    def warm(self) -> None:
        """Load and compile what nearly every order needs. Raises BrokenRule, BrokenProfile."""
        judge(self, Order("check", (Upload("sample.txt", _SAMPLE.encode()),)), lambda _: None)
        self.forget()

    def shelf(self, options: Options) -> Shelf:
        """The rule sets that `options` ask for. Raises BrokenProfile, BrokenRule, UsageError."""
        key = msgspec.structs.replace(options, lang="", layout=None)
        if key == Options(lang=""):
            return self._usual
        if key not in self._asked:
            self._asked[key] = self._made(options)
            if len(self._asked) > _SHELVES:
                self._asked.popitem(last=False)
        self._asked.move_to_end(key)
        return self._asked[key]

    def limits(self, options: Options) -> Limits:
        """How large a file may be. Raises like `shelf`."""
        return limits(self.shelf(options).filing("-").limits)

    def forget(self) -> None:
        """Drop what was remembered of texts. Rows are not remembered from one order to the next anyway."""
        seen = len(sys.modules), len(self._asked)
        if seen != self._seen:  # looking for them takes a while
            self._memories, self._seen = _memories(), seen
        for memory in self._memories:
            memory.cache_clear()
        for shelf in (self._usual, *self._asked.values()):
            shelf.forget()

    def _made(self, options: Options) -> Shelf:
        given, profile = self.settings, options.profile
        # Only built-in profiles have a name here: a path in a request is never opened.
        if profile is not None and profile not in self._usual.book.profiles:
            raise _no_profile(profile, list(self._usual.book.profiles))
        return Shelf(
            profile=profile or given.profile, select=options.select, ignore=options.ignore, year=options.year,
            isolated=True, own=given.own, files=Files(limits=given.limits),
        )  # fmt: skip


class Judged(NamedTuple):
    """The report on the files of an order, and why some could not be read."""

    report: Report
    errors: list[JxlintError]


def judge(crew: Crew, order: Order, tell: Tell, *, bilingual: bool = False) -> Judged:
    """The files of `order` judged as `jxlint check` does it. Raises BrokenRule, BrokenProfile, UsageError; what is
    wrong with a file is in its report. `bilingual` keeps the other language and the document too."""
    options, layout = order.options, form(order.options.layout)
    # Counting makes the desk forget the rows of one file before the next.
    desk = Desk(crew.shelf(options), options.lang, bilingual=bilingual, counting=True)
    files, errors = list[FileReport](), list[JxlintError]()
    for i, file in enumerate(order.files, 1):
        try:
            desk.ready(file.name)
            reading = read(file, desk.limits(file.name), layout, tell, (i, len(order.files)))
            tell(Stage("judging", i, len(order.files)))
            judged = desk.judged(file.name, reading)
            desk.take(judged.met, judged.marks)
            files.append(judged.report)
        except (BrokenRule, UsageError, MemoryError):
            raise
        except Exception as e:  # noqa: BLE001 - one file must not cost the others
            errors.append(blamed(e, file.name))
            files.append(FileReport.failed(file.name, errors[-1], options.lang))
    files += desk.profile_reports(whole=not errors)
    return Judged(Report(desk.profile, files, desk.rules, desk.idle, 0, desk.review, "error"), errors)


def read(file: Upload, most: Limits, layout: str | None, tell: Tell, place: tuple[int, int] = (1, 1)) -> Reading:
    """The document in `file`, which is the first of `place` of so many. Raises JxlintError."""
    tell(Stage("reading", *place))
    with heard(lambda page, pages: tell(Stage("reading", *place, page, pages))):
        return read_bytes(file.data, file.name, limits=most, layout=layout)


def blamed(error: Exception, name: str) -> JxlintError:
    """`error` of the file `name`, as a person is told of it."""
    return error if isinstance(error, JxlintError) else unexpected(error, name)


def form(name: str | None) -> str | None:
    """The layout that is called `name`. Raises UsageError."""
    if name is None:
        return None
    from jxlint.layouts.choice import named

    return named(name).name


def _no_profile(name: str, known: list[str]) -> UsageError:
    zh, en = remedy(name, known)
    return UsageError(
        f"没有“{name}”这个内置配置", f"there is no built-in profile “{name}”",
        remedy_zh=zh, remedy_en=en, where="profile",
    )  # fmt: skip


def _memories() -> list[Any]:
    """Every memory of texts in our modules; those that close over a rule set belong to `builtins`. Small ones hold no
    texts of files but plug-ins and the like."""
    kind, ours = type(functools.lru_cache(len)), ("jxlint.", "builtins")
    found = [o for o in gc.get_objects() if isinstance(o, kind) and str(o.__module__).startswith(ours)]
    return [o for o in found if (o.cache_parameters()["maxsize"] or 0) >= _LEAST]

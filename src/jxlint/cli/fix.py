"""`check --fix` and `--diff`: the files mended in place, or what would be mended shown."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from jxlint.cli.output import emit, note, say
from jxlint.cli.patch import publish
from jxlint.cli.progress import Progress
from jxlint.cli.rewrite import rewrite
from jxlint.errors import BrokenRule, JxlintError, UsageError
from jxlint.failing import unexpected
from jxlint.findings import Finding
from jxlint.fixing import Outcome, fixed
from jxlint.inputs.paths import LINES, Input, Inputs
from jxlint.readers import read_bytes
from jxlint.readers.opening import load
from jxlint.reading import Reading
from jxlint.reports.concise import place
from jxlint.reports.text import visible

if TYPE_CHECKING:
    from jxlint.cli.against import Known
    from jxlint.desk.bench import Order
    from jxlint.desk.judging import Desk


class Failed(msgspec.Struct, frozen=True):
    """Why a file was not mended; `unread` where no report can be made of it either."""

    error: JxlintError
    unread: bool


class Fixes(msgspec.Struct):
    """What the command line wants mended; what the baseline knows is let be. `failed` is set when a file could not be
    mended."""

    unsafe: bool
    diff: bool
    backup: bool
    lang: str
    quiet: bool
    known: Known | None
    failed: bool = False

    def make(self, inputs: Inputs, order: Order) -> None:
        """Mend the files of `inputs` in place, by the rules of `order`.

        The mended text of standard input takes standard output; it is then what is read from standard input, and what
        is printed goes to standard error. Raises UsageError.
        """
        piped = any(each.path == "-" for each in inputs.files)
        if piped and len(inputs.files) > 1:
            raise UsageError(
                "标准输入（-）不能和别的文件一起 --fix",
                "standard input (-) cannot be fixed together with other files",
                remedy_zh="请分开运行",
                remedy_en="run it by itself",
            )
        count = files = 0
        for each, before, outcome in self._outcomes(inputs, order):
            if isinstance(outcome, Outcome):
                try:
                    self._put(each, before, outcome.data)
                except JxlintError as e:
                    self._fail(e)
                    continue
                self._tell(each.name, outcome)
                count, files = count + len(outcome.applied), files + bool(outcome.applied)
            else:
                if piped:
                    self._put(each, before, before)  # whatever it is, what was sent comes out
                if not outcome.unread:
                    self._fail(outcome.error)
        if count and not self.quiet:
            fixes = f"{_n(count, 'fix', 'es')} made in {_n(files, 'file')}"
            note(self._either(f"自动修正了 {count} 处（{files} 个文件）", fixes))
        if piped:
            sys.stdout = sys.stderr

    def show(self, inputs: Inputs, order: Order, files: list[str]) -> int:
        """Print the diff that `make` would make, or write it to `files`; the exit code is 1 where there is one, and 2
        where a file cannot be read."""
        from jxlint.fixing.diff import unified

        lines: list[str] = []
        count = 0
        for each, before, outcome in self._outcomes(inputs, order):
            if isinstance(outcome, Outcome):
                self._tell(each.name, outcome)
                lines += unified(before, outcome.data, visible(os.path.normpath(each.name).replace(os.sep, "/")))
                count += len(outcome.applied)
            else:
                self._fail(outcome.error)
        if count and not self.quiet:
            note(self._either(f"--fix 会修正 {count} 处", f"--fix would make {_n(count, 'fix', 'es')}"))
        publish(lines, files)
        return 2 if self.failed else int(count > 0)

    def _outcomes(self, inputs: Inputs, order: Order) -> Iterator[tuple[Input, bytes, Outcome | Failed]]:
        """Each file with its bytes and what fixes make of them."""
        desk = order.bench().desk
        progress = Progress(len(inputs.files), self.lang, quiet=self.quiet)
        for each in inputs.files:
            progress.step(each.name)
            failed = Failed(each.error, unread=True) if each.error is not None else None
            data, outcome = (b"", failed) if failed else self._outcome(each, desk, order.layout)
            progress.clear()
            yield each, data, outcome

    def _outcome(self, each: Input, desk: Desk, layout: str | None) -> tuple[bytes, Outcome | Failed]:
        name, data, unread = each.name, b"", True
        try:
            desk.ready(name)
            if each.name.lower().endswith(LINES):
                from jxlint.inputs.lines import unmendable

                unread = False
                raise unmendable(name)
            limits = desk.limits(name)
            data = load(each.path, name, limits)

            def read(data: bytes) -> Reading:
                return read_bytes(data, name, limits=limits, layout=layout)

            read(data)
            unread = False
            return data, fixed(data, read, lambda reading: desk.judged(name, reading).report.findings, self._wanted)
        except (BrokenRule, UsageError):
            raise
        except JxlintError as e:
            e.where = e.where or name
            return data, Failed(e, unread)
        except Exception as e:  # one file must not cost the others
            if os.environ.get("JXLINT_TRACEBACK"):
                raise
            return data, Failed(unexpected(e, name), unread)

    def _wanted(self, finding: Finding) -> bool:
        allowed = finding.fix is not None and (finding.fix.safe or self.unsafe)
        return allowed and not (self.known and self.known.has(finding))

    def _put(self, each: Input, before: bytes, after: bytes) -> None:
        if each.path == "-":
            emit(after)
            sys.stdin = io.TextIOWrapper(io.BytesIO(after))
        elif after != before:
            rewrite(each.path, before, after, backup=self.backup)

    def _tell(self, name: str, outcome: Outcome) -> None:
        """What was to be mended and was not."""
        for finding in outcome.refused:
            said = self._either(
                "没有修正：改了会影响表的其他内容", "not fixed: the rest of the table would be read another way"
            )
            note(f"{name}{place(finding)}: {finding.code} {said}")
        if outcome.unwritten:
            many = _n(outcome.unwritten, "fix", "es")
            said = self._either(
                f"有 {outcome.unwritten} 处可修正，但这种格式不能自动改；请照各条发现自己改，"
                "Excel、Word、PDF 可用 jxlint report --format annotated 得到带批注的副本",
                f"{many} cannot be written into this format; mend it by its findings, which jxlint report "
                "--format annotated writes into a copy of an Excel, Word or PDF file",
            )
            note(f"{name}: {said}")
        if outcome.at_odds:
            codes = ", ".join(sorted(outcome.at_odds))
            note(
                f"{name}: {codes} " + self._either("的修正互相矛盾，都没有做", "undo each other's fixes; none was made")
            )

    def _fail(self, error: JxlintError) -> None:
        say(error, self.lang)
        self.failed = True

    def _either(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en


def asked(
    *, fix: bool, unsafe_fixes: bool, diff: bool, backup: bool, formats: bool, known: Known | None, lang: str,
    quiet: bool,
) -> Fixes:  # fmt: skip
    """The wish of the command line; `formats`: an output format is asked for. Raises UsageError for half a wish."""
    if not (fix or diff):
        option = "--unsafe-fixes" if unsafe_fixes else "--backup"
        raise UsageError(
            f"{option} 要和 --fix 一起用", f"{option} goes with --fix", remedy_zh="加上 --fix", remedy_en="add --fix"
        )
    if diff and formats:
        raise UsageError(
            "--diff 只输出改动，不能和 --format 一起用",
            "--diff prints the changes alone and has no --format",
            remedy_zh="请去掉其中一个",
            remedy_en="leave one of them out",
        )
    return Fixes(unsafe_fixes, diff, backup, lang, quiet, known)


def _n(n: int, what: str, plural: str = "s") -> str:
    return f"{n} {what}" + ("" if n == 1 else plural)

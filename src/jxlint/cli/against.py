"""A run held against a baseline: the files as the baseline names them, and what of their findings is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from jxlint.baseline import FILE, Baseline, Entry, Matched, match, read, renewed
from jxlint.baseline.file import spelled
from jxlint.cli.output import note
from jxlint.errors import UsageError
from jxlint.findings import Finding, Suppression
from jxlint.reports.model import Report

_MOST = 20  # entries listed one by one


class Known:
    """The baseline of a `check`, read before the work begins. Raises BrokenBaseline, UsageError."""

    def __init__(self, file: str | None, *, strict: bool) -> None:
        if file is None:
            raise UsageError(
                "--strict-baseline 要和 --baseline 一起用",
                "--strict-baseline goes with --baseline",
                remedy_zh=f"加上 --baseline {FILE}",
                remedy_en=f"add --baseline {FILE}",
            )
        self._baseline, self._strict = read(file), strict
        self.fails = False

    def has(self, finding: Finding) -> bool:
        """Whether the baseline knows `finding`, in whatever file."""
        return finding.fingerprint in self._baseline.entries

    def marked(self, report: Report, rules: dict[str, Any], lang: str, *, quiet: bool) -> Report:
        """`report` with what is known marked as suppressed; what no longer occurs is said on standard error, and
        `fails` where that is strict. `rules` are what the command line says about the rules."""
        against = Against(self._baseline, report, mandatory_for(rules))
        gone = against.gone()
        self.fails = self._strict and bool(gone)
        if gone and (self._strict or not quiet):
            times, name = sum(n for _, n in gone), self._baseline.name
            note(
                f"{name}: 有 {times} 个发现不再出现；jxlint baseline prune 可去掉"
                if lang == "zh"
                else f"{name}: {times} known finding{'' if times == 1 else 's'} no longer there;"
                " jxlint baseline prune takes them out"
            )
            for line in told(gone, lang) if self._strict else ():
                note(f"  {line}")
        return against.marked(lang)


class Against:
    """The findings of `report` held against `baseline`. `mandatory` says of a file and a code whether the rule is one
    that nothing may suppress there."""

    def __init__(self, baseline: Baseline, report: Report, mandatory: Callable[[str, str], bool]) -> None:
        self._baseline, self._report = baseline, report
        self._paths = {spelled(f.path, baseline.name): f.path for f in report.files}
        self._read = {spelled(f.path, baseline.name) for f in report.files if f.error is None}
        self._whole = not any(f.error for f in report.files)
        self._folder = os.path.dirname(baseline.name) or "."  # noqa: PTH120
        self._there: dict[str, bool] = {}
        found = [(spelled(f.path, baseline.name), f.findings) for f in report.files]
        self.matched: Matched = match(baseline, found, lambda f, code: not mandatory(self._paths[f], code))
        self.new: list[tuple[str, Finding]] = []
        self.barred = 0  # findings that are not known and cannot be
        for file, finding in self.matched.new:
            if mandatory(self._paths[file], finding.code):
                self.barred += 1
            else:
                self.new.append((file, finding))

    def marked(self, lang: str) -> Report:
        """The report with what is known marked as suppressed."""
        name = self._baseline.name
        known = Suppression(by="baseline", reason=f"在基线 {name} 中" if lang == "zh" else f"in the baseline {name}")
        files = []
        for i, file in enumerate(self._report.files):
            findings = tuple(
                msgspec.structs.replace(x, suppressed=known) if (i, j) in self.matched.known else x
                for j, x in enumerate(file.findings)
            )
            files.append(msgspec.structs.replace(file, findings=findings))
        return msgspec.structs.replace(self._report, files=files)

    def gone(self) -> tuple[tuple[Entry, int], ...]:
        """Entries of the rules in force of which something no longer occurs, and how many findings of each."""
        codes = {rule.code for rule in self._report.rules}
        return renewed(self._baseline, self.matched, self.there, codes.__contains__).gone

    @property
    def nothing_read(self) -> bool:
        """Whether there was no file that could be read."""
        return not self._read

    def there(self, file: str) -> bool:
        """Whether `file` of the baseline was not read in this run and exists: what is known of it stands. Where a file
        could not be read, it may be any that is missing."""
        if file in self._read or not self._whole:
            return file not in self._read
        if file not in self._there:
            try:
                self._there[file] = file != "-" and (Path(self._folder) / file).is_file()
            except (OSError, ValueError):
                self._there[file] = False
        return self._there[file]


def told(gone: Iterable[tuple[Entry, int]], lang: str) -> Iterator[str]:
    """What no longer occurs, a line each, the first ones."""
    gone = list(gone)
    for entry, times in gone[:_MOST]:
        named = [n for n in (entry.unit, entry.project) if n]
        if entry.indicator is not None:
            named.append(f"指标{entry.indicator}" if lang == "zh" else f"indicator {entry.indicator}")
        shown = f"“{entry.text}”" if entry.text else ""
        yield " ".join(filter(None, (entry.code, " > ".join(named), shown, f"×{times}" if times > 1 else "")))
    if len(gone) > _MOST:
        left = len(gone) - _MOST
        yield f"… 还有 {left} 条" if lang == "zh" else f"… and {left} more"


def mandatory_for(rules: dict[str, Any]) -> Callable[[str, str], bool]:
    """Tells of a file and a code whether a profile makes the rule mandatory there; `rules` are what the command line
    says about the rules."""
    from jxlint.rules.profiles.shelf import Shelf

    shelf = Shelf(**rules)
    codes: dict[str, frozenset[str]] = {}

    def mandatory(path: str, code: str) -> bool:
        if path not in codes:
            standings = shelf.profile(path).rules
            codes[path] = frozenset(c for c, s in standings.items() if s.mandatory)
        return code in codes[path]

    return mandatory

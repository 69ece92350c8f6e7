"""Inputs to files: paths and patterns, folders walked, each file once and in a stable order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from jxlint.corpus.holders import ENDINGS, UNOPENED, holding
from jxlint.corpus.model import Holder, Reason
from jxlint.errors import InputError, UsageError
from jxlint.inputs.paths import known
from jxlint.inputs.walking import Walk
from jxlint.readers.opening import ODD
from jxlint.reports.text import visible
from jxlint.rules.profiles.filing import Filing

_PATTERN = "*?["


def check(inputs: Iterable[str]) -> None:
    """Raises UsageError for an input that names nothing: to pass over it would look like a clean bill."""
    for each in inputs:
        if not _matches(each):
            raise UsageError(
                "没有这个文件或文件夹，也没有文件名符合这个通配符",
                "there is no such file or folder, and no name fits the pattern",
                remedy_zh="请检查路径；通配符请加引号", remedy_en="check the path; put a pattern into quotation marks",
                where=each,
            )  # fmt: skip


def holders(inputs: Iterable[str], out: Path, tally: Counter[str]) -> Iterator[Holder]:
    """The files that `inputs` name, not yet looked into; what lies in `out` is none of them. Files of folders that are
    passed over, since their format holds no tables, are counted in `tally` as `skipped`."""
    ours = os.path.realpath(out)
    paths = [path for each in inputs for path in _matches(each)]
    seen: set[str] = set()
    for path in paths:
        for name, error in _files(path, tally):
            real = os.path.realpath(name)
            if real in seen or real == ours or real.startswith(ours + os.sep):
                continue
            if len(paths) > 1:  # else there is nothing twice, and there may be millions
                seen.add(real)
            if not _is_text(name):
                name, error = visible(name), _unnamed()
            yield Holder(name, "broken" if error else "file", broken=Reason.of(error) if error else None)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes that are no UTF-8, which a plan cannot hold
        return False
    return True


def _unnamed() -> InputError:
    return InputError(
        "文件名不是合法的文字，没有检查", "the file's name is not valid text: not checked",
        remedy_zh="请改名", remedy_en="rename the file",
    )  # fmt: skip


def _matches(given: str) -> list[str]:
    if os.path.lexists(given) or not any(c in given for c in _PATTERN):
        return [given] if os.path.lexists(given) else []
    return sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - patterns may be absolute


def _files(path: str, tally: Counter[str]) -> Iterator[tuple[str, InputError | None]]:
    if not Path(path).is_dir():
        yield path, _unopened(path)
        return
    walk = Walk(path, lambda _folder: Filing(), _wanted)
    for name, error in walk.files():
        yield name, error or _unopened(name)
    tally["skipped"] += walk.skipped
    for name, what in walk.odd:
        zh, en = ODD[what]
        yield name, InputError(
            f"是{zh}，没有检查", f"is {en}, not checked",
            remedy_zh="请放入文件本身", remedy_en="put the file itself there",
        )  # fmt: skip


def _wanted(name: str) -> bool:
    return known(name) or name.lower().endswith((*(ending for ending, _ in ENDINGS), *UNOPENED))


def _unopened(name: str) -> InputError | None:
    if holding(name) != "file" or not name.lower().endswith(UNOPENED):
        return None
    return InputError(
        "这种压缩包读不了，没有打开", "archives of this kind are not read: not opened",
        remedy_zh="请解压，或改存为 .zip", remedy_en="unpack it, or save it as .zip",
    )  # fmt: skip

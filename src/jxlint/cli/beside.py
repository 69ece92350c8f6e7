"""Where reports go that hold one file each: what they are called, and that none of them is written over a table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from jxlint.errors import UsageError
from jxlint.inputs.paths import Input

# Systems take names of 255 bytes, and a Chinese character has three.
_LONGEST = 60
# Of files, and not of folders.
_SUFFIXES = (".docx", ".docm", ".md", ".pdf", ".html", ".htm", ".xlsx", ".xlsm", ".csv", ".txt")


def several(files: Sequence[Input], output: str) -> bool:
    """Whether `output` is a folder: there are several files, or it says so. Raises UsageError for several files and an
    `output` that is one file, or is called like one."""
    if output.endswith(("/", "\\")) or Path(output).is_dir():
        return True
    if len(files) > 1 and (output.lower().endswith(_SUFFIXES) or Path(output).is_file()):
        raise UsageError(
            f"要写 {len(files)} 份，-o 应是文件夹，写的是文件名",
            f"-o must be a folder for {len(files)} files, not a file",
            remedy_zh="例如 -o 结果/；要合成一份，用 --format html、xlsx 或 csv",
            remedy_en="such as -o reports/; the formats html, xlsx and csv put all into one", where=output,
        )  # fmt: skip
    return len(files) > 1


def named(files: Sequence[Input], folder: str, word: str, suffix: str | None) -> dict[str, str]:
    """The file of each report: called like the table, with `word` and, where two are called alike, a number; with
    `suffix`, or that of the table."""
    taken: set[str] = {"index.html"}
    out = {}
    for each in files:
        stem, own = os.path.splitext(os.path.basename(each.name) if each.path != "-" else "stdin")  # noqa: PTH119, PTH122
        stem = stem[:_LONGEST]
        ending = own.lower() if suffix is None else suffix
        name, n = f"{stem}.{word}{ending}", 1
        while name.lower() in taken:
            n += 1
            name = f"{stem}.{word}.{n}{ending}"
        taken.add(name.lower())
        out[each.name] = str(Path(folder) / name)
    return out


def refuse_inputs(files: Iterable[Input], targets: Iterable[str]) -> None:
    """Raise UsageError when one of `targets` is one of the files that are read, by whatever name or link."""
    read = [each.path for each in files if each.path != "-"]
    for target in targets:
        if any(_same(target, path) for path in read):
            raise UsageError(
                "输出文件就是要检查的文件，会把表覆盖掉", "the output file is the file to check",
                remedy_zh="请给 -o 另起一个名字", remedy_en="give -o another name", where=target,
            )  # fmt: skip


def _same(one: str, two: str) -> bool:
    if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(two)):
        return True
    try:
        return os.path.samefile(one, two)  # noqa: PTH121 - a hard link is the same file
    except (OSError, ValueError):
        return False

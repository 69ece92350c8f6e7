"""A user's files rewritten in place: whole or not at all, only if they are still what was read, a copy on wish."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from jxlint.cli.output import save
from jxlint.errors import JxlintError, UsageError
from jxlint.readers.opening import load
from jxlint.reasons import reason


def rewrite(name: str, before: bytes, after: bytes, *, backup: bool) -> None:
    """Put `after` in the place of `before` in the file `name`; `backup` keeps the file as it was beside it.

    Raises InputError or UsageError for a file that is write-protected or was changed by someone else, or when the disk
    fails.
    """
    # A user with all rights (root, in containers) could write it nevertheless: the protection is a wish all the same.
    if not os.access(name, os.W_OK) or not Path(name).stat().st_mode & 0o222:
        raise _refused(name, "文件是只读的，没有修正", "the file is write-protected and was not fixed",
                       "请先去掉只读", "take the protection away first")  # fmt: skip
    if load(name) != before:
        raise _refused(name, "文件刚被别的程序改过，没有修正", "the file has just been changed and was not fixed",
                       "请再运行一次", "run it again")  # fmt: skip
    if backup:
        _keep(name)
    save(name, after)


def _keep(name: str) -> None:
    """A copy of the file `name` beside it, under a name that is free."""
    number = 1
    while True:
        copy = Path(f"{name}.bak{number if number > 1 else ''}")
        try:
            with copy.open("xb") as out, Path(name).open("rb") as original:
                shutil.copyfileobj(original, out)
            shutil.copystat(name, copy)
        except FileExistsError:
            number += 1
            continue
        except OSError as e:
            zh, en = reason(e)
            raise _refused(name, f"备份写不了（{zh}），没有修正", f"no backup could be made ({en}); not fixed",
                           "请检查磁盘和权限", "check disk and permissions") from e  # fmt: skip
        return


def _refused(name: str, zh: str, en: str, remedy_zh: str, remedy_en: str) -> JxlintError:
    return UsageError(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=name)

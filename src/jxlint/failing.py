"""What goes wrong with one file, which must not cost the others, and faults of ours: told like any other error."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from jxlint.errors import JxlintError

_Answer = TypeVar("_Answer")


def answered(work: Callable[[], _Answer], name: str) -> _Answer | JxlintError:
    """What `work` gives of the file called `name`, or why there is nothing. With JXLINT_TRACEBACK faults of ours are
    raised."""
    try:
        return work()
    except JxlintError as e:
        return e
    except Exception as e:  # whatever it is
        if os.environ.get("JXLINT_TRACEBACK"):
            raise
        return unexpected(e, name)


def unexpected(error: Exception, where: str = "") -> JxlintError:
    """A fault of ours (or of the machine, such as a full disk), told like any other error."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if isinstance(error, OSError) and error.strerror:
        from jxlint.reasons import reason

        return JxlintError(
            f"系统出错：{reason(error)[0]}",
            f"the system says: {error.strerror}",
            remedy_zh="请检查磁盘和权限",
            remedy_en="check disk and permissions",
            where=where or str(error.filename or ""),
        )
    return JxlintError(
        f"jxlint 内部出错：{said}",
        f"internal error: {said}",
        remedy_zh="请把这一行报给维护者（设 JXLINT_TRACEBACK=1 可看详情）",
        remedy_en="please report this line (JXLINT_TRACEBACK=1 shows the details)",
        where=where,
    )
